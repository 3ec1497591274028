"""Numbers that an event reports, with their bounds: "at least 20 people", "dozens", "between 10 and 15 tanks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.types import Quantity, QuantityKind, Span

Pair = tuple[int, int]
_SMALL: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
                  "trillion": 1_000_000_000_000, "m": 1_000_000, "bn": 1_000_000_000, "dozen": 12}  # fmt: skip
#: Words for numbers that are not told: the least and the most that they are used for.
_VAGUE: Final = {"dozens": (24, None), "scores": (40, None), "hundreds": (200, None), "thousands": (2_000, None),
                 "tens of thousands": (20_000, None), "hundreds of thousands": (200_000, None),
                 "millions": (2_000_000, None), "several": (3, None), "a dozen": (12, 12),
                 "a handful": (2, 9)}  # fmt: skip
_WORDS: Final = "|".join(_SMALL)
_NUMBER: Final = rf"(?:[$€£]\s?)?(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)|\b(?:{_WORDS})(?:-(?:{_WORDS}))?\b"
_SCALED: Final = rf"(?:{_NUMBER})(?:[\s-]?(?:{'|'.join(_SCALES)})\b)?"
_LEAST: Final = r"at least|no fewer than|no less than|not less than|a minimum of"
_OVER: Final = r"more than|over|above|upwards of|in excess of"
_MOST: Final = r"at most|up to|no more than|as many as|as much as"
_UNDER: Final = r"fewer than|less than|under|nearly|almost"
_QUANTITY: Final = re.compile(
    rf"(?:\b(?P<least>{_LEAST})\s+|\b(?P<over>{_OVER})\s+|\b(?P<most>{_MOST})\s+|\b(?P<under>{_UNDER})\s+"
    rf"|\b(?:about|around|some|roughly|approximately|an estimated)\s+)?"
    rf"(?:(?P<vague>\b(?:{'|'.join(sorted(_VAGUE, key=len, reverse=True))})\b)"
    rf"|(?P<first>{_SCALED})(?:\s?(?:to|and|or|-|–)\s?(?P<second>{_SCALED}))?)",
    re.IGNORECASE,
)
#: Words beside a number that say what is counted.
_KINDS: Final[dict[QuantityKind, frozenset[str]]] = {
    "killed": word_list("killed", "events.tsv"),
    "injured": word_list("injured", "events.tsv"),
    "arrested": word_list("arrested", "events.tsv"),
    "abducted": word_list("abducted", "events.tsv"),
    "displaced": word_list("displaced", "events.tsv"),
}
#: Types of which numbers of people count what was done to them.
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE", "RETREAT", "AID", "SANCTION"})
_TROOPS: Final = word_list("troop", "events.tsv")
_WEAPONS: Final = word_list("weapon", "events.tsv")
_PEOPLE: Final = word_list("counted", "events.tsv")
_TROOP_TYPES: Final = frozenset({"MOBILIZE", "RETREAT", "CONCEDE", "AGREE"})
#: What a number before these counts is no part of an event.
_MEASURE: Final = re.compile(
    r"\s?(?:%|percent|per cent|years?|months?|weeks?|days?|hours?|miles|km|kilomet|metres|meters|-year|pm|am|a\.m|p\.m)"
)
_MONEY: Final = re.compile(r"[$€£]|\b(?:dollars|euros|pounds|crowns|yuan|rubles|roubles)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Characters on either side of a number in which the words that say what is counted may stand.
_NEAR: Final = 45
#: Words before a number among which the one that says what is counted may be; behind it twice as many.
_NEAREST: Final = 4
#: Characters between an event's trigger and its number.
_REACH: Final = 90


def quantities_of(text: str, sentence: Pair, trigger: Pair, kind: str, others: Sequence[Pair]) -> tuple[Quantity, ...]:
    """Return the quantities of one event.

    Args:
        text: of the article.
        sentence: that holds the event.
        trigger: of the event.
        kind: PLOVER type.
        others: triggers of the other events of the sentence; a number is the nearest one's.
    """
    found = []
    for match in _QUANTITY.finditer(text, *sentence):
        bounds = _bounds(match)
        what = _kind(text, sentence, match, kind)
        if bounds is None or what is None or _distance(match, trigger) > _REACH:
            continue
        if any(_distance(match, other) < _distance(match, trigger) for other in others):
            continue
        found.append(Quantity(what, bounds[0], bounds[1], Span.of(text, match.start(), match.end())))
    return tuple(found)


def _distance(match: re.Match[str], trigger: Pair) -> int:
    return max(trigger[0] - match.end(), match.start() - trigger[1], 0)


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None] | None:
    if match["vague"]:
        return _VAGUE[match["vague"].lower()]
    first = _value(match["first"])
    second = _value(match["second"]) if match["second"] else None
    if second is not None and second > first:
        return first, second
    if match["least"]:
        return first, None
    if match["over"]:
        return first, None
    if match["most"]:
        return None, first
    return (None, first) if match["under"] else (first, first)


def _value(words: str) -> float:
    bare = words.lower().lstrip("$€£ ").replace(",", "")
    parts = re.split(r"[\s-]+", bare)
    total, scale = 0.0, 1
    for part in parts:
        glued = re.fullmatch(r"(\d+(?:\.\d+)?)(m|bn)?", part)
        if glued:
            total += float(glued[1])
            scale *= _SCALES.get(glued[2] or "", 1)
        elif part in _SCALES:
            scale *= _SCALES[part]
        else:
            total += _SMALL.get(part, 0)
    return total * scale


def _kind(text: str, sentence: Pair, match: re.Match[str], event: str) -> QuantityKind | None:
    """What is counted: by the words near the number; None where the number counts nothing of the event."""
    after = text[match.end() : min(sentence[1], match.end() + _NEAR)]
    before = text[max(sentence[0], match.start() - _NEAR) : match.start()]
    if _MONEY.search(match.group()) or _MONEY.match(after.lstrip()):
        return "money"
    if _YEAR.fullmatch(match.group()) or _MEASURE.match(after):
        return None
    noun = [lemmas(word.lower()) for word in _WORD.findall(after)[:4]]
    behind, ahead = _WORD.findall(before)[: -_NEAREST - 1 : -1], _WORD.findall(after)[: 2 * _NEAREST]
    near = [word for pair in zip_longest(behind, ahead) for word in pair if word]
    for forms in (lemmas(word.lower()) for word in near) if event in _DONE_TO else ():
        told = next((kind for kind, words in _KINDS.items() if forms & words), None)
        if told:
            return told
    if event in _TROOP_TYPES and any(forms & _TROOPS for forms in noun):
        return "troops"
    if any(forms & _WEAPONS for forms in noun):
        return "weapons"
    return "other" if any(forms & _PEOPLE for forms in noun) else None
