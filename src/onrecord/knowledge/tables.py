"""Reading the tab-separated data files of this package, with the file and line in every error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from onrecord.errors import DataError

#: A data file is read whole; a larger one is refused.
MAX_CHARACTERS: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a data file: its number, counted from 1, and its cells without surrounding white space."""

    line: int
    cells: tuple[str, ...]


def packaged(name: str) -> str:
    """Return the text of the data file `name` of this package."""
    return (files("onrecord.knowledge") / name).read_text(encoding="utf8")


def rows(text: str, *, columns: int, where: str) -> Iterator[Row]:
    """Yield the rows of a tab-separated `text`.

    Empty lines and lines that begin with `#` are skipped. Missing cells at the end of a line are empty.

    Args:
        text: the file's text.
        columns: how many cells a line may have.
        where: the file's name, for errors.

    Raises:
        DataError: the text is too large, or a line has more cells than `columns` or an empty first cell.
    """
    if len(text) > MAX_CHARACTERS:
        raise DataError(f"more than {MAX_CHARACTERS} characters", where=where, fix="Split the file.")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > columns:
            raise DataError(f"{len(cells)} cells where {columns} are expected", where=where, line=number)
        if not cells[0]:
            raise DataError("the first cell is empty", where=where, line=number)
        yield Row(number, cells + ("",) * (columns - len(cells)))
