"""The word lists of coreference: `coreference.tsv` of the knowledge."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged, rows

_FILE: Final = "coreference.tsv"


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[frozenset[str], ...]]:
    return parse_lists(packaged(_FILE))


def parse_lists(text: str, *, where: str = _FILE) -> dict[str, tuple[frozenset[str], ...]]:
    """Return the groups of words of each class.

    Raises:
        DataError: a class without words, or words that are not in lower case.
    """
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for row in rows(text, columns=2, where=where):
        name, cell = row.cells
        if not cell or cell != cell.lower():
            raise DataError(f"class {name!r} needs words in lower case", where=where, line=row.line)
        found[name] = (*found.get(name, ()), frozenset(cell.split()))
    return found


def word_list(name: str) -> frozenset[str]:
    """Return all words of a class."""
    return frozenset(word for group in word_groups(name) for word in group)


def word_groups(name: str) -> tuple[frozenset[str], ...]:
    """Return the groups of words of a class, one for each line."""
    return _lists()[name]
