"""The form of a statement (direct, indirect, mixed): how much of its content stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.reading.text.quotations import Quotation
from onrecord.types import Form, Span

#: Words written small within a title.
_SMALL: Final = frozenset(
    ["a", "an", "and", "at", "by", "de", "for", "from", "in", "la", "le", "of", "on", "or", "the", "to", "with"]
)
_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def form_of(content_spans: Sequence[Span], quotations: Sequence[Quotation], *, block: bool = False) -> Form:
    """Return the form of a statement.

    Args:
        content_spans: the pieces of its content.
        quotations: the quotations of the text, in order of their start.
        block: whether the caller knows the content to be a block quotation, which needs no marks.

    Returns:
        `direct` where every letter and digit of the content stands inside quotation marks, `mixed` where some do
        (marks around a single word too), `indirect` where none does or there is no content. The title of a book or a
        film between marks is nobody's speech.
    """
    if block:
        return "direct"
    inside = outside = False
    for span in content_spans:
        covered = _covered(span, quotations)
        position = span.start
        for start, end in covered:
            outside = outside or _has_word(span, position, start)
            title = _is_title(span, start, end)
            inside = inside or (_has_word(span, start, end) and not title)
            outside = outside or title
            position = end
        outside = outside or _has_word(span, position, span.end)
    if inside:
        return "mixed" if outside else "direct"
    return "indirect"


def _covered(span: Span, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """The parts of `span` between marks: in order, without overlap, inner quotations merged into outer ones."""
    parts: list[tuple[int, int]] = []
    reached = span.start
    for quotation in quotations:
        start, end = max(quotation.inner_start, reached), min(quotation.inner_end, span.end)
        if start < end:
            parts.append((start, end))
            reached = end
        if quotation.start >= span.end:
            break
    return parts


def _has_word(span: Span, start: int, end: int) -> bool:
    return any(map(str.isalnum, span.text[start - span.start : end - span.start]))


def _is_title(span: Span, start: int, end: int) -> bool:
    """Whether the words between marks are a title amid words in small letters: two at least, all with capitals."""
    words = _WORD.findall(span.text[start - span.start : end - span.start])
    capital = [word for word in words if word.lower() not in _SMALL]
    if len(capital) < 2 or not all(word[0].isupper() or word[0].isdigit() for word in capital):
        return False
    around = span.text[: start - span.start] + " " + span.text[end - span.start :]
    return any(word.islower() and word not in _SMALL for word in _WORD.findall(around))
