"""Text without the characters that nobody sees: soft hyphens, marks of no width, signs that turn the direction.

Pages and PDFs leave them within words, and some put them there to mislead: a word that holds one is no word that any
list or model knows. The layers read the text without them; what they find is told at its place in the article's text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from onrecord.spans import mapped, respanned
from onrecord.types import Span

Row = TypeVar("Row")
_UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a text.

    Attributes:
        text: without what is not seen.
        whole: the text as it is.
        places: where in `whole` each character of `text` stands; None where all are seen.
    """

    text: str
    whole: str
    places: Sequence[int] | None

    def inward(self, rows: Row) -> Row:
        """Return a row, or a tuple of rows, whose spans are of `whole`, with spans of `text`."""
        places = self.places
        if places is None:
            return rows
        return mapped(rows, lambda s: Span.of(self.text, bisect_left(places, s.start), bisect_left(places, s.end)))

    def outward(self, rows: Row) -> Row:
        """Return a row, or a tuple of rows, whose spans are of a text as long as `text`, with spans of `whole`."""
        places = self.places
        if places is None:
            return respanned(rows, self.whole)
        return mapped(rows, lambda s: Span.of(self.whole, *_outside(places, s, len(self.whole))))


def _outside(places: Sequence[int], span: Span, end: int) -> tuple[int, int]:
    """Where a span stands that reaches from its first to its last character, also if there is none."""
    start = places[span.start] if span.start < len(places) else end
    return start, start if span.start == span.end else places[span.end - 1] + 1


def seen(text: str) -> Seen:
    """Return what is seen of a text."""
    if text.isascii() or not _UNSEEN.search(text):
        return Seen(text, text, None)
    places, parts, at = array("L"), [], 0
    for match in _UNSEEN.finditer(text):
        places.extend(range(at, match.start()))
        parts.append(text[at : match.start()])
        at = match.end()
    places.extend(range(at, len(text)))
    return Seen("".join([*parts, text[at:]]), text, places)
