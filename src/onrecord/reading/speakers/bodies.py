"""The named bodies of a text: what else they are called, and which of them are outlets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from onrecord.knowledge.countries import by_name
from onrecord.knowledge.lookup import builtin
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, dashed, plain
from onrecord.reading.names.spelling import is_one_off

#: Labels of the tagger for what may speak without being a person.
BODY_LABELS: Final = frozenset({"ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "LOC"})
_ARTICLE: Final = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_APPOSITION: Final = re.compile(
    r",\s(?:an?|the)\s(?:[\w’'-]+\s){0,4}?([a-z]+)(?=\s(?:that|which|of|in|based|for|behind)\b|,)"
)
#: A body's name after what it is: "the trawling company Cobrex".
_CALLED: Final = re.compile(
    r"\b(company|firm|airline|brokerage|broadcaster|newspaper|magazine|weekly|charity|bank)[ \u00a0]"
    r"((?:[A-Z][\w&’'-]*?(?:[ \u00a0]|(?=[’']s\b)|(?!\w)))+)"
)
#: Nouns beside an outlet's name, and nouns that call one.
_BESIDE: Final = frozenset({"daily", "affiliate", "channel", "broadcaster", "tabloid"})
_CHANNELS: Final = _BESIDE | frozenset({"station", "network"})
#: Words at the begin or end of a name that make a body an agency.
_AGENCIES: Final = frozenset({"department", "administration", "bureau", "service", "agency", "commission", "centers"})
_SHORT: Final = re.compile(r"[A-Z]{2,6}")
#: Initials long enough for a slip in them to be seen.
_SLIP: Final = re.compile(r"[A-Z]{4,6}")
_BROADCAST: Final = frozenset({"broadcasting", "news", "radio", "television", "tv"})
#: Nouns that an outlet calls itself by.
OWN_NOUNS: Final = frozenset(
    {"newspaper", "paper", "magazine", "journal", "newsroom", "site", "website", "publication", "weekly", "newsletter"}
)
_POSSESSIVE: Final = re.compile(r"[’']s?$")


def body_name(text: str) -> str:
    """Return `text` on one line, without article, possessive ending and what a tagger took with it."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(text.partition(" (")[0].split()))).removesuffix(" and").strip()


def outlet_name(outlet: str | None) -> str | None:
    """Return the name of an article's outlet, which its metadata may give by a web domain only."""
    known = builtin().by_domain(outlet.casefold()) if outlet and "." in outlet and " " not in outlet.strip() else None
    return known.entry.name if known is not None else outlet


class Bodies:
    """The named bodies of one text, so that "the Committee" and "the zoo" can be told by what is named in full."""

    def __init__(self, text: str, names: Sequence[Name], outlet: str | None) -> None:
        self.outlet = outlet
        self._text = text
        self._places: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._searched: set[str] = set()
        self._told: dict[str, set[str]] = defaultdict(set)
        self._states = _states(names)
        self._initials = {full for name in names if _SLIP.fullmatch(full := body_name(name.text)) and is_outlet(full)}
        if outlet:
            for noun in _nouns(body_name(outlet)):
                self._places[noun].append((0, body_name(outlet)))
        for name in names:
            full = body_name(name.text)
            if name.label not in BODY_LABELS or not full or full.casefold() in OWN_NOUNS:
                continue
            last = full.rpartition(" ")[2]
            if last.islower() and last in OWN_NOUNS:
                continue
            told = _told_nouns(text, name)
            self._told[full] |= told
            if " " in full or told or dashed(full) in words("armed_group"):
                for noun in _nouns(full) | told:
                    self._places[noun].append((name.start, full))

        self._acronyms = _acronyms({full for found in self._places.values() for _, full in found})
        for match in _CALLED.finditer(text):
            full = match.group(2).strip()
            self._told[full].add(match.group(1))
            self._places[match.group(1)].append((match.start(2), full))

    def called(self, noun: str, at: int | None = None, since: int = 0) -> str | None:
        """Return the one body that `noun` (lower case) calls, or None where there is none or several.

        Of several the one named first is meant where no other is named near.

        Args:
            noun: the head noun: committee, zoo, company.
            at: only bodies named before this place count; None for all.
            since: where what is near begins.
        """
        self._search(noun)
        found = [(place, name) for place, name in self._places.get(noun, ()) if at is None or place < at]
        if not found:
            return None
        first = min(found)[1]
        if at is not None and all(_alike(name, first) for place, name in found if place >= since):
            found = [(place, name) for place, name in found if _alike(name, first)]
        longest = max((name for _, name in found), key=lambda name: len(_spelled(name)))
        return longest if all(_is_short_for(name, longest) for _, name in found) else None

    def with_words(self, noun: str, told: frozenset[str]) -> str | None:
        """Return the one body that `noun` calls and whose name has all of these words, or None."""
        self._search(noun)
        found = {name for _, name in self._places.get(noun, ()) if told <= set(_spelled(name).split())}
        longest = max(found, key=lambda name: len(_spelled(name)), default=None)
        return longest if longest and all(_is_short_for(name, longest) for name in found) else None

    def state_of(self, name: str) -> str:
        """Return the state that "the North" or "the South" is where the text names one that begins so, else `name`."""
        found = self._states.get(name, set()) if name in ("North", "South") else set()
        return next(iter(found)) if len(found) == 1 else name

    def spelled_out(self, short: str) -> str | None:
        """Return the one name of several words in the text whose initials are `short`: ICRC, or None."""
        found = self._acronyms.get(short, set())
        return next(iter(found)) if len(found) == 1 else None

    def meant(self, short: str) -> str | None:
        """Return the one initialism of the text that `short` is a slip for, its letters in another order; or None."""
        if not _SLIP.fullmatch(short) or short in self._initials:
            return None
        found = {name for name in self._initials if sorted(name) == sorted(short) and is_one_off(name, short)}
        return found.pop() if len(found) == 1 else None

    def near(self, noun: str, since: int, at: int) -> str | None:
        """Return the one body named in since:at that `noun` calls, or None where there is none or several."""
        found = {name for place, name in self._places.get(noun, ()) if since <= place < at}
        return found.pop() if len(found) == 1 else None

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's: by itself, as the article's own, or because the text calls it a newspaper."""
        own = self.outlet is not None and body_name(self.outlet) == name
        told = bool(self._told.get(name, set()) & (OWN_NOUNS | _CHANNELS))
        return own or is_outlet(name) or told or is_known_outlet(name)

    def _search(self, noun: str) -> None:
        """Look for capitalised words before the capitalised `noun`, wherever it stands: "Cincinnati Zoo"."""
        if noun in self._searched or noun not in words("body", "branch"):
            return
        self._searched.add(noun)
        pattern = rf"((?:[A-Z][\w’'&-]*\s){{1,3}}{re.escape(noun.capitalize())})\b(?!\s[A-Z])"
        for match in re.finditer(pattern, self._text):
            name = re.split(r"[’']s\s|\b[Tt]he\s", match.group(1))[-1].strip()
            if " " in name and "\n" not in name:
                self._places[noun].append((match.start(), name))


def _is_short_for(name: str, full: str) -> bool:
    """Whether `name` is the beginning or the end of `full`: the same body by a shorter name."""
    one, other = _spelled(name), _spelled(full)
    return other.endswith(one) or other.startswith(one)


def _alike(one: str, other: str) -> bool:
    return _is_short_for(one, other) or _is_short_for(other, one)


def _states(names: Sequence[Name]) -> dict[str, set[str]]:
    """The states that a text names, by the first words of their names."""
    out: dict[str, set[str]] = defaultdict(set)
    for name in names:
        state = body_name(name.text)
        if name.label == "GPE" and by_name(state):
            out[state.split()[0]].add(state)
    return out


def _acronyms(names: set[str]) -> dict[str, set[str]]:
    """The names of at least three capitalised words, by their initials."""
    out: dict[str, set[str]] = defaultdict(set)
    for name in names:
        initials = "".join(word[0] for word in name.split() if word[:1].isupper())
        if _SHORT.fullmatch(initials) and len(initials) > 2:
            out[initials].add(name)
    return out


def _spelled(name: str) -> str:
    lower = " ".join(plain(word) for word in name.split())
    return re.sub(r"\bus\b", "united states", re.sub(r"\bun\b", "united nations", lower))


def _nouns(name: str) -> set[str]:
    """What a body of this name is called: its head nouns in lower case."""
    parts = [plain(word) for word in name.split()]
    found = {parts[-1]}
    for i, word in enumerate(parts[1:], 1):
        if word in ("of", "for", "&", "in", "and") and parts[i - 1] in words("body", "outlet_word"):
            found.add(parts[i - 1])
    if parts[-1] in words("company"):
        found |= {"company", "firm"}
    if dashed(name) in words("armed_group"):
        found |= {"armed group"}
    if len(parts) > 1 and {parts[0], parts[-1]} & _AGENCIES:
        found |= {"agency", "department"} if "department" in parts else {"agency"}
    if len(parts) > 1 and parts[-1].rpartition("-")[2] in words("outlet_word") - _BROADCAST:
        found |= {"newspaper", "paper"}
    return found


def _told_nouns(text: str, name: Name) -> set[str]:
    """What the words beside a name call it: "the brokerage Lane & Tarrow", "Cobrex, the company that runs it"."""
    found: set[str] = set()
    before = re.search(r"([a-z]+)[ \u00a0]$", text[max(0, name.start - 24) : name.start])
    if before and before.group(1) in (words("body") | OWN_NOUNS | _BESIDE) - {"house", "force"}:
        found.add(before.group(1))
    after = _APPOSITION.match(text, name.end, min(len(text), name.end + 90))
    if after and after.group(1) in words("body") | OWN_NOUNS:
        found.add(after.group(1))
    return found


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's: Reuters, the Larch Times."""
    lower = [plain(word) for word in name.split()]
    if not lower:
        return False
    if lower[0] == "the":
        lower = lower[1:]
    if "-".join(lower) in words("outlet") or lower[-2:] == ["news", "agency"]:
        return True
    known_first = lower[:1] and lower[0] in words("outlet") and all(w in words("outlet_word") for w in lower[1:])
    return bool(known_first) or (len(lower) > 1 and lower[-1] in words("outlet_word"))


@lru_cache(maxsize=4096)
def is_known_outlet(name: str) -> bool:
    """Whether a pack knows an outlet, and nothing else, by this name or domain."""
    found = builtin().lookup(name)
    domain = builtin().by_domain(name.casefold()) if "." in name and " " not in name else None
    return domain is not None or (bool(found) and all(m.strong and m.entry.kind == "outlet" for m in found))
