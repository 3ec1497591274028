"""Readings kept in a Doc: as JSON text in `doc.user_data`, so that every way of saving a Doc saves them too.

What stands there is text and no object: spaCy writes `user_data` with msgpack, sends it to other processes and copies
it. It is taken apart when it is first asked for, once.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from spacy.tokens import Doc

from onrecord.errors import DataError
from onrecord.serial import dumps, loads
from onrecord.types import Event, Mention, Place, Reading, Span, Statement, Time

#: Where the reading stands in `doc.user_data`.
KEY: Final = "onrecord"
#: What a span of a group can be of.
Row = Statement | Event | Mention | Time | Place


class Kept(str):
    """The JSON text of a reading, with the reading."""

    @cached_property
    def reading(self) -> Reading:
        """The reading; the same object each time."""
        return loads(self)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows that spans point to, by their ids."""
        reading = self.reading
        kinds = (reading.statements, reading.events, reading.mentions, reading.times, reading.places)
        return {row.id: row for rows in kinds for row in rows}

    def __deepcopy__(self, memo: dict[int, Any]) -> Kept:
        return self  # nothing of it can change

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)  # the text is enough, and the reading would be written once more


def pieces_of(row: Row) -> tuple[Span, ...]:
    """Return where a row stands: the pieces of a statement, the trigger of an event, the one span of the others."""
    if isinstance(row, Statement):
        return (*row.source, *row.cue, *row.content)
    return (row.trigger,) if isinstance(row, Event) else (row.span,)


def keep(doc: Doc, reading: Reading) -> None:
    """Put a reading of its text into a Doc, in place of one that is there."""
    kept = Kept(dumps(reading))
    kept.reading = reading
    doc.user_data[KEY] = kept


def kept_in(doc: Doc) -> Kept | None:
    """Return what is kept in a Doc.

    None where nothing is, or where it is of another text: that of the whole of which the Doc is a part, say.

    Raises:
        DataError: what stands there is no reading.
    """
    kept = doc.user_data.get(KEY)
    if kept is None:
        return None
    if not isinstance(kept, str):
        raise DataError(f"{type(kept).__name__} instead of the JSON text of a reading", where=f"doc.user_data[{KEY!r}]")
    if not isinstance(kept, Kept):
        kept = doc.user_data[KEY] = Kept(kept)
    return kept if kept.reading.article.text == doc.text else None
