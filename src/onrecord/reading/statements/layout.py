"""A text as paragraphs and quotations, and which quotations are somebody's speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.statements.proposals import Pair
from onrecord.reading.text.quotations import Quotation

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its paragraphs and its quotations, in order: the outermost, and those within others."""

    text: str
    paragraphs: tuple[Pair, ...]
    quotations: tuple[Quotation, ...]
    inner: tuple[Quotation, ...] = ()

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Pair], quotations: Sequence[Quotation]) -> Layout:
        """Part the outermost quotations from those within others."""
        outer = tuple(q for q in quotations if q.depth == 0)
        return cls(text, tuple(paragraphs), outer, tuple(q for q in quotations if q.depth))

    def around(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that tell how words at start:end are given: within somebody's speech, those of its own."""
        inside = any(q.inner_start <= start and end <= q.inner_end for q in self.quotations)
        return self.inner if inside else self.quotations


def is_speech(text: str, q: Quotation) -> bool:
    """Whether a quotation is long or sentence-like enough to be somebody's words rather than a term or a title."""
    words = len(_WORD.findall(text[q.inner_start : q.inner_end]))
    ends_sentence = bool(re.search(r"[.!?,…—-]\W*$", text[q.inner_start : q.inner_end]))
    if q.single:
        return words >= 5 and ends_sentence
    return words >= 7 or (words >= 2 and ends_sentence)
