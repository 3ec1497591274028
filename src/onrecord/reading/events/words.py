"""Words: runs of letters and digits, and single marks; what the branch speaks of, and what they may name."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.knowledge.triggers import NAMED, may_name

_WORD: Final = re.compile(r"\w+|[^\w\s]")
_PLACE: Final = {name: number for number, name in enumerate(NAMED)}


def word_starts(text: str, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for pieces that begin at `starts` whether they begin a word of `text`."""
    begins = np.zeros(len(text) + 1, np.bool_)
    begins[[match.start() for match in _WORD.finditer(text)]] = True
    result: NDArray[np.bool_] = begins[starts]
    return result


def named(text: str, starts: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return what the words that begin at `starts` may name: 1 in the columns of NAMED, one row a piece."""
    words = {match.start(): match.group() for match in _WORD.finditer(text)}
    out = np.zeros((len(starts), len(NAMED)), np.float32)
    for row, start in enumerate(starts.tolist()):
        for name in may_name(words.get(start, "").lower()):
            out[row, _PLACE[name]] = 1
    return out
