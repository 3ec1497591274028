"""Paragraphs of a text, as spans of characters.

Word pieces drop white space, so an encoder cannot see where a paragraph ends; quotations that run over
several paragraphs and attributions that stand alone can only be read with this layout kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.text.unwrapping import unwrapped
from onrecord.spans import trimmed

_LINE_BREAK = re.compile(r"\n\s*")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of `text` as half-open (start, end) pairs without surrounding white space.

    A blank line always ends a paragraph. A single line break does too, unless it falls within a sentence
    (`unwrapping`).
    """
    edges = [0, *(edge for match in _LINE_BREAK.finditer(unwrapped(text)) for edge in match.span()), len(text)]
    spans = (trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in spans if start < end]


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
