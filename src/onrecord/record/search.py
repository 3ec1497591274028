"""Search: statements or articles by their words, narrowed by filters, ranked, paged, with the places of the words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, Select, column, exists, select, table, text

from onrecord.errors import SettingError
from onrecord.record import tables as t
from onrecord.record.filters import Filters, of_articles, of_events, of_statements
from onrecord.record.identities import printable
from onrecord.record.loading import row_id
from onrecord.record.words import query_of
from onrecord.types import Span

Of = Literal["statements", "articles"]
#: Characters of a snippet, about.
_LENGTH: Final = 240
#: Title words count this many times as much as those of the text.
_TITLE: Final = 5.0
_OPEN, _SHUT = "\x01", "\x02"
_STATEMENT_WORDS: Final = table("statement_words", column("rowid"), column("rank"))
_ARTICLE_WORDS: Final = table("article_words", column("rowid"), column("rank"))


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement or article that was found.

    Attributes:
        article, version: Article.id and Article.version.
        statement: its id in the current reading; None for an article.
        title, outlet, published, url: of the article.
        copy_of: id of the article that it is a copy of, or None.
        speaker: name of the speaker, or None.
        act: of the statement, or None.
        snippet: a stretch of the article's text around the first word that was found.
        matches: the words that were found in the snippet, with their places in the article's text.
        rank: the smaller the better, as bm25 gives it; 0 where no words were asked for.
    """

    article: str
    version: str
    statement: str | None
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    copy_of: str | None
    speaker: str | None
    act: str | None
    snippet: Span
    matches: tuple[Span, ...]
    rank: float


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, and whether there are more."""

    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Page:
    """How many hits are wanted, at most, and how many to pass over.

    Raises:
        SettingError: they are no numbers of hits.
    """

    limit: int
    offset: int

    def __post_init__(self) -> None:
        if self.limit < 1 or self.offset < 0:
            raise SettingError("limit must be at least 1, and offset at least 0")


def find(connection: Connection, words: str, filters: Filters, of: Of, page: Page) -> Found:
    """Return a page of hits; without words, all that the filters let through, the latest first."""
    query = query_of(words)
    if query is None and words.strip():
        return Found((), more=False)  # signs alone: no text has them as words
    asked = _of_statements(connection, filters) if of == "statements" else _of_articles(connection, filters)
    asked = _ranked(asked, query, of).limit(page.limit + 1).offset(page.offset)
    rows = connection.execute(asked, {"query": query} if query else {}).all()
    return Found(_hits(connection, rows[: page.limit], query), more=len(rows) > page.limit)


def _columns(*more: Any) -> list[Any]:
    original = t.ARTICLE.alias("original")
    copied = select(original.c.id).where(original.c.key == t.ARTICLE.c.copy_of).scalar_subquery()
    v = t.VERSION.c
    return [
        t.ARTICLE.c.id.label("article"), v.hash, v.title, v.outlet, v.published, v.url, v.key.label("version_key"),
        copied.label("copy_of"), *more,
    ]  # fmt: skip


def _of_statements(connection: Connection, filters: Filters) -> Select[Any]:
    s = t.STATEMENT.c
    asked = (
        select(*_columns(s.key, s.n, s.act, s.reading, s.speaker, s.content_start, s.content_end))
        .join_from(t.STATEMENT, t.READING, s.reading == t.READING.c.key)
        .join(t.VERSION, t.READING.c.version == t.VERSION.c.key)
        .join(t.ARTICLE, t.VERSION.c.article == t.ARTICLE.c.key)
        .where(t.READING.c.current, *of_articles(filters), *of_statements(connection, filters))
    )
    held = of_events(filters)
    if held:
        within = exists().where(t.EVENT.c.reading == s.reading, t.EVENT.c.statement == s.n, *held)
        asked = asked.where(within.correlate(t.STATEMENT))
    return asked


def _of_articles(connection: Connection, filters: Filters) -> Select[Any]:
    asked = (
        select(*_columns(t.READING.c.key))
        .join_from(t.READING, t.VERSION, t.READING.c.version == t.VERSION.c.key)
        .join(t.ARTICLE, t.VERSION.c.article == t.ARTICLE.c.key)
        .where(t.READING.c.current, *of_articles(filters))
    )
    for part, conditions in ((t.STATEMENT, of_statements(connection, filters)), (t.EVENT, of_events(filters))):
        if conditions:
            inside = exists().where(part.c.reading == t.READING.c.key, *conditions)
            asked = asked.where(inside.correlate(t.READING))
    return asked


def _ranked(asked: Select[Any], query: str | None, of: Of) -> Select[Any]:
    key = t.STATEMENT.c.key if of == "statements" else t.READING.c.key
    last = (t.VERSION.c.published.desc(), t.ARTICLE.c.id, key)
    if query is None:
        return asked.add_columns(text("0.0 AS rank")).order_by(*last)
    words = _STATEMENT_WORDS if of == "statements" else _ARTICLE_WORDS
    rank = f"bm25(article_words, {_TITLE}, 1.0)" if of == "articles" else "bm25(statement_words)"
    return (
        asked.add_columns(text(f"{rank} AS rank"))
        .join(words, words.c.rowid == key)
        .where(text(f"{words.name} MATCH :query"))
        .order_by(text("rank"), *last)
    )


def _hits(connection: Connection, rows: Sequence[Row[Any]], query: str | None) -> tuple[Hit, ...]:
    stretches = [_stretches(connection, row) for row in rows]
    marks = places([[span.text for span in spans] for spans in stretches], query)
    return tuple(_hit(connection, row, spans, found) for row, spans, found in zip(rows, stretches, marks, strict=True))


def _stretches(connection: Connection, row: Row[Any]) -> list[Span]:
    """The parts of the article's text that were searched: pieces of a content, or all of it."""
    words = connection.execute(select(t.VERSION.c.text).where(t.VERSION.c.key == row.version_key)).scalar_one()
    if "act" not in row._fields:
        return [Span(0, len(words), words)]
    if row.content_start is None:
        return []
    p = t.PIECE.c
    pieces = select(t.PIECE).where(p.statement == row.key, p.part == t.CONTENT).order_by(p.n)
    more = (Span.of(words, piece.start, piece.end) for piece in connection.execute(pieces))
    return [Span.of(words, row.content_start, row.content_end), *more]


