"""What the modules of this package hand to each other."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.reading.times.calendar import BLANK, Period, Unit
from onrecord.types import Granularity, TimeType

#: Told: a verb of saying or an auxiliary, which tells less than a verb of what happened. Shown: a verb in the present
#: with which captions tell what a picture shows; seen: one that may as well tell of what is planned.
Tense = Literal["past", "told", "future", "shown", "seen"]
#: A day spoken of in the paragraph at hand, or so many characters before it, is that of "at 9 p.m.", "late in the day".
NEAR: Final = 500
NO_DATE = "the article has no date to count from"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means, in the fields of a Time; `period` where it is one whole unit of the calendar."""

    type: TimeType
    value: str
    start: datetime.date | None = None
    end: datetime.date | None = None
    granularity: Granularity | None = None
    reasons: tuple[str, ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text as half-open span."""

    start: int
    end: int


@dataclass(slots=True)
class Scene:
    """What an expression is read against: the text, the article's day, and the day last spoken of.

    Attributes:
        text: of the article.
        today: the day that "today" is, or None.
        today_reason: which day that is and why, or why there is none.
        sentence: of the expression at hand.
        paragraph: start of its paragraph.
        tense: tells the tense of the clause around start:end.
        spoken_of: the last dated period before the expression.
        spoken_in: start of the sentence in which it stood.
        day: the last day before the expression, with where it stood.
    """

    text: str
    today: datetime.date | None
    today_reason: str
    sentence: Sentence
    paragraph: int
    tense: Callable[[int, int], Tense | None]
    spoken_of: Period | None = None
    spoken_in: int = 0
    day: tuple[Period, int] | None = None

    @property
    def day_at_hand(self) -> Period | None:
        """The last day spoken of, if that was in the paragraph at hand or shortly before it."""
        return self.day[0] if self.day and self.day[1] >= self.paragraph - NEAR else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of expressions, what gives their meaning (None: no expression of time after all), and words needed."""

    name: str
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Scene], Meaning | None]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of time in the text with its meaning."""

    start: int
    end: int
    rule: str
    meaning: Meaning


def of_period(period: Period, *reasons: str) -> Meaning:
    """Return the meaning of an expression for one whole period."""
    return Meaning("DATE", period.value, period.first, period.last, period.granularity, reasons, period)


def undated(unit: Unit, value: str | None = None, *reasons: str) -> Meaning:
    """Return the meaning of an expression whose period cannot be told."""
    granularity: Granularity | None = None if unit == "half" else "day" if unit == "weekend" else unit
    return Meaning("DATE", value or BLANK[unit], None, None, granularity, reasons or (NO_DATE,))


def moved(period: Period, steps: int, *reasons: str) -> Meaning:
    """Return the meaning of an expression for the period so many steps from another one."""
    there = period.shifted(steps)
    return of_period(there, *reasons) if there else undated(period.unit, None, "beyond the calendar's ends")


def because(meaning: Meaning, reasons: Sequence[str]) -> Meaning:
    """Return a meaning with further reasons."""
    return replace(meaning, reasons=(*meaning.reasons, *reasons))
