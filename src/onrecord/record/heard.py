"""Who is heard in each article of a record: counts made by the database, without loading a reading."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, case, distinct, func, or_, select, text, type_coerce
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
#: Deliberately unnamed, as `questions.sourcing.articles.sort_of` has it.
_ANONYMOUS: Final = or_(_A.anonymous, _A.kind == "anonymous")
_SPEAKS: Final = and_(_A.reading == _S.reading, _A.n == _S.speaker)
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
    counts = {row.reading: row for row in connection.execute(_counted(wanted)).all()}
    sides = _sides(connection, wanted)
    articles = connection.execute(_shown(wanted)).all()
    only = _names(connection, [(row.key, counts[row.key].only) for row in articles if _alone(counts.get(row.key))])
    found = [_heard(row, counts.get(row.key), only.get(row.key), tuple(sides.get(row.key, ()))) for row in articles]
    return tuple(sorted(found, key=lambda each: (each.published or "", each.article)))


def _counted(wanted: Any) -> Any:
    """How many statements of each sort the readings have, and how many voices."""
    outer = _S.inside.is_(None)

    def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    return (
        select(
            _S.reading, func.count().label("statements"), count(_S.speaker.is_(None)).label("unknown"),
            count(_ANONYMOUS).label("anonymous"), count(and_(_A.kind == "group", ~_A.anonymous)).label("groups"),
            count(and_(_A.kind == "document", ~_A.anonymous)).label("documents"),
            func.count(distinct(case((outer, _S.speaker)))).label("voices"),
            count(and_(outer, _S.speaker.is_(None))).label("open"), func.min(case((outer, _S.speaker))).label("only"),
        )
        .select_from(t.STATEMENT.outerjoin(t.ACTOR, _SPEAKS))
        .where(_S.reading.in_(wanted))
        .group_by(_S.reading)
    )  # fmt: skip


def _sides(connection: Connection, wanted: Any) -> dict[int, list[HeardSide]]:
    # sectors as they are stored: to look into them is dear for the database, and few are different from all others
    sectors = type_coerce(_A.sectors, NullType()).label("sectors")
    asked = (
        select(_S.reading, type_coerce(_A.country, NullType()), sectors, func.count())
        .join_from(t.STATEMENT, t.ACTOR, _SPEAKS)
        .where(_S.reading.in_(wanted), or_(_A.kind != "document", _ANONYMOUS))
        .group_by(_S.reading, _A.country, sectors)
    )
    counts: dict[int, Counter[tuple[str | None, str | None]]] = defaultdict(Counter)
    firsts: dict[str | None, str | None] = {}
    for reading, country, listed, statements in connection.execute(asked).all():
        if listed not in firsts:
            firsts[listed] = json.loads(listed)[0] if listed else None
        counts[reading][(plain(country), firsts[listed])] += statements
    made: dict[tuple[str | None, str | None, int], HeardSide] = {}
    found: dict[int, list[HeardSide]] = {}
    for reading, own in counts.items():
        facts = [(*side, own[side]) for side in sorted(own, key=_nothing_first)]
        found[reading] = [made.get(each) or made.setdefault(each, HeardSide(*each)) for each in facts]
    return found


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


def _alone(counts: Any) -> bool:
    return counts is not None and counts.voices == 1


def _names(connection: Connection, wanted: Sequence[tuple[int, int]]) -> dict[int, tuple[str, bool]]:
    """Name of one speaker in each of some readings, and whether it is deliberately unnamed."""
    rows = connection.execute(_NAMES, {"wanted": json.dumps(wanted)})
    return {row.reading: (plain(row.name), bool(row.anonymous) or row.kind == "anonymous") for row in rows}


def _heard(row: Any, counts: Any, only: tuple[str, bool] | None, sides: tuple[HeardSide, ...]) -> Heard:
    _, statements, unknown, anonymous, groups, documents, voices, unnamed, _ = counts or (0,) * 9
    return Heard(
        article=row.id, title=row.title, outlet=row.outlet, published=row.published, copy_of=row.copy_of,
        left_out=row.left_out, statements=statements, named=statements - unknown - anonymous - groups - documents,
        anonymous=anonymous, groups=groups, documents=documents, unknown=unknown, voices=voices, open=unnamed,
        only=only[0] if only else None, only_anonymous=bool(only and only[1]), sides=sides,
    )  # fmt: skip
