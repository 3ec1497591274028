"""Evidence from the rows of a record: only the rows and columns that a question needs, with few queries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, type_coerce
from sqlalchemy.types import NullType

from onrecord.questions.evidence import fetching
from onrecord.questions.evidence.fetching import Pair, grouped, pairs_of
from onrecord.questions.evidence.kept import Kept
from onrecord.questions.evidence.parties import Party, load_parties
from onrecord.questions.evidence.view import Evidence, Happening, Place, Relay, Report, Told
from onrecord.record import tables as t
from onrecord.record.columns import day_text, plain
from onrecord.record.filters import Filters, of_articles

Condition = ColumnElement[bool]
#: Kinds of hops and forms of statements, as `record.tables` codes them.
_HOP_KINDS: Final = {"s": "speaker", "o": "outlet", "a": "author", "p": "platform"}
_FORMS: Final = {"d": "direct", "i": "indirect", "m": "mixed"}
_PARTS: Final = 10_000
_SETTINGS: Final = Path(__file__).resolve().parents[2] / "models" / "events.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question takes from a record.

    Attributes:
        filters: of articles: `since`, `until`, `outlet` and `copies`; the others are not looked at.
        events: conditions on rows of `tables.EVENT`, all of which must hold; None: no events at all.
        statements: conditions on rows of `tables.STATEMENT`, for statements wanted by themselves; None: none.
        pairs: statements wanted by themselves too, by key of a reading that answers and number in it.
        doubtful: whether events that the reader marked doubtful are wanted too.
        about: whether it is wanted too whom statements are about; else their `about` is empty.
    """

    filters: Filters = field(default_factory=Filters)
    events: Sequence[Condition] | None = ()
    statements: Sequence[Condition] | None = None
    pairs: Iterable[Pair] = ()
    doubtful: bool = False
    about: bool = True


@lru_cache(maxsize=1)
def doubtful_below() -> float:
    """Return the confidence below which the shipped reader marks events doubtful."""
    from onrecord.reading.events.settings import load_settings  # not the layer, which brings its whole model with it

    return load_settings(_SETTINGS).doubtful


def gather(connection: Connection, wanted: Wanted) -> Evidence:
    """Return what is wanted of a record, ordered by article and place in it.

    Args:
        connection: to one state of the record, as `Record.state()` gives it; texts and ids need it as long as they
            are asked for.
        wanted: what.
    """
    return Gatherer(connection).take(wanted)


