"""Years, spans of years, decades, centuries, and quarters, halves and seasons of a year."""

from __future__ import annotations

import datetime
import re
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.anchor import nearest, years_around
from onrecord.reading.times.calendar import SEASONS, Period, Unit, period
from onrecord.reading.times.guards import is_bare_year
from onrecord.reading.times.pieces import behind, group, ordinal_of
from onrecord.reading.times.rule import rule
from onrecord.reading.times.staged import staged
from onrecord.reading.times.types import Meaning, Scene, of_period, undated

_TENS: Final = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_NORTH: Final = "its months on the northern half of the globe"


def _year(match: re.Match[str], scene: Scene) -> Meaning | None:
    start, end = match.span("year")
    bare = match.start() == start
    if bare and not is_bare_year(scene.text, start, end):
        return None
    return staged(of_period(period("year", datetime.date(int(match["year"]), 1, 1))), group(match, "stage"))


def _short_year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Since ’82: of the century in which it has been."""
    digits = int(match["short"])
    first = 2000 if digits <= (scene.today.year % 100 if scene.today else 30) else 1900
    return of_period(
        period("year", datetime.date(first + digits, 1, 1)),
        f"of the {first // 100 + 1}th century" if first < 2000 else "of this century",
    )


def _years(match: re.Match[str], scene: Scene) -> Meaning | None:
    first, last = int(match["year"]), int(match["to"])
    last += first // 100 * 100 if last < 100 else 0
    if not 0 < last - first < 200 or not is_bare_year(scene.text, *match.span("year")):
        return None
    start, end = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    return Meaning("DATE", f"{first}/{last}", start, end, "year", ("from the first year to the last",))


def _decade(match: re.Match[str], scene: Scene) -> Meaning | None:
    digits = match["digits"]
    if len(digits) == 4:
        return staged(of_period(period("decade", datetime.date(int(digits), 1, 1))), group(match, "stage"))
    return _short_decade(int(digits), group(match, "stage"))


def _decade_in_words(match: re.Match[str], scene: Scene) -> Meaning | None:
    return _short_decade(20 + 10 * _TENS.index(match["word"].lower()), group(match, "stage"))


def _short_decade(digits: int, stage: str | None) -> Meaning:
    first = (1900 if digits >= 20 else 2000) + digits
    return staged(
        of_period(
            period("decade", datetime.date(first, 1, 1)),
            "of the twentieth century" if first < 2000 else "of this century",
        ),
        stage,
    )


def _century(match: re.Match[str], scene: Scene) -> Meaning | None:
    number = ordinal_of(match["ordinal"])
    if not 1 < number < 25:
        return None
    return staged(of_period(Period("century", datetime.date((number - 1) * 100, 1, 1))), group(match, "stage"))


def _part(match: re.Match[str], scene: Scene) -> Meaning | None:
    """A quarter or half of a year."""
    number = int(match["digit"]) if group(match, "digit") else ordinal_of(match["ordinal"])
    unit: Unit = "half" if "half" in match[0].lower() else "quarter"
    months = 6 if unit == "half" else 3
    if number > 12 // months:
        return None

    def in_year(year: int) -> Period:
        return period(unit, datetime.date(year, 1 + months * (number - 1), 1))

    blank = f"XXXX-{unit[0].upper()}{number}"
    if group(match, "year"):
        return of_period(in_year(int(match["year"])))
    if whose := group(match, "whose"):
        if scene.today is None:
            return undated(unit, blank)
        year = scene.today.year + _step(whose)
        return of_period(in_year(year), f"counted from the article's date ({scene.today_reason})")
    if unit == "half":
        return None  # of a match, of a list, of the population
    return nearest(years_around(scene, in_year), scene, match.start(), match.end(), blank=blank)


def _step(words: str) -> int:
    """-1, 0 or 1 for last, this and next."""
    known, said = time_words(), words.lower().split()
    return next((step for step, name in ((-1, "last"), (1, "next")) if any(w in known[name] for w in said)), 0)


def _season(match: re.Match[str], scene: Scene) -> Meaning | None:
    code = time_words()["season"][match["season"].lower()]
    if group(match, "year"):
        season = Period("season", datetime.date(int(match["year"]), SEASONS[code], 1))
        return staged(of_period(season, _NORTH), group(match, "stage"))
    around = years_around(scene, lambda year: Period("season", datetime.date(year, SEASONS[code], 1)))
    return staged(nearest(around, scene, match.start(), match.end(), blank=f"XXXX-{code}"), group(match, "stage"))


_FISCAL: Final = r"(?:(?i:fiscal|financial)<_>(?:year<_>)?)"
_WHOSE: Final = r"(?P<whose>(?i:this|last|next|the<_>previous|the<_>following))<_>(?i:year)"
_WHEN: Final = behind("[Ii]n [Oo]ver [Dd]uring [Bb]y until")
_SINCE: Final = behind("[Ss]ince [Ii]n of from until")
_SHORT_STAGE: Final = r"(?P<stage>(?i:early|mid|late)[-\x20])?"
RULES: Final = (
    rule("year", r"(?i:post|pre)-<year:year>", _year, "post pre"),
    rule("year", rf"<stage:stage>?(?:<the>(?i:year)<_>|{_FISCAL})?<year:year>", _year, "#"),
    rule("year", rf"{_SINCE}['’](?P<short>\d\d)", _short_year, "#"),
    rule("years", r"(?P<year>(?:19|20)\d\d)(?:<->|/)(?P<to>(?:19|20)\d\d|\d\d)", _years, "#"),
    rule("decade", r"<the>?<stage:stage>?(?P<digits>1[5-9]\d0|20\d0)['’]?s", _decade, "#"),
    rule("decade", r"<the><stage:stage>?['’‘]?(?P<digits>[0-9]0)['’]?s", _decade, "#"),
    rule("decade", _SHORT_STAGE + r"['’‘](?P<digits>[0-9]0)s", _decade, "#"),
    rule("decade", r"(?<=(?i:and)\x20)" + _SHORT_STAGE + r"['’‘]?(?P<digits>[2-9]0)s", _decade, "#"),
    rule("decade", rf"<the><stage:stage>?(?P<word>(?i:{'|'.join(_TENS)}))", _decade_in_words, " ".join(_TENS)),
    rule("century", r"<the>?<stage:stage>?<ordinal:ordinal>(?:<_>|<->)(?i:century)", _century, "century"),
    rule(
        "quarter",
        rf"<the>?{_FISCAL}?<ordinal:ordinal>(?:<_>|<->){_FISCAL}?(?i:quarter|half)"
        rf"(?:(?:<_>(?:of|in)<_>|<_>){_FISCAL}?(?:<year:year>|{_WHOSE}))?",
        _part,
        "quarter half",
    ),
    rule("quarter", r"Q(?P<digit>[1-4])(?:<_>(?:of<_>)?<year:year>)?", _part, "q"),
    rule("season", r"<the>?<stage:stage>?<season:anyseason>(?:,?<_>(?:of<_>)?)<year:year>", _season, "@season"),
    rule("season", rf"{_WHEN}<the>?<stage:stage>?<season:season>(?!\x20of|<_>\d)", _season, "@season"),
    rule("season", r"<stage:stage><season:season>", _season, "@season"),
)
