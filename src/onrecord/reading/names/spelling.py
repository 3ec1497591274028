"""A surname spelt in another way than where its bearer is named in full: a slip of the article, not somebody new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

#: Shorter names are too easily one another's neighbours: Lee, Lea.
_SHORTEST: Final = 5


def meant(word: str, surnames: Iterable[str]) -> str | None:
    """Return the one surname that `word` is a slip for, or None.

    Args:
        word: a surname that nobody bears, in lower case.
        surnames: those that somebody bears, in lower case.
    """
    if len(word) < _SHORTEST:
        return None
    near = {name for name in surnames if len(name) >= _SHORTEST and name[0] == word[0] and is_one_off(word, name)}
    return near.pop() if len(near) == 1 else None


def is_one_off(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two letters in turn, make `one` of `other`; a plural's s does not."""
    if other in (one, f"{one}s") or one == f"{other}s":
        return False
    first = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[first:], other[first:]
    if len(one) == len(other):
        return rest[1:] == others[1:] or (rest[:2] == others[:2][::-1] and rest[2:] == others[2:])
    return rest[1:] == others or rest == others[1:]
