"""Sentences with some of their words marked: cues, triggers, what was searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether it is marked."""

    text: str
    marked: bool


def pieces(around: Span, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """Return the text of a span in pieces, those marked that lie in it; of marks that overlap the first counts."""
    found, at = [], around.start
    for mark in sorted(set(marks), key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at or mark.end > around.end or mark.start == mark.end:
            continue
        found.append(Piece(around.text[at - around.start : mark.start - around.start], marked=False))
        found.append(Piece(around.text[mark.start - around.start : mark.end - around.start], marked=True))
        at = mark.end
    found.append(Piece(around.text[at - around.start :], marked=False))
    return tuple(piece for piece in found if piece.text)
