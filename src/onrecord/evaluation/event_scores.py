"""`onrecord evaluate events`: the reader's events against labelled sentences, each read as a text of its own."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Protocol

from onrecord.evaluation.event_labels import LabelledSentence, labelled_events
from onrecord.evaluation.events import Counts, Marked, Sample, counts, figures, paired, part_of, right_roles
from onrecord.evaluation.intervals import DRAWS, SEED
from onrecord.evaluation.statements import calibration
from onrecord.types import Reading


class Reads(Protocol):
    """What reads articles: a `onrecord.Reader` with the layer events."""

    def read_many(self, articles: Iterable[str], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles in their order."""
        ...


@dataclass(frozen=True, slots=True)
class EventScores:
    """What the evaluation found.

    Attributes:
        data: name and SHA-256 of the data.
        sentences, events: how many were counted.
        figures: by name, with a 95 % interval over articles.
        counts: what they are made of.
        by_type: F1 with type, and labelled events, of each type.
        calibration_error: of the confidence, with type, actors and recipients right.
        reliability: per tenth of confidence: mean confidence, share right, rows.
    """

    data: tuple[str, str]
    sentences: int
    events: int
    figures: dict[str, tuple[float, float, float]]
    counts: Counts
    by_type: dict[str, tuple[float, int]]
    calibration_error: float
    reliability: tuple[tuple[float, float, int], ...] = ()


def evaluate_events(
    path: Path,
    reader: Reads,
    *,
    part: tuple[int, int] | None = None,
    sampled: str | None = None,
    jobs: int | None = None,
    progress: Callable[[], None] | None = None,
) -> EventScores:
    """Read the sentences of a labelled file and score their events.

    Args:
        path: JSON lines, see `event_labels.labelled_events`.
        reader: an `onrecord.Reader` with the layer events.
        part: (number, parts): only the articles of this part, see `events.part_of`; None for all.
        sampled: only sentences sampled so; None for all.
        jobs: processes, see `Reader.read_many`.
        progress: called once per sentence done.
    """
    rows = [
        row
        for row in labelled_events(path)
        if (part is None or part_of(row.article, part[1]) == part[0]) and sampled in (None, row.sampled)
    ]
    samples, judged = [], []
    for row, reading in zip(rows, reader.read_many((row.text for row in rows), jobs), strict=True):
        read = [as_marked(reading, event) for event in range(len(reading.events))]
        samples.append(Sample(row.id, row.text, row.events, tuple(read)))
        right = {
            id(other)
            for one, other in paired(row.events, read)
            if one.type == other.type and all(right_roles(row.text, one, other))
        }
        judged += [(event.confidence, id(one) in right) for event, one in zip(reading.events, read, strict=True)]
        if progress:
            progress()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    found = counts(samples)
    reliability, error = calibration(judged)
    return EventScores(
        (path.name, digest),
        len(rows),
        found.gold,
        intervals(rows, samples),
        found,
        _by_type(samples),
        error,
        reliability,
    )


def as_marked(reading: Reading, number: int) -> Marked:
    """Return an event of a reading as it is scored: roles as the spans of their mentions."""
    event = reading.events[number]
    spans = {mention.id: (mention.span.start, mention.span.end) for mention in reading.mentions}
    actors, recipients = (tuple(spans[role.mention] for role in roles) for roles in (event.actors, event.recipients))
    return Marked(
        event.type, event.mode, event.factuality, (event.trigger.start, event.trigger.end), actors, recipients
    )


def intervals(rows: Sequence[LabelledSentence], samples: Sequence[Sample]) -> dict[str, tuple[float, float, float]]:
    """Return each figure with its 95 % interval, articles drawn anew."""
    keyed = sorted(zip(rows, samples, strict=True), key=lambda pair: pair[0].article)
    parts = [counts(s for _, s in group) for _, group in groupby(keyed, key=lambda pair: pair[0].article)]
    value = figures(added(parts))
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    drawn = [figures(added(draw.choices(parts, k=len(parts)))) for _ in range(DRAWS)]
    low, high = round(0.025 * (DRAWS - 1)), round(0.975 * (DRAWS - 1))
    return {
        name: (value[name], ordered[low], ordered[high])
        for name in value
        for ordered in [sorted(one[name] for one in drawn)]
    }


def added(parts: Sequence[Counts]) -> Counts:
    """Return the sum of counts."""
    sure: Counter[tuple[str, str]] = Counter()
    for part in parts:
        sure.update(part.sure)
    return Counts(
        gold=sum(part.gold for part in parts),
        read=sum(part.read for part in parts),
        triggers=sum(part.triggers for part in parts),
        typed=sum(part.typed for part in parts),
        full=sum(part.full for part in parts),
        actors=sum(part.actors for part in parts),
        recipients=sum(part.recipients for part in parts),
        modes=sum(part.modes for part in parts),
        told=sum(part.told for part in parts),
        partaking=sum(part.partaking for part in parts),
        labelled=sum(part.labelled for part in parts),
        found=sum(part.found for part in parts),
        sure=sure,
    )


def _by_type(samples: Sequence[Sample]) -> dict[str, tuple[float, int]]:
    out = {}
    for kind in sorted({event.type for sample in samples for event in (*sample.gold, *sample.read)}):
        gold = sum(event.type == kind for sample in samples for event in sample.gold)
        read = sum(event.type == kind for sample in samples for event in sample.read)
        both = sum(a.type == b.type == kind for sample in samples for a, b in paired(sample.gold, sample.read))
        out[kind] = (2 * both / (gold + read), gold)
    return out
