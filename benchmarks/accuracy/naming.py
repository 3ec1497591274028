"""Who speaks, whom pronouns mean, when and where: speakers, coreference, times, places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from benchmarks.accuracy.remembered import Remembered, every_other
from benchmarks.context import LABELS, Context
from onrecord.evaluation.coreference import evaluate_coreference
from onrecord.evaluation.intervals import Figure
from onrecord.evaluation.places import evaluate_places
from onrecord.evaluation.speakers import evaluate_speakers
from onrecord.evaluation.times import evaluate_times
from onrecord.reading.reader import Reader

TIMES: Final = "factuality/meantime.jsonl"
PLACES: Final = "places/tr_news.jsonl"
COREFERENCE: Final = "coreference/dev.jsonl"
SPEAKERS: Final = "speakers/dev.jsonl"


@dataclass(frozen=True, slots=True)
class Linked:
    """Mentions labelled and linked, and how many of each are right."""

    labelled: int
    linked: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class SpeakersFound:
    """Who speaks.

    Attributes:
        articles, statements: labelled ones.
        modes: "end to end" and "given": figures by name.
    """

    articles: int
    statements: int
    modes: dict[str, dict[str, Figure]]


@dataclass(frozen=True, slots=True)
class CoreferenceFound:
    """Pronouns and descriptions: how many texts of each kind, and by kind of text and of mention."""

    texts: dict[str, int]
    groups: dict[str, dict[str, Linked]]


@dataclass(frozen=True, slots=True)
class TimesFound:
    """Expressions of time.

    Attributes:
        texts, labelled: how many.
        rules: by match rule: precision, recall, f1.
        made_on, others: F1 by match rule, of the articles that the rules were made on and of the others.
    """

    texts: int
    labelled: int
    rules: dict[str, dict[str, Figure]]
    made_on: dict[str, Figure]
    others: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """Places.

    Attributes:
        texts, labelled: how many.
        figures: by name, of all texts.
        made_on, others: the same of the articles that the rules were made on, and of the others.
    """

    texts: int
    labelled: int
    figures: dict[str, Figure]
    made_on: dict[str, Figure]
    others: dict[str, Figure]


def speakers(context: Context) -> SpeakersFound:
    """Score who speaks, end to end and on labelled statements."""
    files = [LABELS / "speakers_dev.jsonl", context.file(SPEAKERS)]
    found = evaluate_speakers(files, context.data, Reader(), jobs=context.jobs)
    articles = found.articles["end to end"]
    return SpeakersFound(len(articles), sum(article.labels for article in articles), found.figures)


def coreference(context: Context) -> CoreferenceFound:
    """Score whom pronouns and descriptions mean."""
    found = evaluate_coreference(context.file(COREFERENCE), Reader(layers=["coreference"]), jobs=context.jobs)
    groups = {
        group: {
            name: Linked(count.gold, count.linked, round(count.precision, 4), round(count.recall, 4))
            for name, count in part.items()
        }
        for group, part in found.counts.items()
    }
    return CoreferenceFound(found.texts, groups)


def times(context: Context) -> TimesFound:
    """Score expressions of time, all and by whether rules were made on their article."""
    reader, path = Remembered(Reader(layers=["times"]), context.jobs), context.file(TIMES)
    found = evaluate_times(path, reader)
    with every_other(path) as parts:
        halves = [evaluate_times(part, reader).figures for part in parts]
    made_on, others = ({rule: row["f1"] for rule, row in half.items()} for half in halves)
    return TimesFound(found.texts, found.gold, found.figures, made_on, others)


def places(context: Context) -> PlacesFound:
    """Score places, all and by whether rules were made on their article."""
    reader, path = Remembered(Reader(layers=["places"]), context.jobs), context.file(PLACES)
    found = evaluate_places(path, reader)
    with every_other(path) as parts:
        made_on, others = (evaluate_places(part, reader).figures for part in parts)
    labelled = sum(row.label is not None for _, rows in found.texts for row in rows)
    return PlacesFound(len(found.texts), labelled, found.figures, made_on, others)
