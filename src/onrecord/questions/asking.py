"""The questions as they are asked of a record: what may answer is found and loaded, the rest are pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, FromClause, and_, exists, or_, select

from onrecord.questions import scouting, selecting
from onrecord.questions.disputes import Dispute, disputes_of
from onrecord.questions.evidence import Evidence
from onrecord.questions.gathering import Wanted, among, current, doubtful_below, gather
from onrecord.questions.holdings import Holding, holdings
from onrecord.questions.matters import matters
from onrecord.questions.naming import Named, named
from onrecord.questions.rows import Position, rows
from onrecord.questions.shifts import Shift, shifts_of
from onrecord.questions.stances import BARE
from onrecord.record import tables as t
from onrecord.record.filters import Filters
from onrecord.record.store import Record


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is narrowed to; None: to nothing.

    Attributes:
        about: a family of `matters.yaml`, or whom the positions are about: a name, code or id.
        since, until: first and last day of publication: YYYY, YYYY-MM or YYYY-MM-DD.
        outlet: words of the outlet's name.
        copies: whether copies of other articles count too.
    """

    about: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    copies: bool = False

    @property
    def filters(self) -> Filters:
        """The filters of articles."""
        return Filters(outlet=self.outlet, since=self.since, until=self.until, copies=self.copies)


def positions(
    record: Record, actor: str, scope: Scope | None = None, *, limit: int | None = None
) -> tuple[Position, ...]:
    """Return what an actor holds, or the side that it heads, with the earliest first.

    Args:
        record: open.
        actor: a name, a PLOVER code of a country, or an id as `record.actors` gives it.
        scope: what it is narrowed to.
        limit: how many, at most.

    Raises:
        SettingError: nobody in the record bears a name, or a date is none.
    """
    scope = scope or Scope()
    filters = scope.filters
    with record.state() as connection:
        asked = named(connection, actor)
        narrowed = _about(connection, scope)
        s, e = t.STATEMENT.c, t.EVENT.c
        readings = current(filters)
        told = select(e.key).where(e.reading.in_(readings), _told_by(asked))
        events = set(connection.execute(told).scalars())
        bare = select(s.reading, s.n).where(
            s.reading.in_(readings), s.act.in_(sorted(BARE)), _speaks(t.STATEMENT, asked)
        )
        pairs = {(row.reading, row.n) for row in connection.execute(bare)}
        evidence = _loaded(connection, filters, events.union(selecting.again(connection, events)), pairs)
        own = [one for one in holdings(evidence) if asked.has(one.held.speaker) and narrowed(one)]
        return rows(evidence, own, limit)


def shifts(record: Record, actor: str | None = None, scope: Scope | None = None) -> tuple[Shift, ...]:
    """Return where the position of a side changes: of all sides, or of the one that an actor heads or is on.

    Args:
        record: open.
        actor: whose; None: everybody's.
        scope: what it is narrowed to.

    Raises:
        SettingError: nobody in the record bears a name, or a date is none.
    """
    scope = scope or Scope()
    filters = scope.filters
    with record.state() as connection:
        asked = None if actor is None else named(connection, actor)
        narrowed = _about(connection, scope)
        readings = selecting.readings_of(connection, filters)
        pairs = selecting.acted(connection, readings, ("deny", "acknowledge", "promise"))
        events = {*selecting.denied(connection, readings), *selecting.within(connection, pairs)}
        evidence = _loaded(connection, filters, events, pairs)
        turning = {m for one in holdings(evidence) if one.held.stance in ("denies", "promises") for m in one.matters}
        events |= {*selecting.between(connection, readings, turning), *selecting.beside(connection, events)}
        evidence = _loaded(connection, filters, events, pairs)
        held = [one for one in holdings(evidence) if asked is None or asked.has(one.held.speaker)]
        return shifts_of(evidence, held, narrowed)


def disputes(record: Record, scope: Scope | None = None) -> tuple[Dispute, ...]:
    """Return what some voices assert and others deny, with those that meet most directly first.

    Args:
        record: open.
        scope: what it is narrowed to.

    Raises:
        SettingError: nobody in the record bears the name, or a date is none.
    """
    scope = scope or Scope()
    filters = scope.filters
    with record.state() as connection:
        narrowed = _about(connection, scope)
        readings = selecting.readings_of(connection, filters)
        denials = selecting.acted(connection, readings, ("deny",))
        pairs = scouting.answered(connection, denials)
        pairs |= scouting.accused(connection, denials, selecting.acted(connection, readings, ("accuse",)))
        denied = selecting.denied(connection, readings)
        again = selecting.again(connection, denied)
        whole = _loaded(connection, filters, selecting.paired(connection, denied), ())
        wanted = {m for one in holdings(whole) if one.held.stance == "denies" for m in one.matters}
        events = {*selecting.beside(connection, [*denied, *again]), *selecting.between(connection, readings, wanted)}
        events |= {*selecting.within(connection, pairs), *again, *selecting.again(connection, again)}
        evidence = _loaded(connection, filters, events, pairs)
        return disputes_of(evidence, holdings(evidence), narrowed)


def _loaded(
    connection: Connection, filters: Filters, events: Iterable[int], pairs: Iterable[selecting.Pair]
) -> Evidence:
    return gather(connection, Wanted(filters, events=[among(t.EVENT.c.key, events)], pairs=pairs, doubtful=True))


def _speaks(statement: FromClause, asked: Named) -> ColumnElement[bool]:
    """The condition that the speaker of a statement may be meant."""
    a = t.ACTOR.c
    inside = statement.c.reading.in_(select(a.reading).where(asked.rows()))
    return and_(inside, exists().where(a.reading == statement.c.reading, a.n == statement.c.speaker, asked.rows()))


def _told_by(asked: Named) -> ColumnElement[bool]:
    """The condition that an event is told by somebody who may be meant, or within a denial of theirs."""
    e, own, around = t.EVENT.c, t.STATEMENT.alias(), t.STATEMENT.alias()
    nearest = exists().where(own.c.reading == e.reading, own.c.n == e.statement, _speaks(own, asked))
    denial = exists().where(
        own.c.reading == e.reading, own.c.n == e.statement, around.c.reading == own.c.reading,
        around.c.n == own.c.inside, around.c.act == "deny", _speaks(around, asked),
    )  # fmt: skip
    sure = or_(e.confidence >= doubtful_below(), _in_act(("deny", "acknowledge")))
    return or_(and_(nearest, sure), denial)


def _in_act(acts: Iterable[str]) -> ColumnElement[bool]:
    """The condition that the statement which holds an event has one of some acts."""
    e, s = t.EVENT.c, t.STATEMENT.alias().c
    return exists().where(s.reading == e.reading, s.n == e.statement, s.act.in_(sorted(acts)))


def _about(connection: Connection, scope: Scope) -> Callable[[Holding], bool]:
    """What `--about` lets through: a family by its name, else whom somebody is called."""
    about = scope.about
    if about is None:
        return lambda one: True
    if about.casefold() in matters().families:
        name = about.casefold()
        return lambda one: name in one.families
    whom = named(connection, about)
    return lambda one: any(side.id in whom.sides for side in one.others) or bool(whom.parties & one.touched)
