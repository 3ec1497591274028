"""The noun that a number counts: people, things, or none where the number stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.reading.events.amounts import Bounds

_WEAPONS: Final = word_list("weapon", "events.tsv")
_NOUNS: Final = word_list("counted", "events.tsv") | word_list("troop", "events.tsv") | _WEAPONS
_CLOSING: Final = word_list("closing", "events.tsv") | word_list("auxiliary", "events.tsv")
_MEASURE: Final = word_list("measure", "events.tsv")
_SAYING: Final = frozenset[str]().union(
    *(word_list(name, "events.tsv") for name in ("killed", "injured", "arrested", "abducted", "displaced"))
)
_PLURALS: Final = {"children": "child", "schoolchildren": "schoolchild", "bodies": "body", "families": "family"}
#: Nouns that are the same in the plural; the first ones may as well say of what kind the next noun is: "police cars".
_BESIDE_OTHERS: Final = frozenset({"police", "personnel", "crew", "staff"})
_UNCHANGED: Final = _BESIDE_OTHERS | {"people", "aircraft"}
_PEOPLES: Final = re.compile(r"[A-Z]\w+(?:ans|is|ese)")
_OF_A_PEOPLE: Final = re.compile(r"[A-Z]\w+(?:an|i|ese)")
_SOME_OF: Final = re.compile(
    r"\s+of\s+(?:(?P<whom>them|whom|us)|the|these|those|his|her|their|its|our|my)\b"
    r"(?:\s+(?:more than|over|about|nearly|at least))?(?:\s+\d[\d,]*)?"
)
_MORE: Final = re.compile(r"\s+(?:of|more|other|(?P<others>others))\b(?!\s+than)")
_NEXT: Final = re.compile(r"\s+((?:[A-Z]\.){2,}|[^\W\d_](?:[\w'’.-]*[^\W_])?)")
#: What makes a number part of a word, a time or a share.
_GLUED: Final = re.compile(r"[\w:/%-]")
#: Words of a noun phrase.
_LONGEST: Final = 5


@dataclass(frozen=True, slots=True)
class Noun:
    """What a number counts.

    Attributes:
        word: the noun, in the singular and lower case; empty where the number stands alone ("killed two").
        people: whether it is people that it names.
        end: where the noun phrase ends in the text; where the number ends, if it stands alone.
        before: the words between the number and the noun.
    """

    word: str
    people: bool
    end: int
    before: tuple[str, ...] = ()


def noun_after(text: str, start: int, end: int, bounds: Bounds) -> Noun | None:
    """Return the noun that a number counts; None for what is no people and no weapon.

    Args:
        text: of the article.
        start: end of the number.
        end: of the sentence.
        bounds: of the number; "one" counts a noun in the singular.
    """
    if _GLUED.match(text, start, end):
        return None
    if part := _SOME_OF.match(text, start, end) or _MORE.match(text, start, end):
        start = part.end()
        if part.groupdict().get("whom") or part.groupdict().get("others"):
            return Noun("other", True, start)
    words: list[tuple[str, int]] = []
    at = start
    while len(words) < _LONGEST and (match := _NEXT.match(text, at, end)):
        words.append((match[1], match.end()))
        at = match.end()
    one = bounds == (1, 1)
    for number, (word, stop) in enumerate(words):
        if word.lower() in _MEASURE:
            return None
        following = words[number + 1][0] if number + 1 < len(words) else ""
        noun = _noun(word, one=one)
        if noun and (not (one or noun in _BESIDE_OTHERS) or _ends(following)):
            return Noun(noun, noun not in _WEAPONS, stop, tuple(before for before, _ in words[:number]))
        if word.lower() in _CLOSING or (_says(word) and _ends(following)):
            return None if number else Noun("", False, start)
    return None if words else Noun("", False, start)


def _noun(word: str, *, one: bool) -> str:
    """The singular of a noun that may be counted, if it has the number asked for; else empty."""
    small = word.lower()
    if one:
        return small if small in _NOUNS - _UNCHANGED or _OF_A_PEOPLE.fullmatch(word) else ""
    if small in _UNCHANGED or _PEOPLES.fullmatch(word):
        return small
    bare = _PLURALS.get(small) or (f"{small[:-3]}man" if small.endswith("men") else small.removesuffix("s"))
    return bare if bare != small and bare in _NOUNS else ""


def _says(word: str) -> bool:
    return bool(lemmas(word.lower()) & _SAYING)


def _ends(following: str) -> bool:
    """Whether a noun phrase ends before a word."""
    return not following or following.lower() in _CLOSING or _says(following)