def _hit(connection: Connection, row: Row[Any], spans: list[Span], found: list[list[tuple[int, int]]]) -> Hit:
    statement = "act" in row._fields
    at = next((n for n, places in enumerate(found) if places), 0)
    whole = spans[at] if spans else Span(0, 0, "")
    here = found[at] if spans else []
    start, end = _window(whole.text, here[0] if here else (0, 0))
    matches = tuple(Span(whole.start + a, whole.start + b, whole.text[a:b]) for a, b in here if start <= a and b <= end)
    own = row_id(connection, row.reading, "statement", row.n) if statement else None
    speaker = None
    if statement and row.speaker is not None:
        named = (
            select(t.IDENTITY.c.name)
            .join(t.ACTOR, t.ACTOR.c.identity == t.IDENTITY.c.key)
            .where(t.ACTOR.c.reading == row.reading, t.ACTOR.c.n == row.speaker)
        )
        speaker = connection.execute(named).scalar_one_or_none()
    return Hit(
        article=row.article, version=row.hash, statement=own, title=row.title,
        outlet=row.outlet, published=row.published, url=row.url, copy_of=row.copy_of, speaker=speaker,
        act=row.act if statement else None,
        snippet=Span(whole.start + start, whole.start + end, whole.text[start:end]), matches=matches, rank=row.rank,
    )  # fmt: skip


def _window(words: str, match: tuple[int, int]) -> tuple[int, int]:
    """A stretch around a match that begins and ends at white space."""
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
