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
    """A text with its paragraphs and its outermost quotations, in order."""

    text: str
    paragraphs: tuple[Pair, ...]
    quotations: tuple[Quotation, ...]

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Pair], quotations: Sequence[Quotation]) -> Layout:
        """Keep the outermost quotations."""
        return cls(text, tuple(paragraphs), tuple(q for q in quotations if q.depth == 0))


def is_speech(text: str, q: Quotation) -> bool:
    """Whether a quotation is long or sentence-like enough to be somebody's words rather than a term or a title."""
    words = len(_WORD.findall(text[q.inner_start : q.inner_end]))
    ends_sentence = bool(re.search(r"[.!?,…—-]\W*$", text[q.inner_start : q.inner_end]))
    if q.single:
        return words >= 5 and ends_sentence
    return words >= 7 or (words >= 2 and ends_sentence)
