"""Several fields of one row changed at once, as somebody fills in a form: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from onrecord.record.anchors import row_of
from onrecord.record.correcting import Signature, change, current_reading
from onrecord.record.corrections import SPANS, Correction, Value, Who
from onrecord.types import Actor, Event, Reading, Span, Statement


def revise(
    connection: Connection, article: str, row: str, values: Mapping[str, Value], signature: Signature
) -> tuple[Correction, ...]:
    """Change the fields of a row of the article's current reading that do not have these values already.

    Args:
        connection: within a transaction that writes.
        article: Article.id.
        row: its id.
        values: by field; what `change` takes.
        signature: who says so.

    Raises:
        MissingError: there is no such article or row.
        SettingError: a field cannot be changed so; then nothing is to be kept.
    """
    made = []
    # the type first: which modes there are follows from it
    for field, value in sorted(values.items(), key=lambda pair: pair[0] != "type"):
        reading = current_reading(connection, article)
        if not _has(reading, row_of(reading, row), field, value):
            made.append(change(connection, article, row, (field, value), signature))
    return tuple(made)


def _has(reading: Reading, row: Statement | Event | Actor, field: str, value: Value) -> bool:
    """Whether a field of a row has a value already; one that no row of its kind has is told when it is changed."""
    old = getattr(row, field, None)
    if field in SPANS and isinstance(value, tuple):
        spans: tuple[Span, ...] = old if isinstance(old, tuple) else (old,) if isinstance(old, Span) else ()
        return sorted((span.start, span.end) for span in spans) == sorted(value)
    if field == "speaker" and isinstance(value, Who):
        return any(actor.id == old and actor.name == value.name for actor in reading.actors) and value == Who(
            value.name
        )
    return hasattr(row, field) and old == value
