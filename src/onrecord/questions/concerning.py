"""What a record holds of one side, or of two: what they say, and events in which they take part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Exists, and_, exists, false, func, or_, select

from onrecord.questions.evidence import Evidence
from onrecord.questions.gathering import Wanted, gather
from onrecord.questions.naming import Named
from onrecord.questions.parties import STATE_SECTORS
from onrecord.record import tables as t
from onrecord.record.filters import Filters

_S, _E, _R = t.STATEMENT.c, t.EVENT.c, t.ROLE.c
_STATE = "state:"


def gather_concerning(
    connection: Connection, one: Named, other: Named | None, filters: Filters, *, doubtful: bool = False
) -> Evidence:
    """Return statements and events of a side; of two, statements in which one speaks of the other, events with both.

    Some rows too many may be among them: who is on a side is told by `Party.side`, whom a statement is about by
    `Told.about`.

    Args:
        connection: to one state of the record.
        one: the side.
        other: the other one, or None.
        filters: of articles.
        doubtful: whether events that the reader marked doubtful are wanted.
    """
    said: ColumnElement[bool]
    done: ColumnElement[bool]
    if other is None:
        said, done = _speaks(one), _takes_part(one)
    else:
        pairs = ((one, other), (other, one))
        said = or_(*(and_(_speaks(a), _named_in(b)) for a, b in pairs))
        done = and_(_takes_part(one), _takes_part(other))
    wanted = Wanted(filters, events=[done], statements=[said], doubtful=doubtful, about=other is not None)
    return gather(connection, wanted)


def _speaks(one: Named) -> Exists:
    a = t.ACTOR.c
    on_side = _on_side(one)
    return exists().where(a.reading == _S.reading, a.n == _S.speaker, on_side).correlate(t.STATEMENT)


def _takes_part(one: Named) -> Exists:
    a = t.ACTOR.c
    on_side = _on_side(one)
    return exists().where(_R.event == _E.key, a.reading == _E.reading, a.n == _R.actor, on_side).correlate(t.EVENT)


def _on_side(one: Named) -> ColumnElement[bool]:
    """Is it, speaks for it, or is of the government of the state that it is."""
    a, body = t.ACTOR.c, t.ACTOR.alias("body")
    keys = one.keys
    countries = sorted(side.removeprefix(_STATE) for side in one.sides if side.startswith(_STATE))
    behind = exists().where(body.c.reading == a.reading, body.c.n == a.side, _is(body.c, keys, countries))
    return or_(_is(a, keys, countries), behind.correlate(t.ACTOR))


def _is(columns: Any, keys: Iterable[int], countries: list[str]) -> ColumnElement[bool]:
    sector = func.json_extract(columns.sectors, "$[0]")
    of_state = and_(columns.country.in_(countries), sector.in_(sorted(STATE_SECTORS))) if countries else false()
    either: ColumnElement[bool] = or_(columns.identity.in_(list(keys)), of_state)
    return either


def _named_in(one: Named) -> ColumnElement[bool]:
    """Somebody of the side is named in the content, or, where that is in pieces, in the words from the first to it."""
    a, m, piece = t.ACTOR.c, t.MENTION.c, t.PIECE.c
    pieces = exists().where(piece.statement == _S.key, piece.part == t.CONTENT).correlate(t.STATEMENT)
    within = exists().where(
        m.reading == _S.reading, m.start >= _S.content_start, or_(m.end <= _S.content_end, pieces),
        a.reading == m.reading, a.n == m.actor, _on_side(one),
    )  # fmt: skip
    # few articles name the side at all
    return and_(_S.reading.in_(select(a.reading).where(_on_side(one))), within.correlate(t.STATEMENT))
