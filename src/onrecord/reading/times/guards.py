"""What looks like a month or a year and is none: "May said", "the March on the capital", "2007 people"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.knowledge.words import words as listed

#: Months whose names are also names of persons, or other words.
_OTHERWISE: Final = frozenset(("may", "march", "april", "june", "august"))
_BEFORE: Final = re.compile(r"([\w’'.-]+)[\s(–—-]*$")
_AFTER: Final = re.compile(r"[\s-]*([\w’'%]+)")
_MONTHS: Final = "|".join(name.capitalize() for name in time_words()["month"])
_THEN_MONTH: Final = re.compile(rf"(?:\s+(?:and|to|through|or)\s+|[-–—/])(?:{_MONTHS})")
_MONTH_BEFORE: Final = re.compile(rf"(?:{_MONTHS})\s+(?:and|or)\s+$")
#: "Her March comment", "a May report"; but "the March on Larch".
_OWNERS: Final = frozenset(("the", "a", "his", "her", "its", "their", "our", "my", "that", "this"))
_MARCHED: Final = frozenset(("on", "in", "against", "at", "that", "who", "was", "is", "will"))
#: Words of `year_before` that stand before any number, and those that may begin what is counted.
_BEFORE_NUMBERS: Final = frozenset(["of", "than", "the", "over", "about", "around", "for", "some"])
_AFTER_SOON: Final = frozenset(["as", "after", "before", "afterwards", "afterward", "thereafter", "enough"])
_JOINING: Final = frozenset(["to", "from", "between", "and", "or"])


def word_before(text: str, at: int) -> str:
    """Return the word before a character, as written; empty at the start of a line or sentence."""
    match = _BEFORE.search(text[max(0, at - 40) : at].rpartition("\n")[2])
    return match[1] if match else ""


def word_after(text: str, at: int) -> str:
    """Return the word after a character, as written."""
    match = _AFTER.match(text, at)
    return match[1] if match else ""


def is_month(text: str, start: int, end: int) -> bool:
    """Whether the name of a month that stands alone is one."""
    name, words = text[start:end].lower(), time_words()
    if name not in _OTHERWISE:
        return True
    before, after = word_before(text, start), word_after(text, end)
    if before.lower() in words["month_before"]:
        return not (name == "march" and after.lower() == "on" and before.lower() == "this")
    if name in ("may", "march") and _is_verb(after.lower()):
        return False
    return _reads_as_month(text, start, end, before, after)


def _reads_as_month(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a word that may be a name stands as a month does: after a preposition, beside another month."""
    name, words = text[start:end].lower(), time_words()
    alone = after[:1].islower() or not after or after.lower() in words["month"] or text[end : end + 1] in '.,;:)”"'
    if before.lower() in ("and", "or"):
        return alone and bool(_MONTH_BEFORE.search(text, max(0, start - 30), start))
    named = _is_named(text, name)
    if before.lower() in words["month_beside"] and not named:
        return alone
    if before.lower() in _OWNERS and text[end : end + 1] in " -" and after[:1].islower():
        return after.lower() not in time_words()["month_beside"] and after.lower() not in _MARCHED
    if name in ("may", "march"):
        return bool(_THEN_MONTH.match(text, end))
    return alone and not named and not before[:1].isupper() and before.lower() not in ("mr", "ms", "mrs")


def _is_verb(word: str) -> bool:
    """Whether a word has a person before it rather than a month: "May said", "March has"."""
    words = time_words()
    return any(word in words[name] for name in ("reporting", "behind", "ahead")) or word in ("is", "also", "says")


@lru_cache(maxsize=8)
def _is_named(text: str, month: str) -> bool:
    """Whether somebody in the text is called like the month: a capitalised word that is no preposition before it."""
    for match in re.finditer(rf"\b([A-Z][a-z]+)\.? {month.capitalize()}\b(?! \d)", text):
        if not (match[1].lower() in time_words()["month_before"] or match[1].lower() in time_words()["month_beside"]):
            return True
    return False


def is_bare_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four digits without month is a year: not so before what is counted, or after "flight"."""
    words, year = time_words(), int(text[end - 4 : end])
    before, after = word_before(text, start).lower(), word_after(text, end).lower()
    leads = before.rstrip(".") in words["year_before"] and before not in _BEFORE_NUMBERS
    if before in words["numbered"] or text[end : end + 1] == "%":
        return False
    if after in words["counted"] and (not leads or before in _JOINING):
        return False
    if not 1900 <= year < 2100:
        return leads and year > 1000
    if before[:1].isdigit() and not re.fullmatch(r"(?:19|20)\d\d", before):
        return False
    # "Case 2000": a round number behind a name
    return year % 100 != 0 or before in words["year_before"] or not word_before(text, start)[:1].isupper()


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether the name of a weekday is one: not in the name of a newspaper, a show, or a famous day."""
    words = time_words()
    after, before = word_after(text, end), word_before(text, start)
    if text[end : end + 1] in (" ", "-") and after[:1].isupper():
        following = text[end + 1 : end + 16].lower()
        if any(re.match(rf"{re.escape(title)}\b", following) for title in words["titled"]):
            return False
        if before[:1].isupper() and before.lower() in listed("title"):
            return False  # Judge Friday Quist
    return not (before[:1].isupper() and before.lower() in words["famous"])


def is_reference(text: str, start: int, end: int, words: str) -> bool:
    """Whether words for the present, the past or the future are that: "now that" and "soon after" are not."""
    before, after = word_before(text, start).lower(), word_after(text, end)
    if words in ("the past", "the present", "the future") and (after == "of" or after[:1].isdigit()):
        return False
    if words in ("the past", "the present", "future"):
        return before in (("in",) if words == "future" else ("in", "of", "from", "than", "to", "with"))
    if words in ("soon", "shortly", "very soon"):
        # "as soon as", "she soon left", "soon after"
        told = after.endswith("ed") or after in time_words()["behind"]
        return not (told or before in ("too", "as") or after in _AFTER_SOON)
    if words == "recently" and before == "as" and after == "as":
        return False  # "as recently as Thursday"
    if words in ("current", "recent"):
        return text[start].islower()  # else of a name, as often as not
    return not (words == "now" and after == "that")
