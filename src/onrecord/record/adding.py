"""How a reading gets into the record, and which of an article's readings is the one that answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, select, update

from onrecord.errors import DataError
from onrecord.record import tables as t
from onrecord.record.columns import plain, stored
from onrecord.record.commands import insert, rows_of, value_of
from onrecord.record.compared import forget
from onrecord.record.copies import mark_copies
from onrecord.record.corrections import load_corrections
from onrecord.record.digests import article_digest, normal, reader_digest, reading_digest
from onrecord.record.faults import faults
from onrecord.record.identities import identities_of
from onrecord.record.loading import load_reading
from onrecord.record.outlines import write_outline
from onrecord.record.overlay import overlaid
from onrecord.record.tallies import write_tally
from onrecord.record.texts import write_text
from onrecord.record.word_index import forget_words, index_words
from onrecord.record.writing import rest_of, write_rows
from onrecord.types import Article, ReaderInfo, Reading

#: new: an article that was not there; version: another text (or other metadata) of one that was; reread: the same
#: text by another reader; known: nothing to do.
Kind = Literal["new", "version", "reread", "known"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading.

    Attributes:
        kind: what it was to the record.
        article: Article.id.
        copy_of: id of the article that this one is a copy of, or None.
        differs: it is known, but what was read this time is not what is kept (other packs, say).
    """

    kind: Kind
    article: str
    copy_of: str | None = None
    differs: bool = False


def add_reading(connection: Connection, reading: Reading, *, again: bool = False) -> Added:
    """Add a reading, within a transaction.

    Args:
        connection: within a transaction that writes.
        reading: what to add.
        again: if it is known and differs, put it in the place of what is kept.

    Raises:
        DataError: its spans do not index its text, or it names what is not there.
    """
    reading = normal(reading)
    digest = checked(reading)
    article, fresh = _article(connection, reading.article)
    version, changed = _version(connection, article, reading.article)
    reader = _reader(connection, reading.reader)
    found = [] if changed else rows_of(connection, _KEPT, version, reader)
    if found:
        ((kept, its),) = found
        differs = its != digest
        if not (differs and again):
            return Added("known", reading.article.id, _copy_of(connection, article), differs)
        remove_reading(connection, kept)
    key = insert_reading(connection, Place(article, version, reader), reading, digest, current=fresh)
    if changed:
        mark_copies(connection, version, article, reading.article.text)
    if fresh:
        index_words(connection, key, reading)  # the only reading of its article, and nobody can have corrected it
    else:
        settle(connection, article)
    kind: Kind = "new" if fresh else "version" if changed else "reread"
    return Added(kind, reading.article.id, _copy_of(connection, article))


def is_known(connection: Connection, article: Article, reader: ReaderInfo) -> bool:
    """Return whether a reading of this text and metadata by this reader is there."""
    asked = (
        select(t.READING.c.key)
        .join(t.VERSION, t.READING.c.version == t.VERSION.c.key)
        .join(t.ARTICLE, t.VERSION.c.article == t.ARTICLE.c.key)
        .join(t.READER, t.READING.c.reader == t.READER.c.key)
        .where(t.ARTICLE.c.id == article.id, t.VERSION.c.digest == article_digest(article))
        .where(t.READER.c.digest == reader_digest(reader), t.READING.c.base.is_(None))
    )
    return connection.execute(asked).first() is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Of what a reading is, and by whom: keys of article, version and reader."""

    article: int
    version: int
    reader: int


def insert_reading(
    connection: Connection,
    place: Place,
    reading: Reading,
    digest: str,
    *,
    base: int | None = None,
    current: bool = False,
) -> int:
    """Write a reading with all its rows and return its key."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = {
        "article": place.article, "version": place.version, "published": reading.article.published,
        "reader": place.reader, "digest": digest, "added": now, "base": base, "current": current,
    }  # fmt: skip
    number = insert(connection, t.READING, row)
    rest = rest_of(reading)
    if rest is not None:
        insert(connection, t.REMAINDER, {"reading": number, "rest": rest})
    write_rows(connection, number, reading, identities_of(reading))
    triggers = [(event.trigger.start, event.trigger.end) for event in reading.events]
    write_tally(connection, number, reading)
    write_outline(connection, number, reading.article.title, reading.article.text, triggers)
    return number


def remove_reading(connection: Connection, key: int) -> None:
    """Delete a reading with what corrections made of it; the words of either are forgotten first."""
    mine = (t.READING.c.key == key) | (t.READING.c.base == key)
    for row in connection.execute(select(t.READING).where(mine, t.READING.c.current)).all():
        forget_words(connection, row.key, load_reading(connection, row.key))
    connection.execute(t.READING.delete().where(mine))


