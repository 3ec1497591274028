"""Pairs that belong together, made into groups: the same whatever order they come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def grouped(pairs: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """Return all that pairs join, directly or through others, as groups."""
    parent: dict[Key, Key] = {}

    def root(one: Key) -> Key:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other in pairs:
        parent[root(one)] = root(other)
    found: dict[Key, list[Key]] = defaultdict(list)
    for one in parent:
        found[root(one)].append(one)
    return list(found.values())
