"""Readings narrowed to what filters let through: what exports and tables are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Select, column, exists, select, table, text

from onrecord.record import tables as t
from onrecord.record.filters import Filters, of_articles, of_events, of_statements
from onrecord.record.readings import shown
from onrecord.record.word_index import query_of
from onrecord.types import Event, Reading

_WORDS: Final = table("statement_words", column("rowid"))
#: Readings that are looked up at a time.
_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for.

    Attributes:
        words: as `record.search` takes them.
        filters: as `record.search` takes them.
    """

    words: str
    filters: Filters

    @property
    def query(self) -> str | None:
        """The words as the index takes them; None: none were asked for."""
        return query_of(self.words)

    @property
    def nothing(self) -> bool:
        """Whether words were given that no text has, signs alone."""
        return self.query is None and bool(self.words.strip())


def page(connection: Connection, after: str, selection: Selection) -> tuple[list[Reading], str | None]:
    """Return the next readings, narrowed, in the order of the ids of their articles, and where to go on (None: done).

    Of statements those stay that `record.search` finds; of events those that the filters of events let through, and of
    them, where statements are filtered too, those that stand in a statement that stays. Readings of which nothing stays
    are left out; what statements and events name (actors, mentions, times, places) stays as a whole.
    """
    if selection.nothing:
        return [], None
    rows = connection.execute(_keys(connection, after, selection)).all()
    kept = _statements(connection, [row.key for row in rows], selection)
    found = []
    for row in rows:
        own = None if kept is None else kept[row.key]
        reading = _narrowed(shown(connection, row.key, raw=False), own, selection.filters)
        if reading is not None:
            found.append(reading)
    return found, rows[-1].id if len(rows) == _PAGE else None


def _keys(connection: Connection, after: str, selection: Selection) -> Select[Any]:
    """Readings in which something may stay."""
    r, a = t.READING.c, t.ARTICLE.c
    asked = (
        select(r.key, a.id)
        .join(t.ARTICLE, r.article == a.key)
        .where(r.current, a.id > after, *of_articles(selection.filters))
        .order_by(a.id)
        .limit(_PAGE)
    )
    said = _conditions(connection, selection)
    for part, conditions in ((t.STATEMENT, said), (t.EVENT, of_events(selection.filters))):
        if conditions:
            asked = asked.where(exists().select_from(part).where(part.c.reading == r.key, *conditions))
    return asked


def _conditions(connection: Connection, selection: Selection) -> list[Any]:
    found: list[Any] = list(of_statements(connection, selection.filters))
    if selection.query is not None:
        matching = select(_WORDS.c.rowid).where(text("statement_words MATCH :query").bindparams(query=selection.query))
        found.append(t.STATEMENT.c.key.in_(matching))
    return found


def _statements(connection: Connection, keys: Sequence[int], selection: Selection) -> dict[int, set[int]] | None:
    """The places of the statements that stay, by reading; None: the filters are not about statements."""
    conditions = _conditions(connection, selection)
    if not conditions:
        return None
    found: dict[int, set[int]] = defaultdict(set)
    s = t.STATEMENT.c
    for row in connection.execute(select(s.reading, s.n).where(s.reading.in_(list(keys)), *conditions)):
        found[row.reading].add(row.n)
    return found


def _narrowed(reading: Reading, kept: set[int] | None, filters: Filters) -> Reading | None:
    of_event = bool(filters.event_type or filters.factuality)
    if kept is None and not of_event:
        return reading
    statements = reading.statements
    if kept is not None:
        statements = tuple(row for n, row in enumerate(statements) if n in kept)
    events = tuple(event for event in reading.events if _passes(event, filters))
    if of_event:
        held = {event.statement for event in events}
        statements = tuple(row for row in statements if row.id in held)
    if kept is not None:
        said = {row.id for row in statements}
        events = tuple(event for event in events if event.statement in said)
    return replace(reading, statements=statements, events=events) if statements or events else None


def _passes(event: Event, filters: Filters) -> bool:
    kind = filters.event_type.upper() if filters.event_type else event.type
    return event.type == kind and filters.factuality in (None, event.factuality)
