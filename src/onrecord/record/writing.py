"""A reading's rows, written to the tables of its layers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, func, select

from onrecord.record import tables as t
from onrecord.record.columns import written
from onrecord.types import Actor, Event, Reading, Statement

Row = dict[str, Any]


def write_rows(connection: Connection, key: int, reading: Reading, identities: Mapping[str, int]) -> None:
    """Write all that was read.

    Args:
        connection: within a transaction.
        key: of the row in `reading`.
        reading: what to write.
        identities: of each actor id, the key of who that is across articles.
    """
    at = _Numbers(
        actors={row.id: n for n, row in enumerate(reading.actors)},
        mentions={row.id: n for n, row in enumerate(reading.mentions)},
        times={row.id: n for n, row in enumerate(reading.times)},
        places={row.id: n for n, row in enumerate(reading.places)},
        statements=_keys(connection, t.STATEMENT, reading.statements),
        events=_keys(connection, t.EVENT, reading.events),
    )
    for table, rows in _plain(key, reading, identities, at):
        _insert(connection, table, rows)
    _insert(connection, t.STATEMENT, [_statement(key, n, s, at) for n, s in enumerate(reading.statements)])
    _insert(connection, t.PIECE, _each(reading.statements, at.statements, _pieces))
    _insert(connection, t.HOP, _each(reading.statements, at.statements, lambda number, s: _hops(number, s, at)))
    _insert(connection, t.EVENT, [_event(key, n, e, at) for n, e in enumerate(reading.events)])
    _insert(connection, t.ROLE, _each(reading.events, at.events, lambda number, e: _roles(number, e, at)))
    _insert(connection, t.QUANTITY, _each(reading.events, at.events, _quantities))


def rest_of(reading: Reading) -> str | None:
    """Return what nobody searches for, as one JSON text: identifiers of actors, then the reasons of all rows.

    Each is a list with an entry for each row of the layer, or empty where no row has any; None: nothing of all this.
    """
    layers: tuple[tuple[Any, ...], ...] = (
        reading.actors,
        reading.statements,
        reading.events,
        reading.times,
        reading.places,
    )
    rest: list[list[Any]] = [
        [actor.identifiers for actor in reading.actors],
        *([row.reasons for row in layer] for layer in layers),
    ]
    rest = [rows if any(rows) else [] for rows in rest]
    return json.dumps(rest, ensure_ascii=True, separators=(",", ":")) if any(rest) else None


@dataclass(frozen=True, slots=True)
class _Numbers:
    """By which number the rows of a reading name one another: n in the reading, or the key of statement or event."""

    actors: dict[str, int]
    mentions: dict[str, int]
    times: dict[str, int]
    places: dict[str, int]
    statements: dict[str, int]
    events: dict[str, int]


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows in one go, past SQLAlchemy's care for each of them, which takes longer than SQLite does."""
    if not rows:
        return
    command, columns = _prepared(table)
    connection.exec_driver_sql(
        command, [tuple(make(row[name]) if make else row[name] for name, make in columns) for row in rows]
    )


@cache
def _prepared(table: Table) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """The command that inserts into a table, and what makes of each column's value what is written."""
    names = [column.name for column in table.columns]
    quoted, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    command = f"INSERT INTO {table.name} ({quoted}) VALUES ({places})"  # noqa: S608
    return command, tuple((column.name, written(column.type)) for column in table.columns)


def _keys(connection: Connection, table: Table, rows: Sequence[Any]) -> dict[str, int]:
    """The next keys of a table, by row id: nobody else can take them while this transaction writes."""
    if not rows:
        return {}
    last = connection.execute(select(func.max(table.c.key))).scalar_one() or 0
    return {row.id: last + 1 + n for n, row in enumerate(rows)}


def _each(owners: Sequence[Any], keys: Mapping[str, int], rows: Callable[[int, Any], Iterator[Row]]) -> list[Row]:
    return [row for owner in owners for row in rows(keys[owner.id], owner)]


def _id(table: str, n: int, own: str) -> str | None:
    return None if own == t.usual_id(table, n) else own


def _named(numbers: Mapping[str, int], row: str | None) -> int | None:
    return None if row is None else numbers[row]


