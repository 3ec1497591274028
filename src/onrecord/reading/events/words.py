"""Words: runs of letters and digits, and single marks; what the branch speaks of, and what they may name."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.knowledge.triggers import NAMED, may_name, may_tell

_WORD: Final = re.compile(r"\w+|[^\w\s]")
#: Distances of words told apart one by one, and steps of those farther off.
_EXACT: Final = 8
_FAR: Final = 4
#: How many distances `apart` knows.
APART: Final = 2 * (_EXACT + _FAR)
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


def telling(text: str, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for pieces that begin at `starts` whether they begin a word that may tell of something done.

    Hardly any event is told in a sentence without one, whatever the words beside it say.
    """
    tells = np.zeros(len(text) + 1, np.bool_)
    tells[[match.start() for match in _WORD.finditer(text) if may_tell(match.group().lower())]] = True
    result: NDArray[np.bool_] = tells[starts]
    return result


def apart(head: int, count: int) -> NDArray[np.int64]:
    """Return for each of `count` words how far it stands from the word `head`: a number below `APART`.

    Words before have other numbers than words behind; far ones share theirs.
    """
    distance = np.arange(count) - head
    near = np.minimum(np.abs(distance), _EXACT)
    far = np.clip(np.log2(np.maximum(np.abs(distance), 1) / _EXACT), 0, _FAR - 1).astype(np.int64)
    steps = np.where(np.abs(distance) <= _EXACT, near, _EXACT + far)
    numbers: NDArray[np.int64] = np.where(distance < 0, steps + _EXACT + _FAR, steps)
    return numbers
