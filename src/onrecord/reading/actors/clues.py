"""What the text says that its persons are: titles before names, appositions, clauses with "who", party marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.knowledge.words import words
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import spots
from onrecord.reading.names.parts import Name, plain

Kind = Literal["title", "apposition", "clause", "mark", "from"]
_NAME_END: Final = r"(?:,?\s+(?:Jr|Sr)\.)?(?:\s+\([^)\n]{1,24}\))?(?:,?\s+\d{1,3})?"
_AFTER: Final = re.compile(_NAME_END + r",\s+(?!(?:and|but|who|whose|which|said|says|told|in|on|at|as|with)\b)")
_END: Final = re.compile(
    r"[,;:\n?!(]|\.(?=\s|$|[”\"])|\s[—–-]\s|—|[”\"]|\s(?:who|said|says|told|tells|has|had|was|is|and he|and she)\s|$"
)
#: A noun phrase up to the next mark; the full stops of "U.S." are none.
_NP: Final = r"(?:[^,.;:\n]|(?<=\b[A-Z])\.){3,80}"
_CLAUSE: Final = re.compile(
    _NAME_END
    + r",?\s+(?:who\s+)?(?:is|was|has been|became|serves as|served as|works as|who (?:heads|leads|runs|chairs))"
    r"\s+(?:also\s+|now\s+|then\s+)?((?:the|an?)\s" + _NP + r")"
)
#: What somebody was, whom the article names for what they know of it.
_SERVED: Final = re.compile(
    _NAME_END + r",?\s+who\s+(?:once\s+|has\s+)?(?:served|worked|was)\s+as\s+(?:the\s|an?\s)?(" + _NP + r")"
)
#: Where somebody is from: "Ana Lopez, 59, of Larch, Md.,".
_FROM: Final = re.compile(
    _NAME_END + r",\s+(?:of|from)\s+([A-Z][\w’' -]*?)(?:,\s+([A-Z][A-Za-z.]{1,6}))?(?=[,.;\n]|\swho|\sand|\ssaid)"
)
_LEADS: Final = re.compile(_NAME_END + r",?\s+who\s+(?:now\s+)?(heads|leads|runs|chairs|directs)\s+([^,.;:\n]{3,60})")
#: (D-N.C.), (R-Texas), , D-Ohio,
_MARK: Final = re.compile(r"\s*(?:\(|,\s)([DRI])[-–.][\s-]?([A-Z][\w. ]{0,14}?)(?:\)|,)")
_BEFORE: Final = re.compile(
    r"(?:^|[\n.,;:“\"—]\s*|\s)((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[\w.]+[’']s)\s[^,.;:\n]{3,80}),\s+$"
)
_UNDER: Final = frozenset({"of", "for", "and", "the", "de", "on", "at"})
_STOPS: Final = (",", ";", "?", "!", ":", "”", '"', "“", "—", "–", "-")
_ABBREVIATION: Final = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.")
_LOWER: Final = words("role", "title", "in_title", "honorific", "relation")


@dataclass(frozen=True, slots=True)
class Clue:
    """A phrase that says what a person is.

    Attributes:
        phrase: the words.
        kind: how it stands beside the name.
        start: where it begins; of a title, so that the title and the name are one mention.
    """

    phrase: str
    kind: Kind
    start: int


def clues(scene: Scene, name: Name) -> Iterator[Clue]:
    """Yield what the words beside one name say of its bearer, the surest first."""
    text = scene.text
    beside = _apposition(scene, name.end) or _before(scene, name.start)
    if beside is not None:
        yield beside
    title = title_before(scene, name)
    if title is not None:
        yield title
    mark = _MARK.match(text, name.end, min(len(text), name.end + 24))
    if mark:
        yield Clue(mark.group(1), "mark", mark.start(1))
    clause = _CLAUSE.match(text, name.end, min(len(text), name.end + 160))
    if clause and _is_role(scene, clause.group(1)):
        yield Clue(clause.group(1), "clause", clause.start(1))
    served = _SERVED.match(text, name.end, min(len(text), name.end + 160))
    if served:
        yield Clue(f"former {served.group(1)}", "clause", served.start(1))
    home = _FROM.match(text, name.end, min(len(text), name.end + 90))
    if home:
        yield Clue(", ".join(part for part in home.groups() if part), "from", home.start(1))
    leads = _LEADS.match(text, name.end, min(len(text), name.end + 120))
    if leads:
        yield Clue(f"leader of {leads.group(2)}", "clause", leads.start(2))


def _apposition(scene: Scene, at: int) -> Clue | None:
    """The phrase after the name and a comma, where its head is a title or role."""
    after = _AFTER.match(scene.text, at, min(len(scene.text), at + 60))
    if after is None:
        return None
    end = _END.search(scene.text, after.end(), min(len(scene.text), after.end() + 200))
    if end is None:
        return None
    phrase = scene.text[after.end() : end.start()]
    return Clue(phrase, "apposition", after.end()) if _is_role(scene, phrase) else None


def _before(scene: Scene, at: int) -> Clue | None:
    before = scene.text[max(0, at - 110) : at]
    match = _BEFORE.search(before)
    if match is None or not _is_role(scene, match.group(1)):
        return None
    return Clue(match.group(1), "apposition", at - len(before) + match.start(1))


def _is_role(scene: Scene, phrase: str) -> bool:
    """Whether the words up to the first preposition end in a title: what somebody is, and no clause."""
    if not 0 < len(phrase.split()) <= 22:
        return False
    head = re.split(r"\s(?:of|for|at|from|with|to|in|on|who|and|under|turned)\s", phrase.translate(_PLAIN) + " ")[0]
    last = plain(head.split()[-1]) if head.split() else ""
    if last in words("role") or last in words("title") or last in words("relation"):
        return True
    title = scene.title(head)
    if title is not None and title.form.split()[-1] == last:
        return True
    nationality = re.fullmatch(r"\s*an?\s([A-Z][a-z]+)\s*", head)
    return nationality is not None and bool(scene.knowledge.by_nationality(nationality.group(1), scene.on))


_PLAIN: Final = str.maketrans({"[": " ", "]": " ", "(": " ", ")": " ", "“": " ", "”": " "})


def title_before(scene: Scene, name: Name) -> Clue | None:
    """Return the title that stands right before a name: "Russian Foreign Ministry spokeswoman", "Gov."."""
    line_start = max(0, name.start - 110)
    line = scene.text[line_start : name.start].rpartition("\n")[2].replace("\u00a0", " ")
    if not line[-1:].isspace() and line:
        return None
    kept = _kept(line.rstrip().removesuffix("]").split(" "))
    if not kept:
        return None
    kept = _longer(scene, kept, line.split(" "))
    phrase = " ".join(kept)
    at = line.rfind(phrase)
    phrase = phrase.strip('[]“”"‘ ')
    if not _tells(scene, phrase):
        return None
    return Clue(phrase, "title", name.start - len(line) + at)


def _kept(before: Sequence[str]) -> list[str]:
    """The words right before a name that may be of its title."""
    kept: list[str] = []
    for word in reversed(before[-10:]):
        if word.endswith(_STOPS) or (word.endswith(".") and not _ABBREVIATION.fullmatch(word)):
            break
        if not word or plain(word) in words("no_title") - {"of", "for", "the", "and"}:
            break
        bare = word.strip('[]“"‘')
        inner = plain(word) in _UNDER and kept and kept[0][:1].isupper()
        if not (bare[:1].isupper() or plain(bare) in _LOWER or inner or re.search(r"\w[’']s$", bare)):
            break
        kept.insert(0, word)
        if word.startswith(("[", "“", '"', "‘")):
            break
    for i in range(len(kept) - 2, 0, -1):
        # "the government of President Berg", "chairman of Mrs. Berg’s campaign": "of" governs the name
        if plain(kept[i]) in ("of", "for", "and") and (
            plain(kept[i - 1]) not in words("role", "title")
            or plain(kept[i + 1]) in words("role", "title", "honorific")
        ):
            kept = kept[i + 1 :]
            break
    while kept and plain(kept[0]) in _UNDER:
        kept.pop(0)
    return [] if kept and plain(kept[-1]) in words("group") else kept


def _longer(scene: Scene, kept: list[str], before: Sequence[str]) -> list[str]:
    """A title with the lower-case words before it that are a part of it: "first" of "first lady"."""
    words_before = [word for word in before if word]
    at = len(words_before) - len(kept)
    if at > 0 and words_before[at - 1].islower() and plain(words_before[at - 1]) not in words("no_title"):
        longer = [words_before[at - 1], *kept]
        title, short = scene.title(" ".join(longer)), scene.title(" ".join(kept))
        if title is not None and len(title.form.split()) > len(short.form.split() if short else ()):
            former = at > 1 and plain(words_before[at - 2]) in ("former", "ex", "retired", "late")
            return [words_before[at - 2], *longer] if former else longer
    return kept


def _tells(scene: Scene, phrase: str) -> bool:
    """Whether a phrase before a name is a title, and not the end of another name."""
    if scene.title(phrase) is not None:
        return True
    last = plain(phrase.rsplit(maxsplit=1)[-1]) if phrase.split() else ""
    if last in words("role", "title", "relation", "honorific"):
        return True
    found = list(spots(phrase, scene.knowledge, scene.on))
    if not found:
        return False
    last_spot = found[-1]
    # "Democrat Ana Lopez", "the Ledger’s Ana Lopez"
    is_outlets = any(entry.kind == "outlet" for entry in last_spot.entries) and phrase.endswith(("’s", "'s"))
    return (last_spot.end == len(phrase) and last_spot.how == "people") or (
        is_outlets and last_spot.end == len(phrase) - 2
    )
