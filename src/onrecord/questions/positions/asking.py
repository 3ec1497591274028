"""The questions as they are asked of a record: what may answer is found and loaded, the rest are pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from onrecord.collector import collector_paused
from onrecord.questions.evidence.gathering import Gatherer, Wanted, among
from onrecord.questions.evidence.kept_answers import DISPUTES, SHIFTS
from onrecord.questions.evidence.naming import Named
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.positions import scouting, selecting
from onrecord.questions.positions.disputes import Dispute, disputes_of
from onrecord.questions.positions.ground import Ground
from onrecord.questions.positions.holdings import holdings, matters_held
from onrecord.questions.positions.replies import replies_on
from onrecord.questions.positions.rows import Position, rows
from onrecord.questions.positions.shifts import Shift, shifts_of
from onrecord.questions.positions.stances import BARE
from onrecord.questions.positions.topics import Topic, some_of, topic_of
from onrecord.record import tables as t
from onrecord.record.filters import Filters
from onrecord.record.store import Record

#: All shifts, or disputes, each with what it is about.
KnownShifts = tuple[tuple[Shift, Topic], ...]
KnownDisputes = tuple[tuple[Dispute, Topic], ...]


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
    def is_whole(self) -> bool:
        """Whether all articles that are no copies of others may answer."""
        return self.since is None and self.until is None and self.outlet is None and not self.copies

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
    with record.state() as connection:
        ground = Ground(connection, scope.filters)
        asked, narrowed = ground.named(actor), ground.about(scope.about)
        spoken = ground.spoken(actor)
        telling = [pair for pair, act in spoken.items() if act in ("deny", "acknowledge")]
        denied = selecting.inner(connection, (pair for pair, act in spoken.items() if act == "deny"))
        events = {*selecting.surely_within(connection, spoken), *selecting.within(connection, {*telling, *denied})}
        events |= selecting.again(connection, events)
        pairs = (pair for pair, act in spoken.items() if act in BARE)
        evidence = _Loader(connection, ground.filters).load(events, pairs)
        own = [one for one in holdings(evidence) if asked.has(one.held.speaker)]
        own = own if narrowed is None else [one for one in own if narrowed(topic_of((one,)))]
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
    with record.state() as connection:
        ground = Ground(connection, scope.filters)
        return shifts_on(ground, actor, scope.about, limit=limit)


def shifts_on(
    ground: Ground, actor: str | None, about: str | None = None, *, limit: int | None = None
) -> tuple[Shift, ...]:
    """Return where the position of a side changes; as `shifts`, for questions that share their ground."""
    wanted = ground.about(about)
    if actor is None:
        return some_of(ground.known(SHIFTS, KnownShifts, lambda: known_shifts(ground)), wanted, limit)
    known = _shifts_by(ground.named(actor), ground.kept(SHIFTS, KnownShifts))
    return some_of(known_shifts(ground, actor) if known is None else known, wanted, limit)


def _shifts_by(asked: Named, known: KnownShifts | None) -> KnownShifts | None:
    """Of all shifts those of the sides that somebody heads; None: what one person alone holds has to be looked at."""
    if known is None or any(topic.voices & asked.parties and not topic.holders <= asked.sides for _, topic in known):
        return None
    return tuple(each for each in known if each[1].holders & asked.sides) if asked.sides else None


def known_shifts(ground: Ground, actor: str | None = None) -> KnownShifts:
    """Return all shifts, or those of what an actor or its side holds, each with whose they are and what about."""
    asked, evidence = None if actor is None else ground.named(actor), _for_shifts(ground, actor)
    held = [one for one in holdings(evidence) if asked is None or asked.has(one.held.speaker)]
    return tuple(shifts_of(evidence, held))


def _for_shifts(ground: Ground, actor: str | None) -> Evidence:
    """What may hold the shifts of a side, or of all."""
    connection = ground.connection
    asked = None if actor is None else ground.named(actor)
    denied = ground.denied
    turning, promises = set(ground.acted("deny", "acknowledge")), set(ground.acted("promise"))
    if actor is not None:
        spoken = ground.spoken(actor)
        turning, promises = turning.intersection(spoken), promises.intersection(spoken)
        told = {*spoken, *selecting.inner(connection, turning)}
        denied = sorted(set(denied).intersection(selecting.within(connection, told)))
    pairs = scouting.turning(connection, turning) | selecting.telling(connection, turning | promises)
    between = set(selecting.paired(connection, denied))
    promised = set(selecting.within(connection, promises))
    events = {*between, *selecting.within(connection, pairs)}
    events |= selecting.again(connection, events)
    loader = _Loader(connection, ground.filters)
    first = loader.load({*events, *promised}, pairs)
    wanted = selecting.sought(
        (one, own)
        for one, own in matters_held(_only(first, between | promised))
        if one.stance in ("denies", "promises") and (asked is None or asked.has(one.speaker))
    )
    events |= set(selecting.between(connection, ground.readings, wanted))
    return _only(loader.load(events, ()), events)


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
    with record.state() as connection:
        ground = Ground(connection, scope.filters)
        return disputes_on(ground, actor, scope.about, limit=limit)


def disputes_on(
    ground: Ground, actor: str | None, about: str | None = None, *, limit: int | None = None
) -> tuple[Dispute, ...]:
    """Return what some assert and others deny; as `disputes`, for questions that share their ground."""
    by, of = ground.by(actor), ground.about(about)

    def wanted(topic: Topic) -> bool:
        return (by is None or by(topic)) and (of is None or of(topic))

    return some_of(ground.known(DISPUTES, KnownDisputes, lambda: known_disputes(ground)), wanted, limit)


def known_disputes(ground: Ground) -> KnownDisputes:
    """Return all disputes, each with whose voices are in it and what it is about."""
    evidence = _for_disputes(ground)
    return tuple(disputes_of(evidence, holdings(evidence)))


def _for_disputes(ground: Ground) -> Evidence:
    """What may hold disputes."""
    connection, denied = ground.connection, ground.denied
    denials: set[selecting.Pair] = set()
    said: set[selecting.Pair] = set()
    for reading, denial, other, statement in replies_on(ground):
        denials.add((reading, denial))
        said.add((other, statement))
    again = selecting.again(connection, denied)
    between = set(selecting.paired(connection, denied))
    events = {*selecting.beside(connection, {*denied, *again}), *again}
    events |= set(selecting.within(connection, (denials | said).intersection(ground.acted("deny"))))
    loader = _Loader(connection, ground.filters)
    first = _only(loader.load(events | between, denials | said), between)
    wanted = selecting.sought((one, own) for one, own in matters_held(first) if one.stance == "denies")
    events |= {*between, *selecting.between(connection, ground.readings, wanted)}
    return _only(loader.load(events, ()), events)


class _Loader:
    """Loads events and statements, some after others."""

    def __init__(self, connection: Connection, filters: Filters) -> None:
        self._gatherer, self._filters = Gatherer(connection), filters
        self._loaded: set[int] = set()

    def load(self, events: Iterable[int], pairs: Iterable[selecting.Pair]) -> Evidence:
        """Return what was loaded so far, and these."""
        fresh = set(events) - self._loaded
        self._loaded |= fresh
        wanted = Wanted(self._filters, events=[among(t.EVENT.c.key, fresh)], pairs=pairs, doubtful=True)
        return self._gatherer.take(wanted)


def _only(evidence: Evidence, events: set[int]) -> Evidence:
    """Evidence without other events than these."""
    return replace(evidence, happenings=tuple(one for one in evidence.happenings if one.key in events))
