"""How many statements of a reading are whose, kept with it: outlets are counted without counting statements anew."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, and_, case, func, select, type_coerce
from sqlalchemy.types import NullType

from onrecord.record import tables as t
from onrecord.record.columns import plain
from onrecord.record.commands import insert
from onrecord.types import Reading

#: Country and first sector of a speaker, each None where it is not known.
Pole = tuple[str | None, str | None]


@dataclass(slots=True)
class Tally:
    """What is counted of the statements of one reading.

    Attributes:
        statements: how many there are; those of deliberately unnamed speakers are `anonymous`, those of `groups` and
            `documents` too, and `unknown` those whose speaker is not known.
        voices: speakers of the statements that stand in no other statement.
        open: how many of those statements have no known speaker.
        only: the first of the voices, by its number in the reading; None: there is none.
        sides: statements by country and first sector of who speaks, without documents and unknown speakers.
    """

    statements: int = 0
    anonymous: int = 0
    groups: int = 0
    documents: int = 0
    unknown: int = 0
    voices: int = 0
    open: int = 0
    only: int | None = None
    sides: dict[Pole, int] = field(default_factory=dict)

    def unheard(self, statements: int, outer: int) -> None:
        """Count statements without a known speaker, `outer` of them in no other statement."""
        self.statements += statements
        self.unknown += statements
        self.open += outer

    def heard(self, speaker: int, statements: int, outer: int, sort: str, pole: Pole) -> None:
        """Count the statements of a speaker, which is one of: anonymous, group, document, named."""
        self.statements += statements
        if outer:
            self.voices += 1
            self.only = speaker if self.only is None else min(self.only, speaker)
        if sort == "document":
            self.documents += statements
            return
        self.anonymous += statements * (sort == "anonymous")
        self.groups += statements * (sort == "group")
        self.sides[pole] = self.sides.get(pole, 0) + statements

    def packed(self) -> str:
        """Return it as it is kept."""
        sides = [[*pole, self.sides[pole]] for pole in sorted(self.sides, key=_nothing_first)]
        row = [self.statements, self.anonymous, self.groups, self.documents, self.unknown, self.voices, self.open]
        return json.dumps([*row, self.only, sides], separators=(",", ":"))


def unpacked(kept: str) -> Tally:
    """Return a tally that was kept, its sides in order."""
    statements, anonymous, groups, documents, unknown, voices, outer, only, sides = json.loads(kept)
    poles = {(country, sector): count for country, sector, count in sides}
    return Tally(statements, anonymous, groups, documents, unknown, voices, outer, only, poles)


def tally_of(reading: Reading) -> Tally:
    """Return the tally of a reading."""
    found = Tally()
    numbers = {actor.id: n for n, actor in enumerate(reading.actors)}
    said = Counter((one.speaker, one.inside is None) for one in reading.statements)
    for speaker in dict.fromkeys(speaker for speaker, _ in said):
        outer = said[(speaker, True)]
        statements = outer + said[(speaker, False)]
        if speaker is None:
            found.unheard(statements, outer)
            continue
        actor = reading.actors[numbers[speaker]]
        pole = (actor.country, actor.sectors[0] if actor.sectors else None)
        found.heard(numbers[speaker], statements, outer, _sort(actor.kind, anonymous=actor.anonymous), pole)
    return found


def write_tally(connection: Connection, key: int, reading: Reading) -> None:
    """Keep the tally of a reading, unless it has no statements."""
    if reading.statements:
        insert(connection, t.TALLY, {"reading": key, "packed": tally_of(reading).packed()})


_S, _A = t.STATEMENT.c, t.ACTOR.c
_KINDS: Final[Mapping[str, str]] = {letter: kind for kind, letter in t.KIND.letters.items()}


def write_missing(connection: Connection) -> None:
    """Keep the tallies of all readings, in a record whose tables just came to hold them.

    The database counts by speaker: to load every reading would take minutes.
    """
    said = (
        select(
            _S.reading, _S.speaker, func.count().label("statements"),
            func.count(case((_S.inside.is_(None), 1))).label("outer"),
        )
        .group_by(_S.reading, _S.speaker)
        .subquery()
    )  # fmt: skip
    facts = [type_coerce(column, NullType()) for column in (_A.kind, _A.anonymous, _A.country, _A.sectors)]
    speaks = and_(_A.reading == said.c.reading, _A.n == said.c.speaker)
    found: dict[int, Tally] = {}
    for row in connection.execute(select(said, *facts).select_from(said.outerjoin(t.ACTOR, speaks))).all():
        _count(found.setdefault(row[0], Tally()), row)
    if found:
        rows = [{"reading": key, "packed": tally.packed()} for key, tally in sorted(found.items())]
        connection.execute(t.TALLY.insert(), rows)


def _count(tally: Tally, row: Sequence[Any]) -> None:
    _, speaker, statements, outer, kind, anonymous, country, sectors = row
    if speaker is None:
        tally.unheard(statements, outer)
        return
    sort = _sort(_KINDS.get(kind, kind), anonymous=bool(anonymous))
    tally.heard(speaker, statements, outer, sort, (plain(country), json.loads(sectors)[0] if sectors else None))


def _sort(kind: str, *, anonymous: bool) -> str:
    return "anonymous" if anonymous or kind == "anonymous" else kind if kind in ("group", "document") else "named"


def _nothing_first(pole: Pole) -> tuple[bool, str, bool, str]:
    country, sector = pole
    return country is not None, country or "", sector is not None, sector or ""