class Gatherer:
    """Gathers evidence in several turns, each row once.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._maker = _Maker()
        self._kept = Kept(connection, {})
        self._happenings: dict[int, Happening] = {}
        self._told: dict[Pair, Told] = {}

    def take(self, wanted: Wanted) -> Evidence:
        """Return all that was wanted so far, and this.

        A statement that was gathered before is not looked at again: whom it is about is known where it was asked for
        by itself then.
        """
        maker, connection = self._maker, self._connection
        events = [row for row in _events(connection, wanted) if row.key not in self._happenings]
        asked = [pair for pair in _asked(connection, wanted) if pair not in self._told]
        rows = fetching.statements_of(connection, {*asked, *pairs_of(events, "statement")} - set(maker.rows))
        rows = {pair: row for pair, row in rows.items() if pair not in maker.rows}
        readings = {row.reading for row in events} | {reading for reading, _ in rows}
        reports, versions = fetching.reports_of(connection, readings - set(maker.reports))
        self._kept.add(versions)
        roles = grouped(connection, fetching.ROLES, [row.key for row in events])
        keys = [row.key for row in rows.values()]
        hops, pieces = grouped(connection, fetching.HOPS, keys), grouped(connection, fetching.PIECES, keys)
        fresh = [rows[pair].key for pair in asked if pair in rows] if wanted.about else []
        about = grouped(connection, fetching.ABOUT, fresh)
        actors: set[Pair] = set()
        for row in rows.values():
            others = (*hops[row.key], *about[row.key])
            actors.update((row.reading, n) for n in (row.speaker, *(other.actor for other in others)) if n is not None)
        for row in events:
            actors.update((row.reading, role.actor) for role in roles[row.key] if role.actor is not None)
        parties = load_parties(connection, actors - set(maker.parties))
        maker.know(_Maker(reports, rows, parties, roles, hops, pieces, about))
        places = {
            (row.reading, row.n): row for row in fetching.paired(connection, fetching.PLACES, pairs_of(events, "place"))
        }
        for row in events:
            self._happenings[row.key] = maker.happening(row, places.get((row.reading, row.place)))
        for pair in asked:
            self._told[pair] = maker.told(*pair)
        return Evidence(
            tuple(sorted(self._happenings.values(), key=lambda one: (one.report.article, one.number))),
            tuple(sorted(self._told.values(), key=lambda one: (one.report.article, one.number))),
            self._kept,
        )


def among(column: ColumnElement[Any], keys: Iterable[int]) -> Condition:
    """Return the condition that a column is one of many keys, however many."""
    listed = func.json_each(json.dumps(sorted(keys))).table_valued("value")
    return column.in_(select(listed.c.value))


def sure_enough() -> Condition:
    """Return the condition on events that the reader did not mark doubtful."""
    return type_coerce(t.EVENT.c.confidence, NullType()) >= round(doubtful_below() * _PARTS)


def current(filters: Filters) -> Select[Any]:
    """Return the query for the keys of the readings that answer and that filters let through."""
    asked = select(t.READING.c.key).where(t.READING.c.current)
    if not filters.copies:
        asked = asked.join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
    return asked.where(*of_articles(filters))


def _events(connection: Connection, wanted: Wanted) -> Sequence[Row[Any]]:
    if wanted.events is None:
        return ()
    e = t.EVENT.c
    columns = (
        e.key, e.reading, e.n, e.type, e.mode, e.start, e.end, e.not_before, e.not_after, e.place, e.factuality,
        e.background, e.quad_class, e.score, e.statement, e.same_event, e.confidence,
    )  # fmt: skip
    # as they are stored: there are too many of them to convert each value
    bare: list[ColumnElement[Any]] = [type_coerce(column, NullType()).label(column.key) for column in columns]
    asked = select(*bare).where(e.reading.in_(current(wanted.filters)), *wanted.events)
    if not wanted.doubtful:
        asked = asked.where(sure_enough())
    return connection.execute(asked).all()


def _asked(connection: Connection, wanted: Wanted) -> list[Pair]:
    found = set(wanted.pairs)
    if wanted.statements is not None:
        s = t.STATEMENT.c
        asked = select(s.reading, s.n).where(s.reading.in_(current(wanted.filters)), *wanted.statements)
        found.update((row.reading, row.n) for row in connection.execute(asked))
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes evidence of rows."""

    reports: dict[int, Report] = field(default_factory=dict)
    rows: dict[Pair, Row[Any]] = field(default_factory=dict)
    parties: dict[Pair, Party] = field(default_factory=dict)
    roles: dict[int, list[Row[Any]]] = field(default_factory=dict)
    hops: dict[int, list[Row[Any]]] = field(default_factory=dict)
    pieces: dict[int, list[Row[Any]]] = field(default_factory=dict)
    about: dict[int, list[Row[Any]]] = field(default_factory=dict)
    made: dict[Pair, Told] = field(default_factory=dict)
    making: set[Pair] = field(default_factory=set)

    def know(self, more: _Maker) -> None:
        """Take what another one knows."""
        self.reports.update(more.reports)
        self.rows.update(more.rows)
        self.parties.update(more.parties)
        for own, other in (
            (self.roles, more.roles), (self.hops, more.hops), (self.pieces, more.pieces), (self.about, more.about)
        ):  # fmt: skip
            own.update(other)

    def told(self, reading: int, n: int) -> Told:
        """Return a statement, each once; one that is said to stand within itself stands in nothing."""
        found = self.made.get((reading, n))
        if found is None:
            row = self.rows[(reading, n)]
            self.making.add((reading, n))
            loose = row.inside is None or (reading, row.inside) in self.making
            found = self.made[(reading, n)] = Told(
                report=self.reports[reading], number=n, source=self._places(row, t.SOURCE),
                cue=self._places(row, t.CUE), content=self._places(row, t.CONTENT), form=_FORMS.get(row.form, row.form),
                act=row.act, speaker=None if row.speaker is None else self.parties[(reading, row.speaker)],
                chain=tuple(self._relay(reading, hop) for hop in self.hops.get(row.key, ())),
                inside=None if loose else self.told(reading, row.inside),
                about=self._parties(reading, (mention.actor for mention in self.about.get(row.key, ()))),
                since=day_text(row.first_day), until=day_text(row.last_day), confidence=_share(row.confidence),
            )  # fmt: skip
            self.making.discard((reading, n))
        return found

    def _places(self, row: Row[Any], part: int) -> tuple[Place, ...]:
        name = t.PARTS[part]
        start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
        more = ((piece.start, piece.end) for piece in self.pieces.get(row.key, ()) if piece.part == part)
        return () if start is None else ((start, end), *more)

    def _relay(self, reading: int, hop: Row[Any]) -> Relay:
        return Relay(self.parties[(reading, hop.actor)], _HOP_KINDS.get(hop.kind, hop.kind), bool(hop.anonymous))

    def happening(self, row: Row[Any], place: Row[Any] | None) -> Happening:
        """Return an event."""
        confidence = _share(row.confidence)
        return Happening(
            report=self.reports[row.reading], key=row.key, number=row.n, type=row.type, mode=row.mode,
            factuality=row.factuality, actors=self._filled(row, t.ACTORS), recipients=self._filled(row, t.RECIPIENTS),
            trigger=(row.start, row.end), not_before=row.not_before, not_after=row.not_after,
            place=None if place is None else plain(place.name), country=None if place is None else place.country,
            background=bool(row.background), quad=row.quad_class, score=row.score,
            told=None if row.statement is None else self.told(row.reading, row.statement),
            same=row.n if row.same_event is None else row.same_event, confidence=confidence,
            doubtful=confidence < doubtful_below(),
        )  # fmt: skip

    def _filled(self, row: Row[Any], part: int) -> tuple[Party, ...]:
        own = (role.actor for role in self.roles.get(row.key, ()) if role.part == part and role.actor is not None)
        return self._parties(row.reading, own)

    def _parties(self, reading: int, numbers: Iterable[int]) -> tuple[Party, ...]:
        """The parties of actors, each once; of numbers, as parties take long to compare."""
        return tuple(self.parties[(reading, n)] for n in dict.fromkeys(numbers))


def _share(stored: float | None) -> float:
    return 0.0 if stored is None else stored / _PARTS if isinstance(stored, int) else stored
