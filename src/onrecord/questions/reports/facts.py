"""What an event of a report is compared by: when it may have happened, who takes part, where, how many, which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from onrecord.knowledge.forms import key
from onrecord.knowledge.inflection import lemmas
from onrecord.questions.evidence.parties import Party
from onrecord.questions.evidence.view import Happening
from onrecord.record.sentences import NAME, WORD, kinds_of, sentence_at, stem, words_of
from onrecord.types import Span

#: An event without a date of its own happened so many days before its report was printed, at most.
RECENT: Final = 4
#: Days by which dates of one event may differ: it is another day elsewhere, and papers are dated ahead.
SLACK: Final = 1
#: A time of more days than this tells nothing of one event.
_LONGEST: Final = 31
#: A word by which somebody is called has more letters than this.
_CALLED: Final = 3


News = Callable[[], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Number:
    """How many, of a quantity that an event reports; None: open."""

    kind: str
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of an event of a report before its text is looked at.

    Attributes:
        happening: the event.
        place: where it stands: article and number of the event, whatever order the record was filled in.
        printed: day of its report as an ordinal, or None.
        days: first and last day (ordinals) on which it may have happened; None: that cannot be told.
        stated: whether the text says so itself.
        numbers: quantities.
    """

    happening: Happening
    place: tuple[str, int]
    printed: int | None
    days: tuple[int, int] | None
    stated: bool
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an event of a report is compared by.

    Attributes:
        case: what is known without its text.
        sentence: that tells of it.
        trigger: its word as it stands, in lower case.
        kinds: families of its word, as `same_events.tsv` has them.
        lemmas: dictionary forms that its word may be of.
        names: what is written with a capital letter in the sentence, cut short.
        words: of the sentence that carry a meaning, by their stems, numbers among them.
        news: gives names in the title and at the beginning of the report, cut short: what its news is about; found
            only when asked for, as that takes long.
        marks: by which those who take part and the place are known.
        told: beginnings of the names of these.
    """

    case: Case
    sentence: Span
    trigger: str
    kinds: frozenset[str]
    lemmas: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    news: News
    marks: frozenset[str]
    told: frozenset[str]


def case_of(happening: Happening, numbers: tuple[Number, ...] = ()) -> Case:
    """Return what is known of an event without its text.

    Args:
        happening: the event.
        numbers: quantities that it reports.
    """
    printed = day_of(happening.report.published)
    days, stated = _days(happening, printed)
    place = (happening.report.article, happening.number)
    return Case(happening, place, printed, days, stated, numbers)


def facts_of(case: Case, text: str, news: News = frozenset) -> Facts:
    """Return what an event is compared by.

    Args:
        case: the event.
        text: of its report.
        news: gives what the report is about, as `news_of` tells it.
    """
    start, end = case.happening.trigger
    trigger = text[start:end].lower()
    sentence = sentence_at(text, start, end)
    names, words = words_of(sentence.text)
    parties, place = case.happening.parties, case.happening.place
    marks = {mark for party in parties for mark in ((party.id, party.side.id) if not party.local else called(party))}
    told = [party.name for party in parties] + ([place] if place else [])
    return Facts(
        case=case, sentence=sentence, trigger=trigger, kinds=kinds_of(trigger),
        lemmas=frozenset(form for word in WORD.findall(trigger) for form in lemmas(word)), names=names, words=words,
        news=news, marks=frozenset(marks | ({place} if place else set())),
        told=frozenset[str]().union(*map(_beginnings, told)),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _beginnings(name: str) -> frozenset[str]:
    return frozenset(word[:NAME] for word in key(name).split())


def called(party: Party) -> frozenset[str]:
    """Return the words by which somebody is called who has no name across articles: the girls, the driver."""
    return frozenset(stem(word) for word in key(party.name).split() if len(word) > _CALLED)


def by_day(readings: Iterable[tuple[int, str | None]]) -> tuple[dict[int, list[int]], list[int]]:
    """Return the keys of readings by the day (ordinal) on which they were printed, and those without one.

    Args:
        readings: key and date of publication of each.
    """
    days: dict[int, list[int]] = {}
    undated: list[int] = []
    for reading, published in readings:
        day = day_of(published)
        (undated if day is None else days.setdefault(day, [])).append(reading)
    return days, undated


def day_of(published: str | None) -> int | None:
    """Return the day of a date or date-time as an ordinal; None where there is none."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def _days(happening: Happening, printed: int | None) -> tuple[tuple[int, int] | None, bool]:
    first, last = day_of(happening.not_before), day_of(happening.not_after)
    if first is not None and last is not None and 0 <= last - first <= _LONGEST:
        return (first, last), True
    if printed is None or happening.background or (first, last) != (None, None):
        return None, False
    return (printed - RECENT, printed), False
