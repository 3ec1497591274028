"""What became of a text between two versions of it: paragraphs compared, and within those that differ the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Change = Literal["same", "gone", "new"]
_WORDS: Final = re.compile(r"\s*[^\W_]+|\s*.|\s+", re.DOTALL)
#: Words of two stretches together that are compared with each other; longer ones are gone and new as a whole.
_MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that both versions have, or only the older (gone) or the newer one (new)."""

    change: Change
    text: str


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """Return two texts as one: without what is new it is the old one, without what is gone the new one."""
    found: list[Stretch] = []
    for stretch in _compared(old.splitlines(keepends=True), new.splitlines(keepends=True), within=True):
        if found and found[-1].change == stretch.change:
            found[-1] = Stretch(stretch.change, found[-1].text + stretch.text)
        elif stretch.text:
            found.append(stretch)
    return tuple(found)


def _compared(old: Sequence[str], new: Sequence[str], *, within: bool) -> Iterator[Stretch]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        gone, fresh = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            yield Stretch("same", gone)
            continue
        words, others = (_WORDS.findall(gone), _WORDS.findall(fresh)) if within and tag == "replace" else ([], [])
        if words and len(words) + len(others) <= _MOST:
            yield from _compared(words, others, within=False)
        else:
            yield Stretch("gone", gone)
            yield Stretch("new", fresh)
