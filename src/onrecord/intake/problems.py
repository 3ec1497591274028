"""What stands in place of an article that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.types import Article


class EmptyInputError(InputError):
    """An input without any text in it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One line about an input, or a part of one, that gave no article; everything else is read on.

    Attributes:
        where: file, url, glob pattern or `standard input`; a member of an archive is `archive.zip!member`.
        line: line of the file, counted from 1, or None.
        what: what was wrong.
        fix: the next step, or None.
        left_out_why: the reading's `left_out.why` for it (empty, other). None: only a note (hidden files of a
            folder were skipped, say), nothing that was asked for is missing.
        article: what is known of the article (title, url, no text), or None.
    """

    where: str
    line: int | None
    what: str
    fix: str | None = None
    left_out_why: str | None = "other"
    article: Article | None = None

    @classmethod
    def of(cls, error: InputError, where: str, line: int | None = None) -> Problem:
        """Return the problem that `error` tells, at `where` (and `line`) unless the error says so itself."""
        return cls(
            where=error.where or where,
            line=error.line if error.line is not None else line,
            what=error.what,
            fix=error.fix,
            left_out_why="empty" if isinstance(error, EmptyInputError) else "other",
        )

    def __str__(self) -> str:
        return " ".join(str(InputError(self.what, where=self.where, line=self.line, fix=self.fix)).split())


def reason_of(error: Exception) -> str:
    """Return the first line of a library's error, short enough to be part of a message."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:160]}" if said else type(error).__name__
