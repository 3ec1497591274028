"""What people correct in a record: `record.correct(…)`, `record.strike(…)`, `record.join(…)`, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.record import correcting
from onrecord.record import joins as joining
from onrecord.record import lessons as teaching
from onrecord.record.correcting import NewEvent, NewStatement, Signature
from onrecord.record.corrections import Correction, Value, load_corrections
from onrecord.record.database import Database
from onrecord.record.revising import revise


class Correctable:
    """The corrections of a record, whose file is `_data`."""

    _data: Database

    def correct(
        self, article: str, row: str, field: str, value: Value, *, by: str, at: str | None = None,
        note: str | None = None,
    ) -> Correction:  # fmt: skip
        """Change one field of a row.

        Args:
            article: Article.id.
            row: id of a statement, event or actor in the reading that answers.
            field: of a statement speaker, act, form, source, cue or content; of an event type, mode, factuality or
                trigger; of an actor name, kind, country or role.
            value: a word; a speaker as Who, or by name or id; spans as (start, end) pairs; None for unknown.
            by: who says so.
            at: when (ISO, UTC); now if None.
            note: why.

        Raises:
            RecordError: there is no such article or row.
            SettingError: the field cannot be changed so.
        """
        with self._data.writing() as connection:
            return correcting.change(connection, article, row, (field, value), Signature(by, at, note))

    def revise(
        self, article: str, row: str, values: Mapping[str, Value], *, by: str, at: str | None = None,
        note: str | None = None,
    ) -> tuple[Correction, ...]:  # fmt: skip
        """Change several fields of a row, all of them or none; those that have the value already are passed over.

        Args:
            article: Article.id.
            row: as in `correct`, and so are the errors.
            values: by field.
            by: who says so.
            at: when (ISO, UTC); now if None.
            note: why.
        """
        with self._data.writing() as connection:
            return revise(connection, article, row, values, Signature(by, at, note))

    def strike(
        self, article: str, row: str, *, by: str, at: str | None = None, note: str | None = None
    ) -> Correction:  # fmt: skip
        """Strike a statement or an event; otherwise as `correct`."""
        with self._data.writing() as connection:
            return correcting.strike(connection, article, row, Signature(by, at, note))

    def insert(
        self, article: str, new: NewStatement | NewEvent, *, by: str, at: str | None = None, note: str | None = None
    ) -> Correction:
        """Add a statement or an event that the reader missed; otherwise as `correct`."""
        with self._data.writing() as connection:
            return correcting.add(connection, article, new, Signature(by, at, note))

    def join(
        self, one: str, other: str, *, by: str, same: bool = True, at: str | None = None, note: str | None = None
    ) -> Correction:
        """Say that two actors, by the ids that `actors` and `links` give, are one; with `same` False that they are not.

        Raises:
            RecordError: there is no such actor.
        """
        with self._data.writing() as connection:
            return correcting.judge_link(connection, one, other, same, Signature(by, at, note))

    def join_events(
        self, one: str, other: str, *, by: str, same: bool = True, at: str | None = None, note: str | None = None
    ) -> Correction:
        """Say that two articles tell of one event, or with `same` False that they do not.

        Args:
            one: a report of an event, as ARTICLE/ROW: Article.id and the id of the event in it.
            other: the other report.
            by: who says so.
            same: whether they are one event.
            at: when (ISO, UTC); now if None.
            note: why.

        Raises:
            RecordError: there is no such article or event.
            SettingError: an id is not of that form, or both are the same.
        """
        with self._data.writing() as connection:
            return joining.judge(connection, one, other, same, Signature(by, at, note))

    def undo(self, correction: str, *, by: str, at: str | None = None, note: str | None = None) -> Correction:
        """Undo a correction, or an undoing.

        Raises:
            RecordError: there is none of this id, or it is undone already.
        """
        with self._data.writing() as connection:
            return correcting.undo(connection, correction, Signature(by, at, note))

    def corrections(self, article: str | None = None) -> tuple[Correction, ...]:
        """Return the corrections of an article, or all, in the order in which they were made."""
        with self._data.reading() as connection:
            return load_corrections(connection, article)

    def waiting(self, article: str | None = None) -> tuple[str, ...]:
        """Return the ids of corrections, of an article or all, that find no place in the readings that answer now."""
        with self._data.reading() as connection:
            if article is not None:
                return correcting.waiting(connection, article)
            articles = dict.fromkeys(each.article for each in load_corrections(connection) if each.article)
            placed = [each for article in articles for each in correcting.waiting(connection, article)]
            return (*placed, *joining.waiting(connection))

    def lessons(self) -> Iterator[str]:
        """Yield corrected articles as lines of training data (training/README.md has the layout)."""
        with self._data.reading() as connection:
            yield from teaching.lessons(connection)
