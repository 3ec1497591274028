"""Spans of a text that are taken, asked for many times."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

#: What stands between the members of a list.
_BETWEEN: Final = (" and ", ", and ", ", ")


class Taken:
    """Spans of one text.

    Args:
        text: of the article.
        spans: start and end of each.
    """

    def __init__(self, text: str, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._text = text
        self._held = bytearray(len(text))
        self._starts: set[int] = set()
        self._ends: set[int] = set()
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take one more span."""
        self._held[start:end] = b"\x01" * (end - start)
        self._starts.add(start)
        self._ends.add(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of start:end is taken."""
        return 1 in self._held[start:end]

    def lists(self, start: int, end: int) -> bool:
        """Whether start:end stands in a list with one of the spans: "Larch, Quist and Brook"."""
        for between in _BETWEEN:
            if start - len(between) in self._ends and self._text.endswith(between, 0, start):
                return True
            if end + len(between) in self._starts and self._text.startswith(between, end):
                return True
        return False
