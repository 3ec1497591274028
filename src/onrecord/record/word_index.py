"""The index of words: what is searched for, and what of each reading can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, TextClause, text

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
    text("INSERT INTO article_words (rowid, title, text) VALUES (:key, :title, :text)"),
    text("INSERT INTO statement_words (rowid, content) VALUES (:key, :content)"),
)
_DELETE: Final = (
    text("INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', :key, :title, :text)"),
    text("INSERT INTO statement_words (statement_words, rowid, content) VALUES ('delete', :key, :content)"),
)


def _write(connection: Connection, key: int, reading: Reading, commands: tuple[TextClause, TextClause]) -> None:
    article = reading.article
    row = {"key": key, "title": printable(article.title or ""), "text": printable(article.text)}
    connection.execute(commands[0], row)
    rows = [
        {"key": number, "content": printable(content_of(statement))}
        for number, statement in zip(_keys(connection, key), reading.statements, strict=True)
    ]
    if rows:
        connection.execute(commands[1], rows)


def _keys(connection: Connection, reading: int) -> Iterator[int]:
    asked = text("SELECT key FROM statement WHERE reading = :reading ORDER BY key")
    return iter(connection.execute(asked, {"reading": reading}).scalars())
