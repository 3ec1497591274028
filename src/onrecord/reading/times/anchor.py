"""Which period is meant where the text names only a part of it: the nearest in the direction of the tense."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Final

from onrecord.reading.times.calendar import Period, period
from onrecord.reading.times.types import Meaning, Scene, Tense, of_period, undated

#: A day or month that would lie further back than this is taken for the coming one if that is near.
_LONG_AGO: Final = 270
_SOON: Final = 100


def nearest(candidates: Sequence[Period], scene: Scene, start: int, end: int, *, blank: str) -> Meaning:
    """Return the meaning of an expression that names one of several periods without saying which.

    Args:
        candidates: the periods that bear the name, in order, at least one before and one after the article's day.
        scene: what it is read against.
        start: of the expression.
        end: of the expression.
        blank: its value if the article has no date.
    """
    unit = candidates[0].unit if candidates else "day"
    if scene.today is None or not candidates:
        return undated(unit, blank)
    today = period(unit, scene.today).first
    behind = [c for c in candidates if c.first <= today]
    ahead = [c for c in candidates if c.first >= today]
    counted = f"counted from the article's date ({scene.today_reason})"
    if behind and ahead and behind[-1] == ahead[0]:
        return of_period(behind[-1], counted)
    if not behind or not ahead:
        return of_period((behind or ahead)[-1 if behind else 0], counted)
    chosen, why = _direction(behind[-1], ahead[0], scene.today, scene.tense(start, end))
    return of_period(chosen, f"{why}; {counted}")


def _direction(last: Period, coming: Period, today: datetime.date, tense: Tense | None) -> tuple[Period, str]:
    """The last or the coming one of a name, and why."""
    back, on = (today - last.first).days, (coming.first - today).days
    if tense == "future":
        if on > _LONG_AGO and back < _SOON:
            return last, "the last one, as it is near and the next far off"
        return coming, "the next one, as the clause looks ahead"
    if tense == "shown" or (tense == "seen" and coming.unit not in ("day", "weekend")):
        return last, "the last one, as the sentence tells what a picture shows"
    tense = None if tense == "seen" else tense
    if tense == "past" and (coming.unit != "day" or on > _SOON // 2 or back < _LONG_AGO):
        return last, "the last one, as the clause is in the past"
    soon = _SOON if tense is None else _SOON // 2
    if (back > _LONG_AGO and on < soon) or (tense is None and 2 * on < back):
        return coming, "the next one, as it is near and the last long ago"
    return last, f"the last one, as {'the clause is in the past' if tense else 'no word of the clause looks ahead'}"


def years_around(scene: Scene, make: Callable[[int], Period | None]) -> list[Period]:
    """Return what `make` gives for the years around the article's, in order, without those it has nothing for."""
    if scene.today is None:
        return []
    year = scene.today.year
    found = (make(y) for y in range(max(year - 5, 1), min(year + 5, datetime.MAXYEAR) + 1))
    return [p for p in found if p is not None]


def weekday_near(scene: Scene, weekday: int) -> list[Period]:
    """Return the days of that name in the week before the article's day and in the week after it."""
    if scene.today is None:
        return []
    today = period("day", scene.today)
    days = (today.shifted(step) for step in range(-6, 7))
    return [day for day in days if day and day.first.isoweekday() == weekday]
