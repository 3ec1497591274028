"""The network of sides: who meets, supports, opposes, accuses … whom in a period, and on whose word that stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from onrecord.questions.evidence.parties import Party, Side
from onrecord.questions.evidence.traces import trace_of
from onrecord.questions.evidence.view import Evidence, Happening
from onrecord.questions.sides.edges import Drawing, Edge, Holders
from onrecord.questions.sides.holding import (
    HOLDERS,
    EventOf,
    Held,
    Holder,
    event_in_article,
    held_as,
    holder_of,
    in_period,
)
from onrecord.questions.sides.relations import RELATIONS, Relation, relation_of

_RANK: Final = {relation.name: number for number, relation in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class _Tie:
    """One report of an event between two sides."""

    happening: Happening
    event: str
    held: Held
    holder: Holder


_Key = tuple[str, str, str]


def network_of(
    evidence: Evidence,
    *,
    since: str | None = None,
    until: str | None = None,
    sides: frozenset[str] | None = None,
    relation: Relation | None = None,
    event_of: EventOf | None = None,
    limit: int | None = None,
) -> Drawing:
    """Return the network of the sides in some evidence.

    Args:
        evidence: with events that have actors and recipients, without copies.
        since: first day of the period in which events happened: YYYY, YYYY-MM or YYYY-MM-DD.
        until: last day of it, likewise.
        sides: if given, edges of which one side at least has one of these ids.
        relation: if given, edges of this one alone.
        event_of: what reports of one event have alike; None: the mentions within one article that its reading joined.
        limit: how many edges, at most.
    """
    named = event_of or event_in_article
    known: dict[str, Side] = {}
    ties: dict[_Key, list[_Tie]] = defaultdict(list)
    outside = within = 0
    for happening in evidence.happenings:
        if not in_period(happening, since, until):
            outside += 1
            continue
        kind = relation_of(happening.type)
        if relation is not None and kind is not relation:
            continue
        pairs = list(_pairs(happening, kind))
        within += not pairs and _stays_within(happening, sides)
        for source, target in pairs:
            if sides is None or source.id in sides or target.id in sides:
                known |= {source.id: source, target.id: target}
                tie = _Tie(happening, named(happening), held_as(happening), holder_of(happening, (source,), (target,)))
                ties[(source.id, target.id, kind.name)].append(tie)
    first = {key: _first_reports(own) for key, own in ties.items()}
    order = sorted(
        first, key=lambda key: (*_size(first[key]), known[key[0]].name, known[key[1]].name, _RANK[key[2]], key)
    )
    shown = order[:limit]
    edges = tuple(_edge(evidence, known[key[0]], known[key[1]], key[2], first[key]) for key in shown)
    asserted = {key: {tie.event for tie in own if tie.held == "asserted"} for key, own in first.items()}
    events = {event: n for n, event in enumerate(sorted(set().union(*asserted.values())))}
    numbers = tuple(frozenset(events[event] for event in asserted[key]) for key in shown)
    return Drawing(edges, numbers, len(order) - len(shown), len(events), outside, within)


def _pairs(happening: Happening, relation: Relation) -> Iterator[tuple[Side, Side]]:
    """Between whom an event is: each who does it and each to whom; of a mutual one all, if there is no recipient."""
    actors, recipients = _sides(happening.actors), _sides(happening.recipients)
    pairs: Iterable[tuple[Side, Side]] = product(actors, recipients)
    if relation.mutual:
        # "the ministers of A and B met with C": whoever meets meets everybody else who is there
        together = list(dict.fromkeys((*actors, *recipients)))
        pairs = combinations(sorted(together, key=lambda side: (side.name, side.id)), 2)
    yield from (pair for pair in pairs if pair[0].id != pair[1].id)


def _sides(parties: Iterable[Party]) -> list[Side]:
    """The sides of parties, each once, without those that nobody can know in another article."""
    return list({party.side.id: party.side for party in parties if not party.side.id.startswith("only:")}.values())


def _stays_within(happening: Happening, sides: frozenset[str] | None) -> bool:
    """Whether all who take part are on one side that is known, and of those that are asked for."""
    own = {party.side.id for party in happening.parties}
    known = bool(_sides(happening.actors) and happening.recipients)
    return known and len(own) == 1 and (sides is None or own <= sides)


def _first_reports(ties: list[_Tie]) -> list[_Tie]:
    """Of each event what each article (with its copies) says first: that it is, that it is not, that it may be."""
    found: dict[tuple[str, int, Held], _Tie] = {}
    for tie in sorted(
        ties, key=lambda one: (_day(one.happening) or "~", one.happening.report.article, one.happening.number)
    ):
        found.setdefault((tie.event, tie.happening.report.family, tie.held), tie)
    return list(found.values())


def _day(happening: Happening) -> str | None:
    published = happening.report.published
    return published[:10] if published else None


def _size(ties: list[_Tie]) -> tuple[int, int, int]:
    """What edges are ordered by: the smaller, the more it holds."""
    asserted = [tie for tie in ties if tie.held == "asserted"]
    return -len({tie.event for tie in asserted}), -len(asserted), -len(ties)


def _edge(evidence: Evidence, source: Side, target: Side, relation: str, ties: list[_Tie]) -> Edge:
    asserted = [tie for tie in ties if tie.held == "asserted"]
    holders = Counter(tie.holder for tie in asserted)
    types = Counter(dict.fromkeys((tie.event, tie.happening.type) for tie in asserted))
    kinds = Counter(kind for _, kind in types)
    days = sorted(day for tie in ties if (day := _day(tie.happening)))
    return Edge(
        source=source,
        target=target,
        relation=relation,
        mutual=next(one.mutual for one in RELATIONS if one.name == relation),
        events=len({tie.event for tie in asserted}),
        reports=len(asserted),
        articles=len({tie.happening.report.family for tie in asserted}),
        held=Holders(*(holders[holder] for holder in HOLDERS)),
        third_share=round(holders["third"] / len(asserted), 4) if asserted else None,
        denied=sum(1 for tie in ties if tie.held == "denied"),
        open=sum(1 for tie in ties if tie.held == "open"),
        types=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        traces=tuple(trace_of(evidence, tie.happening) for tie in ties),
    )
