"""Weekdays, today and its neighbours, and the parts of a day."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.anchor import nearest, weekday_near
from onrecord.reading.times.calendar import period
from onrecord.reading.times.guards import is_weekday
from onrecord.reading.times.pieces import behind, group, weekday_number
from onrecord.reading.times.rule import rule
from onrecord.reading.times.types import Meaning, Scene, moved, undated

_DAYS: Final = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip


def _weekday(match: re.Match[str], scene: Scene) -> Meaning | None:
    if not is_weekday(scene.text, *match.span("weekday")):
        return None
    number, which = weekday_number(match["weekday"]), (group(match, "which") or "").lower()
    blank = f"XXXX-WXX-{number}"
    if scene.today is None:
        meaning = undated("day", blank)
    elif which and which != "this":
        meaning = _last_or_next(number, which, scene)
    elif (first := scene.day) and _UNTIL.fullmatch(scene.text, first[1], match.start()):
        meaning = moved(
            first[0], (number - first[0].first.isoweekday()) % 7 or 7, f"the first one after {first[0].value}"
        )
    else:
        meaning = nearest(weekday_near(scene, number), scene, match.start(), match.end(), blank=blank)
    return at_part(meaning, group(match, "part"))


def _last_or_next(number: int, which: str, scene: Scene) -> Meaning:
    """The meaning of "last Monday": the last one before the article's day; "next Monday": the next one after it."""
    assert scene.today is not None  # noqa: S101 - the caller asks
    step = -1 if which in time_words()["last"] else 1
    away = (scene.today.isoweekday() - number) % 7 if step < 0 else (number - scene.today.isoweekday()) % 7
    reason = f"counted from the article's date ({scene.today_reason})"
    return moved(period("day", scene.today), step * (away or 7), reason)


def at_part(meaning: Meaning, part: str | None) -> Meaning:
    """Return the meaning of a part of a day, from that of the day."""
    if not part:
        return meaning
    code = time_words()["part"][part.lower()]
    if code == "24:00" and meaning.period:
        return replace(meaning, type="TIME", value=f"{meaning.value}T24:00", granularity="hour")
    return replace(meaning, type="TIME", value=f"{meaning.value}T{code}", granularity="hour")


def _day(match: re.Match[str], scene: Scene) -> Meaning | None:
    name = re.sub(r"\s+", " ", match["name"].lower())
    part = group(match, "part") or ("night" if name == "tonight" else None)
    if (
        name == "today"
        and scene.text[match.end() : match.end() + 2] in ("’s", "'s")
        and not _of_today(scene, match.end())
    ):
        return Meaning("DATE", "PRESENT_REF", reasons=("the present time at large",))
    return at_part(_from_today(_DAYS[name], scene), part)


def _overnight(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The night before the article's day, or the one after it where the clause looks ahead; no "overnight success"."""
    tense = scene.tense(match.start(), match.end())
    if scene.today is None or tense is None:
        return None
    meaning = at_part(_from_today(0 if tense == "future" else -1, scene), "night")
    return replace(meaning, end=meaning.start + datetime.timedelta(days=1)) if meaning.start else meaning


def _of_today(scene: Scene, end: int) -> bool:
    """Whether "today's" is of the day rather than of the present: an occasion follows."""
    return not re.match(
        r"..\s+(?:world|society|standards|children|youth|terms|money|dollars|young|generation|America|politics|media|market\b)",
        scene.text[end : end + 24],
    )


def _from_today(days: int, scene: Scene) -> Meaning:
    if scene.today is None:
        return undated("day")
    return moved(period("day", scene.today), days, f"counted from the article's date ({scene.today_reason})")


def _part(match: re.Match[str], scene: Scene) -> Meaning | None:
    """This morning, last night, and the morning that stands alone: of the day last spoken of, or of none."""
    which, part = (group(match, "which") or "the").lower().split()[-1], match["part"]
    step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    if which == "this":
        return at_part(_from_today(0, scene), part)
    if which == "last":
        return at_part(_from_today(-1, scene), part)
    if day := scene.day_at_hand:
        return at_part(moved(day, step, f"counted from {day.value}, last spoken of"), part)
    return at_part(undated("day", None, "of which day is not said"), part)


_STAGE: Final = r"(?:(?P<stage>(?i:early|late|mid))(?:<_>(?:on<_>)?|<->))?"
_PART: Final = r"(?:(?:<_>|,<_>)(?:(?i:at|in<_>the|early|late)<_>)?<part:part>)?"
_WHICH: Final = r"(?P<which>(?i:last|past|next|this|coming|this<_>past|this<_>coming))<_>"
_NEIGHBOURS: Final = r"(?i:<the>day<_>before<_>yesterday|<the>day<_>after<_>tomorrow|today|yesterday|tomorrow|tonight)"
#: From Saturday to 8 a.m. Sunday: what may stand between the two days.
_UNTIL: Final = re.compile(
    r"\w+\.?(?:\s+\w+)?,?\s+(?:to|until|till|through)\s+(?:\d[\d:.]*\s*(?:[ap]\.?m\.?)?\s+(?:on\s+)?)?"
)
_OF_DAY: Final = r"(?P<part>(?i:morning|afternoon|evening))"
_AFTER_PREPOSITION: Final = behind("[Ii]n [Ss]ince [Dd]uring [Bb]y")
RULES: Final = (
    rule("weekday", rf"{_STAGE}(?:{_WHICH})?<weekday:weekday>{_PART}", _weekday, "@weekday @short_weekday"),
    rule("weekday", rf"<the>?<part:part><_>of<_>(?:{_WHICH})?<weekday:longweekday>", _weekday, "@weekday"),
    rule(
        "today",
        rf"(?:(?i:earlier|later|early|late)<_>)?(?P<name>{_NEIGHBOURS}){_PART}",
        _day,
        "today yesterday tomorrow tonight",
    ),
    rule(
        "overnight",
        r"(?i:overnight)(?=[.,;:)]|$|<_>(?:in|at|on|by|and|as|but|after|when|near|for|from|to|with|into)\b)",
        _overnight,
        "overnight",
    ),
    rule("part", _AFTER_PREPOSITION + rf"(?P<which>(?i:the))<_>{_STAGE}{_OF_DAY}", _part, "@part"),
    rule("part", behind("during into") + r"(?P<which>(?i:the))<_>(?P<part>night)", _part, "night"),
    rule("part", rf"(?P<stage>(?i:early|late|mid))(?:<_>|<->){_OF_DAY}", _part, "@part"),
    rule("part", rf"{_STAGE}{_OF_DAY}(?=<_>(?:trading|trade|session|rush|deals|news|commute))", _part, "@part"),
    rule(
        "part",
        r"(?:(?i:earlier|later|early|late)<_>)?"
        r"(?P<which>(?i:this|last|that|the<_>same|the<_>next|the<_>following|the<_>previous))<_>"
        r"(?P<part>(?i:morning|afternoon|evening|night))",
        _part,
        "@part",
    ),
)
