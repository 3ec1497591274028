"""A reading's rows, written to the tables of its layers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Table

from onrecord.record import tables as t
from onrecord.record.commands import insert_all, next_keys
from onrecord.record.identities import identity_keys
from onrecord.record.pairs import pair_rows, tie_rows
from onrecord.record.places import spot_keys
from onrecord.types import Actor, Event, Reading, Statement

Row = dict[str, Any]


def write_rows(connection: Connection, key: int, reading: Reading, identities: Mapping[str, tuple[str, str]]) -> None:
    """Write all that was read.

    Args:
        connection: within a transaction.
        key: of the row in `reading`.
        reading: what to write.
        identities: who each actor is across articles, as `identities.identities_of` gives it.
    """
    who, spots = identity_keys(connection, identities), spot_keys(connection, reading.places)
    at = _Numbers(
        actors={row.id: n for n, row in enumerate(reading.actors)},
        mentions={row.id: n for n, row in enumerate(reading.mentions)},
        times={row.id: n for n, row in enumerate(reading.times)},
        places={row.id: n for n, row in enumerate(reading.places)},
        statements={row.id: n for n, row in enumerate(reading.statements)},
        events={row.id: n for n, row in enumerate(reading.events)},
    )
    statements = list(zip(next_keys(connection, t.STATEMENT, len(reading.statements)), reading.statements, strict=True))
    told = next_keys(connection, t.EVENT, len(reading.events))
    events = list(zip(told, reading.events, strict=True))
    for table, rows in _plain(key, reading, who, spots, at):
        insert_all(connection, table, rows)
    insert_all(connection, t.STATEMENT, [_statement(number, key, each, at) for number, each in statements])
    insert_all(connection, t.PIECE, [row for number, each in statements for row in _pieces(number, each)])
    insert_all(connection, t.HOP, [row for number, each in statements for row in _hops(number, each, at)])
    insert_all(connection, t.EVENT, [_event(number, key, each, at) for number, each in events])
    insert_all(connection, t.ROLE, [row for number, each in events for row in _roles(number, each, at)])
    insert_all(connection, t.QUANTITY, [row for number, each in events for row in _quantities(number, each)])
    insert_all(connection, t.PAIR, pair_rows(reading, told, identities))
    insert_all(connection, t.TIE, tie_rows(reading, key, told, identities))


def rest_of(reading: Reading) -> str | None:
    """Return what nobody searches for, as one JSON text: unusual ids, identifiers of actors, reasons of all rows.

    Each is a list with an entry for each row of the layer, or empty where no row has any; None: nothing of all this.
    """
    layers: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("a", reading.actors), ("m", reading.mentions), ("s", reading.statements), ("e", reading.events),
        ("t", reading.times), ("p", reading.places),
    )  # fmt: skip
    odd = [[row.id for row in rows] for _, rows in layers]
    odd = [[] if ids == _usual(letter, len(ids)) else ids for (letter, _), ids in zip(layers, odd, strict=True)]
    reasons = [[row.reasons for row in rows] for letter, rows in layers if letter != "m"]
    rest: list[list[Any]] = [*odd, [actor.identifiers for actor in reading.actors], *reasons]
    rest = [rows if any(rows) else [] for rows in rest]
    return json.dumps(rest, ensure_ascii=True, separators=(",", ":")) if any(rest) else None


@dataclass(frozen=True, slots=True)
class _Numbers:
    """By which number the rows of a reading name one another."""

    actors: dict[str, int]
    mentions: dict[str, int]
    times: dict[str, int]
    places: dict[str, int]
    statements: dict[str, int]
    events: dict[str, int]


@lru_cache(maxsize=1_000)
def _usual(letter: str, count: int) -> list[str]:
    """The ids that so many rows bear if nothing is odd about them."""
    return [f"{letter}{n}" for n in range(1, count + 1)]


def _named(numbers: Mapping[str, int], row: str | None) -> int | None:
    return None if row is None else numbers[row]


def _plain(
    key: int, reading: Reading, identities: Mapping[str, int], spots: Sequence[int], at: _Numbers
) -> Iterator[tuple[Table, list[Row]]]:
    """The rows that belong to the reading itself, first those that others name."""
    yield t.LEFT_OUT, [
        {"reading": key, "n": n, "start": part.span and part.span.start, "end": part.span and part.span.end,
         "why": part.why}
        for n, part in enumerate(reading.left_out)
    ]  # fmt: skip
    yield t.ACTOR, [_actor(key, n, actor, identities[actor.id], at) for n, actor in enumerate(reading.actors)]
    yield t.MENTION, [
        {"reading": key, "n": n, "start": m.span.start, "end": m.span.end,
         "actor": _named(at.actors, m.actor), "type": m.type, "confidence": m.confidence}
        for n, m in enumerate(reading.mentions)
    ]  # fmt: skip
    yield t.TIME, [
        {"reading": key, "n": n, "start": x.span.start, "end": x.span.end,
         "type": x.type, "value": None if x.value == x.start else x.value, "first_day": x.start, "last_day": x.end,
         "granularity": x.granularity}
        for n, x in enumerate(reading.times)
    ]  # fmt: skip
    yield t.PLACE, [
        {"reading": key, "n": n, "start": p.span.start, "end": p.span.end,
         "spot": spots[n], "confidence": p.confidence}
        for n, p in enumerate(reading.places)
    ]  # fmt: skip


def _actor(key: int, n: int, actor: Actor, identity: int, at: _Numbers) -> Row:
    return {
        "reading": key, "n": n, "identity": identity, "kind": actor.kind,
        "country": actor.country, "sectors": actor.sectors, "role": actor.role, "side": _named(at.actors, actor.side),
        "anonymous": actor.anonymous, "known": actor.known,
        "confidence": actor.confidence,
    }  # fmt: skip


#: Names of the parts of a statement, each with the columns of its first piece.
_PARTS: Final = tuple((name, f"{name}_start", f"{name}_end") for name in t.PARTS)


def _statement(number: int, key: int, statement: Statement, at: _Numbers) -> Row:
    row: Row = {
        "key": number, "reading": key, "n": at.statements[statement.id],
        "form": statement.form, "act": statement.act, "speaker": _named(at.actors, statement.speaker),
        "via": tuple([at.actors[actor] for actor in statement.via]),
        "inside": _named(at.statements, statement.inside), "time": _named(at.times, statement.time),
        "continues": _named(at.statements, statement.continues), "confidence": statement.confidence,
    }  # fmt: skip
    for name, start, end in _PARTS:
        spans = getattr(statement, name)
        row[start], row[end] = (spans[0].start, spans[0].end) if spans else (None, None)
    return row


def _pieces(number: int, statement: Statement) -> Iterator[Row]:
    for part, name in enumerate(t.PARTS):
        for n, span in enumerate(getattr(statement, name)[1:], 1):
            yield {"statement": number, "part": part, "n": n, "start": span.start, "end": span.end}


def _hops(number: int, statement: Statement, at: _Numbers) -> Iterator[Row]:
    for n, hop in enumerate(statement.chain):
        start, end = (hop.span.start, hop.span.end) if hop.span else (None, None)
        yield {"statement": number, "n": n, "actor": at.actors[hop.actor], "kind": hop.kind,
               "anonymous": hop.anonymous, "start": start, "end": end}  # fmt: skip


def _event(number: int, key: int, event: Event, at: _Numbers) -> Row:
    return {
        "key": number, "reading": key, "n": at.events[event.id], "type": event.type,
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
