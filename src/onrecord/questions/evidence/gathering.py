"""Evidence from the rows of a record: only the rows and columns that a question needs, with few queries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, type_coerce
from sqlalchemy.types import NullType

from onrecord.questions.evidence import fetching
from onrecord.questions.evidence.fetching import Pair, grouped, pairs_of
from onrecord.questions.evidence.kept import Kept
from onrecord.questions.evidence.making import Maker, least_sure
from onrecord.questions.evidence.parties import load_parties
from onrecord.questions.evidence.view import Evidence, Happening, Told
from onrecord.record import tables as t
from onrecord.record.filters import Filters, of_articles

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question takes from a record.

    Attributes:
        filters: of articles: `since`, `until`, `outlet` and `copies`; the others are not looked at.
        events: conditions on rows of `tables.EVENT`, all of which must hold; None: no events at all.
        statements: conditions on rows of `tables.STATEMENT`, for statements wanted by themselves; None: none.
        pairs: statements wanted by themselves too, by key of a reading that answers and number in it.
        doubtful: whether events that the reader marked doubtful are wanted too.
        about: whether it is wanted too whom statements are about; else their `about` is empty.
    """

    filters: Filters = field(default_factory=Filters)
    events: Sequence[Condition] | None = ()
    statements: Sequence[Condition] | None = None
    pairs: Iterable[Pair] = ()
    doubtful: bool = False
    about: bool = True


def gather(connection: Connection, wanted: Wanted) -> Evidence:
    """Return what is wanted of a record, ordered by article and place in it.

    Args:
        connection: to one state of the record, as `Record.state()` gives it; texts and ids need it as long as they
            are asked for.
        wanted: what.
    """
    return Gatherer(connection).take(wanted)


class Gatherer:
    """Gathers evidence in several turns, each row once.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._maker = Maker()
        self._kept = Kept(connection, {})
        self._happenings: dict[int, Happening] = {}
        self._told: dict[Pair, Told] = {}

    def take(self, wanted: Wanted) -> Evidence:
        """Return all that was wanted so far, and this.

        A statement that was gathered before is not looked at again: whom it is about is known where it was asked for
        by itself then.
        """
        maker, connection = self._maker, self._connection
        events = [row for row in _events(connection, wanted) if row.key not in self._happenings]
        asked = [pair for pair in _asked(connection, wanted) if pair not in self._told]
        rows = fetching.statements_of(connection, {*asked, *pairs_of(events, "statement")} - set(maker.rows))
        rows = {pair: row for pair, row in rows.items() if pair not in maker.rows}
        readings = {row.reading for row in events} | {reading for reading, _ in rows}
        reports, versions = fetching.reports_of(connection, readings - set(maker.reports))
        self._kept.add(versions)
        roles = grouped(connection, fetching.ROLES, [row.key for row in events])
        keys = [row.key for row in rows.values()]
        hops, pieces = grouped(connection, fetching.HOPS, keys), grouped(connection, fetching.PIECES, keys)
        fresh = [rows[pair].key for pair in asked if pair in rows] if wanted.about else []
        about = grouped(connection, fetching.ABOUT, fresh)
        actors: set[Pair] = set()
        for (reading, _), row in rows.items():
            key, speaker = row.key, row.speaker
            if speaker is not None:
                actors.add((reading, speaker))
            for other in (*hops.get(key, ()), *about.get(key, ())):
                actors.add((reading, other[1]))
        for key, reading, *_ in events:
            for _, _, actor in roles.get(key, ()):
                actors.add((reading, actor))
        parties = load_parties(connection, actors - set(maker.parties))
        maker.know(Maker(reports, rows, parties, roles, hops, pieces, about))
        places = {
            (row.reading, row.n): row for row in fetching.paired(connection, fetching.PLACES, pairs_of(events, "place"))
        }
        for row in events:
            self._happenings[row.key] = maker.happening(row, places.get((row.reading, row.place)))
        for pair in asked:
            self._told[pair] = maker.told(*pair)
        return Evidence(
            tuple(sorted(self._happenings.values(), key=lambda one: (one.report.article, one.number))),
            tuple(sorted(self._told.values(), key=lambda one: (one.report.article, one.number))),
            self._kept,
        )


def among(column: ColumnElement[Any], keys: Iterable[int]) -> Condition:
    """Return the condition that a column is one of many keys, however many."""
    listed = func.json_each(json.dumps(sorted(keys))).table_valued("value")
    return column.in_(select(listed.c.value))


def sure_enough() -> Condition:
    """Return the condition on events that the reader did not mark doubtful."""
    return type_coerce(t.EVENT.c.confidence, NullType()) >= least_sure()


def current(filters: Filters) -> Select[Any]:
    """Return the query for the keys of the readings that answer and that filters let through."""
    asked = select(t.READING.c.key).where(t.READING.c.current)
    if not filters.copies:
        asked = asked.join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
    return asked.where(*of_articles(filters))


def _events(connection: Connection, wanted: Wanted) -> Sequence[Any]:
    if wanted.events is None:
        return ()
    e = t.EVENT.c
    columns = (
        e.key, e.reading, e.n, e.type, e.mode, e.start, e.end, e.not_before, e.not_after, e.place, e.factuality,
        e.background, e.quad_class, e.score, e.statement, e.same_event, e.confidence,
    )  # fmt: skip
    # as they are stored: there are too many of them to convert each value
    bare: list[ColumnElement[Any]] = [type_coerce(column, NullType()).label(column.key) for column in columns]
    asked = select(*bare).where(e.reading.in_(current(wanted.filters)), *wanted.events)
    if not wanted.doubtful:
        asked = asked.where(sure_enough())
    return connection.execute(asked).all()


def _asked(connection: Connection, wanted: Wanted) -> list[Pair]:
    found = set(wanted.pairs)
    if wanted.statements is not None:
        s = t.STATEMENT.c
        asked = select(s.reading, s.n).where(s.reading.in_(current(wanted.filters)), *wanted.statements)
        found.update((row.reading, row.n) for row in connection.execute(asked))
    return sorted(found)
