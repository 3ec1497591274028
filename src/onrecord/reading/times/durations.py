"""Durations ("nearly a decade", "the past three years") and sets ("every year", "twice a week")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.calendar import period
from onrecord.reading.times.guards import word_after, word_before
from onrecord.reading.times.pieces import (
    UNITS,
    either,
    forms,
    group,
    month_number,
    number_of,
    unit_code,
    weekday_number,
)
from onrecord.reading.times.rule import rule
from onrecord.reading.times.types import Meaning, Scene
from onrecord.types import Granularity

_RATE: Final = re.compile(
    r"(?:\$?\d[\d.,]*|million|billion|trillion|thousand|hundred|once|twice|times|percent|%|dozens?|cents|euros|dollars)"
    r"(?:\s+(?!for\b|in\b|over\b|after\b|within\b|of\b|is\b|was\b|than\b|to\b|at\b|about\b|took\b|and\b|or\b|on\b)[a-z-]+){0,2}\s+$"
)
_AGED: Final = re.compile(r"\bage[ds]?\b[\s\d,and]*$")
_MATTER: Final = re.compile(r"\b(?:period|matter|span|course) of\s+$")
#: "The early hours", "these days": no length.
_NO_STRETCH: Final = frozenset(("the", "these", "those", "his", "her", "their", "its", "early", "late", "small", "wee"))
_SHORT: Final = frozenset(("TS", "TM", "TH"))
_HALVES: Final = {"TH": "PT30M", "CE": "P50Y", "Y": "P6M", "DE": "P5Y", "D": "PT12H", "TM": "PT30S"}


def length(number: float | None, code: str) -> str:
    """Return the TIMEX3 value of so many units; None: an unknown number of them."""
    if code in ("FN", "ML"):
        if number is not None:
            number *= 2 if code == "FN" else 1000
        code = "W" if code == "FN" else "Y"
    amount = "X" if number is None else f"{number:g}"
    return f"PT{amount}{code[1]}" if code.startswith("T") else f"P{amount}{'NI' if code == 'N' else code}"


def granularity_of(code: str) -> Granularity | None:
    """Return the granularity of a unit's code; there is none below the hour or above the century."""
    if code in _SHORT:
        return "hour"
    unit = UNITS.get({"FN": "W"}.get(code, code))
    return None if unit is None or unit == "half" else "day" if unit == "weekend" else unit


def _duration(number: float | None, code: str, *reasons: str) -> Meaning:
    return Meaning("DURATION", length(number, code), granularity=granularity_of(code), reasons=reasons)


def _some(match: re.Match[str], scene: Scene) -> Meaning | None:
    text, words, code = scene.text, match["number"].lower(), unit_code(match["unit"])
    if _is_age(text, match.end()) or _AGED.search(text[max(0, match.start() - 30) : match.start()]):
        return None
    if _is_none(match, scene, words, code):
        return None
    if words in ("a", "an") and _RATE.search(text[max(0, match.start() - 60) : match.start()]):
        # fifteen a year, twice a week; but a hundred miles an hour is a speed
        return None if code in _SHORT else Meaning("SET", length(1, code), granularity=granularity_of(code))
    if words in ("half a", "half an"):
        return Meaning("DURATION", _HALVES.get(code, length(0.5, code)), granularity=granularity_of(code))
    return _duration(number_of(match["number"]), code)


def _is_none(match: re.Match[str], scene: Scene, words: str, code: str) -> bool:
    """Whether a number and a unit are no duration: a second chance, a quarter of them, one day, the Six Day War."""
    text, after = scene.text, word_after(scene.text, match.end())
    before = word_before(text, match.start()).lower()
    if words in ("a", "an", "one", "a single") and (code in ("TS", "Q", "N", "WE") or match["unit"][-1] in "sS"):
        return True
    if code in ("Q", "TS") and after == "of" and len(match[0].split()) < 3:
        return True
    if match["unit"][0].isupper() and match["unit"][1].islower() and match.start() > scene.sentence.start:
        return True
    if code != "D":
        return False
    if words == "one" and after not in ("after", "before", "later", "earlier"):
        return before not in time_words()["stretch_before"]
    return words in ("a", "an") and after in ("of", "when", "that", "in") and before not in ("for", "in")


