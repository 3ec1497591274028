"""Days and months of the calendar with or without their year, holidays, and dates in numbers."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.anchor import nearest, years_around
from onrecord.reading.times.calendar import Period, day_of, holiday, period
from onrecord.reading.times.guards import is_month, word_after
from onrecord.reading.times.pieces import either, group, month_number
from onrecord.reading.times.rule import rule
from onrecord.reading.times.staged import staged
from onrecord.reading.times.types import Meaning, Scene, of_period

_ATTACKS: Final = re.compile(r"(?:['’]s)?\s+(?:terror|attack|hijack|commission)", re.IGNORECASE)
_THE_ATTACKS: Final = "the attacks of that day in 2001"
_HOLIDAYS: Final = either(time_words()["holiday"], capital=True)
_MONTHS: Final = either(time_words()["month"], capital=True)
_THEN_YEAR: Final = re.compile(
    rf"(?:\s*[-–—]\s*|,?\s+(?:and|or|to|through|until)\s+){_MONTHS}(?:\s+\d{{1,2}})?,?\s+(?P<year>(?:19|20)\d\d)\b"
)


def _day(match: re.Match[str], scene: Scene) -> Meaning | None:
    month, number = month_number(match["month"]), _number(match["day"])
    year = group(match, "year") or _shared_year(scene.text, match.end())
    if year:
        day = day_of(int(year), month, number)
        return _until(period("day", day), group(match, "to")) if day else _no_day(match, scene, int(year))
    if day_of(2000, month, number) is None:
        return _no_day(match, scene, None)
    if (month, number) == (9, 11) and _ATTACKS.match(scene.text, match.end()):
        return of_period(period("day", datetime.date(2001, 9, 11)), _THE_ATTACKS)

    def in_year(year: int) -> Period | None:
        day = day_of(year, month, number)
        return period("day", day) if day else None

    blank = f"XXXX-{month:02}-{number:02}"
    meaning = nearest(years_around(scene, in_year), scene, match.start(), match.end(), blank=blank)
    return _until(meaning.period, group(match, "to"), *meaning.reasons) if meaning.period else meaning


def _no_day(match: re.Match[str], scene: Scene, year: int | None) -> Meaning:
    """The meaning of a day that no calendar has, as 30 February: its month is all that can be kept of it."""
    month, reason = month_number(match["month"]), "no calendar has this day: its month is told"
    if year:
        return of_period(period("month", datetime.date(year, month, 1)), reason)
    around = years_around(scene, lambda each: period("month", datetime.date(each, month, 1)))
    meaning = nearest(around, scene, match.start(), match.end(), blank=f"XXXX-{month:02}")
    return replace(meaning, reasons=(reason, *meaning.reasons))


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _until(first: Period, to: str | None, *reasons: str) -> Meaning:
    """The meaning of a day, or of the days from it to the one with the number `to` of the same month."""
    last = day_of(first.first.year, first.first.month, _number(to)) if to else None
    if last is None or last <= first.first:
        return of_period(first, *reasons)
    return Meaning(
        "DATE", f"{first.value}/{last}", first.first, last, "day", (*reasons, "from the first day to the last")
    )


def _month(match: re.Match[str], scene: Scene) -> Meaning | None:
    month, stage = month_number(match["month"]), group(match, "stage")
    year = group(match, "year")
    if not year and not stage and not is_month(scene.text, match.start("month"), match.end("month")):
        return None
    if year := year or _shared_year(scene.text, match.end()):
        return staged(of_period(period("month", datetime.date(int(year), month, 1))), stage)
    around = years_around(scene, lambda year: period("month", datetime.date(year, month, 1)))
    return staged(nearest(around, scene, match.start(), match.end(), blank=f"XXXX-{month:02}"), stage)


def _shared_year(text: str, end: int) -> str | None:
    """The year of "June and July 2008", read at the end of "June"."""
    match = _THEN_YEAR.match(text, end)
    return group(match, "year") if match else None


def _holiday(match: re.Match[str], scene: Scene) -> Meaning | None:
    if word_after(match.string, match.end()) in time_words()["of_holiday"]:
        return None  # "a Christmas party": of what kind it is, not when it was
    rule = time_words()["holiday"][re.sub(r"\s+", " ", match["holiday"].lower())]

    def in_year(year: int) -> Period | None:
        day = holiday(rule, year)
        return period("day", day) if day else None

    if group(match, "year"):
        found = in_year(int(match["year"]))
        return of_period(found) if found else None
    blank = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
    return nearest(years_around(scene, in_year), scene, match.start(), match.end(), blank=blank)


def _iso(match: re.Match[str], scene: Scene) -> Meaning | None:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return of_period(period("day", day)) if day else None


def _numbers(match: re.Match[str], scene: Scene) -> Meaning | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    dotted = match["mark"] == "."
    month, number = (two, one) if dotted or one > 12 else (one, two)
    day = day_of(year, month, number)
    if day is None:
        return None
    clear = one > 12 or two > 12 or one == two
    return of_period(
        period("day", day), *(() if clear else (f"read as {'day before month' if dotted else 'month before day'}",))
    )


def _attacks(match: re.Match[str], scene: Scene) -> Meaning | None:
    return of_period(period("day", datetime.date(2001, 9, 11)), _THE_ATTACKS)


_WEEKDAY: Final = r"(?:<weekday>,?<_>)?"
_RANGE: Final = r"(?:<-><to:daynumber>)?"
RULES: Final = (
    rule(
        "day",
        _WEEKDAY + r"<month:month><_><the>?<day:daynumber>" + _RANGE + r"(?:(?:,<_>?|<_>)<year:year>)?",
        _day,
        "#",
    ),
    rule(
        "day",
        _WEEKDAY + r"<the>?<day:daynumber>" + _RANGE + r"<_>(?:of<_>)?<month:month>(?:,?<_><year:year>)?",
        _day,
        "#",
    ),
    rule("month", r"<stage:stage>?<month:month>,?<_>(?:of<_>)?<year:year>", _month, "#"),
    rule("month", r"<stage:stage>?<month:longmonth>", _month, "@month"),
    rule("holiday", rf"(?P<holiday>{_HOLIDAYS})(?:,?<_>(?:of<_>)?<year:year>)?", _holiday, "@holiday"),
    rule("iso", r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _iso, "#"),
    rule("numbers", r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)", _numbers, "#"),
    rule("attacks", r"9/11", _attacks, "#"),
)