def settle(connection: Connection, article: int) -> None:
    """Make the right reading of an article the current one, with its corrections, and only that one findable."""
    rows = list(_readings(connection, article))
    raw = [row for row in rows if row.base is None]
    best = max(raw, key=_rank)
    own = connection.execute(select(t.ARTICLE.c.id).where(t.ARTICLE.c.key == article)).scalar_one()
    corrections = load_corrections(connection, own)
    now = next((row for row in rows if row.current), None)
    if now is not None and now.key == best.key and not corrections:
        return
    if now is not None:
        forget_words(connection, now.key, load_reading(connection, now.key))
    connection.execute(t.READING.delete().where(t.READING.c.base.in_([row.key for row in raw])))
    connection.execute(update(t.READING).where(t.READING.c.key.in_([row.key for row in raw])).values(current=False))
    reading = load_reading(connection, best.key)
    shown, key = reading, int(best.key)
    if corrections:
        shown, _ = overlaid(reading, corrections)
        if shown != reading:
            place = Place(article, best.version, best.reader)
            key = insert_reading(connection, place, shown, reading_digest(shown), base=best.key)
    connection.execute(update(t.READING).where(t.READING.c.key == key).values(current=True))
    forget(connection, key)
    index_words(connection, key, shown)


def checked(reading: Reading) -> str:
    """Return the digest of a reading that is sound.

    Raises:
        DataError: its spans do not index its text, or it names rows that are not there.
    """
    wrong = next(faults(reading), None)
    if wrong is not None:
        raise DataError(wrong, where=reading.article.id, fix="Add readings as a Reader gives them")
    return reading_digest(reading)


_KEPT: Final = "SELECT key, digest FROM reading WHERE version = ? AND reader = ? AND base IS NULL"
_ARTICLE: Final = "SELECT key FROM article WHERE id = ?"
_NEXT: Final = "SELECT coalesce(max(key), 0) + 1 FROM article"
_VERSION: Final = "SELECT key FROM version WHERE article = ? AND digest = ?"
_LAST: Final = "SELECT max(key) FROM version WHERE article = ?"
_READER: Final = "SELECT key FROM reader WHERE digest = ?"
_ORIGINAL: Final = "SELECT a.id FROM article AS c CROSS JOIN article AS a ON a.key = c.copy_of WHERE c.key = ?"


def _article(connection: Connection, article: Article) -> tuple[int, bool]:
    found = value_of(connection, _ARTICLE, stored(article.id))
    if found is not None:
        return int(found), False
    number = int(value_of(connection, _NEXT))
    return insert(connection, t.ARTICLE, {"key": number, "id": article.id, "family": number}), True


def _version(connection: Connection, article: int, given: Article) -> tuple[int, bool]:
    digest = article_digest(given)
    found = value_of(connection, _VERSION, article, digest)
    if found is not None:
        return int(found), False
    row = {
        "article": article, "previous": value_of(connection, _LAST, article),
        "hash": given.version, "digest": digest, "url": given.url, "title": given.title, "outlet": given.outlet,
        "authors": given.authors, "published": given.published, "language": given.language,
        "copy_of": given.copy_of, "reasons": given.reasons,
    }  # fmt: skip
    number = insert(connection, t.VERSION, row)
    write_text(connection, number, given.text)
    return number, True


def _reader(connection: Connection, reader: ReaderInfo) -> int:
    digest = reader_digest(reader)
    found = value_of(connection, _READER, digest)
    if found is not None:
        return int(found)
    row = {"version": reader.version, "models": reader.models, "layers": reader.layers, "digest": digest}
    return insert(connection, t.READER, row)


def _copy_of(connection: Connection, article: int) -> str | None:
    found = value_of(connection, _ORIGINAL, article)
    return None if found is None else str(plain(found))


def _readings(connection: Connection, article: int) -> Iterator[Row[Any]]:
    asked = (
        select(t.READING, t.READER.c.version.label("by"), t.READER.c.layers)
        .join(t.READER, t.READING.c.reader == t.READER.c.key)
        .where(t.READING.c.article == article)
    )
    yield from connection.execute(asked).all()


def _rank(row: Row[Any]) -> tuple[Any, ...]:
    """The later text; of one text the newer reader, the one with more layers; then what came last."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", row.by))
    return (row.published or "", row.version, numbers, len(row.layers), row.key)
