"""What a record holds, in numbers that are quickly counted, for those who look at it often."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from onrecord.knowledge.outlet_names import outlet_name
from onrecord.record import tables as t


@dataclass(frozen=True, slots=True)
class Overview:
    """What a record holds.

    Attributes:
        articles: how many there are; `copies` of them are copies of others.
        first, last: earliest and latest date of publication, or None.
        undated: articles of which it is not known.
        outlets: names (`outlet_names.outlet_name`), with the number of articles of each, the most first.
        unnamed: articles of which the outlet is not known.
        statements, events: rows of the readings that answer.
    """

    articles: int
    copies: int
    first: str | None
    last: str | None
    undated: int
    outlets: tuple[tuple[str, int], ...]
    unnamed: int
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Copy:
    """One of several articles that are copies of one another; `original` marks the one that came first."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    original: bool


def overview(connection: Connection) -> Overview:
    """Return what a record holds."""
    r, v = t.READING.c, t.VERSION.c
    current = t.READING.join(t.VERSION, r.version == v.key)
    dates = select(
        func.min(v.published), func.max(v.published), func.count().filter(v.published.is_(None))
    ).select_from(current).where(r.current)  # fmt: skip
    first, last, undated = connection.execute(dates).one()
    counted = (
        select(v.outlet, func.count()).select_from(current).where(r.current)
        .group_by(v.outlet)
    )  # fmt: skip
    outlets: Counter[str | None] = Counter()
    for name, count in connection.execute(counted):
        outlets[None if name is None else outlet_name(name)] += count
    return Overview(
        articles=_count(connection, "article"),
        copies=_count(connection, "article WHERE copy_of IS NOT NULL"),
        first=first,
        last=last,
        undated=undated,
        outlets=tuple(
            sorted(
                ((name, count) for name, count in outlets.items() if name is not None),
                key=lambda own: (-own[1], own[0]),
            )
        ),
        unnamed=outlets[None],
        statements=_count(connection, "reading CROSS JOIN statement ON statement.reading = reading.key WHERE current"),
        events=_count(connection, "reading CROSS JOIN event ON event.reading = reading.key WHERE current"),
    )


def _count(connection: Connection, rows: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {rows}").scalar_one())  # noqa: S608 - from above


_OWN: Final = select(t.ARTICLE.c.family).where(t.ARTICLE.c.id == bindparam("article")).scalar_subquery()
_FAMILY: Final = (
    select(t.ARTICLE.c.id, t.ARTICLE.c.copy_of, t.VERSION.c.title, t.VERSION.c.outlet, t.VERSION.c.published)
    .join_from(t.READING, t.VERSION, t.READING.c.version == t.VERSION.c.key)
    .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
    .where(t.READING.c.current, t.ARTICLE.c.family == _OWN, t.ARTICLE.c.id != bindparam("article"))
    .order_by(t.VERSION.c.published.is_(None), t.VERSION.c.published, t.ARTICLE.c.id)
)


def copies_of(connection: Connection, article: str) -> tuple[Copy, ...]:
    """Return the other articles that an article is a copy of, or that are copies of it, the earliest first."""
    rows = connection.execute(_FAMILY, {"article": article})
    return tuple(Copy(row.id, row.title, row.outlet, row.published, row.copy_of is None) for row in rows)


def kept_of(connection: Connection, article: str) -> tuple[int, int]:
    """Return how many versions of an article's text are kept, and how many readings of them."""
    r = t.READING.c
    asked = (
        select(func.count(func.distinct(t.VERSION.c.hash)), func.count())
        .join_from(t.READING, t.VERSION, r.version == t.VERSION.c.key)
        .join(t.ARTICLE, r.article == t.ARTICLE.c.key)
        .where(t.ARTICLE.c.id == article, r.base.is_(None))
    )
    versions, readings = connection.execute(asked).one()
    return versions, readings
