"""Whether a record is whole: the file, what its rows name, and that each reading is still the one that was added."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import DBAPIError

from onrecord.errors import RecordError
from onrecord.record import tables as t
from onrecord.record.columns import plain
from onrecord.record.corrections import load_corrections
from onrecord.record.digests import article_digest, reader_digest, reading_digest
from onrecord.record.faults import faults
from onrecord.record.identities import id_hash
from onrecord.record.loading import load_reading
from onrecord.record.overlay import overlaid
from onrecord.types import ReaderInfo

#: No more of one kind are told.
_ENOUGH = 20


def problems(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with a record, one sentence each; nothing for a sound one."""
    damage = _damage(connection)
    yield from damage
    if damage:
        return  # what the rows of a damaged file say is of no use
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_ENOUGH):
        yield f"{row[0]}: row {row[1]} names a row of {row[2]} that is not there"
    yield from _words(connection)
    yield from _readers(connection)
    yield from islice(_identities(connection), _ENOUGH)
    yield from _articles(connection)
    for reading in connection.execute(_readings()).all():
        yield from _reading(connection, reading)


def _damage(connection: Connection) -> list[str]:
    try:
        rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    except DBAPIError as error:
        return [f"file: {error.orig}"]
    return [f"file: {row}" for row in rows if row != "ok"][:_ENOUGH]


def _words(connection: Connection) -> Iterator[str]:
    """The indexes of words: sound in themselves, and of as many rows as are current."""
    counts = {
        "statement_words": "statement JOIN reading ON statement.reading = reading.key WHERE reading.current",
        "article_words": "reading WHERE current",
    }
    for index, rows in counts.items():
        asked = f"SELECT (SELECT count(*) FROM {index}_docsize), (SELECT count(*) FROM {rows})"  # noqa: S608
        found, wanted = connection.exec_driver_sql(asked).one()
        if found != wanted:
            yield f"{index}: {found} rows can be found by their words, not {wanted}"


def _readers(connection: Connection) -> Iterator[str]:
    """What read the articles is told by its hash too."""
    for key in connection.execute(select(t.READER.c.key)).scalars().all():
        try:
            row = connection.execute(select(t.READER).where(t.READER.c.key == key)).one()
            sound = reader_digest(ReaderInfo(row.version, row.models, row.layers)) == row.digest
        except (ValueError, TypeError):
            sound = False  # bytes that are no text, a list that is no JSON
        if not sound:
            yield f"reader {key}: is not what was added"


def _identities(connection: Connection) -> Iterator[str]:
    """Who actors are across articles: words, and looked up by the number of the id."""
    for key, own, name, number in connection.exec_driver_sql("SELECT key, id, name, id_hash FROM identity"):
        try:
            sound = id_hash(plain(own)) == number and isinstance(plain(name), str)
        except (ValueError, TypeError, AttributeError):
            sound = False  # bytes that are no text, or a number
        if not sound:
            yield f"identity {key}: is not what was added"


def _articles(connection: Connection) -> Iterator[str]:
    """Each article has one reading that answers."""
    asked = (
        "SELECT article.id, count(reading.key) FROM article LEFT JOIN version ON version.article = article.key"
        " LEFT JOIN reading ON reading.version = version.key AND reading.current"
        " GROUP BY article.key HAVING count(reading.key) <> 1"
    )
    for article, count in connection.exec_driver_sql(asked).fetchmany(_ENOUGH):
        yield f"article {article}: has {count} current readings, not one"


def _readings() -> Any:
    return (
        select(t.READING, t.VERSION.c.digest.label("text"), t.ARTICLE.c.id.label("own"))
        .join(t.VERSION, t.READING.c.version == t.VERSION.c.key)
        .join(t.ARTICLE, t.VERSION.c.article == t.ARTICLE.c.key)
        .order_by(t.READING.c.key)
    )


def _reading(connection: Connection, row: Row[Any]) -> Iterator[str]:
    """One reading: its spans and ids, and whether it is what was added, or what corrections make of that."""
    where = f"reading {row.key} of article {row.own}"
    try:
        reading = load_reading(connection, row.key)
        digest = reading_digest(reading)
    except (RecordError, DBAPIError) as error:
        yield f"{where}: cannot be loaded ({error})"
        return
    yield from (f"{where}: {fault}" for fault in faults(reading))
    if digest != row.digest:
        yield f"{where}: is not what was added"
    if article_digest(reading.article) != row.text:
        yield f"{where}: its text is not what was added"
    if row.base is not None:
        corrected, _ = overlaid(load_reading(connection, row.base), load_corrections(connection, row.own))
        if corrected != reading:
            yield f"{where}: is not what its corrections give"
