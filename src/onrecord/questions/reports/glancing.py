"""A quick look at where words may stand in a text, before its sentences are looked at word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.questions.evidence.view import Place
from onrecord.record.sentences import REACH

#: A word with a letter that may be another one's, written otherwise: any word may be meant.
_OTHER_LETTERS: Final = re.compile(r"[^\W_]*[^\W_\x00-\x7f][^\W_]*")


def places_of(text: str, stems: Iterable[str]) -> dict[str, list[Place]]:
    """Return for each stem, as `facts.stem` gives it, where words or parts of words stand that may have it."""
    folded = text.lower()
    if len(folded) != len(text):
        return {one: [(0, len(text))] for one in stems}
    others = [match.span() for match in _OTHER_LETTERS.finditer(text)]
    return {one: [*others, *_found(folded, one)] for one in stems}


def _found(text: str, part: str) -> Iterable[Place]:
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)


def within_reach(places: Mapping[str, Sequence[Place]], start: int, end: int) -> bool:
    """Return whether all stems may stand in the sentence around start:end, as `facts.sentence_at` gives it."""
    low, high = start - REACH, end + REACH
    return all(any(last > low and first < high for first, last in found) for found in places.values())
