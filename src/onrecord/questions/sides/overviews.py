"""Outlets, network and dossier as they are asked of a record: what may answer is gathered for pure functions."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from onrecord.collector import collector_paused
from onrecord.errors import SettingError
from onrecord.questions.evidence.kept_answers import NETWORK, kept
from onrecord.questions.evidence.naming import named
from onrecord.questions.positions.asking import Scope, disputes_on, shifts_on
from onrecord.questions.positions.ground import Ground
from onrecord.questions.reports.events import event_ids
from onrecord.questions.sides.between import count_events, gather_between
from onrecord.questions.sides.concerning import gather_concerning
from onrecord.questions.sides.dossier import Dossier, dossier_of
from onrecord.questions.sides.edges import Drawing, Network
from onrecord.questions.sides.holding import across_articles
from onrecord.questions.sides.network import network_of
from onrecord.questions.sides.relations import relation_named
from onrecord.questions.sourcing.outlets import By, OutletSourcing, sourcing_of_outlets
from onrecord.record.filters import Filters
from onrecord.record.store import Record
from onrecord.record.voices_heard import heard


@collector_paused()
def outlets(
    record: Record, *, outlet: str | None = None, since: str | None = None, until: str | None = None, by: By = "all"
) -> tuple[OutletSourcing, ...]:
    """Return whose words the outlets of a record print.

    Args:
        record: open.
        outlet: words of an outlet's name; None: all outlets.
        since: first day of publication: YYYY, YYYY-MM or YYYY-MM-DD.
        until: last day of publication, likewise.
        by: how long a period is: month, year, or all.

    Raises:
        SettingError: a date or period is none.
    """
    with record.state() as connection:
        return sourcing_of_outlets(heard(connection, Filters(outlet=outlet, since=since, until=until)), by=by)


@collector_paused()
def network(
    record: Record,
    side: str | None = None,
    scope: Scope | None = None,
    *,
    relation: str | None = None,
    doubtful: bool = False,
    limit: int | None = None,
) -> Network:
    """Return who meets, supports, opposes, accuses … whom, without copies of other articles.

    Args:
        record: open.
        side: edges of this one alone: a name, code or id; None: of all.
        scope: days of publication, and of what happened, and outlet; `about` and `copies` are not looked at.
        relation: one alone, by its name or the beginning of it.
        doubtful: whether events that the reader marked doubtful count.
        limit: how many edges, at most.

    Raises:
        SettingError: nobody bears the name, it is no side of its own, or a date or relation is none.
    """
    scope = replace(scope or Scope(), copies=False)
    kind = None if relation is None else relation_named(relation)
    plain = side is None and kind is None and not doubtful and scope.is_whole
    with record.state() as connection:
        mentions = count_events(connection, scope.filters)
        whole = kept(connection, NETWORK, Drawing) if plain else None
        if whole is not None and (not whole.more or (limit is not None and limit <= len(whole.edges))):
            return whole.network(limit, mentions)
        asked = None if side is None else named(connection, side)
        if asked is not None and not asked.sides:
            raise SettingError(
                f"{asked.name} is no side of its own", fix="Ask for the state or body that it speaks for"
            )
        evidence = gather_between(connection, scope.filters, relation=kind, doubtful=doubtful)
        found = network_of(
            evidence, since=scope.since, until=scope.until, sides=asked.sides if asked else None, limit=limit,
            event_of=across_articles(event_ids(connection, evidence)),
        )  # fmt: skip
        return found.network(limit, mentions)


def known_network(connection: Connection, limit: int) -> Drawing:
    """Return the first edges of the network of a whole record."""
    evidence = gather_between(connection, Filters(copies=False))
    return network_of(evidence, limit=limit, event_of=across_articles(event_ids(connection, evidence)))


@collector_paused()
def dossier(
    record: Record,
    actor: str,
    other: str | None = None,
    scope: Scope | None = None,
    *,
    doubtful: bool = False,
    limit: int = 40,
) -> Dossier:
    """Return what a record holds of a side, or of what two have to do with each other, without copies.

    Args:
        record: open.
        actor: a name, code or id.
        other: the other one, or None.
        scope: days of publication, and of what happened, and outlet; `about` and `copies` are not looked at.
        doubtful: whether events that the reader marked doubtful count.
        limit: how many entries of the timeline, at most: the latest.

    Raises:
        SettingError: nobody bears a name, or a date is none.
    """
    scope = replace(scope or Scope(), about=None, copies=False)
    with record.state() as connection:
        ground = Ground(connection, scope.filters)
        one, two = ground.named(actor), None if other is None else ground.named(other)
        evidence = gather_concerning(connection, one, two, scope.filters, doubtful=doubtful)
        event_of = across_articles(event_ids(connection, evidence))
        found = dossier_of(evidence, one, two, since=scope.since, until=scope.until, event_of=event_of, limit=limit)
        asked = [(actor, other)] if other is None else [(actor, other), (other, actor)]
        changed = [shift for who, about in asked for shift in shifts_on(ground, who, about)]
        disputed = [dispute for who, about in asked for dispute in disputes_on(ground, who, about)]
    # of two, one dispute may be found from both ends
    return replace(found, shifts=tuple(dict.fromkeys(changed)), disputes=tuple(dict.fromkeys(disputed)))
