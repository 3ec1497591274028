"""Word lists of one reader each, beside those of words.tsv: what coreference asks for, and given names by gender."""

from __future__ import annotations

from functools import lru_cache

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged, rows


def parse_lists(text: str, *, where: str) -> dict[str, tuple[frozenset[str], ...]]:
    """Return the groups of words of each class: two tab-separated cells a line, class and words.

    Args:
        text: the file's text; a class may have several lines, a group each.
        where: the file's name, for errors.

    Raises:
        DataError: a class without words, a word twice in a line, or words that are not in lower case.
    """
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for row in rows(text, columns=2, where=where):
        name, cell = row.cells
        words = cell.split()
        if not words or cell != cell.lower():
            raise DataError(f"class {name!r} needs words in lower case", where=where, line=row.line)
        if len(set(words)) != len(words):
            twice = next(word for word in words if words.count(word) > 1)
            raise DataError(f"{twice!r} stands twice in class {name!r}", where=where, line=row.line)
        found[name] = (*found.get(name, ()), frozenset(words))
    return found


@lru_cache(maxsize=4)
def _packaged(file: str) -> dict[str, tuple[frozenset[str], ...]]:
    return parse_lists(packaged(file), where=file)


def word_list(name: str, file: str = "coreference.tsv") -> frozenset[str]:
    """Return all words of a class."""
    return frozenset(word for group in word_groups(name, file) for word in group)


def word_groups(name: str, file: str = "coreference.tsv") -> tuple[frozenset[str], ...]:
    """Return the groups of words of a class, one for each line."""
    return _packaged(file)[name]
