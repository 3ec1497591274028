"""Whether a reading can be kept: its spans index its text, its ids are its own, and what they name is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.types import Mention, Place, Reading, Span, Time


def faults(reading: Reading) -> Iterator[str]:
    """Yield what is wrong with a reading, one sentence each."""
    text = reading.article.text
    for name, span in _spans(reading):
        if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text:
            yield f"{name}: span {span.start}:{span.end} is not the text it claims"
    rows: dict[str, tuple[Any, ...]] = {
        "actor": reading.actors,
        "mention": reading.mentions,
        "statement": reading.statements,
        "event": reading.events,
        "time": reading.times,
        "place": reading.places,
    }
    ids: dict[str, set[str]] = {}
    for layer, each in rows.items():
        ids[layer] = {row.id for row in each}
        if len(ids[layer]) < len(each):
            yield f"{layer}: two rows have one id"
    for layer, owner, named in _references(reading):
        if named is not None and named not in ids[layer]:
            yield f"{owner}: names {layer} {named}, which is not there"


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for part in reading.left_out:
        if part.span:
            yield "left_out", part.span
    placed: tuple[Mention | Time | Place, ...] = (*reading.mentions, *reading.times, *reading.places)
    for row in placed:
        yield row.id, row.span
    for statement in reading.statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            yield statement.id, span
        for hop in statement.chain:
            if hop.span:
                yield statement.id, hop.span
    for event in reading.events:
        yield event.id, event.trigger
        for quantity in event.quantities:
            yield event.id, quantity.span


def _references(reading: Reading) -> Iterator[tuple[str, str, str | None]]:
    """Layer, whose row, and the id of that layer that the row names."""
    for actor in reading.actors:
        yield "actor", actor.id, actor.side
    for mention in reading.mentions:
        yield "actor", mention.id, mention.actor
    for statement in reading.statements:
        yield from _each(
            "actor", statement.id, (statement.speaker, *statement.via, *(h.actor for h in statement.chain))
        )
        yield from _each("statement", statement.id, (statement.inside, statement.continues))
        yield "time", statement.id, statement.time
    for event in reading.events:
        for role in (*event.actors, *event.recipients):
            yield "mention", event.id, role.mention
            yield "actor", event.id, role.actor
        yield "time", event.id, event.time
        yield "place", event.id, event.place
        yield "statement", event.id, event.statement
        yield "event", event.id, event.same_event


def _each(layer: str, owner: str, named: Iterable[str | None]) -> Iterator[tuple[str, str, str | None]]:
    for name in named:
        yield layer, owner, name
