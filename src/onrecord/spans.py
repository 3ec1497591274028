"""Small things that many modules do with half-open spans of characters."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from onrecord.types import Span

Row = TypeVar("Row")


def respanned(row: Row, text: str) -> Row:
    """Return a frozen row, or a tuple of rows, in which every span has the characters of `text` at its place."""
    if isinstance(row, Span):
        return Span.of(text, row.start, row.end)  # type: ignore[return-value]  # a Span is what Row is here
    if isinstance(row, tuple):
        return tuple(respanned(each, text) for each in row)  # type: ignore[return-value]
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        changed: dict[str, Any] = {f.name: respanned(getattr(row, f.name), text) for f in dataclasses.fields(row)}
        return dataclasses.replace(row, **changed)
    return row


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start:end without white space at its ends; start equals end where nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
