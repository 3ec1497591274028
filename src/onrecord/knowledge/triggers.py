"""Words by which events are told, by type and mode, as `triggers.tsv` has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.knowledge.plover import ontology
from onrecord.knowledge.tables import packaged, rows

_FILE: Final = "triggers.tsv"
#: Where the words stand that tell of something done, of whatever type.
_LISTS: Final = "events.tsv"
#: What a word may name: every type, and every mode as TYPE/mode.
NAMED: Final = (
    *ontology().types,
    *(f"{name}/{mode}" for name, kind in ontology().types.items() for mode in kind.modes),
)


def parse_triggers(text: str, *, where: str = _FILE) -> dict[str, tuple[str, ...]]:
    """Return for each word what it may name, out of `NAMED`.

    Args:
        text: the file's text; two tab-separated cells a line: type or TYPE/mode, words.
        where: the file's name, for errors.

    Raises:
        DataError: a type or mode that does not exist or stands twice, or no words.
    """
    found: dict[str, tuple[str, ...]] = {}
    seen = set()
    for row in rows(text, columns=2, where=where):
        name, cell = row.cells
        if name not in NAMED or name in seen:
            raise DataError(f"{name!r} is no type or mode, or stands twice", where=where, line=row.line)
        if not cell:
            raise DataError(f"{name!r} has no words", where=where, line=row.line)
        seen.add(name)
        for word in dict.fromkeys(cell.split()):
            found[word] = (*found.get(word, ()), name)
    return found


@lru_cache(maxsize=1)
def _packaged_triggers() -> Mapping[str, tuple[str, ...]]:
    return parse_triggers(packaged(_FILE))


@lru_cache(maxsize=20_000)
def may_name(word: str) -> tuple[str, ...]:
    """Return what a word in lower case may name, out of `NAMED`; empty where nothing is known of it."""
    known = _packaged_triggers()
    if word in known:
        return known[word]
    return tuple(dict.fromkeys(name for form in sorted(lemmas(word)) for name in known.get(form, ())))


@lru_cache(maxsize=20_000)
def may_tell(word: str) -> bool:
    """Whether a word in lower case may name an event, or tells of something done of which no type is known."""
    return bool(may_name(word)) or not lemmas(word).isdisjoint(word_list("telling", _LISTS))
