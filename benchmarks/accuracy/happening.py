"""What happened: events, and the type between two given actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from benchmarks.context import Context
from onrecord.evaluation.event_scores import evaluate_events
from onrecord.evaluation.intervals import Figure
from onrecord.evaluation.relations import evaluate_relations
from onrecord.reading.reader import Reader

EVENTS: Final = "events/train.jsonl"
RELATIONS: Final = "plover/plv_train.jsonl"
#: Of ten parts of the articles, the one that training left out.
_HELD_OUT: Final = (0, 10)


@dataclass(frozen=True, slots=True)
class TypeFound:
    """F1 of a type, and how many are labelled."""

    f1: float
    labelled: int


@dataclass(frozen=True, slots=True)
class EventsFound:
    """Events of sentences that training left out.

    Attributes:
        sentences, events: labelled ones.
        figures: by name.
        types: by type, trigger and type right.
        factualities: by labelled value, of pairs by trigger: share read so.
        reliability: per tenth of confidence: mean confidence, share right, rows.
        calibration_error: over those tenths.
    """

    sentences: int
    events: int
    figures: dict[str, Figure]
    types: dict[str, TypeFound]
    factualities: dict[str, Figure]
    reliability: tuple[tuple[float, float, int], ...]
    calibration_error: float


@dataclass(frozen=True, slots=True)
class RelationFound:
    """The type between two actors, on sentences that the shipped reader has learnt.

    Attributes:
        sentences: how many.
        macro_f1, accuracy: over the types, and over the sentences.
        types: by type.
    """

    sentences: int
    macro_f1: float
    accuracy: float
    types: dict[str, TypeFound]


def events(context: Context) -> EventsFound:
    """Score the events of the held-out tenth."""
    found = evaluate_events(context.file(EVENTS), Reader(layers=["events"]), part=_HELD_OUT, jobs=context.jobs)
    values = sorted({gold for gold, _ in found.counts.sure})
    return EventsFound(
        found.sentences,
        found.events,
        {
            name: Figure(round(value, 4), round(low, 4), round(high, 4), found.events)
            for name, (value, low, high) in found.figures.items()
        },
        {kind: TypeFound(round(value, 4), count) for kind, (value, count) in found.by_type.items()},
        {value: _share(found.counts.sure, value) for value in values},
        found.reliability,
        found.calibration_error,
    )


def _share(pairs: dict[tuple[str, str], int], value: str) -> Figure:
    from onrecord.evaluation.intervals import wilson

    return wilson(pairs.get((value, value), 0), sum(count for (gold, _), count in pairs.items() if gold == value))


def relation(context: Context) -> RelationFound:
    """Score the type between two actors."""
    found = evaluate_relations(context.file(RELATIONS), Reader(layers=["events"]))
    types = {kind: TypeFound(round(value, 4), count) for kind, (value, count) in found.by_type.items()}
    return RelationFound(found.sentences, round(found.macro_f1, 4), round(found.accuracy, 4), types)
