"""Corrections laid over a reading: a pure function, so that the same corrections always give the same rows.

Where a correction stands in a reading is told by `anchors`; one that finds its place nowhere waits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from onrecord.knowledge.forms import key
from onrecord.record.anchors import WaitsError, actor_at, row_at, shift
from onrecord.record.corrections import SPANS, Correction
from onrecord.record.event_coding import coded
from onrecord.types import Actor, Event, Hop, Reading, Span, Statement

_Row = TypeVar("_Row", Statement, Event, Actor)


def overlaid(reading: Reading, corrections: Iterable[Correction]) -> tuple[Reading, tuple[str, ...]]:
    """Return a reading as corrected, and the ids of the corrections that found no place in it.

    Args:
        reading: as it was read.
        corrections: of its article, in the order in which they were made; those that are undone are passed over.
    """
    waiting: list[str] = []
    for correction in corrections:
        if correction.undone or correction.action == "undo":
            continue
        try:
            reading = _applied(reading, correction)
        except WaitsError:
            waiting.append(correction.id)
    return reading, tuple(waiting)


def event_at(reading: Reading, correction: Correction) -> Event | None:
    """Return the event of a reading that a correction is anchored to, as corrections of events are; None: it waits."""
    try:
        return row_at(reading.events, correction, shift(reading, correction))
    except WaitsError:
        return None


def _applied(reading: Reading, correction: Correction) -> Reading:
    moved = shift(reading, correction)
    if correction.action == "add":
        return _added(reading, correction, moved)
    why = f"{'struck' if correction.action == 'strike' else correction.field} by {correction.by} ({correction.id})"
    if correction.layer == "statement":
        statement = row_at(reading.statements, correction, moved)
        if correction.action == "strike":
            return _without_statement(reading, statement, why)
        return _with_statement(reading, statement, correction, moved, f"corrected: {why}")
    if correction.layer == "event":
        event = row_at(reading.events, correction, moved)
        if correction.action == "strike":
            return _without_event(reading, event)
        value = _value(reading, correction, moved)
        changed = {str(correction.field): value[0] if correction.field == "trigger" else value}
        new = coded(replace(event, **changed, reasons=(*event.reasons, f"corrected: {why}")))
        return replace(reading, events=_swapped(reading.events, event, new))
    actor = actor_at(reading, correction, moved)
    fields = {str(correction.field): _value(reading, correction, moved)}
    if correction.field in ("name", "kind", "country"):
        fields |= {"known": None, "identifiers": ()}  # what was known was known of somebody else
    new_actor = replace(actor, **fields, reasons=(*actor.reasons, f"corrected: {why}"))
    return replace(reading, actors=_swapped(reading.actors, actor, new_actor))


def _value(reading: Reading, correction: Correction, moved: int) -> Any:
    value = json.loads(correction.value or "null")
    return _spans(value, reading.article.text, moved) if correction.field in SPANS else value


def _spans(value: list[list[Any]], text: str, moved: int) -> tuple[Span, ...]:
    spans = tuple(Span.of(text, start + moved, end + moved) for start, end, _ in value)
    if any(span.text != words or span.start < 0 for span, (_, _, words) in zip(spans, value, strict=True)):
        raise WaitsError
    return spans


def _swapped(rows: tuple[_Row, ...], old: _Row, new: _Row) -> tuple[_Row, ...]:
    return tuple(new if row is old else row for row in rows)


def _with_statement(reading: Reading, statement: Statement, correction: Correction, moved: int, why: str) -> Reading:
    reasons = (*statement.reasons, why)
    value = _value(reading, correction, moved)
    if correction.field != "speaker":
        changed = replace(statement, **{str(correction.field): value}, reasons=reasons)
        return replace(reading, statements=_swapped(reading.statements, statement, changed))
    reading, actor = _who(reading, value, correction.id)
    first = statement.chain[:1]
    rest = statement.chain[1:] if first and first[0].kind == "speaker" else statement.chain
    chain = rest
    if actor:
        chain = (Hop(actor.id, "speaker", actor.anonymous, first[0].span if first != rest[:1] else None), *rest)
    changed = replace(statement, speaker=actor.id if actor else None, chain=chain, reasons=reasons)
    return replace(reading, statements=_swapped(reading.statements, statement, changed))


def _who(reading: Reading, value: dict[str, Any] | None, correction: str) -> tuple[Reading, Actor | None]:
    """The actor that a person named, and the reading with it if it is a new one."""
    if value is None:
        return reading, None
    for actor in reading.actors:
        if value["known"] and actor.known == value["known"]:
            return reading, actor
    for actor in reading.actors:
        same = key(actor.name) == key(value["name"]) and value["country"] in (None, actor.country)
        if same and value["known"] is None:
            return reading, actor
    new = Actor(
        id=f"a{correction}", name=value["name"], kind=value["kind"], country=value["country"],
        known=value["known"], anonymous=value["kind"] == "anonymous", reasons=(f"named in correction {correction}",),
    )  # fmt: skip
    return replace(reading, actors=(*reading.actors, new)), new


def _without_statement(reading: Reading, gone: Statement, why: str) -> Reading:
    """The reading without a statement; what stood in it stands in the one around it."""
    statements = tuple(
        replace(
            row,
            inside=gone.inside if row.inside == gone.id else row.inside,
            continues=gone.continues if row.continues == gone.id else row.continues,
        )
        for row in reading.statements
        if row is not gone
    )
    events = tuple(
        replace(row, statement=gone.inside, reasons=(*row.reasons, f"its statement was {why}"))
        if row.statement == gone.id
        else row
        for row in reading.events
    )
    return replace(reading, statements=statements, events=events)


def _without_event(reading: Reading, gone: Event) -> Reading:
    """The reading without an event; of its other mentions the next becomes the first."""
    heir = gone.same_event or next((row.id for row in reading.events if row.same_event == gone.id), None)
    events = tuple(
        replace(row, same_event=None if row.id == heir else heir) if row.same_event == gone.id else row
        for row in reading.events
        if row is not gone
    )
    return replace(reading, events=events)


def _added(reading: Reading, correction: Correction, moved: int) -> Reading:
    row = json.loads(correction.value or "{}")
    text = reading.article.text
    why = (f"added by {correction.by} ({correction.id})",)
    if correction.layer == "event":
        event = Event(
            id=f"e{correction.id}", type=row["type"], mode=row["mode"], contexts=(), actors=(), recipients=(),
            trigger=_spans(row["trigger"], text, moved)[0], time=None, not_before=None, not_after=None, place=None,
            factuality=row["factuality"], background=False, quantities=(), quad_class=None, score=None,
            statement=None, same_event=None, confidence=1.0, reasons=why,
        )  # fmt: skip
        return replace(reading, events=(*reading.events, coded(event)))
    source, cue, content = (_spans(row[part], text, moved) for part in ("source", "cue", "content"))
    reading, actor = _who(reading, row["speaker"], correction.id)
    chain = (Hop(actor.id, "speaker", actor.anonymous, source[0] if source else None),) if actor else ()
    statement = Statement(
        id=f"s{correction.id}", source=source, cue=cue, content=content, form=row["form"], act=row["act"],
        speaker=actor.id if actor else None, via=(), chain=chain, inside=None, time=None, continues=None,
        confidence=1.0, reasons=why,
    )  # fmt: skip
    return replace(reading, statements=(*reading.statements, statement))
