"""Paragraphs of a text, as spans of characters.

Word pieces drop white space, so an encoder cannot see where a paragraph ends; quotations that run over
several paragraphs and attributions that stand alone can only be read with this layout kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.spans import trimmed

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n\s*")
_SENTENCE_END = re.compile(r"[.!?:…\"'”’)\]]\s*$")
# A file wrapped by hand breaks inside sentences, and its lines are of about one length.
_WRAP_MIN, _WRAP_MAX = 40, 110
# Lines so long that end inside a sentence are wrapped, where there are so many and such a share of them.
_WRAP_LONG = 60
_WRAPPED_LEAST, _WRAPPED_SHARE = 3, 0.2


def _is_hard_wrapped(text: str) -> bool:
    """Whether single line breaks of `text` wrap sentences rather than end paragraphs."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    inner = [
        line
        for line, after in zip(text.split("\n"), text.split("\n")[1:], strict=False)
        if line.strip() and after.strip()
    ]
    if len(inner) < 3:
        return False
    broken = sum(1 for line in inner if _WRAP_MIN <= len(line) <= _WRAP_MAX and not _SENTENCE_END.search(line))
    return broken > 0.6 * len(inner)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of `text` as half-open (start, end) pairs without surrounding white space.

    A blank line always ends a paragraph. A single line break does too, unless the text is wrapped by hand
    (lines of 40 to 110 characters that mostly break inside a sentence).
    """
    pattern = _BLANK_LINE if _is_hard_wrapped(text) else _LINE_BREAK
    edges = [0, *(edge for match in pattern.finditer(text) for edge in match.span()), len(text)]
    spans = (trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in spans if start < end]


def unwrapped(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the paragraphs `spans` of `text` with those joined that a line break only wraps.

    Some texts have single line breaks both inside sentences and between paragraphs. Where many long lines break inside
    a sentence, such a line goes on with the next one.
    """
    broken = [_breaks(text, span) for span in spans]
    if sum(broken) < _WRAPPED_LEAST or sum(broken) < _WRAPPED_SHARE * len(spans):
        return list(spans)
    out: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(spans):
        goes_on = bool(out) and broken[i - 1] and "\n\n" not in text[spans[i - 1][1] : start]
        if goes_on:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _breaks(text: str, span: tuple[int, int]) -> bool:
    """Whether a long line ends inside a sentence."""
    start, end = span
    return end - start >= _WRAP_LONG and _SENTENCE_END.search(text[max(start, end - 4) : end]) is None


def paragraph_at(spans: Sequence[tuple[int, int]], position: int) -> int | None:
    """Return the index of the paragraph that holds the character `position`, or None between paragraphs."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= position:
            low = middle + 1
        else:
            high = middle
    return low if low < len(spans) and spans[low][0] <= position < spans[low][1] else None
