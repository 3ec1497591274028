"""What a paper needs to say about a record: what is in it, what read it, and the hash of it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.knowledge.outlet_names import outlet_name
from onrecord.record import tables as t


@dataclass(frozen=True, slots=True)
class ReaderUse:
    """A version of the reader, its models by hash, each once, and how many of the current readings it made."""

    version: str
    models: tuple[tuple[str, str], ...]
    layers: tuple[str, ...]
    readings: int


@dataclass(frozen=True, slots=True)
class Citation:
    """What a record holds.

    Attributes:
        hash: of all content: the same articles, readings and corrections give the same, in whatever order they came.
        articles: how many there are; `copies` of them are copies of others.
        versions, readings: all that are kept, old ones included.
        outlets: how many.
        first, last: earliest and latest date of publication, or None.
        statements, actors, mentions, events, times, places: rows of the current readings.
        corrections: those that count.
        readers: what made the current readings.
    """

    hash: str
    articles: int
    copies: int
    versions: int
    readings: int
    outlets: int
    first: str | None
    last: str | None
    statements: int
    actors: int
    mentions: int
    events: int
    times: int
    places: int
    corrections: int
    readers: tuple[ReaderUse, ...]

    @property
    def methods(self) -> str:
        """A paragraph to paste."""
        period = ""
        if self.first and self.last:
            first, last = self.first[:10], self.last[:10]
            period = f" published on {first}" if first == last else f" published from {first} to {last}"
        outlets = f" by {_some(self.outlets, 'outlet')}" if self.outlets else ""
        if not self.copies:
            copies = ""
        elif self.copies == 1:
            copies = ", of which 1 is a copy of another one"
        else:
            copies = f", of which {self.copies} are copies of others"
        mended = ""
        if self.corrections:
            mended = f" {_some(self.corrections, 'correction')} by hand {_be(self.corrections)} applied."
        return (
            f"We read {_some(self.articles, 'news article')}{period}{outlets}{copies}.{self._read_by()} The record "
            f"holds {_some(self.statements, 'attributed statement')}, {_some(self.events, 'event')} and "
            f"{_some(self.actors, 'actor')} within articles.{mended} Rows are predictions; their precision was not "
            f"assessed unless stated. Content hash of the record: {self.hash}."
        )

    def _read_by(self) -> str:
        """The sentence on what read the articles."""
        if len(self.readers) == 1:
            return f" {'It was' if self.articles == 1 else 'They were'} read by {_how(self.readers[0])}."
        parts = (f"{use.readings} {_be(use.readings, 'was', 'were')} read by {_how(use)}" for use in self.readers)
        return f" Of these, {'; '.join(parts)}." if self.readers else ""


def _how(use: ReaderUse) -> str:
    models = ", ".join(f"{name} {digest[:12]}" for name, digest in use.models) or "none"
    return f"onrecord {use.version} (layers: {', '.join(use.layers) or 'none'}; models by hash: {models})"


def _some(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _be(number: int, one: str = "is", more: str = "are") -> str:
    return one if number == 1 else more


def content_hash(connection: Connection) -> str:
    """Return the hash of articles, readings and corrections; keys, times of adding and order do not matter."""
    digest = hashlib.sha256()
    kept = (
        select(t.ARTICLE.c.id, t.VERSION.c.digest, t.READER.c.digest.label("reader"), t.READING.c.digest.label("own"))
        .join_from(t.READING, t.VERSION, t.READING.c.version == t.VERSION.c.key)
        .join(t.ARTICLE, t.VERSION.c.article == t.ARTICLE.c.key)
        .join(t.READER, t.READING.c.reader == t.READER.c.key)
        .where(t.READING.c.base.is_(None))
        .order_by(t.ARTICLE.c.id, t.VERSION.c.digest, t.READER.c.digest)
    )
    for row in connection.execute(kept):
        digest.update(repr((row.id, row.digest, row.reader, row.own)).encode("utf8", "surrogatepass"))
    c = t.CORRECTION.c
    for correction in connection.execute(select(t.CORRECTION).order_by(c.id)):
        digest.update(repr(tuple(correction)[1:]).encode("utf8", "surrogatepass"))
    return digest.hexdigest()


def cite(connection: Connection, corrections: int) -> Citation:
    """Return what a record holds.

    Args:
        connection: to the record.
        corrections: how many count.
    """

    def count(table: str, where: str = "") -> int:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table} {where}").scalar_one())  # noqa: S608

    def rows(table: str) -> int:
        return count(f"{table} JOIN reading ON {table}.reading = reading.key", "WHERE reading.current")

    v = t.VERSION.c
    there = t.VERSION.join(t.READING, (t.READING.c.version == v.key) & t.READING.c.current)
    first, last = connection.execute(select(func.min(v.published), func.max(v.published)).select_from(there)).one()
    called = connection.execute(select(v.outlet).distinct().select_from(there)).scalars()
    return Citation(
        hash=content_hash(connection),
        articles=count("article"),
        copies=count("article", "WHERE copy_of IS NOT NULL"),
        versions=count("version"),
        readings=count("reading", "WHERE base IS NULL"),
        outlets=len({outlet_name(outlet) for outlet in called if outlet is not None}),
        first=first,
        last=last,
        **{table + "s": rows(table) for table in ("statement", "actor", "mention", "event", "time", "place")},
        corrections=corrections,
        readers=_readers(connection),
    )


def _readers(connection: Connection) -> tuple[ReaderUse, ...]:
    r = t.READER.c
    asked = (
        select(r.version, r.models, r.layers, func.count().label("uses"))
        .join(t.READING, t.READING.c.reader == r.key)
        .where(t.READING.c.current)
        .group_by(r.key)
        .order_by(func.count().desc(), r.digest)
    )
    return tuple(ReaderUse(row.version, _once(row.models), row.layers, row.uses) for row in connection.execute(asked))


def _once(models: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each model by its hash once, under the longest of its names: that of its file, if layers have another."""
    names: dict[str, str] = {}
    for name, digest in models:
        names[digest] = max(names.get(digest, ""), name, key=len)
    return tuple((name, digest) for digest, name in names.items())
