"""What a record holds of one side, or of two: what they say, and events in which they take part."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from onrecord.questions.evidence.gathering import Wanted, among, current, gather
from onrecord.questions.evidence.naming import Named, meant_actors
from onrecord.questions.evidence.parties import packed_pairs
from onrecord.questions.evidence.view import Evidence
from onrecord.record import tables as t
from onrecord.record.filters import Filters

_S, _E, _R = t.STATEMENT.c, t.EVENT.c, t.ROLE.c


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
    here = _Side.found(connection, one, filters)
    if other is None:
        said, done = here.speaks(), here.takes_part()
    else:
        there = _Side.found(connection, other, filters)
        said = or_(*(and_(a.speaks(), b.is_named()) for a, b in ((here, there), (there, here))))
        done = and_(here.takes_part(), there.takes_part())
    wanted = Wanted(filters, events=[done], statements=[said], doubtful=doubtful, about=other is not None)
    return gather(connection, wanted)


@dataclass(frozen=True, slots=True)
class _Side:
    """The actors that are on a side, looked for once: their readings, and both reading and number as `packed_pairs`."""

    readings: frozenset[int]
    actors: str

    @classmethod
    def found(cls, connection: Connection, one: Named, filters: Filters) -> _Side:
        readings = json.dumps(sorted(connection.execute(current(filters)).scalars()))
        pairs = meant_actors(connection, one, readings)
        return cls(frozenset(reading for reading, _ in pairs), packed_pairs(pairs))

    def has(self, reading: ColumnElement[Any], number: ColumnElement[Any]) -> ColumnElement[bool]:
        listed = func.json_each(self.actors).table_valued("value")
        return reading.bitwise_lshift(32).bitwise_or(number).in_(select(listed.c.value))

    def speaks(self) -> ColumnElement[bool]:
        return and_(among(_S.reading, self.readings), self.has(_S.reading, _S.speaker))

    def takes_part(self) -> ColumnElement[bool]:
        part = exists().where(_R.event == _E.key, self.has(_E.reading, _R.actor)).correlate(t.EVENT)
        return and_(among(_E.reading, self.readings), part)

    def is_named(self) -> ColumnElement[bool]:
        """Somebody of it is named in the content, or, where that is in pieces, in the words from the first to it."""
        m, piece = t.MENTION.c, t.PIECE.c
        pieces = exists().where(piece.statement == _S.key, piece.part == t.CONTENT).correlate(t.STATEMENT)
        within = exists().where(
            m.reading == _S.reading, m.start >= _S.content_start, or_(m.end <= _S.content_end, pieces),
            self.has(m.reading, m.actor),
        )  # fmt: skip
        return and_(among(_S.reading, self.readings), within.correlate(t.STATEMENT))
