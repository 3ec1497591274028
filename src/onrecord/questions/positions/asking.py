"""The questions as they are asked of a record: what may answer is found and loaded, the rest are pure functions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.collector import collector_paused
from onrecord.questions.evidence.gathering import Wanted, among, gather
from onrecord.questions.evidence.naming import Named, named
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.positions import scouting, selecting
from onrecord.questions.positions.disputes import Dispute, disputes_of
from onrecord.questions.positions.holdings import Holding, holdings
from onrecord.questions.positions.matters import matters
from onrecord.questions.positions.rows import Position, rows
from onrecord.questions.positions.shifts import Shift, shifts_of
from onrecord.questions.positions.stances import BARE
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


@collector_paused()
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
        readings = selecting.readings_of(connection, filters)
        spoken = selecting.spoken(connection, readings, asked)
        telling = [pair for pair, act in spoken.items() if act in ("deny", "acknowledge")]
        denied = selecting.inner(connection, (pair for pair, act in spoken.items() if act == "deny"))
        events = {*selecting.surely_within(connection, spoken), *selecting.within(connection, {*telling, *denied})}
        events |= selecting.again(connection, events)
        evidence = _loaded(connection, filters, events, (pair for pair, act in spoken.items() if act in BARE))
        own = [one for one in holdings(evidence) if asked.has(one.held.speaker) and narrowed(one)]
        return rows(evidence, own, limit)


@collector_paused()
def shifts(
    record: Record, actor: str | None = None, scope: Scope | None = None, *, limit: int | None = None
) -> tuple[Shift, ...]:
    """Return where the position of a side changes: of all sides, or of the one that an actor heads or is on.

    Args:
        record: open.
        actor: whose; None: everybody's.
        scope: what it is narrowed to.
        limit: how many, at most.

    Raises:
        SettingError: nobody in the record bears a name, or a date is none.
    """
    scope = scope or Scope()
    filters = scope.filters
    with record.state() as connection:
        asked = None if actor is None else named(connection, actor)
        narrowed = _about(connection, scope)
        readings = selecting.readings_of(connection, filters)
        denied = selecting.denied(connection, readings)
        turning = set(selecting.acted(connection, readings, ("deny", "acknowledge")))
        promises = set(selecting.acted(connection, readings, ("promise",)))
        if asked is not None:
            spoken = selecting.spoken(connection, readings, asked)
            turning, promises = turning.intersection(spoken), promises.intersection(spoken)
            told = {*spoken, *selecting.inner(connection, turning)}
            denied = sorted(set(denied).intersection(selecting.within(connection, told)))
        pairs = scouting.turning(connection, turning) | selecting.telling(connection, turning | promises)
        events = {*selecting.paired(connection, denied), *selecting.within(connection, pairs)}
        events |= selecting.again(connection, events)
        paired = {*selecting.paired(connection, denied), *selecting.within(connection, promises)}
        first = [one for one in holdings(_loaded(connection, filters, paired, ())) if _by(asked, one)]
        wanted = {m for one in first if one.held.stance in ("denies", "promises") for m in one.matters}
        events |= set(selecting.between(connection, readings, wanted))
        evidence = _loaded(connection, filters, events, pairs)
        held = [one for one in holdings(evidence) if _by(asked, one)]
        return shifts_of(evidence, held, narrowed, limit)


def _by(asked: Named | None, one: Holding) -> bool:
    return asked is None or asked.has(one.held.speaker)


@collector_paused()
def disputes(
    record: Record, actor: str | None = None, scope: Scope | None = None, *, limit: int | None = None
) -> tuple[Dispute, ...]:
    """Return what some voices assert and others deny, with those that meet most directly first.

    Args:
        record: open.
        actor: a name: only where this actor, or the side that it heads, is one of the voices; None: any.
        scope: what it is narrowed to.
        limit: how many, at most.

    Raises:
        SettingError: nobody in the record bears a name, or a date is none.
    """
    scope = scope or Scope()
    filters = scope.filters
    with record.state() as connection:
        asked = None if actor is None else named(connection, actor)
        narrowed = _about(connection, scope)
        readings = selecting.readings_of(connection, filters)
        denials = selecting.acted(connection, readings, ("deny",))
        accusations = selecting.acted(connection, readings, ("accuse",))
        if asked is None:
            pairs = scouting.answered(connection, denials) | scouting.accused(connection, denials, accusations)
            denied = selecting.denied(connection, readings)
        else:
            spoken = selecting.spoken(connection, readings, asked)
            there = {reading for reading, _ in spoken}
            pairs = scouting.answered(connection, (pair for pair in denials if pair[0] in there))
            pairs |= scouting.accused(connection, (pair for pair in denials if pair in spoken), accusations)
            pairs |= scouting.accused(connection, denials, (pair for pair in accusations if pair in spoken))
            denied = selecting.denied(connection, json.dumps(sorted(there)))
        again = selecting.again(connection, denied)
        whole = _loaded(connection, filters, selecting.paired(connection, denied), ())
        wanted = {m for one in holdings(whole) if one.held.stance == "denies" for m in one.matters}
        events = {*selecting.beside(connection, {*denied, *again}), *selecting.between(connection, readings, wanted)}
        events |= {*selecting.within(connection, pairs.intersection(denials)), *again}
        evidence = _loaded(connection, filters, events, pairs)
        # of all voices in a dispute, the one that is asked for must be one
        return disputes_of(evidence, holdings(evidence), narrowed, limit, lambda one: _by(asked, one))


def _loaded(
    connection: Connection, filters: Filters, events: Iterable[int], pairs: Iterable[selecting.Pair]
) -> Evidence:
    return gather(connection, Wanted(filters, events=[among(t.EVENT.c.key, events)], pairs=pairs, doubtful=True))


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
