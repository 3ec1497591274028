"""How many of the statements that a search finds there are of each act, outlet, speaker and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from onrecord.knowledge.outlet_names import outlet_name
from onrecord.record import tables as t
from onrecord.record.actor_words import listed
from onrecord.record.filters import Filters
from onrecord.record.search import hits_of

#: Statements that are counted, at most: a count that nobody waits for.
MOST: Final = 20_000
#: Values of each facet that are told.
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: what a filter takes, what it is called, and how many statements have it."""

    value: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of the statements that a search finds, the commonest values first.

    Attributes:
        counted: statements that were counted.
        more: whether there are more, which were not.
        acts, outlets, speakers, years: those of each; statements without one are not among them.
    """

    counted: int
    more: bool
    acts: tuple[Value, ...] = ()
    outlets: tuple[Value, ...] = ()
    speakers: tuple[Value, ...] = ()
    years: tuple[Value, ...] = ()


def facets(connection: Connection, words: str, filters: Filters) -> Facets:
    """Return the counts of what a search finds.

    Args:
        connection: to the record.
        words: as `search.find` takes them.
        filters: likewise.
    """
    asked = hits_of(connection, words, filters)
    if asked is None:
        return Facets(0, more=False)
    keys = connection.execute(asked.limit(MOST + 1)).scalars().all()
    s, r, a = t.STATEMENT, t.READING, t.ACTOR
    read = s.join(r, s.c.reading == r.c.key)
    spoken = s.join(a, (a.c.reading == s.c.reading) & (a.c.n == s.c.speaker)).join(
        t.IDENTITY, t.IDENTITY.c.key == a.c.identity
    )
    printed = read.join(t.VERSION, r.c.version == t.VERSION.c.key)
    own = s.c.key.in_(listed(keys[:MOST]))

    def counted(
        rows: FromClause, value: ColumnElement[Any], name: ColumnElement[Any], most: int | None = _SHOWN
    ) -> tuple[Value, ...]:
        uses = func.count()
        found = (
            select(value, func.min(name), uses)
            .select_from(rows)
            .where(own, value.is_not(None))
            .group_by(value)
            .order_by(uses.desc(), value)
            .limit(most)
        )
        return tuple(Value(*row) for row in connection.execute(found))

    year = func.substr(r.c.published, 1, 4)
    return Facets(
        counted=min(len(keys), MOST),
        more=len(keys) > MOST,
        acts=counted(s, s.c.act, s.c.act),
        outlets=_by_name(counted(printed, t.VERSION.c.outlet, t.VERSION.c.outlet, most=None)),
        speakers=counted(spoken, t.IDENTITY.c.id, t.IDENTITY.c.name),
        years=counted(read, year, year),
    )


def _by_name(called: Iterable[Value]) -> tuple[Value, ...]:
    """Outlets by their one name, by which the filter finds all that they are called."""
    counts: Counter[str] = Counter()
    for each in called:
        counts[outlet_name(each.value)] += each.statements
    first = sorted(counts.items(), key=lambda own: (-own[1], own[0]))[:_SHOWN]
    return tuple(Value(name, name, count) for name, count in first)
