"""Times of the clock, and references to the present, the past and the future at large."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.calendar import period
from onrecord.reading.times.guards import is_reference, word_before
from onrecord.reading.times.pieces import either, forms, number_of
from onrecord.reading.times.rule import rule
from onrecord.reading.times.types import Meaning, Scene


def _clock(match: re.Match[str], scene: Scene) -> Meaning | None:
    found = match.groupdict()
    hour, minute = int(match["hour"]), int(found.get("minute") or 0)
    if half := found.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    elif not found.get("zone") and word_before(scene.text, match.start()).lower() not in time_words()["clock_before"]:
        return None  # a score, a verse, a length
    return _at(hour, minute, found.get("zone"), scene, match) if hour < 24 and minute < 60 else None


def _at(hour: int, minute: int, zone: str | None, scene: Scene, match: re.Match[str]) -> Meaning:
    """The meaning of a time of the clock, of the day last spoken of in the paragraph, else of the article's."""
    clock = f"T{hour:02}:{minute:02}" + ("Z" if zone and re.search("UTC|GMT(?! ?[+-])", zone) else "")
    spoken = scene.day_at_hand
    # "the inquiry begins Monday. The alarm came at 4 p.m.": not of the day that is still to come
    ahead = spoken and scene.today and spoken.first > scene.today and scene.tense(*match.span()) in ("past", "told")
    if spoken and not ahead:
        day, reason = spoken, f"of {spoken.value}, last spoken of"
    elif scene.today:
        day, reason = period("day", scene.today), f"the article's date ({scene.today_reason}), as no day is said"
    else:
        return Meaning("TIME", f"XXXX-XX-XX{clock}", granularity="hour", reasons=("of which day is not said",))
    return Meaning("TIME", day.value + clock, day.first, day.last, "hour", (reason,), day)


def _word(match: re.Match[str], scene: Scene) -> Meaning | None:
    value = time_words()["part"][match["part"].lower()]
    return _at(int(value[:2]) % 24, 0, None, scene, match) if value != "24:00" else _midnight(scene, match)


def _midnight(scene: Scene, match: re.Match[str]) -> Meaning:
    meaning = _at(0, 0, None, scene, match)
    return replace(meaning, value=meaning.value.replace("T00:00", "T24:00"))


def _o_clock(match: re.Match[str], scene: Scene) -> Meaning | None:
    hour = number_of(match["number"])
    return _at(int(hour), 0, None, scene, match) if hour is not None and 1 <= hour <= 12 else None


def _reference(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Now, recently, in the future."""
    words = re.sub(r"\s+", " ", match["ref"].lower())
    if not is_reference(scene.text, match.start(), match.end(), words):
        return None
    return Meaning("DATE", time_words()["ref"][words], reasons=("no day is said",))


_ZONES: Final = "UTC GMT EST EDT ET CST CDT CT MST MDT PST PDT PT BST CET CEST IST AEST EEST MSK".replace(" ", "|")
_WORDED: Final = r"(?i:eastern|pacific|central|mountain|local)(?:\x20(?i:standard|daylight))?(?:\x20(?i:time))?"
_ZONE: Final = rf"(?P<zone>\x20?(?P<bracket>\()?(?:{_ZONES}|{_WORDED})(?:\x20?[+-]\d{{1,2}}(?::?\d\d)?)?(?(bracket)\)))"
_HALF: Final = r"(?P<half>[aApP](?:\.\x20?[mM]\.?|\x20?[mM]\b))"
RULES: Final = (
    rule("clock", rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?:\x20|\xa0)?{_HALF}{_ZONE}?", _clock, "#"),
    rule("clock", rf"(?P<hour>[012]?\d)[:.]?(?P<minute>[0-5]\d)(?:\x20?(?i:hours|hrs))?{_ZONE}", _clock, "#"),
    rule("clock", r"(?P<hour>[012]?\d):(?P<minute>[0-5]\d)(?!:|%)", _clock, "#"),
    rule("clock", rf"(?P<part>(?i:noon|midnight|mid-?day)){_ZONE}?", _word, "noon midnight midday day"),
    rule("clock", r"<number:number><_>(?i:o['’]clock)", _o_clock, "clock"),
    rule("reference", rf"(?P<ref>{either(forms('ref'))})(?!-\w)", _reference, "@ref"),
)
