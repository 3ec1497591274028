"""Periods counted from another one: three years ago, two weeks earlier, the day before, the same month a year ago."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times.calendar import Unit, period
from onrecord.reading.times.pieces import UNITS, number_of, unit_code
from onrecord.reading.times.relative import counted, not_told, told
from onrecord.reading.times.rule import rule
from onrecord.reading.times.types import Meaning, Scene, moved, of_period, undated

_BACK: Final = frozenset(("ago", "earlier", "before", "previously", "prior", "beforehand"))


def _ago(match: re.Match[str], scene: Scene) -> Meaning | None:
    number, code = number_of(match["number"]), unit_code(match["unit"])
    if code.startswith("T") or number is None or number != int(number):
        return Meaning("DATE", "PAST_REF", granularity=None, reasons=("how long ago is not said to the day",))
    steps, unit = _steps(int(number), code)
    if scene.today is None:
        return undated(unit)
    back = unit not in ("day", "weekend")
    return moved(period(unit, scene.today), -steps, counted(scene), *(("to the " + unit,) if back else ()))


def _steps(number: int, code: str) -> tuple[int, Unit]:
    return (2 * number, "week") if code == "FN" else (1000 * number, "year") if code == "ML" else (number, UNITS[code])


def _long_ago(match: re.Match[str], scene: Scene) -> Meaning | None:
    return Meaning("DATE", "PAST_REF", reasons=("how long ago is not said",))


def _away(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Two weeks earlier, a day later: from the day last spoken of."""
    number, code, way = number_of(match["number"]), unit_code(match["unit"]), match["way"].lower()
    if code.startswith("T") or number is None or number != int(number):
        return None
    steps, unit = _steps(int(number), code)
    if way in ("from now", "from today"):
        return moved(period(unit, scene.today), steps, counted(scene)) if scene.today else undated(unit)
    if way.split()[0] in _BACK:
        steps = -steps
    spoken = scene.spoken_of
    if unit == "year" and spoken and spoken.unit in ("month", "quarter", "season", "half"):
        there = spoken.shifted(steps * 12 // {"month": 1, "half": 6}.get(spoken.unit, 3))
        return of_period(there, f"counted from {spoken.value}, last spoken of") if there else None
    spoken = told(scene, unit)
    if spoken is None:
        return undated(unit, None, not_told(scene))
    return moved(period(unit, spoken.first), steps, f"counted from {spoken.value}, last spoken of")


def _beside(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The day before, the week after: of the day last spoken of."""
    unit = UNITS.get(unit_code(match["unit"]))
    if unit is None:
        return None
    spoken = told(scene, unit)
    if spoken is None:
        return undated(unit, None, not_told(scene))
    step = 1 if match["way"].lower() == "after" else -1
    return moved(period(unit, spoken.first), step, f"counted from {spoken.value}, last spoken of")


def _before_last(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The week before last, the year after next."""
    unit = UNITS.get(unit_code(match["unit"]))
    if unit is None or scene.today is None:
        return undated(unit) if unit else None
    return moved(period(unit, scene.today), -2 if match["way"].lower() == "last" else 2, counted(scene))


def _same_in(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The same month a year ago."""
    spoken = scene.spoken_of
    if not spoken or spoken.unit not in ("month", "quarter", "half", "season", "week", "day"):
        return undated("month", None, not_told(scene))
    back = 12 // {"month": 1, "half": 6, "quarter": 3, "season": 3}.get(spoken.unit, 12)
    if spoken.unit in ("week", "day"):
        back = 52 if spoken.unit == "week" else 365
    return moved(spoken, -back, f"a year before {spoken.value}, last spoken of")


_WAY: Final = (
    r"(?P<way>(?i:earlier|later|previously|afterwards?|from<_>now|from<_>today|beforehand|hence)"
    r"|(?i:before|after)(?=[.,;]|$))"
)
_YEAR_BACK: Final = r"(?i:last<_>year|the<_>previous<_>year|a<_>year<_>(?:ago|earlier|before)|the<_>year<_>before)"
_LONG: Final = r"(?i:not<_>(?:so|too|very)<_>long|some<_>time|a<_>while|some<_>years|a<_>generation)"
RULES: Final = (
    rule("before last", r"<the><unit:unit><_>(?i:before|after)<_>(?P<way>(?i:last|next))", _before_last, "last next"),
    rule(
        "beside",
        r"<the><unit:unit><_>(?P<way>(?i:before|after|earlier|previous|prior))(?=[.,;:)”\"]|$|<_>(?i:and|but|that|at|in|on|when|by))",
        _beside,
        "before after earlier previous prior",
    ),
    rule("ago", r"<about>?<number:number>(?:<_>|<->)<whole>?<unit:units><_>(?i:ago)", _ago, "ago"),
    rule("long ago", rf"(?:<about>?(?i:long)|<plural>|{_LONG})<_>(?i:ago)", _long_ago, "ago"),
    rule(
        "away",
        rf"<about>?<number:number>(?:<_>|<->)<whole>?<unit:units><_>{_WAY}",
        _away,
        "earlier later previously afterward afterwards now today beforehand hence before after",
    ),
    rule(
        "same in",
        rf"<the>?(?i:same)<_>(?i:period|month|quarter|week|time|day)<_>(?:(?:of|in)<_>)?{_YEAR_BACK}",
        _same_in,
        "same",
    ),
    rule(
        "same in",
        r"<the>?(?i:year-ago|year-earlier)(?:<_>(?i:period|quarter|month|week|level|figure))?",
        _same_in,
        "ago earlier",
    ),
)
