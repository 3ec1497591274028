"""Where in a text the words of a query stand, and the stretch of it that is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Final

from onrecord.record.identities import printable

#: Characters of a snippet, about.
_LENGTH: Final = 240
_OPEN, _SHUT = "\x01", "\x02"


def window(words: str, match: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch of words around a match that begins and ends at white space."""
    if len(words) <= _LENGTH:
        return 0, len(words)
    start = max(0, match[0] - _LENGTH // 3)
    end = min(len(words), max(match[1], start + _LENGTH))
    if start:
        start = max(words.rfind(" ", 0, start), words.rfind("\n", 0, start)) + 1
    if end < len(words):
        stop = words.rfind(" ", match[1], end)
        end = stop if stop > match[1] else end
    return start, end


def places(groups: Sequence[Sequence[str]], query: str | None) -> list[list[list[tuple[int, int]]]]:
    """Return where in each text the words of a query stand, by the same rules as in the index.

    The index keeps no texts, so those of one page of hits are indexed anew in memory. Within a group all words need to
    be found in all texts together only, so each text is asked for any of them.
    """
    if query is None:
        return [[[] for _ in group] for group in groups]
    anywhere = query.replace(" AND ", " OR ")
    found: list[list[list[tuple[int, int]]]] = [[[] for _ in group] for group in groups]
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(
            "CREATE VIRTUAL TABLE shown USING fts5(words, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        keys = [(n, m) for n, group in enumerate(groups) for m in range(len(group))]
        rows = [(row, _unmarked(groups[n][m])) for row, (n, m) in enumerate(keys)]
        memory.executemany("INSERT INTO shown (rowid, words) VALUES (?, ?)", rows)
        asked = "SELECT rowid, highlight(shown, 0, ?, ?) FROM shown WHERE shown MATCH ?"
        for row, marked in memory.execute(asked, (_OPEN, _SHUT, anywhere)):
            n, m = keys[row]
            found[n][m] = _marked(marked)
    return found


def _unmarked(words: str) -> str:
    return printable(words).replace(_OPEN, " ").replace(_SHUT, " ")


def _marked(marked: str) -> list[tuple[int, int]]:
    spans, at, start = [], 0, 0
    for character in marked:
        if character == _OPEN:
            start = at
        elif character == _SHUT:
            spans.append((start, at))
        else:
            at += 1
    return spans
