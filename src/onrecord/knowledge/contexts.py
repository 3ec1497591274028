"""Words that tell the context of an event, and phrases in which they do not, as `contexts.tsv` has them."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.errors import DataError
from onrecord.knowledge.plover import ontology
from onrecord.knowledge.tables import packaged, rows

_FILE = "contexts.tsv"
#: Stands before a phrase in which a word of the context tells nothing: "trade", but not in "trade union".
_NOT = "!"


def parse_contexts(text: str, *, where: str = _FILE) -> dict[str, re.Pattern[str]]:
    """Return for each context what finds its words, as the group `told`, and what hides them, without it.

    Args:
        text: the file's text; two tab-separated cells a line: context, words with ; between. What begins with ! is a
            phrase in which none of the words tells the context.
        where: the file's name, for errors.

    Raises:
        DataError: a context that PLOVER does not have or that stands twice, or no words.
    """
    found: dict[str, re.Pattern[str]] = {}
    for row in rows(text, columns=2, where=where):
        name, cell = row.cells
        if name not in ontology().contexts or name in found:
            raise DataError(f"{name!r} is no context, or stands twice", where=where, line=row.line)
        cells = [word.strip() for word in cell.split(";") if word.strip()]
        words = [word for word in cells if not word.startswith(_NOT)]
        if not words:
            raise DataError(f"{name!r} has no words", where=where, line=row.line)
        hiding = [_pattern(word.removeprefix(_NOT)) for word in cells if word.startswith(_NOT)]
        told = f"(?P<told>{'|'.join(map(_pattern, words))})"
        found[name] = re.compile(rf"\b(?:{'|'.join([*hiding, told])})(?!\w)")
    return found


def _pattern(word: str) -> str:
    """The word in any case; one in capitals as it stands."""
    stem = re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
    return stem if word.isupper() else f"(?i:{stem})"


@lru_cache(maxsize=1)
def _packaged_contexts() -> dict[str, re.Pattern[str]]:
    return parse_contexts(packaged(_FILE))


def contexts_in(text: str) -> dict[str, str]:
    """Return the contexts that words of a text tell, each with the first such word."""
    found = {name: _first(pattern, text) for name, pattern in _packaged_contexts().items()}
    return {name: word for name, word in found.items() if word}


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    return next((match["told"] for match in pattern.finditer(text) if match["told"]), None)
