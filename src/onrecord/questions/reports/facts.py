"""What an event of a report is compared by: when it may have happened, who takes part, where, how many, which words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from onrecord.knowledge.event_families import families
from onrecord.knowledge.forms import key
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.questions.evidence.parties import Party
from onrecord.questions.evidence.view import Happening
from onrecord.types import Span

#: An event without a date of its own happened so many days before its report was printed, at most.
RECENT: Final = 4
#: Days by which dates of one event may differ: it is another day elsewhere, and papers are dated ahead.
SLACK: Final = 1
#: A time of more days than this tells nothing of one event.
_LONGEST: Final = 31
_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
#: Where a sentence ends: not behind an initial or a short title. What stands before a mark is looked at behind it, as
#: few characters are marks.
_END: Final = re.compile(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b[A-Z]\.[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt)\.)"
    r"[.!?]*[\"”’')\]]*\s+|\n+"
)
#: Characters before and behind an event's word in which its sentence is looked for.
REACH: Final = 600
_SHORTEST: Final = 4
#: A word by which somebody is called has more letters than this.
_CALLED: Final = 3
#: Characters of a report that tell what its news is.
_BEGINNING: Final = 800
#: Letters of a name that are compared: "Talsia" and "Talsian" are alike.
NAME: Final = 5
_ENDINGS: Final = ("ing", "ies", "ed", "es", "s", "e", "y")


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


def news_of(title: str | None, text: str) -> frozenset[str]:
    """Return the names in the title and at the beginning of a report."""
    return words_of(f"{title or ''}. {text[:_BEGINNING]}")[0]


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
        lemmas=frozenset(form for word in _WORD.findall(trigger) for form in lemmas(word)), names=names, words=words,
        news=news, marks=frozenset(marks | ({place} if place else set())),
        told=frozenset[str]().union(*map(_beginnings, told)),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _beginnings(name: str) -> frozenset[str]:
    return frozenset(word[:NAME] for word in key(name).split())


@lru_cache(maxsize=5_000)
def kinds_of(trigger: str) -> frozenset[str]:
    """Return the families of an event's word, in lower case."""
    return frozenset(kind for word in _WORD.findall(trigger) for kind in families(word))


def called(party: Party) -> frozenset[str]:
    """Return the words by which somebody is called who has no name across articles: the girls, the driver."""
    return frozenset(stem(word) for word in key(party.name).split() if len(word) > _CALLED)


def sentence_at(text: str, start: int, end: int) -> Span:
    """Return the sentence around start:end, as far as its marks tell."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    first = max((match.end() for match in _END.finditer(text, low, start)), default=low)
    after = _END.search(text, end, high)
    last = after.start() + len(after.group().rstrip()) if after else high
    return Span.of(text, first, last)


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


# several events stand in one sentence
@lru_cache(maxsize=1_000)
def words_of(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names (what is written with a capital letter, cut short) and the other words of a sentence (stems)."""
    names, words = set(), set()
    found = _WORD.findall(sentence)
    for n, each in enumerate(found):
        name, word = _told_by(each)
        if name is not None and (n or (len(found) > 1 and found[1][0].isupper())):
            names.add(name)
        elif word is not None:
            words.add(word)
    return frozenset(names), frozenset(words)


@lru_cache(maxsize=100_000)
def _told_by(word: str) -> tuple[str | None, str | None]:
    """What a word is compared by, as a name and as any other word; None: as such it tells nothing."""
    plain = key(word.removesuffix("’s").removesuffix("'s"))
    if not plain or plain in _silent():
        return None, None
    if plain.isdigit():
        return None, plain
    name = plain[:NAME] if word[0].isupper() and len(plain) > 1 else None
    return name, stem(plain) if len(plain) >= _SHORTEST else None


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its ending, as far as spelling tells: released, releases and release are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    classes = ("calendar", "title", "role", "spokesperson", "vague")
    return word_list("silent", "joins.tsv").union(*(word_list(name, "words.tsv") for name in classes))
