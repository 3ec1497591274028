"""What a reading is, in one hash: the same for the same content, wherever and whenever it was added."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TypeVar

from onrecord.types import Article, Event, ReaderInfo, Reading

_Row = TypeVar("_Row")


def reading_digest(reading: Reading) -> str:
    """Return the hash of all that a reading, as `normal` gives it, says."""
    return _digest(reading)


def article_digest(article: Article) -> str:
    """Return the hash of text and metadata: two versions may have one text and differ in their dates."""
    facts = (
        article.id, article.version, article.url, article.title, article.outlet, article.authors, article.published,
        article.language, article.text, article.copy_of, article.reasons,
    )  # fmt: skip
    return _digest(facts)


def reader_digest(reader: ReaderInfo) -> str:
    """Return the hash of what read: version, models, layers."""
    return _digest((reader.version, reader.models, reader.layers))


def normal(reading: Reading) -> Reading:
    """Return a reading as it comes back.

    `left_out` stands in both places; what is a float by type is one, and a zero has no sign.
    """
    left_out = reading.left_out or reading.article.left_out
    return replace(
        reading,
        left_out=left_out,
        article=replace(reading.article, left_out=left_out),
        actors=_each(reading.actors, "confidence"),
        mentions=_each(reading.mentions, "confidence"),
        statements=_each(reading.statements, "confidence"),
        events=tuple(_event(row) for row in reading.events),
        places=_each(reading.places, "confidence", "latitude", "longitude"),
    )


def _event(event: Event) -> Event:
    quantities = _each(event.quantities, "min", "max")
    (event,) = _each((event,), "confidence", "score")
    return event if quantities is event.quantities else replace(event, quantities=quantities)


def _each(rows: tuple[_Row, ...], *fields: str) -> tuple[_Row, ...]:
    for name in fields:
        values = [getattr(row, name) for row in rows]
        if not any(map(_is_odd, values)):
            continue
        rows = tuple(
            replace(row, **{name: value + 0.0}) if _is_odd(value) else row  # type: ignore[type-var]
            for row, value in zip(rows, values, strict=True)
        )
    return rows


def _is_odd(value: float | None) -> bool:
    """Whether a number is written in another way than it comes back: a whole one, or a zero with a sign."""
    return type(value) is int or (value == 0 and str(value)[0] == "-")


def _digest(value: object) -> str:
    # what Python shows of frozen dataclasses is all of them, and several times as fast to make as JSON
    return hashlib.sha256(repr(value).encode("utf8", "surrogatepass")).hexdigest()[:32]
