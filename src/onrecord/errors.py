"""The errors a user can meet: one small tree.

    OnrecordError
    ├── InputError       an input that cannot be read: a file, a line of a file, a url
    ├── DataError        data to evaluate or train on that is not in the stated layout
    ├── SettingError     an option, layer or format that does not exist
    ├── RecordError      a record that is not there, damaged, newer than this onrecord, or cannot be written
    │   ├── MissingError   an article, row, actor or correction that it does not hold
    │   └── ReadOnlyError  it may not be changed
    └── ModelError       weights or a language pipeline missing, damaged or not the pinned one

Each says what was wrong, where, and what to do next. The command line prints them in one line.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors a user can meet.

    Args:
        what: what was wrong, with the valid options where there are some.
        where: file, url or setting, if any.
        line: line of the file, counted from 1, if any.
        fix: the next step, if any.
    """

    def __init__(self, what: str, *, where: str | None = None, line: int | None = None, fix: str | None = None) -> None:
        super().__init__(what)
        self.what, self.where, self.line, self.fix = what, where, line, fix

    def __str__(self) -> str:
        place = self.where or ""
        if self.line is not None:
            place += f", line {self.line}" if place else f"line {self.line}"
        message = f"{place}: {self.what}" if place else self.what
        return f"{message}. {self.fix}" if self.fix else message


class InputError(OnrecordError):
    """An input that cannot be read."""


class DataError(OnrecordError):
    """Data to evaluate or train on that is not in the stated layout."""


class SettingError(OnrecordError):
    """An option, layer or format that does not exist."""


class ModelError(OnrecordError):
    """Weights or a language pipeline that are missing, damaged or not the pinned ones."""


class RecordError(OnrecordError):
    """A record that is not there, none at all, damaged, newer than this onrecord, or that cannot be written."""


class MissingError(RecordError):
    """An article, row, actor or correction that is asked for by its id, and that the record does not hold."""


class ReadOnlyError(RecordError):
    """A record that may be asked, but not changed."""
