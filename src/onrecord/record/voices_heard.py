"""Who is heard in each article of a record: counts made by the database, without loading a reading."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, and_, case, func, select, text, type_coerce
from sqlalchemy.types import NullType

from onrecord.record import tables as t
from onrecord.record.columns import plain
from onrecord.record.filters import Filters, of_articles


@dataclass(frozen=True, slots=True)
class HeardSide:
    """Statements by speakers of one country (PLOVER code) and first sector, each None where it is not known."""

    country: str | None
    sector: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Who is heard in one article, in numbers of statements.

    Attributes:
        article, title, outlet, published: as in Article.
        copy_of: id of the article that it is a copy of, or None.
        left_out: why it was not read, or None.
        statements: how many there are; by how their speakers are named, they are `named`, `anonymous`, `groups`,
            `documents` and `unknown` (the speaker is not known).
        voices: speakers of the statements that stand in no other statement: whom the article itself has them from.
        open: how many of those statements have no known speaker.
        only: name of the voice, where there is one alone; else None.
        only_anonymous: whether that one is deliberately unnamed.
        sides: by country and first sector, without documents and unknown speakers.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    copy_of: str | None
    left_out: str | None
    statements: int
    named: int
    anonymous: int
    groups: int
    documents: int
    unknown: int
    voices: int
    open: int
    only: str | None
    only_anonymous: bool
    sides: tuple[HeardSide, ...]


_S, _A, _R, _V = t.STATEMENT.c, t.ACTOR.c, t.READING.c, t.VERSION.c
_GROUP, _DOCUMENT = t.KIND.letters["group"], t.KIND.letters["document"]
_ORIGINAL: Final = t.ARTICLE.alias("original")
_NAMES: Final = text(
    """SELECT a.reading, i.name, a.anonymous, a.kind
    FROM json_each(:wanted) AS w CROSS JOIN actor AS a ON a.reading = w.value ->> 0 AND a.n = w.value ->> 1
    JOIN identity AS i ON i.key = a.identity"""
)


def heard(connection: Connection, filters: Filters) -> tuple[Heard, ...]:
    """Return who is heard in each article that the filters let through, in the order of date and id.

    Args:
        connection: to the record.
        filters: of which those on articles count: outlet, since, until.
    """
    wanted = (
        select(_R.key)
        .join(t.ARTICLE, _R.article == t.ARTICLE.c.key)
        .where(_R.current, *of_articles(filters))
        .scalar_subquery()
    )
    counts = _counts(connection, wanted)
    articles = connection.execute(_shown(wanted)).all()
    silent = _Counts()
    own = {row.key: counts.get(row.key, silent) for row in articles}
    alone = [(key, each.only) for key, each in own.items() if each.only is not None and each.voices == 1]
    only = _names(connection, alone)
    made = _Sides()
    found = [_heard(row, own[row.key], only.get(row.key), made.sides(own[row.key])) for row in articles]
    return tuple(sorted(found, key=lambda each: (each.published or "", each.article)))


@dataclass(slots=True)
class _Counts:
    """What is counted of the statements of one reading; as in `Heard`."""

    statements: int = 0
    anonymous: int = 0
    groups: int = 0
    documents: int = 0
    unknown: int = 0
    voices: int = 0
    open: int = 0
    only: int | None = None
    sides: dict[tuple[str | None, str | None], int] = field(default_factory=dict)

    def add(self, row: Sequence[Any]) -> None:
        """Count the statements of one speaker: country and sectors are as they are stored."""
        _, speaker, statements, outer, kind, anonymous, country, sectors = row
        self.statements += statements
        if speaker is None:
            self.unknown += statements
            self.open += outer
            return
        if outer:
            self.voices += 1
            self.only = speaker if self.only is None else min(self.only, speaker)
        if kind is None:
            return
        if anonymous or kind == "anonymous":
            self.anonymous += statements
        elif kind == _GROUP:
            self.groups += statements
        elif kind == _DOCUMENT:
            self.documents += statements
            return
        side = (country, sectors)
        self.sides[side] = self.sides.get(side, 0) + statements


def _counts(connection: Connection, wanted: Any) -> dict[int, _Counts]:
    """The counts of readings: the database counts by speaker, which is all that it can do in one go."""
    said = (
        select(
            _S.reading, _S.speaker, func.count().label("statements"),
            func.count(case((_S.inside.is_(None), 1))).label("outer"),
        )
        .where(_S.reading.in_(wanted))
        .group_by(_S.reading, _S.speaker)
        .subquery()
    )  # fmt: skip
    facts = [type_coerce(column, NullType()) for column in (_A.kind, _A.anonymous, _A.country, _A.sectors)]
    speaks = and_(_A.reading == said.c.reading, _A.n == said.c.speaker)
    found: dict[int, _Counts] = defaultdict(_Counts)
    for row in connection.execute(select(said, *facts).select_from(said.outerjoin(t.ACTOR, speaks))).all():
        found[row[0]].add(row)
    return found


class _Sides:
    """Makes each side once: few are different from all others."""

    def __init__(self) -> None:
        self._firsts: dict[str | None, str | None] = {}
        self._made: dict[tuple[str | None, str | None, int], HeardSide] = {}

    def sides(self, counts: _Counts) -> tuple[HeardSide, ...]:
        """Return the sides of a reading, by country and first sector."""
        own: dict[tuple[str | None, str | None], int] = {}
        for (country, sectors), statements in counts.sides.items():
            if sectors not in self._firsts:
                self._firsts[sectors] = json.loads(sectors)[0] if sectors else None
            side = (plain(country), self._firsts[sectors])
            own[side] = own.get(side, 0) + statements
        facts = [(*side, own[side]) for side in sorted(own, key=_nothing_first)]
        return tuple(self._made.get(each) or self._made.setdefault(each, HeardSide(*each)) for each in facts)


def _nothing_first(side: tuple[str | None, str | None]) -> tuple[bool, str, bool, str]:
    country, sector = side
    return country is not None, country or "", sector is not None, sector or ""


def _shown(wanted: Any) -> Any:
    whole = (
        select(func.min(t.LEFT_OUT.c.why))
        .where(t.LEFT_OUT.c.reading == _R.key, t.LEFT_OUT.c.start.is_(None))
        .correlate(t.READING)
        .scalar_subquery()
    )
    return (
        select(
            _R.key, t.ARTICLE.c.id, _V.title, _V.outlet, _V.published, _ORIGINAL.c.id.label("copy_of"),
            whole.label("left_out"),
        )
        .join_from(t.READING, t.VERSION, _R.version == _V.key)
        .join(t.ARTICLE, _R.article == t.ARTICLE.c.key)
        .outerjoin(_ORIGINAL, _ORIGINAL.c.key == t.ARTICLE.c.copy_of)
        .where(_R.key.in_(wanted))
    )  # fmt: skip


def _names(connection: Connection, wanted: Sequence[tuple[int, int]]) -> dict[int, tuple[str, bool]]:
    """Name of one speaker in each of some readings, and whether it is deliberately unnamed."""
    rows = connection.execute(_NAMES, {"wanted": json.dumps(wanted)})
    return {row.reading: (plain(row.name), bool(row.anonymous) or row.kind == "anonymous") for row in rows}


def _heard(row: Any, own: _Counts, only: tuple[str, bool] | None, sides: tuple[HeardSide, ...]) -> Heard:
    others = own.unknown + own.anonymous + own.groups + own.documents
    return Heard(
        article=row.id, title=row.title, outlet=row.outlet, published=row.published, copy_of=row.copy_of,
        left_out=row.left_out, statements=own.statements, named=own.statements - others, anonymous=own.anonymous,
        groups=own.groups, documents=own.documents, unknown=own.unknown, voices=own.voices, open=own.open,
        only=only[0] if only else None, only_anonymous=bool(only and only[1]), sides=sides,
    )  # fmt: skip
