"""The index of words: what is searched for, and what of each reading can be found."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Connection

from onrecord.record.commands import rows_of, write
from onrecord.record.identities import printable
from onrecord.types import Reading, Statement

#: Stands between the pieces of one content, a word to the index that nobody can ask for: no phrase runs over it.
GAP: Final = " \ue000 "
_ASKED: Final = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_TOKEN: Final = re.compile(r"[^\W_]+")


def query_of(words: str) -> str | None:
    """Return what a user typed as an FTS5 query that cannot be ill-formed; None: it holds no word.

    All words must be there, in any form of theirs; what stands in double quotation marks must be there as it is; a
    star at the end of a word stands for any ending. Nothing else has a meaning of its own.
    """
    terms = []
    for straight, curly, word in _ASKED.findall(printable(words)):
        # one word may be several to the index (twenty-one, don't): they must then follow one another
        phrase = straight or curly or word
        tokens = _TOKEN.findall(phrase)
        if tokens:
            star = "*" if word.endswith("*") else ""
            terms.append(f'"{" ".join(tokens)}"{star}')
    return " AND ".join(terms) or None


def names_query(words: str) -> str | None:
    """Return words as a query of the index of names, which keeps no order: all of them must be there."""
    tokens = _TOKEN.findall(printable(words))
    return " AND ".join(f'"{token}"' for token in tokens) or None


def content_of(statement: Statement) -> str:
    """Return the words of a statement as they are indexed."""
    return GAP.join(span.text for span in statement.content)


def index_words(connection: Connection, key: int, reading: Reading) -> None:
    """Make the words of a reading findable."""
    _write(connection, key, reading, _INSERT)


def forget_words(connection: Connection, key: int, reading: Reading) -> None:
    """Take the words of a reading, as they were indexed, out again."""
    _write(connection, key, reading, _DELETE)


_INSERT: Final = (
    "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)",
    "INSERT INTO statement_words (rowid, content) VALUES (?, ?)",
)
_DELETE: Final = (
    "INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
    "INSERT INTO statement_words (statement_words, rowid, content) VALUES ('delete', ?, ?)",
)
_KEYS: Final = "SELECT key FROM statement WHERE reading = ? ORDER BY key"


def _write(connection: Connection, key: int, reading: Reading, commands: tuple[str, str]) -> None:
    article = reading.article
    write(connection, commands[0], [(key, printable(article.title or ""), printable(article.text))])
    keys = rows_of(connection, _KEYS, key)
    contents = [
        (number, printable(content_of(statement)))
        for (number,), statement in zip(keys, reading.statements, strict=True)
    ]
    write(connection, commands[1], contents)
