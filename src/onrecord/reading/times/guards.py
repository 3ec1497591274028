"""What looks like a month or a year and is none: "May said", "the March on the capital", "2007 people"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge.times import time_words

#: Months whose names are also names of persons or other words, and after which words they are months all the same.
_OTHERWISE: Final = frozenset(("may", "march", "april", "june", "august"))
_SURELY: Final = frozenset(
    "in since until till last next this during early late mid every each past previous following".split()
)
_PERHAPS: Final = frozenset("by from to through before after and or between of around throughout for".split())
_BEFORE: Final = re.compile(r"([\w’'.-]+)[\s(–—-]*$")
_AFTER: Final = re.compile(r"[\s-]*([\w’'%]+)")


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
    name = text[start:end].lower()
    if name not in _OTHERWISE:
        return True
    before, after = word_before(text, start), word_after(text, end)
    if text[end : end + 2] in ("’s", "'s") and name in ("may", "march"):
        after = ""
    if before.lower() in _SURELY:
        return not (name == "march" and after.lower() == "on" and before.lower() == "this")
    named = re.search(
        rf"\b(?!In|Since|Until|By|Last|This|Next|From|Early|Late)[A-Z][a-z]+\.? {name.capitalize()}\b(?! \d)", text
    )
    if before.lower() in _PERHAPS and not named:
        return not (after[:1].isupper() and after.lower() not in time_words()["month"])
    if name in ("may", "march"):
        return bool(
            re.match(
                r"(?:\s+(?:and|to|through|or)\s+|[-–—/])(?:"
                + "|".join(map(str.capitalize, time_words()["month"]))
                + ")",
                text[end : end + 20],
            )
        )
    return (
        not named and not before[:1].isupper() and not after[:1].isupper() and before.lower() not in ("mr", "ms", "mrs")
    )


def is_bare_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four digits without month is a year: not so before what is counted, or after "flight"."""
    words, year = time_words(), int(text[end - 4 : end])
    before, after = word_before(text, start).lower(), word_after(text, end).lower()
    leads = before.rstrip(".") in words["year_before"] and before not in (
        "of",
        "than",
        "the",
        "over",
        "about",
        "around",
        "for",
        "some",
    )
    weakly = before in words["year_before"]
    if before in words["numbered"] or text[end : end + 1] == "%":
        return False
    if after in words["counted"] and not (leads and before not in ("to", "from", "between", "and", "or")):
        return weakly and after in ("of",) and year > 1900
    if not 1900 <= year < 2100:
        return leads and year > 1000 and text[end : end + 2] not in (" m", " f", " k")
    if before[:1].isdigit() and not re.fullmatch(r"(?:19|20)\d\d", before):
        return False
    # "Case 2000": a round number behind a name
    return year % 100 != 0 or not word_before(text, start)[:1].isupper()


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether the name of a weekday is one: not in the name of a newspaper, a show, or a famous day."""
    words = time_words()
    after, before = word_after(text, end), word_before(text, start)
    if text[end : end + 1] in (" ", "-") and after[:1].isupper():
        following = text[end + 1 : end + 16].lower()
        if any(following.startswith(title) for title in words["titled"]):
            return False
    return not (before[:1].isupper() and before.lower() in words["famous"])