def _plain(
    key: int, reading: Reading, identities: Mapping[str, int], at: _Numbers
) -> Iterator[tuple[Table, list[Row]]]:
    """The rows that belong to the reading itself, first those that others name."""
    yield t.LEFT_OUT, [
        {"reading": key, "n": n, "start": part.span and part.span.start, "end": part.span and part.span.end,
         "why": part.why}
        for n, part in enumerate(reading.left_out)
    ]  # fmt: skip
    yield t.ACTOR, [_actor(key, n, actor, identities[actor.id], at) for n, actor in enumerate(reading.actors)]
    yield t.MENTION, [
        {"reading": key, "n": n, "id": _id("mention", n, m.id), "start": m.span.start, "end": m.span.end,
         "actor": _named(at.actors, m.actor), "type": m.type, "confidence": m.confidence}
        for n, m in enumerate(reading.mentions)
    ]  # fmt: skip
    yield t.TIME, [
        {"reading": key, "n": n, "id": _id("time", n, x.id), "start": x.span.start, "end": x.span.end,
         "type": x.type, "value": x.value, "first_day": x.start, "last_day": x.end, "granularity": x.granularity}
        for n, x in enumerate(reading.times)
    ]  # fmt: skip
    yield t.PLACE, [
        {"reading": key, "n": n, "id": _id("place", n, p.id), "start": p.span.start, "end": p.span.end,
         "name": p.name, "kind": p.kind, "country": p.country, "admin1": p.admin1, "latitude": p.latitude,
         "longitude": p.longitude, "geonames": p.geonames, "confidence": p.confidence}
        for n, p in enumerate(reading.places)
    ]  # fmt: skip


def _actor(key: int, n: int, actor: Actor, identity: int, at: _Numbers) -> Row:
    return {
        "reading": key, "n": n, "id": _id("actor", n, actor.id), "identity": identity, "kind": actor.kind,
        "country": actor.country, "sectors": actor.sectors, "role": actor.role, "side": _named(at.actors, actor.side),
        "anonymous": actor.anonymous, "known": actor.known,
        "confidence": actor.confidence,
    }  # fmt: skip


def _statement(key: int, n: int, statement: Statement, at: _Numbers) -> Row:
    return {
        "key": at.statements[statement.id], "reading": key, "id": _id("statement", n, statement.id), "n": n,
        "form": statement.form, "act": statement.act, "speaker": _named(at.actors, statement.speaker),
        "via": tuple(at.actors[actor] for actor in statement.via),
        "inside": _named(at.statements, statement.inside), "time": _named(at.times, statement.time),
        "continues": _named(at.statements, statement.continues), "confidence": statement.confidence,
    }  # fmt: skip


def _pieces(number: int, statement: Statement) -> Iterator[Row]:
    parts = ((t.SOURCE, statement.source), (t.CUE, statement.cue), (t.CONTENT, statement.content))
    for part, spans in parts:
        for n, span in enumerate(spans):
            yield {"statement": number, "part": part, "n": n, "start": span.start, "end": span.end}


def _hops(number: int, statement: Statement, at: _Numbers) -> Iterator[Row]:
    for n, hop in enumerate(statement.chain):
        start, end = (hop.span.start, hop.span.end) if hop.span else (None, None)
        yield {"statement": number, "n": n, "actor": at.actors[hop.actor], "kind": hop.kind,
               "anonymous": hop.anonymous, "start": start, "end": end}  # fmt: skip


def _event(key: int, n: int, event: Event, at: _Numbers) -> Row:
    return {
        "key": at.events[event.id], "reading": key, "id": _id("event", n, event.id), "n": n, "type": event.type,
        "mode": event.mode, "contexts": event.contexts, "start": event.trigger.start, "end": event.trigger.end,
        "time": _named(at.times, event.time), "not_before": event.not_before, "not_after": event.not_after,
        "place": _named(at.places, event.place), "factuality": event.factuality, "background": event.background,
        "quad_class": event.quad_class, "score": event.score, "statement": _named(at.statements, event.statement),
        "same_event": _named(at.events, event.same_event), "confidence": event.confidence,
    }  # fmt: skip


def _roles(number: int, event: Event, at: _Numbers) -> Iterator[Row]:
    for part, roles in ((t.ACTORS, event.actors), (t.RECIPIENTS, event.recipients)):
        for n, role in enumerate(roles):
            yield {"event": number, "part": part, "n": n, "mention": at.mentions[role.mention],
                   "actor": _named(at.actors, role.actor)}  # fmt: skip


def _quantities(number: int, event: Event) -> Iterator[Row]:
    for n, quantity in enumerate(event.quantities):
        yield {"event": number, "n": n, "kind": quantity.kind, "min": quantity.min, "max": quantity.max,
               "start": quantity.span.start, "end": quantity.span.end}  # fmt: skip
