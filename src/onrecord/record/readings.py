"""Readings as the record shows them: those that answer, corrected and with marks of copies, or as they were added."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, bindparam, select

from onrecord.record import tables as t
from onrecord.record.loading import load_reading
from onrecord.types import Reading

_ORIGINAL: Final = t.ARTICLE.alias("original")
_COPY_OF: Final = (
    select(_ORIGINAL.c.id)
    .join(t.ARTICLE, t.ARTICLE.c.copy_of == _ORIGINAL.c.key)
    .where(t.ARTICLE.c.id == bindparam("article"))
)
_BASE: Final = select(t.READING.c.base).where(t.READING.c.key == bindparam("reading"))
_PAGE: Final = (
    select(t.READING.c.key)
    .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
    .where(t.READING.c.current, t.ARTICLE.c.id > bindparam("after"))
    .order_by(t.ARTICLE.c.id)
    .limit(bindparam("count"))
)
_HISTORY: Final = (
    select(t.READING.c.key)
    .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
    .where(t.ARTICLE.c.id == bindparam("article"), t.READING.c.base.is_(None))
    .order_by(t.READING.c.key)
)


def shown(connection: Connection, key: int, raw: bool) -> Reading:
    """Return a reading.

    Args:
        connection: to the record.
        key: of a reading that answers.
        raw: as it was added, without corrections and marks of copies.
    """
    if raw:
        base = connection.execute(_BASE, {"reading": key}).scalar_one()
        return load_reading(connection, key if base is None else base)
    reading = load_reading(connection, key)
    original = connection.execute(_COPY_OF, {"article": reading.article.id}).scalar_one_or_none()
    if original is None:
        return reading
    return replace(reading, article=replace(reading.article, copy_of=original))


def page(connection: Connection, after: str, count: int, raw: bool) -> list[Reading]:
    """Return the next readings that answer, in the order of the ids of their articles."""
    keys = connection.execute(_PAGE, {"after": after, "count": count}).scalars().all()
    return [shown(connection, key, raw) for key in keys]


def history(connection: Connection, article: str) -> tuple[Reading, ...]:
    """Return all readings of an article that are kept, as they were added, the oldest first."""
    keys = connection.execute(_HISTORY, {"article": article}).scalars().all()
    return tuple(load_reading(connection, key) for key in keys)
