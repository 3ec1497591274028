"""Articles of a record, without what was read from them."""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.errors import MissingError, RecordError
from onrecord.record import tables as t
from onrecord.record.texts import text_of
from onrecord.types import Article, LeftOut, Span


def load_article(connection: Connection, article: str) -> Article:
    """Return an article as its reading that answers has it.

    Raises:
        MissingError: there is no such article.
        RecordError: its rows are damaged.
    """
    asked = (
        select(t.VERSION, t.ARTICLE.c.id, t.READING.c.key.label("reading"))
        .select_from(t.READING.join(t.VERSION, t.READING.c.version == t.VERSION.c.key))
        .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
        .where(t.ARTICLE.c.id == article, t.READING.c.current)
    )
    row = connection.execute(asked).one_or_none()
    if row is None:
        raise MissingError(f"no article {article!r}", fix="`onrecord search WORDS --articles` prints the ids")
    try:
        return made_article(connection, row, text_of(connection, row.key), row.reading)
    except (LookupError, ValueError, TypeError, zlib.error) as error:
        raise RecordError(f"article {article} is damaged ({error})", fix="`onrecord check` tells more") from error


def made_article(connection: Connection, row: Row[Any], text: str, reading: int) -> Article:
    """Return an article made of its row.

    Args:
        connection: for what is left out of it.
        row: the columns of its version, and its id.
        text: of the version.
        reading: key of the reading that left it out.
    """
    asked = select(t.LEFT_OUT).where(t.LEFT_OUT.c.reading == reading).order_by(t.LEFT_OUT.c.n)
    left_out = tuple(
        LeftOut(None if part.start is None else Span.of(text, part.start, part.end), part.why)
        for part in connection.execute(asked)
    )
    return Article(
        id=row.id, version=row.hash, url=row.url, title=row.title, outlet=row.outlet, authors=row.authors,
        published=row.published, language=row.language, text=text, copy_of=row.copy_of, reasons=row.reasons,
        left_out=left_out,
    )  # fmt: skip
