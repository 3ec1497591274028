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
_WORD = re.compile(r"\w+")


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


@lru_cache(maxsize=1)
def _openings() -> dict[str, re.Pattern[str]]:
    """For each context what finds the first words of its words, whatever follows."""
    found = {}
    for row in rows(packaged(_FILE), columns=2, where=_FILE):
        name, cell = row.cells
        first = {_WORD.match(word.strip()) for word in cell.split(";") if not word.strip().startswith(_NOT)}
        found[name] = re.compile("|".join(sorted({re.escape(m.group().lower()) for m in first if m})))
    return found


@lru_cache(maxsize=20_000)
def _begun_by(word: str) -> frozenset[str]:
    """The contexts of which a word in lower case may begin a word: a quick look before a slow one."""
    return frozenset(name for name, opening in _openings().items() if opening.match(word))


def contexts_in(text: str) -> dict[str, str]:
    """Return the contexts that words of a text tell, each with the first such word."""
    begun = frozenset().union(*(_begun_by(word) for word in _WORD.findall(text.lower())))
    found = {name: _first(pattern, text) for name, pattern in _packaged_contexts().items() if name in begun}
    return {name: word for name, word in found.items() if word}


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    return next((match["told"] for match in pattern.finditer(text) if match["told"]), None)
