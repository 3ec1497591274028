"""Search: statements or articles by their words, narrowed by filters, ranked, paged, with the places of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, bindparam, column, exists, func, select, table, text

from onrecord.errors import SettingError
from onrecord.record import tables as t
from onrecord.record.filters import Filters, of_articles, of_events, of_statements
from onrecord.record.row_ids import row_id
from onrecord.record.snippets import places, window
from onrecord.record.texts import text_of
from onrecord.record.word_index import query_of
from onrecord.types import Span

Of = Literal["statements", "articles"]
#: Title words count this many times as much as those of the text.
_TITLE: Final = 5.0
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
    """One page of hits, and whether there are more.

    Attributes:
        undated: where filters by date let nothing through, how many articles have no date; else 0.
    """

    hits: tuple[Hit, ...]
    more: bool
    undated: int = 0


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
    undated = _undated(connection) if not rows and not page.offset and (filters.since or filters.until) else 0
    return Found(_hits(connection, rows[: page.limit], of, query), more=len(rows) > page.limit, undated=undated)


def hits_of(connection: Connection, words: str, filters: Filters) -> Select[Any] | None:
    """Return what selects the keys of all statements that are found, in no order; None: signs alone find nothing."""
    query = query_of(words)
    if query is None:
        return None if words.strip() else _of_statements(connection, filters)
    return (
        _of_statements(connection, filters)
        .join(_STATEMENT_WORDS, _STATEMENT_WORDS.c.rowid == t.STATEMENT.c.key)
        .where(text("statement_words MATCH :query").bindparams(query=query))
    )


def _undated(connection: Connection) -> int:
    r = t.READING.c
    return int(connection.execute(select(func.count()).where(r.current, r.published.is_(None))).scalar_one())


def _of_statements(connection: Connection, filters: Filters) -> Select[Any]:
    """The keys of statements: what else is shown of them is looked up for those of one page only."""
    s = t.STATEMENT.c
    asked = (
        select(s.key)
        .join_from(t.STATEMENT, t.READING, s.reading == t.READING.c.key)
        .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
        .where(t.READING.c.current, *of_articles(filters), *of_statements(connection, filters))
    )
    held = of_events(filters)
    if held:
        within = exists().where(t.EVENT.c.reading == s.reading, t.EVENT.c.statement == s.n, *held)
        asked = asked.where(within.correlate(t.STATEMENT))
    return asked


def _of_articles(connection: Connection, filters: Filters) -> Select[Any]:
    asked = (
        select(t.READING.c.key)
        .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
        .where(t.READING.c.current, *of_articles(filters))
    )
    for part, conditions in ((t.STATEMENT, of_statements(connection, filters)), (t.EVENT, of_events(filters))):
        if conditions:
            inside = exists().select_from(part).where(part.c.reading == t.READING.c.key, *conditions)
            asked = asked.where(inside.correlate(t.READING))
    return asked


def _ranked(asked: Select[Any], query: str | None, of: Of) -> Select[Any]:
    key = t.STATEMENT.c.key if of == "statements" else t.READING.c.key
    last = (t.READING.c.published.desc(), t.ARTICLE.c.id, key)
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


_COPIED: Final = t.ARTICLE.alias("original")
_SHOWN: Final = (
    select(
        t.ARTICLE.c.id.label("article"), t.READING.c.key.label("reading"), t.VERSION.c.hash, t.VERSION.c.title,
        t.VERSION.c.outlet, t.VERSION.c.published, t.VERSION.c.url, t.VERSION.c.key, _COPIED.c.id.label("copy_of"),
    )
    .join_from(t.READING, t.VERSION, t.READING.c.version == t.VERSION.c.key)
    .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
    .outerjoin(_COPIED, _COPIED.c.key == t.ARTICLE.c.copy_of)
    .where(t.READING.c.key == bindparam("reading"))
)  # fmt: skip
_STATEMENT: Final = select(t.STATEMENT).where(t.STATEMENT.c.key == bindparam("statement"))
_PIECES: Final = (
    select(t.PIECE)
    .where(t.PIECE.c.statement == bindparam("statement"), t.PIECE.c.part == t.CONTENT)
    .order_by(t.PIECE.c.n)
)
_SPEAKER: Final = (
    select(t.IDENTITY.c.name)
    .join(t.ACTOR, t.ACTOR.c.identity == t.IDENTITY.c.key)
    .where(t.ACTOR.c.reading == bindparam("reading"), t.ACTOR.c.n == bindparam("speaker"))
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A hit's rows: of its article, of its statement if it is one, and the stretches that were searched."""

    shown: Any
    statement: Any
    stretches: list[Span]
    rank: float


def _hits(connection: Connection, found: Sequence[Any], of: Of, query: str | None) -> tuple[Hit, ...]:
    rows = [_row(connection, hit[0], hit[1], of) for hit in found]
    marks = places([[span.text for span in row.stretches] for row in rows], query)
    return tuple(_hit(connection, row, here) for row, here in zip(rows, marks, strict=True))


def _row(connection: Connection, key: int, rank: float, of: Of) -> _Row:
    if of == "articles":
        shown = connection.execute(_SHOWN, {"reading": key}).one()
        words = text_of(connection, shown.key)
        return _Row(shown, None, [Span(0, len(words), words)], rank)
    said = connection.execute(_STATEMENT, {"statement": key}).one()
    shown = connection.execute(_SHOWN, {"reading": said.reading}).one()
    stretches = []
    if said.content_start is not None:
        spots = [(said.content_start, said.content_end)]
        spots += [(piece.start, piece.end) for piece in connection.execute(_PIECES, {"statement": key})]
        words = text_of(connection, shown.key)
        stretches = [Span.of(words, start, end) for start, end in spots]
    return _Row(shown, said, stretches, rank)


def _hit(connection: Connection, row: _Row, found: list[list[tuple[int, int]]]) -> Hit:
    at = next((n for n, places in enumerate(found) if places), 0)
    whole = row.stretches[at] if row.stretches else Span(0, 0, "")
    here = found[at] if row.stretches else []
    start, end = window(whole.text, here[0] if here else (0, 0))
    matches = tuple(Span(whole.start + a, whole.start + b, whole.text[a:b]) for a, b in here if start <= a and b <= end)
    said, own, speaker = row.statement, None, None
    if said is not None:
        own = row_id(connection, said.reading, "statement", said.n)
        speaker = connection.execute(_SPEAKER, {"reading": said.reading, "speaker": said.speaker}).scalar()
    shown = row.shown
    return Hit(
        article=shown.article, version=shown.hash, statement=own, title=shown.title, outlet=shown.outlet,
        published=shown.published, url=shown.url, copy_of=shown.copy_of, speaker=speaker,
        act=said.act if said is not None else None,
        snippet=Span(whole.start + start, whole.start + end, whole.text[start:end]), matches=matches, rank=row.rank,
    )  # fmt: skip