def _is_age(text: str, end: int) -> bool:
    return bool(re.match(r"[-‐‑\s]?(?:s[-‐‑\s])?olds?\b|\s+of\s+age\b", text[end : end + 10]))


def _range(match: re.Match[str], scene: Scene) -> Meaning | None:
    if _is_age(scene.text, match.end()):
        return None
    most = number_of(match["most"])
    return _duration(most, unit_code(match["unit"]), f"the longest that is said; at least {match['least']}")


def _and_a_half(match: re.Match[str], scene: Scene) -> Meaning | None:
    if _is_age(scene.text, match.end()):
        return None
    number = number_of(match["number"])
    return _duration(None if number is None else number + 0.5, unit_code(match["unit"]))


def _running(match: re.Match[str], scene: Scene) -> Meaning | None:
    """The past three years: up to the article's date; the next six months: from it on."""
    which, code = match["which"].lower(), unit_code(match["unit"])
    words, number = time_words(), group(match, "number")
    single = not number and not match["unit"].lower().endswith("s")
    if single and which in ("first", "final", "opening"):
        return None  # her first year, the final day: which of them, not how long
    amount = number_of(number) if number else 1.0 if single else None
    meaning = _duration(amount, code)
    step = -1 if which in words["last"] else 1 if which in words["next"] else 0
    unit = UNITS.get({"FN": "W"}.get(code, code))
    if (
        scene.today is None
        or amount is None
        or amount != int(amount)
        or not step
        or unit is None
        or which in ("previous", "following", "preceding", "prior")
    ):
        return meaning
    there = period("day", scene.today) if unit in ("day", "week", "weekend") else period("month", scene.today)
    days = {"day": 1, "week": 7, "weekend": 7}.get(unit)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    away = there.shifted(step * int(amount) * (days or months))
    if away is None:
        return meaning
    reason = f"counted from the article's date ({scene.today_reason}){'' if days else ', to the month'}"
    start, end = (away.first, scene.today) if step < 0 else (scene.today, away.last)
    return replace(meaning, start=start, end=end, reasons=(reason,))


def _bare(match: re.Match[str], scene: Scene) -> Meaning | None:
    """For years, weeks of talks, days after."""
    code, words = unit_code(match["unit"]), time_words()
    at = match.start()
    if (close := word_before(scene.text, at).lower()) in ("just", "only", "mere"):
        at = scene.text.rindex(" ", 0, at) - len(close)
    before, after = word_before(scene.text, at).lower(), word_after(scene.text, match.end()).lower()
    if code in ("TS", "Q", "WE") or _is_age(scene.text, match.end()):
        return None
    if before == "of" and _MATTER.search(scene.text, max(0, at - 20), at):
        return _duration(None, code)
    if before == "the" and after in ("after", "before", "since", "following", "leading"):
        return _duration(None, code)
    if before in words["stretch_before"] or (after in words["stretch_after"] and before not in _NO_STRETCH):
        return _duration(None, code)
    return None


def _long(match: re.Match[str], scene: Scene) -> Meaning | None:
    unit = match["unit"]
    return _duration(None if unit.lower().endswith("s") else 1.0, unit_code(unit))


def _share(match: re.Match[str], scene: Scene) -> Meaning | None:
    value = "P25Y" if match[0].lower().lstrip("a ").startswith("quarter") else _HALVES[unit_code(match["unit"])]
    return Meaning("DURATION", value, granularity=granularity_of(unit_code(match["unit"])))


def _per(match: re.Match[str], scene: Scene) -> Meaning | None:
    code = "Y" if match["unit"].lower() == "annum" else unit_code(match["unit"])
    return Meaning("SET", length(1.0, code), granularity=granularity_of(code))


