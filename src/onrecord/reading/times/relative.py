"""Periods told by their distance: last week, this year, the following day, two weeks earlier, three years ago."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.anchor import years_around
from onrecord.reading.times.calendar import SEASONS, Period, Unit, day_of, holiday, period
from onrecord.reading.times.guards import word_before
from onrecord.reading.times.pieces import UNITS, behind, either, group, month_number, unit_code
from onrecord.reading.times.rule import rule
from onrecord.reading.times.staged import staged
from onrecord.reading.times.types import Meaning, Scene, moved, of_period, undated

#: Words that count from the day last spoken of rather than from the article's.
_FROM_STORY: Final = frozenset(("previous", "preceding", "prior", "following"))
_FINER: Final[tuple[Unit, ...]] = ("day", "week", "month", "quarter", "half", "year", "decade", "century")


def counted(scene: Scene) -> str:
    """The reason of what is counted from the article's date."""
    return f"counted from the article's date ({scene.today_reason})"


def _which(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Last week, this year, the following month."""
    code = unit_code(match["unit"])
    if code not in UNITS:
        return None
    unit, words = UNITS[code], match["which"].lower().split()
    known = time_words()
    step = next((s for s, name in ((-1, "last"), (1, "next")) if any(w in known[name] for w in words)), 0)
    if words[0] == "the" and unit not in ("day", "quarter") and _is_stretch(words[-1], match, scene):
        return None
    from_story = any(w in _FROM_STORY for w in words) or (unit == "day" and step != 0 and "past" not in words)
    from_story = from_story or (words == ["the", "next"] and _is_told(match, scene))
    story = told(scene, unit) if from_story else None
    if story:
        meaning = moved(period(unit, story.first), step, f"counted from {story.value}, last spoken of")
    elif from_story and (unit == "day" or scene.spoken_of):
        meaning = undated(unit, None, not_told(scene))
    else:
        meaning = _from_today(unit, step, scene)
    if unit == "weekend" and step == 0:
        meaning = _weekend(match, scene)
    meaning = staged(meaning, group(match, "stage"))
    return _since_or_till(meaning, group(match, "when"), scene)


def _is_stretch(which: str, match: re.Match[str], scene: Scene) -> bool:
    """Whether "the past year", "over the next year" are a stretch of time rather than a year of the calendar."""
    over = word_before(scene.text, match.start()).lower() in ("over", "within", "during", "throughout")
    return which in ("past", "last", "coming") or (which == "next" and over)


def _is_told(match: re.Match[str], scene: Scene) -> bool:
    """Whether "the next year" is that after the one spoken of: "was forced out the next year"."""
    return scene.spoken_of is not None and scene.tense(match.start(), match.end()) == "past"


def _from_today(unit: Unit, step: int, scene: Scene) -> Meaning:
    if scene.today is None:
        return undated(unit)
    return moved(period(unit, scene.today), step, counted(scene))


def _since_or_till(meaning: Meaning, when: str | None, scene: Scene) -> Meaning:
    """Earlier this year: until the article's date; later this year: from it on."""
    if not when or scene.today is None or not meaning.start or not meaning.end:
        return meaning
    if not meaning.start <= scene.today <= meaning.end:
        return meaning
    if when.lower().startswith("earlier"):
        return replace(meaning, end=scene.today, reasons=(*meaning.reasons, "the part of it before the article's date"))
    return replace(meaning, start=scene.today, reasons=(*meaning.reasons, "the part of it after the article's date"))


def _weekend(match: re.Match[str], scene: Scene) -> Meaning:
    """The weekend: the last one where the clause is in the past and the week has just begun, else the week's own."""
    if scene.today is None:
        return undated("weekend")
    this = period("weekend", scene.today)
    if scene.today.isoweekday() < 4 and scene.tense(match.start(), match.end()) in ("past", "told"):
        return moved(this, -1, f"the last one, as the clause is in the past; {counted(scene)}")
    return of_period(this, counted(scene))


def _the(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The end of the year, the rest of the week: of the article's own, unless the sentence speaks of another."""
    unit = UNITS.get(unit_code(match["unit"]))
    if unit is None or unit_code(match["unit"]) == "N":
        return None
    if unit == "day":
        spoken = scene.day_at_hand
    else:
        spoken = told(scene, unit) if scene.spoken_in == scene.sentence.start else None
    if spoken:
        meaning = of_period(period(unit, spoken.first), f"of {spoken.value}, last spoken of")
    else:
        meaning = _from_today(unit, 0, scene)
    return staged(meaning, group(match, "stage"))


def _same(match: re.Match[str], scene: Scene) -> Meaning | None:
    """That year, the same day: of the day last spoken of."""
    unit = UNITS.get(unit_code(match["unit"]))
    if unit is None:
        return None
    spoken = told(scene, unit)
    if spoken is None:
        return undated(unit, None, not_told(scene))
    return staged(of_period(period(unit, spoken.first), f"of {spoken.value}, last spoken of"), group(match, "stage"))


def told(scene: Scene, unit: Unit) -> Period | None:
    """Return what was last spoken of, if that is no longer than a unit: the day in whose sentence it was, at best."""
    spoken = scene.spoken_of
    if spoken and not is_finer(unit, spoken.unit):
        return spoken
    return scene.day[0] if spoken and scene.day and scene.day[1] >= scene.spoken_in else None


def not_told(scene: Scene) -> str:
    """The reason of what is counted from a day that is not told."""
    if scene.spoken_of is None:
        return "counted from a day that the text does not tell"
    return f"the text tells no more than {scene.spoken_of.value} of what it is counted from"


def is_finer(unit: Unit, other: Unit) -> bool:
    """Whether one unit is shorter than another: a day of a month that is told cannot be."""
    return _FINER.index(_plain(unit)) < _FINER.index(_plain(other))


def _plain(unit: Unit) -> Unit:
    return "day" if unit == "weekend" else "month" if unit == "season" else unit


def _weekend_alone(match: re.Match[str], scene: Scene) -> Meaning | None:
    return None if word_before(scene.text, match.start()).lower() in ("a", "every", "each") else _weekend(match, scene)


def _named(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Last December, next spring, this Christmas."""
    words, known = match["which"].lower().split(), time_words()
    step = next((s for s, name in ((-1, "last"), (1, "next")) if any(w in known[name] for w in words)), 0)
    month, season, feast = group(match, "month"), group(match, "season"), group(match, "holiday")

    def in_year(year: int) -> Period | None:
        if month:
            return period("month", datetime.date(year, month_number(month), 1))
        if season:
            return Period("season", datetime.date(year, SEASONS[known["season"][season.lower()]], 1))
        day = holiday(known["holiday"][re.sub(r"\s+", " ", (feast or "").lower())], year)
        return period("day", day) if day else None

    if scene.today is None:
        unit: Unit = "month" if month else "season" if season else "day"
        return undated(unit, f"XXXX-{month_number(month):02}" if month else None)
    around, today = years_around(scene, in_year), scene.today
    if step < 0:
        found = [p for p in around if p.last < today][-1]
    elif step > 0:
        found = next(p for p in around if p.first > today)
    else:  # this spring: the running one, else that of this year, else the nearest
        found = min(around, key=lambda p: (not p.first <= today <= p.last, p.first.year != today.year))
    return staged(of_period(found, counted(scene)), group(match, "stage"))


def _month_of(match: re.Match[str], scene: Scene) -> Meaning | None:
    """December last year, June 12 of this year."""
    month, number = month_number(match["month"]), group(match, "day")
    words, known = match["which"].lower().split(), time_words()
    if scene.today is None:
        return undated("day", f"XXXX-{month:02}-{int(number):02}") if number else undated("month", f"XXXX-{month:02}")
    step = next((s for s, name in ((-1, "last"), (1, "next")) if any(w in known[name] for w in words)), 0)
    day = datetime.date(scene.today.year + step, month, 1)
    if number:
        exact = day_of(day.year, month, int(number))
        return of_period(period("day", exact), counted(scene)) if exact else None
    return staged(of_period(period("month", day), counted(scene)), group(match, "stage"))


def _year_end(match: re.Match[str], scene: Scene) -> Meaning | None:
    return staged(_from_today("year", 0, scene), "late")


_HOLIDAYS: Final = either(time_words()["holiday"], capital=True)
_WHICH: Final = r"(?P<which>(?:(?i:the|this|these)<_>)?(?:<last>|<next>)|<this>)"
_ITS: Final = r"(?P<which>(?i:this<_>past|this<_>coming|last|this|next|past|coming))"
_CLOSED: Final = behind("end ended ending close closed closing finish finished finishing start started began")
_FOR: Final = behind("[Ff]or [Dd]uring throughout [Oo]n [Oo]ver")
_UNIT: Final = r"(?P<unit>(?i:day|week|month|quarter|year))"
RULES: Final = (
    rule(
        "which",
        rf"<earlier>?<stage:stage>?{_WHICH}<_>(?:(?i:calendar|fiscal|school|academic|financial)<_>)?<unit:unit>",
        _which,
        "@unit",
    ),
    rule(
        "the",
        r"(?:<stage:stage>|<rest><_>|(?i:earlier|later)<_>(?i:in)<_>)(?:<the>|(?i:its)<_>)<unit:unit>",
        _the,
        "@unit",
    ),
    rule("same", r"<earlier>?<stage:stage>?(?i:that(?:<_>same)?|the<_>(?:very<_>)?same)<_><unit:unit>", _same, "@unit"),
    rule("the", r"<the>(?i:entire|whole|full)<_><unit:unit>", _the, "@unit"),
    rule("the", rf"{_CLOSED}<the>{_UNIT}", _the, "@unit"),
    rule("the", rf"{_FOR}<the>{_UNIT}(?=[.,;:]|$|<_>(?:and|but|as|in|at|with|by|while))", _the, "@unit"),
    rule("weekend", r"<the>?(?:weekend|Weekend)", _weekend_alone, "weekend"),
    rule(
        "named",
        rf"<earlier>?<stage:stage>?{_ITS}<_>(?:<month:longmonth>|<season:season>|(?P<holiday>{_HOLIDAYS}))",
        _named,
        "this last next past coming",
    ),
    rule(
        "month of",
        r"<stage:stage>?<month:month>(?:<_>(?P<day>\d{1,2}))?,?<_>(?:of<_>)?(?P<which>(?i:last|this|next|the<_>previous|the<_>following))<_>(?i:year)",
        _month_of,
        "year",
    ),
    rule("year end", r"<the>?(?i:year['’]s<_>end|year-end|end<_>of<_>the<_>calendar<_>year)", _year_end, "end"),
)
