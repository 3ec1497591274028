"""What word pieces lose: case, layout and quotation marks, given back to the encoder as three small features.

The encoder's vocabulary is lower-cased and blind to white space: "US" and "us" are one piece, a paragraph break is
nothing, and a closing quotation mark 300 pieces after the opening one is a guess. Each piece therefore carries the
shape of its word, what stands before it, and whether it stands between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.text.quotations import Quotation

SHAPES: Final = ("other", "lower", "title", "capitals", "mixed", "digit", "initial")
BREAKS: Final = ("glued", "space", "paragraph")
QUOTES: Final = ("outside", "open", "inside", "close", "single", "unclosed")
_WORD = re.compile(r"\w+")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Features:
    """Three features per word piece, each an array of shape (pieces,) with indices into the tuples above."""

    shape: Ints
    gap: Ints
    quote: Ints


def _shape(word: str) -> int:
    if word[0].isdigit():
        return SHAPES.index("digit")
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper():
        return SHAPES.index("initial" if len(word) == 1 else "capitals")
    return SHAPES.index("title" if word[0].isupper() and word[1:].islower() else "mixed")


def features(
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
    paragraphs: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
) -> Features:
    """Return the features of the pieces that span `starts[i]:ends[i]` of `text`.

    Args:
        text: any text.
        starts: first character of each piece, in order.
        ends: character after the last one of each piece.
        paragraphs: of the same text.
        quotations: of the same text.
    """
    size = len(text) + 1
    shapes = np.zeros(size, np.int64)
    for match in _WORD.finditer(text):
        shapes[match.start() : match.end()] = _shape(match.group())
    quotes = np.zeros(size, np.int64)
    for q in sorted(quotations, key=lambda q: q.depth):
        if q.depth and q.single:
            continue  # marks inside a quotation do not end it
        inside = "single" if q.single else "inside" if q.closed else "unclosed"
        quotes[q.inner_start : q.inner_end] = QUOTES.index(inside)
        quotes[q.start : q.inner_start] = QUOTES.index("open")
        quotes[q.inner_end : q.end] = QUOTES.index("close")
    s = np.asarray(starts, np.int64)
    e = np.asarray(ends, np.int64)
    gap = np.ones(len(s), np.int64)
    if len(s):
        gap[1:][s[1:] == e[:-1]] = BREAKS.index("glued")
        # the first piece at or after a paragraph's start opens it
        first = np.searchsorted(s, np.asarray([a for a, _ in paragraphs], np.int64))
        gap[first[first < len(s)]] = BREAKS.index("paragraph")
    return Features(shapes[s], gap, quotes[s])