def _every(match: re.Match[str], scene: Scene) -> Meaning | None:
    if weekday := group(match, "weekday"):
        return Meaning("SET", f"XXXX-WXX-{weekday_number(weekday)}", granularity="day")
    if month := group(match, "month"):
        return Meaning("SET", f"XXXX-{month_number(month):02}", granularity="month")
    if part := group(match, "part"):
        return Meaning("SET", f"XXXX-XX-XXT{time_words()['part'][part.lower()]}", granularity="hour")
    if season := group(match, "season"):
        return Meaning("SET", f"XXXX-{time_words()['season'][season.lower()]}", granularity="season")
    code, number = unit_code(match["unit"]), group(match, "number")
    if code in ("TS", "N"):
        single = code == "N" and not number and "other" not in match[0].lower().split()
        return Meaning("SET", time_words()["set"]["nightly"], granularity="hour") if single else None
    amount = number_of(number) if number else 2.0 if "other" in match[0].lower().split() else 1.0
    return Meaning("SET", length(amount, code), granularity=granularity_of(code))


def _often(match: re.Match[str], scene: Scene) -> Meaning | None:
    word = match["word"]
    following, before = word_after(scene.text, match.end()), word_before(scene.text, match.start())
    begins = not before or match.start() == scene.sentence.start
    if (following[:1].isupper() and word.lower() in ("daily", "weekly", "nightly")) or (
        word[0].isupper() and not begins
    ):
        return None  # a daily, or part of a name
    value = time_words()["set"][word.lower()]
    code = value.lstrip("PT0123456789") if "T" not in value else "TH"
    return Meaning("SET", value, granularity=granularity_of(code))


_OF_WHOM: Final = r"(?:(?i:the|these|those|his|her|its|their|my|our)<_>)"
_RUNNING: Final = r"(?P<which>(?i:past|last|next|coming|previous|following|preceding|prior|first|final|opening))<_>"
RULES: Final = (
    rule("some", r"<about>?<number:number>(?:<_>|<->)<kind>?<unit:units>(?:<->(?i:long))?", _some, "@unit"),
    rule("some", r"<about>?<number:number><_>[a-z]+(?:ful|ous|ive|ult|ent|ant)<_><unit:plural>", _some, "@unit"),
    rule(
        "range",
        r"<about>?<least:number>(?:<_>(?i:to|or)<_>|<->)<most:number>(?:<_>|<->)<kind>?<unit:units>",
        _range,
        "@unit",
    ),
    rule(
        "and a half", r"<about>?<number:number><_>(?i:and<_>a<_>half|½)(?:<_>|<->)<unit:units>", _and_a_half, "half #"
    ),
    rule("and a half", r"<about>?<number:number><_><unit:units><_>(?i:and<_>a<_>half)", _and_a_half, "half"),
    rule("running", rf"{_OF_WHOM}{_RUNNING}(?:<about>?<number:number><_>)?<kind>?<unit:units>", _running, "@unit"),
    rule(
        "running",
        r"(?P<which>(?i:past|last|next|previous))<_><about>?<number:number><_><kind>?<unit:units>",
        _running,
        "@unit",
    ),
    rule("bare", r"<unit:plural>", _bare, "@unit"),
    rule("long", r"<unit:units>(?:<->(?i:long)|(?i:long))", _long, "@unit"),
    rule(
        "share",
        r"(?i:half|a<_>half|quarter|a<_>quarter)(?:<->|<_>(?:(?i:an?|of<_>a)<_>)?)<unit:unit>",
        _share,
        "half quarter",
    ),
    rule(
        "every",
        r"(?i:every|each)<_>(?:(?i:other|single)<_>)?"
        r"(?:(?:<number:number><_>)?<unit:units>|<weekday:longweekday>|<month:longmonth>|<part:part>|<season:season>)",
        _every,
        "every each",
    ),
    rule("every", r"<weekday:longweekday>(?<=y)s", _every, " ".join(f"{day}s" for day in time_words()["weekday"])),
    rule("often", rf"(?P<word>{either(forms('set'))})", _often, "@set"),
    rule("per", r"(?i:per)<_>(?P<unit>(?i:day|week|month|year|annum))", _per, "per"),
)
