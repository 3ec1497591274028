"""Columns that tables have in common, and how a column is made of a field, of a span, of the pieces of a statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal

from onrecord.record.frames.columns import Column, ColumnType, Value, places_of, words_of
from onrecord.types import Span


def field(name: str, kind: ColumnType, about: str, attribute: str | None = None) -> Column:
    """Return a column that is a field of the item itself."""
    own = attribute or name
    return Column(name, kind, about, lambda _, item: getattr(item, own))


def of(name: str, kind: ColumnType, about: str, value: Callable[[Any], Value]) -> Column:
    """Return a column that follows from the item alone."""
    return Column(name, kind, about, lambda _, item: value(item))


def span(get: Callable[[Any], Span | None], what: str) -> tuple[Column, ...]:
    """Return three columns of one span."""

    def part(name: str) -> Callable[[Any], Value]:
        def value(item: Any) -> Value:
            found = get(item)
            return None if found is None else getattr(found, name)

        return value

    return (
        of("start", "integer", f"first character {what}, counted in code points from 0", part("start")),
        of("end", "integer", f"the character behind the last one {what}", part("end")),
        of("text", "text", f"the characters {what}", part("text")),
    )


ARTICLE: Final = Column("article", "text", "id of the article", lambda view, _: view.reading.article.id)
ID: Final = field("id", "text", "id of the row, unique within the article")
SURE: Final = field("confidence", "number", "probability that the row is right, 0 to 1")
WHY: Final = field("reasons", "list", "why it was read so, and why something is unknown")
NUMBER: Final = field("number", "integer", "counted from 1, in order")
WHERE: Final = (
    Column("outlet", "text", "of the article", lambda view, _: view.reading.article.outlet),
    Column(
        "published", "text", "of the article: ISO date or date-time", lambda view, _: view.reading.article.published
    ),
)


def pieces(part: Literal["source", "cue", "content"], what: str) -> tuple[Column, ...]:
    """Return two columns of one part of a statement."""
    return (
        of(part, "text", f"{what}; … between the pieces", lambda row: words_of(getattr(row, part))),
        of(
            f"{part}_spans", "text", "where that stands, as start:end, commas between the pieces",
            lambda row: places_of(getattr(row, part)),
        ),
    )  # fmt: skip
