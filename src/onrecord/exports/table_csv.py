"""Rows as CSV for a spreadsheet or a statistics program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.exports.safe import visible

#: With these a spreadsheet begins to calculate.
_FORMULA: Final = ("=", "+", "-", "@")


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table as CSV (RFC 4180, line feeds), the names of its columns first.

    None is an empty cell. What an article says must not run in a spreadsheet: a text that begins like a formula gets an
    apostrophe before it, numbers do not.
    """
    for row in (head, *rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([_cell(value) for value in row])
        yield line.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    text = visible(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
