"""Where a correction stands in a reading: the row that has its id, and the row that stands where it was made.

A correction is anchored to article, version, layer and span, not to ids. In a reading of the same text by another
reader it is of the row that covers the most of its span, if that is half of both together. In another version of the
text it is where the same words stand, if they stand there once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from onrecord.errors import MissingError
from onrecord.record.corrections import CorrectedLayer, Correction
from onrecord.types import Actor, Event, Reading, Span, Statement

_Row = TypeVar("_Row", Statement, Event, Actor)
#: How much of the two spans together a row must share with its anchor.
_ENOUGH: Final = 0.5


class WaitsError(Exception):
    """A correction has no place in this reading."""


def row_of(reading: Reading, row: str) -> Statement | Event | Actor:
    """Return a row of a reading by its id.

    Raises:
        MissingError: there is no statement, event or actor of this id.
    """
    rows: tuple[Statement | Event | Actor, ...] = (*reading.statements, *reading.events, *reading.actors)
    for each in rows:
        if each.id == row:
            return each
    raise MissingError(f"article {reading.article.id} has no row {row!r}", fix="`onrecord show ARTICLE` prints the ids")


def place_of(reading: Reading, row: str) -> tuple[CorrectedLayer, Span | None]:
    """Return of which layer a row is, by its id, and the characters that stand for it.

    Raises:
        MissingError: there is no such row.
    """
    found = row_of(reading, row)
    layer: CorrectedLayer = (
        "statement" if isinstance(found, Statement) else "event" if isinstance(found, Event) else "actor"
    )
    span = anchor_of(reading, found) if isinstance(found, Actor) else extent(found)
    return layer, span and Span.of(reading.article.text, span.start, span.end)


def extent(row: Statement | Event) -> Span | None:
    """Return the characters that stand for a row: all of a statement, or the trigger of an event."""
    if isinstance(row, Event):
        return row.trigger
    spans = (*row.source, *row.cue, *row.content)
    return _joined(spans) if spans else None


def anchor_of(reading: Reading, actor: Actor) -> Span | None:
    """Return the characters that stand for an actor: its first name in the text, else its first mention."""
    own = [mention for mention in reading.mentions if mention.actor == actor.id]
    named = [mention for mention in own if mention.type == "name"]
    return (named or own)[0].span if own else None


def _joined(spans: Sequence[Span]) -> Span:
    # only its ends are compared: the words between need not be there
    return Span(min(span.start for span in spans), max(span.end for span in spans), "")


def shift(reading: Reading, correction: Correction) -> int:
    """Return by how many characters the place of a correction has moved in this text.

    Raises:
        WaitsError: its words stand nowhere in it, or more than once.
    """
    span = correction.span
    if span is None or correction.version == reading.article.version:
        return 0
    text = reading.article.text
    at = text.find(span.text)
    if at < 0 or text.find(span.text, at + 1) >= 0:
        raise WaitsError
    return at - span.start


def row_at(rows: Sequence[_Row], correction: Correction, moved: int) -> _Row:
    """Return the row that a correction is of: the same extent, else the one that shares most of it.

    Raises:
        WaitsError: none shares enough of it.
    """
    anchor = correction.span
    if anchor is None:
        raise WaitsError
    best, most = None, (0.0, False)
    for row in rows:
        place = None if isinstance(row, Actor) else extent(row)
        if place is None:
            continue
        share = _share(place, anchor.start + moved, anchor.end + moved)
        if (share, row.id == correction.target) > most:
            best, most = row, (share, row.id == correction.target)
    if best is None or most[0] < _ENOUGH:
        raise WaitsError
    return best


def _share(span: Span, start: int, end: int) -> float:
    both = min(span.end, end) - max(span.start, start)
    return max(0, both) / max(1, max(span.end, end) - min(span.start, start))


def actor_at(reading: Reading, correction: Correction, moved: int) -> Actor:
    """Return the actor of the mention at the anchor; without one, the actor that had this id and is nowhere mentioned.

    Raises:
        WaitsError: there is none.
    """
    anchor = correction.span
    if anchor is None:
        unmentioned = {actor.id for actor in reading.actors} - {mention.actor for mention in reading.mentions}
        wanted = correction.target if correction.target in unmentioned else None
    else:
        ranked = [
            (_share(m.span, anchor.start + moved, anchor.end + moved), m.actor) for m in reading.mentions if m.actor
        ]
        share, wanted = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
        wanted = wanted if share >= _ENOUGH else None
    actor = next((actor for actor in reading.actors if actor.id == wanted), None)
    if actor is None:
        raise WaitsError
    return actor
