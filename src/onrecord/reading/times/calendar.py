"""Periods of the calendar, a day, a week, a month, …, with TIMEX3 values, first and last days, and steps between."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.types import Granularity

Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]
#: What the value of a period looks like when nothing of it is known.
BLANK: Final[dict[Unit, str]] = {
    "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "season": "XXXX-XX", "half": "XXXX-HX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
_MONTHS: Final[dict[Unit, int]] = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}
_DAYS: Final[dict[Unit, int]] = {"day": 1, "weekend": 7, "week": 7}
#: First month of each season, on the northern half of the globe.
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_OF: Final = {month: code for code, month in SEASONS.items()}
#: Which part of a year, month, decade or century is its early, middle or late one, in months, days or years from its
#: first (the last one counted).
_PARTS: Final[dict[Unit, dict[str, tuple[int, int]]]] = {
    "year": {"early": (0, 2), "mid": (4, 7), "late": (9, 11)},
    "month": {"early": (0, 9), "mid": (10, 19), "late": (20, 30)},
    "decade": {"early": (0, 3), "mid": (3, 6), "late": (6, 9)},
    "century": {"early": (0, 33), "mid": (34, 66), "late": (67, 99)},
    "week": {"early": (0, 2), "mid": (2, 3), "late": (3, 6)},
    "season": {"early": (0, 0), "mid": (1, 1), "late": (2, 2)},
    "quarter": {"early": (0, 0), "mid": (1, 1), "late": (2, 2)},
}


@dataclass(frozen=True, slots=True)
class Period:
    """A unit of the calendar by its first day; make one with `period`."""

    unit: Unit
    first: datetime.date

    @property
    def last(self) -> datetime.date:
        """The last day of it."""
        if self.unit == "weekend":
            return self.first + datetime.timedelta(days=1)
        after = self.shifted(1)
        return after.first - datetime.timedelta(days=1) if after else datetime.date.max

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        day, year = self.first, f"{self.first.year:04}"
        week = day.isocalendar()
        values: dict[Unit, str] = {
            "day": day.isoformat(),
            "weekend": f"{week.year:04}-W{week.week:02}-WE",
            "week": f"{week.year:04}-W{week.week:02}",
            "month": f"{year}-{day.month:02}",
            "quarter": f"{year}-Q{(day.month + 2) // 3}",
            "half": f"{year}-H{1 if day.month < 7 else 2}",
            "season": f"{year}-{_SEASON_OF.get(day.month)}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }
        return values[self.unit]

    @property
    def granularity(self) -> Granularity | None:
        """Its word in a reading; a half of a year has none."""
        if self.unit == "half":
            return None
        return "day" if self.unit == "weekend" else self.unit

    def shifted(self, steps: int) -> Period | None:
        """Return the period so many units later (earlier if negative), or None beyond the calendar's ends."""
        try:
            if self.unit in _DAYS:
                return Period(self.unit, self.first + datetime.timedelta(days=_DAYS[self.unit] * steps))
            if self.unit in _MONTHS:
                year, month = divmod(self.first.year * 12 + self.first.month - 1 + _MONTHS[self.unit] * steps, 12)
                return Period(self.unit, datetime.date(year, month + 1, 1))
            return Period(self.unit, self.first.replace(year=self.first.year + years_of(self.unit) * steps))
        except (OverflowError, ValueError):
            return None

    def part(self, which: str) -> tuple[datetime.date, datetime.date]:
        """Return first and last day of its early, mid or late part; of a day, the day."""
        if self.unit not in _PARTS:
            return self.first, self.last
        begin, end = _PARTS[self.unit][which]
        unit: Unit = "day" if self.unit in ("month", "week") else "month"
        if self.unit in ("decade", "century"):
            unit = "year"
        first, last = Period(unit, self.first).shifted(begin), Period(unit, self.first).shifted(end)
        return (first.first if first else self.first), min(last.last if last else self.last, self.last)


def years_of(unit: Unit) -> int:
    """Return how many years a decade or century has."""
    return 10 if unit == "decade" else 100


def period(unit: Unit, day: datetime.date) -> Period:
    """Return the period of a unit that holds `day`; a weekend is that of the day's week, as weeks begin on Monday."""
    match unit:
        case "week":
            return Period(unit, day - datetime.timedelta(days=min(day.weekday(), day.toordinal() - 1)))
        case "weekend":
            monday = day - datetime.timedelta(days=day.weekday()) if day.toordinal() > 6 else day
            return Period(
                unit, monday + datetime.timedelta(days=min(5, datetime.date.max.toordinal() - monday.toordinal()))
            )
        case "season":
            year, month = divmod(day.year * 12 + day.month - 1 - day.month % 3, 12)
            return Period(unit, datetime.date(max(year, 1), month + 1, 1))
        case "day":
            return Period(unit, day)
        case "decade" | "century":
            return Period(unit, datetime.date(max(day.year - day.year % years_of(unit), 1), 1, 1))
        case _:
            months = _MONTHS[unit]
            return Period(unit, datetime.date(day.year, (day.month - 1) // months * months + 1, 1))


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """Return a day, or None where the calendar has none such."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of a year (Gregorian)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime.date(year, f // 31, f % 31 + 1)


def holiday(rule: str, year: int) -> datetime.date | None:
    """Return the day of a holiday in a year, by its rule in `times.tsv`."""
    if rule.startswith("easter"):
        return easter(year) + datetime.timedelta(days=int(rule[6:]))
    if rule.count("-") == 1:
        return day_of(year, int(rule[:2]), int(rule[3:]))
    rule, _, more = rule.partition("+")
    month, which, weekday = int(rule[:2]), int(rule[3:-2]), int(rule[-1])
    if which > 0:
        first = datetime.date(year, month, 1)
        day = first + datetime.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    else:
        final = period("month", datetime.date(year, month, 1)).last
        day = final - datetime.timedelta(days=(final.isoweekday() - weekday) % 7)
    return day + datetime.timedelta(days=int(more or 0))
