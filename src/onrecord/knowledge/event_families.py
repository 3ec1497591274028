"""Words that may name one and the same event, by family, as `same_events.tsv` has them."""

from __future__ import annotations

from functools import lru_cache

from onrecord.errors import DataError
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.tables import packaged, rows

_FILE = "same_events.tsv"


def parse_families(text: str, *, where: str = _FILE) -> dict[str, frozenset[str]]:
    """Return the families of each word.

    Args:
        text: the file's text; two tab-separated cells a line: family, words.
        where: the file's name, for errors.

    Raises:
        DataError: a family that stands twice or has no words.
    """
    found: dict[str, frozenset[str]] = {}
    seen = set()
    for row in rows(text, columns=2, where=where):
        name, cell = row.cells
        if name in seen or not cell:
            raise DataError(f"family {name!r} stands twice or has no words", where=where, line=row.line)
        seen.add(name)
        for word in cell.split():
            found[word] = found.get(word, frozenset()) | {name}
    return found


@lru_cache(maxsize=1)
def _packaged_families() -> dict[str, frozenset[str]]:
    return parse_families(packaged(_FILE))


def families(word: str) -> frozenset[str]:
    """Return the families of a word in lower case, whatever its ending; empty where it has none."""
    return frozenset(name for form in lemmas(word) for name in _packaged_families().get(form, ()))
