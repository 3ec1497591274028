"""Small things that many modules do with half-open spans of characters."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from onrecord.types import Span

Row = TypeVar("Row")


def mapped(row: Row, change: Callable[[Span], Span]) -> Row:
    """Return a frozen row, or a tuple of rows, in which every span is what `change` makes of it."""
    if isinstance(row, Span):
        return change(row)  # type: ignore[return-value]  # a Span is what Row is here
    if isinstance(row, tuple):
        return tuple(mapped(each, change) for each in row)  # type: ignore[return-value]
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        changed: dict[str, Any] = {f.name: mapped(getattr(row, f.name), change) for f in dataclasses.fields(row)}
        return dataclasses.replace(row, **changed)
    return row


def respanned(row: Row, text: str) -> Row:
    """Return a frozen row, or a tuple of rows, in which every span has the characters of `text` at its place."""
    return mapped(row, lambda span: Span.of(text, span.start, span.end))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start:end without white space at its ends; start equals end where nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
