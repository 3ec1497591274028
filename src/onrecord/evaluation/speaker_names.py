"""When the name that a reading gives a speaker is the labelled one.

Names are compared without case, accents, punctuation, a leading "the", and honorifics.

* A *list* ("A and B") is right if the same names are in it, in any order.
* A *person* is right with the same surname and the same given name; initials, further given names and Jr. may be
  missing on either side. A surname alone is not enough where the label has more.
* A *state*, *body*, *armed group* or *outlet* is right with the same words, by another name that a pack gives the same
  entry, or with the same words but for those of its state ("Foreign Ministry" for "Russian Foreign Ministry").
* Who has no name of their own (groups, anonymous voices, persons and bodies whose label begins in lower case) is
  labelled with a description written anew: right if the head nouns are one or if half of the words are (F1), numbers
  apart. A *document* is right if that holds, or if the title agrees, and, where the label names somebody (the issuer,
  the author), one of the names is there too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from onrecord.knowledge.lookup import builtin

_HONORIFICS: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "prof", "professor", "rev", "gen", "col", "lt"}
    | {"sgt", "capt", "adm", "sen", "rep", "gov", "president", "mullah", "sheikh"}
)
_SMALL: Final = frozenset(
    {"the", "a", "an", "of", "for", "to", "in", "on", "at", "by", "with", "from", "and", "or", "its", "their", "his"}
    | {
        "her",
        "s",
        "who",
        "that",
        "which",
        "some",
        "many",
        "several",
        "those",
        "were",
        "was",
        "is",
        "are",
        "has",
        "have",
    }
)
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_CUT: Final = re.compile(
    r"\s(?:of|for|to|in|on|at|by|with|from|who|that|which|whose|close|familiar|led|seen|posted|obtained|released|"
    r"addressed|removed|taken|conducted|published)\s|,"
)
_PARTITIVE: Final = re.compile(
    r"(?i)^(?:one|some|many|most|several|few|two|three)(?:\sor\smore)?\sof\s(?:the\s|its\s)?"
)
_DASH_OR_SLASH: Final = re.compile(r"[-–—/]")
_DROPPED: Final = re.compile(r"[’']s\b|(?<=s)[’'](?=\s|$)|[^\w\s]")
_AND: Final = re.compile(r",\s+and\s+|,\s+|\s+and\s+")


def fold(name: str) -> str:
    """Return `name` in lower case, without accents, punctuation, possessive endings and a leading article."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = _DROPPED.sub("", _DASH_OR_SLASH.sub(" ", bare)).casefold()
    words = bare.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def same_speaker(label: str, kind: str, given: str) -> bool:
    """Whether the name `given` is right for a speaker labelled as `label`.

    Args:
        label: the labelled name.
        kind: the labelled kind, a value of `actor.kind`.
        given: the name that the reading has.
    """
    if fold(label) == fold(given):
        return True
    several = _list(label, kind)
    if several:
        others = _AND.split(given)
        return len(several) == len(others) and all(any(_same_name(a, b) for b in others) for a in several)
    if kind in ("group", "anonymous", "document") or _is_description(label):
        return _same_description(label, kind, given)
    return _same_person(label, given) if kind == "person" else _same_body(label, given)


def same_hop(label: str, given: str) -> bool:
    """Whether a hop is the labelled one: an outlet, person or platform, or a description such as "reporters"."""
    return _same_name(label, given) or (_is_description(label) and _same_description(label, "group", given))


def _list(label: str, kind: str) -> list[str]:
    """The names of a list, or an empty list: "Apple and Google"; "the armies of Chad and Niger" is a description."""
    parts = _AND.split(label)
    named = all(part[:1].isupper() for part in parts)
    return parts if len(parts) > 1 and named and kind not in ("document", "outlet", "organisation") else []


def _is_description(label: str) -> bool:
    first = label.split(maxsplit=1)[0].removeprefix("“").removeprefix('"')
    return first[:1].islower() and first == first.lower() and not first.startswith("al-")


def _same_name(one: str, other: str) -> bool:
    return fold(one) == fold(other) or _same_person(one, other) or _same_body(one, other)


def _same_person(label: str, given: str) -> bool:
    one, other = _parts(label), _parts(given)
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1:
        return True
    return len(other) > 1 and one[0] == other[0]


def _parts(name: str) -> list[str]:
    words = [word for word in fold(name).split() if word not in _SUFFIXES]
    while len(words) > 1 and words[0] in _HONORIFICS:
        words.pop(0)
    return words


def _same_body(label: str, given: str) -> bool:
    one, other = _content(label), _content(given)
    if one == other:
        return True
    if _entries(label) & _entries(given):
        return True
    more = one ^ other
    return bool(one & other) and (one < other or other < one) and all(_is_of_state(word) for word in more)


def _content(name: str) -> frozenset[str]:
    return frozenset(word for word in fold(name).split() if word not in _SMALL)


@lru_cache(maxsize=4096)
def _entries(name: str) -> frozenset[str]:
    found = builtin().lookup(name.strip())
    strong = {match.entry.id for match in found if match.strong} or {match.entry.id for match in found[:1]}
    return frozenset(strong | {match.entry.id for match in builtin().body(name)})


@lru_cache(maxsize=4096)
def _is_of_state(word: str) -> bool:
    if word in ("us", "american", "federal", "national"):
        return True
    shown = word.capitalize()
    return bool(builtin().by_nationality(shown)) or any(m.entry.kind == "state" for m in builtin().lookup(shown))


def _same_description(label: str, kind: str, given: str) -> bool:
    one, other = _stems(label), _stems(given)
    if kind == "document":
        named = {_stem(fold(word)) for word in _names_in(label)}
        title = bool(named) and other and (other <= one and bool(other & named))
        alike = title or _overlap(one, other) >= 0.5 or _head(label) == _head(given)
        return bool(alike) and (not named or bool(named & other))
    return _head(label) == _head(given) or _overlap(one, other) >= 0.5


def _names_in(label: str) -> list[str]:
    """The words of names in a label: capitalised ones, its first word only where it is not lower-case elsewhere."""
    return [word for part in label.split() for word in _DASH_OR_SLASH.split(part) if word.strip("“”\"'’")[:1].isupper()]


def _stems(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _content(name) if not word.isdigit())


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _head(name: str) -> str:
    """The head noun of a description: what stands last before its first preposition or clause; "one of" passed over."""
    name = _PARTITIVE.sub("", name.strip())
    words = fold(_CUT.split(f" {name.strip()} ", maxsplit=1)[0]).split()
    return _stem(words[-1]) if words else ""
