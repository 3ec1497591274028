"""Dates as outlets write them, to ISO: only where day, month and year cannot be taken for one another."""

from __future__ import annotations

import datetime
import email.utils
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
# What may follow the day: a weekday (Nexis), a time of day, a time zone. It is not read.
_REST = (
    r"(?:,?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)?"
    r"(?:,?\s*(?:at\s+|[-–—|]\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?)?\s*(?:\(?[A-Z]{1,5}\)?|[+-]\d{4})?)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_NAMED = [
    re.compile(f"{_WEEKDAY}{_DAY}(?:\\s+|-|\\s+of\\s+){_MONTH}(?:,?\\s+|-){_YEAR}{_REST}", re.IGNORECASE),
    re.compile(f"{_WEEKDAY}{_MONTH}\\s+{_DAY}(?:,\\s*|\\s+){_YEAR}{_REST}", re.IGNORECASE),
]
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(.*)", re.DOTALL)
_LOOSE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RFC2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}")
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ].*)?", re.DOTALL)
_FIRST_YEAR, _LAST_YEAR = 1600, 2199
# The tenth of a billionth second was in March 1973; smaller numbers are years, ids or days, not times.
_EPOCH_FROM, _EPOCH_TO = 100_000_000, 7_000_000_000

Dated = tuple[str | None, str | None]


def iso_date(value: object) -> Dated:
    """Return (ISO date or date-time, None), or (None, why not).

    Args:
        value: text (ISO, RFC 2822, `2 March 2024`, `March 2, 2024`), whole epoch seconds, or a date.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, "no date given"
    if isinstance(value, datetime.date):
        return value.isoformat(), None
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None, f"date not understood: {type(value).__name__} instead of text or whole epoch seconds"
    if isinstance(value, int):
        return _of_number(value)
    text = " ".join(value.split())
    shown = text if len(text) <= 60 else text[:57] + "..."
    for reader in (_of_iso, _of_rfc2822, _of_names, _of_slashes):
        found = reader(text)
        if found is not None:
            return found, None
    return _of_numbers(text, shown)


def _of_numbers(text: str, shown: str) -> Dated:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None, f"date not understood: {shown}"
    first, second, year = (int(part) for part in match.groups())
    if first != second and max(first, second) <= 12:
        return None, f"date can be read two ways, day first or month first: {shown}"
    day, month = (first, second) if first > 12 else (second, first)
    found = _iso(year, month, day)
    return (found, None) if found else (None, f"date does not exist: {shown}")


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date.isoformat() if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _of_number(value: int) -> Dated:
    if 16_000_101 <= value <= 21_991_231:
        found = _iso(value // 10_000, value // 100 % 100, value % 100)
        if found:
            return found, None
    if not _EPOCH_FROM <= value <= _EPOCH_TO:
        return None, f"date not understood: the number {value:.6g} is not in epoch seconds since 1973"
    return datetime.datetime.fromtimestamp(value, datetime.UTC).isoformat(), None


def _of_iso(text: str) -> str | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        if len(text) <= 10:
            date = datetime.date.fromisoformat(text)
            return _iso(date.year, date.month, date.day)
        moment = datetime.datetime.fromisoformat(re.sub(r"(?<=\d) ?(?:UTC|GMT)$", "Z", text))
    except ValueError:
        # A time that cannot be read does not spoil the day before it.
        day = text[:10]
        return _of_iso(day) if len(text) > 10 and day != text else None
    return moment.isoformat() if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _of_rfc2822(text: str) -> str | None:
    if not _RFC2822.match(text):
        return None
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return moment.isoformat() if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _of_names(text: str) -> str | None:
    for pattern in _NAMED:
        match = pattern.fullmatch(text)
        if match and match["month"].lower() in _MONTHS:
            return _iso(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))
    return None


def _of_slashes(text: str) -> str | None:
    match = _SLASHED.fullmatch(text) or _LOOSE.fullmatch(text)
    return _iso(int(match[1]), int(match[2]), int(match[3])) if match else None
