"""Readings made again from the rows of the tables, to the last character as they were added."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, select

from onrecord.errors import RecordError
from onrecord.record import tables as t
from onrecord.record.articles import made_article
from onrecord.record.row_ids import unpacked_rest, usual_id
from onrecord.record.texts import text_of
from onrecord.types import (
    Actor,
    Article,
    Event,
    Hop,
    Mention,
    Place,
    Quantity,
    ReaderInfo,
    Reading,
    Span,
    Statement,
    Time,
)
from onrecord.types import Role as EventRole

Rows = Sequence[Row[Any]]
#: Where the places of the first pieces begin in a row of `statement`.
_FIRST: Final = list(t.STATEMENT.columns).index(t.STATEMENT.c.source_start)


def load_reading(connection: Connection, key: int) -> Reading:
    """Return the reading with this key.

    Raises:
        RecordError: it is not there, or its rows are damaged.
    """
    try:
        return _load(connection, key)
    except (LookupError, ValueError, TypeError, OverflowError, zlib.error) as error:
        raise RecordError(
            f"the rows of reading {key} are damaged ({error})", fix="`onrecord check` tells more"
        ) from error


def _load(connection: Connection, key: int) -> Reading:
    joined = (
        select(
            t.VERSION, t.READER.c.version.label("by"), t.READER.c.models, t.READER.c.layers, t.ARTICLE.c.id,
            t.REMAINDER.c.rest,
        )
        .select_from(t.READING.join(t.VERSION, t.READING.c.version == t.VERSION.c.key))
        .join(t.READER, t.READING.c.reader == t.READER.c.key)
        .join(t.ARTICLE, t.VERSION.c.article == t.ARTICLE.c.key)
        .outerjoin(t.REMAINDER, t.REMAINDER.c.reading == t.READING.c.key)
        .where(t.READING.c.key == key)
    )  # fmt: skip
    row = connection.execute(joined).one_or_none()
    if row is None:
        raise RecordError(f"has no reading {key}")
    rest = unpacked_rest(row.rest)
    ids = dict(zip(t.LETTERS, rest, strict=False))
    body = text_of(connection, row.key)
    loader = _Loader(connection, key, body, ids, *rest[len(ids) :])
    article = made_article(connection, row, body, key)
    return loader.reading(article, ReaderInfo(row.by, row.models, row.layers))


@dataclass(frozen=True, slots=True)
class _Loader:
    """Makes the rows of one reading."""

    connection: Connection
    key: int
    text: str
    ids: dict[str, list[str]]
    identifiers: list[list[list[str]]]
    of_actors: list[list[str]]
    of_statements: list[list[str]]
    of_events: list[list[str]]
    of_times: list[list[str]]
    of_places: list[list[str]]

    def rows(self, table: Table) -> Rows:
        asked = select(table).where(table.c.reading == self.key).order_by(table.c.n)
        return self.connection.execute(asked).all()

    def parts(self, owners: Table, table: Table, owner: str) -> dict[int, list[Row[Any]]]:
        """The rows of a table that belong to the statements (or events) of the reading, by whose they are, in order."""
        order = [table.c[name] for name in ("part", "n") if name in table.c]
        joined = select(table).join(owners, table.c[owner] == owners.c.key).where(owners.c.reading == self.key)
        found: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in self.connection.execute(joined.order_by(*order)):
            found[getattr(row, owner)].append(row)
        return found

    def id(self, table: str, row: Row[Any]) -> str:
        own = self.ids[table]
        return own[row.n] if own else usual_id(table, row.n)

    def span(self, row: Row[Any]) -> Span:
        return Span.of(self.text, row.start, row.end)

    def reading(self, article: Article, reader: ReaderInfo) -> Reading:
        actors = self.actors()
        names = [actor.id for actor in actors]
        mentions = tuple(
            Mention(self.id("mention", m), self.span(m), _at(names, m.actor), m.type, m.confidence)
            for m in self.rows(t.MENTION)
        )
        times = tuple(self.time(row) for row in self.rows(t.TIME))
        places = self.places()
        known = _Ids(names, [m.id for m in mentions], [x.id for x in times], [p.id for p in places], [])
        statements = self.statements(known)
        return Reading(
            article=article, reader=reader, actors=actors, mentions=mentions, statements=statements,
            events=self.events(known), times=times, places=places, left_out=article.left_out,
        )  # fmt: skip

    def actors(self) -> tuple[Actor, ...]:
        asked = (
            select(t.ACTOR, t.IDENTITY.c.name)
            .join(t.IDENTITY, t.ACTOR.c.identity == t.IDENTITY.c.key)
            .where(t.ACTOR.c.reading == self.key)
            .order_by(t.ACTOR.c.n)
        )
        rows = self.connection.execute(asked).all()
        ids = [self.id("actor", row) for row in rows]
        return tuple(
            Actor(
                id=own, name=row.name, kind=row.kind, country=row.country, sectors=row.sectors, role=row.role,
                side=_at(ids, row.side), identifiers=self.named(row.n), anonymous=row.anonymous, known=row.known,
                confidence=row.confidence, reasons=_why(self.of_actors, row.n),
            )
            for own, row in zip(ids, rows, strict=True)
        )  # fmt: skip

    def named(self, n: int) -> tuple[tuple[str, str], ...]:
        return tuple((scheme, value) for scheme, value in self.identifiers[n]) if self.identifiers else ()

    def time(self, row: Row[Any]) -> Time:
        return Time(
            id=self.id("time", row), span=self.span(row), type=row.type,
            value=row.first_day if row.value is None else row.value, start=row.first_day, end=row.last_day,
            granularity=row.granularity, reasons=_why(self.of_times, row.n),
        )  # fmt: skip

    def places(self) -> tuple[Place, ...]:
        """The places, with what is known of their spots."""
        p, s = t.PLACE.c, t.SPOT.c
        facts = (s.name, s.kind, s.country, s.admin1, s.latitude, s.longitude, s.geonames)
        asked = select(p.n, p.start, p.end, p.confidence, *facts).join(t.SPOT, s.key == p.spot)
        rows: Sequence[Any] = self.connection.execute(asked.where(p.reading == self.key).order_by(p.n)).all()
        return tuple(self.place(row) for row in rows)

    def place(self, row: Row[Any]) -> Place:
        return Place(
            id=self.id("place", row), span=self.span(row), name=row.name, kind=row.kind, country=row.country,
            admin1=row.admin1, latitude=row.latitude, longitude=row.longitude, geonames=row.geonames,
            confidence=row.confidence, reasons=_why(self.of_places, row.n),
        )  # fmt: skip

    def statements(self, known: _Ids) -> tuple[Statement, ...]:
        rows = self.rows(t.STATEMENT)
        if not rows:
            return ()
        pieces, hops = self.parts(t.STATEMENT, t.PIECE, "statement"), self.parts(t.STATEMENT, t.HOP, "statement")
        known.statements.extend(self.id("statement", row) for row in rows)

        def spans(row: Row[Any], part: int) -> tuple[Span, ...]:
            start, end = row[_FIRST + 2 * part], row[_FIRST + 2 * part + 1]
            if start is None:
                return ()
            more = (self.span(piece) for piece in pieces.get(row.key, ()) if piece.part == part)
            return (Span.of(self.text, start, end), *more)

        return tuple(
            Statement(
                id=known.statements[row.n], source=spans(row, t.SOURCE), cue=spans(row, t.CUE),
                content=spans(row, t.CONTENT), form=row.form, act=row.act, speaker=_at(known.actors, row.speaker),
                via=tuple(known.actors[n] for n in row.via),
                chain=tuple(self.hop(hop, known) for hop in hops.get(row.key, ())),
                inside=_at(known.statements, row.inside), time=_at(known.times, row.time),
                continues=_at(known.statements, row.continues), confidence=row.confidence,
                reasons=_why(self.of_statements, row.n),
            )
            for row in rows
        )  # fmt: skip

    def hop(self, row: Row[Any], known: _Ids) -> Hop:
        return Hop(known.actors[row.actor], row.kind, row.anonymous, None if row.start is None else self.span(row))

    def events(self, known: _Ids) -> tuple[Event, ...]:
        rows = self.rows(t.EVENT)
        if not rows:
            return ()
        roles, quantities = self.parts(t.EVENT, t.ROLE, "event"), self.parts(t.EVENT, t.QUANTITY, "event")
        ids = [self.id("event", row) for row in rows]

        def filled(number: int, part: int) -> tuple[EventRole, ...]:
            own = [role for role in roles.get(number, ()) if role.part == part]
            return tuple(EventRole(known.mentions[role.mention], _at(known.actors, role.actor)) for role in own)

        return tuple(
            Event(
                id=ids[row.n], type=row.type, mode=row.mode, contexts=row.contexts,
                actors=filled(row.key, t.ACTORS), recipients=filled(row.key, t.RECIPIENTS), trigger=self.span(row),
                time=_at(known.times, row.time), not_before=row.not_before, not_after=row.not_after,
                place=_at(known.places, row.place), factuality=row.factuality, background=row.background,
                quantities=tuple(Quantity(q.kind, q.min, q.max, self.span(q)) for q in quantities.get(row.key, ())),
                quad_class=row.quad_class, score=row.score, statement=_at(known.statements, row.statement),
                same_event=_at(ids, row.same_event), confidence=row.confidence,
                reasons=_why(self.of_events, row.n),
            )
            for row in rows
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids that numbers stand for within a reading."""

    actors: list[str]
    mentions: list[str]
    times: list[str]
    places: list[str]
    statements: list[str]


def _at(ids: Sequence[str], n: int | None) -> str | None:
    return None if n is None else ids[n]


def _why(reasons: list[list[str]], n: int) -> tuple[str, ...]:
    return tuple(reasons[n]) if reasons else ()
