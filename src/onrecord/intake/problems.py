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
        element: element of a JSON array, counted from 1, or None: an array may well be one line as a whole.
    """

    where: str
    line: int | None
    what: str
    fix: str | None = None
    left_out_why: str | None = "other"
    article: Article | None = None
    element: int | None = None

    @classmethod
    def of(cls, error: InputError, where: str, line: int | None = None, element: int | None = None) -> Problem:
        """Return the problem that `error` tells; where and on which line it is, it may say better itself."""
        return cls(
            where=error.where or where,
            line=error.line if error.line is not None else line,
            what=error.what,
            fix=error.fix,
            left_out_why="empty" if isinstance(error, EmptyInputError) else "other",
            element=element,
        )

    def __str__(self) -> str:
        where = self.where if self.element is None else f"{self.where}, element {self.element}"
        return " ".join(str(InputError(self.what, where=where, line=self.line, fix=self.fix)).split())


@dataclass(frozen=True, slots=True)
class Placed:
    """An article and the place it was read from; the article itself does not know it.

    Attributes:
        article: the article.
        where, line, element: as those of a Problem.
    """

    article: Article
    where: str
    line: int | None = None
    element: int | None = None

    def problem(self, what: str, fix: str | None = None) -> Problem:
        """Return a problem at the place of the article."""
        return Problem(self.where, self.line, what, fix, element=self.element)


def reason_of(error: Exception) -> str:
    """Return the first line of a library's error, short enough to be part of a message."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:160]}" if said else type(error).__name__
