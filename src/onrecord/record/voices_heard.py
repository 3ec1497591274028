"""Who is heard in each article of a record, by the tallies that it keeps, without loading a reading."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select, text

from onrecord.record import tables as t
from onrecord.record.columns import plain
from onrecord.record.filters import Filters, of_articles
from onrecord.record.tallies import Tally, unpacked


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


_R, _V = t.READING.c, t.VERSION.c
_SILENT: Final = Tally()
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
    articles = connection.execute(_shown(filters)).all()
    own = {row.key: unpacked(row.packed) if row.packed else _SILENT for row in articles}
    alone = [(key, tally.only) for key, tally in own.items() if tally.only is not None and tally.voices == 1]
    only = _names(connection, alone)
    made: dict[tuple[str | None, str | None, int], HeardSide] = {}

    def sides(tally: Tally) -> tuple[HeardSide, ...]:
        """Few are different from all others: each is made once."""
        facts = [(*pole, statements) for pole, statements in tally.sides.items()]
        return tuple([made.get(each) or made.setdefault(each, HeardSide(*each)) for each in facts])

    found = [_heard(row, own[row.key], only.get(row.key), sides(own[row.key])) for row in articles]
    return tuple(sorted(found, key=lambda each: (each.published or "", each.article)))


def _shown(filters: Filters) -> Any:
    whole = (
        select(func.min(t.LEFT_OUT.c.why))
        .where(t.LEFT_OUT.c.reading == _R.key, t.LEFT_OUT.c.start.is_(None))
        .correlate(t.READING)
        .scalar_subquery()
    )
    return (
        select(
            _R.key, t.ARTICLE.c.id, _V.title, _V.outlet, _V.published, _ORIGINAL.c.id.label("copy_of"),
            whole.label("left_out"), t.TALLY.c.packed,
        )
        .join_from(t.READING, t.VERSION, _R.version == _V.key)
        .join(t.ARTICLE, _R.article == t.ARTICLE.c.key)
        .outerjoin(_ORIGINAL, _ORIGINAL.c.key == t.ARTICLE.c.copy_of)
        .outerjoin(t.TALLY, t.TALLY.c.reading == _R.key)
        .where(_R.current, *of_articles(filters))
    )  # fmt: skip


def _names(connection: Connection, wanted: Sequence[tuple[int, int]]) -> dict[int, tuple[str, bool]]:
    """Name of one speaker in each of some readings, and whether it is deliberately unnamed."""
    rows = connection.execute(_NAMES, {"wanted": json.dumps(wanted)})
    return {row.reading: (plain(row.name), bool(row.anonymous) or row.kind == "anonymous") for row in rows}


def _heard(row: Any, own: Tally, only: tuple[str, bool] | None, sides: tuple[HeardSide, ...]) -> Heard:
    others = own.unknown + own.anonymous + own.groups + own.documents
    return Heard(
        article=row.id, title=row.title, outlet=row.outlet, published=row.published, copy_of=row.copy_of,
        left_out=row.left_out, statements=own.statements, named=own.statements - others, anonymous=own.anonymous,
        groups=own.groups, documents=own.documents, unknown=own.unknown, voices=own.voices, open=own.open,
        only=only[0] if only else None, only_anonymous=bool(only and only[1]), sides=sides,
    )  # fmt: skip
