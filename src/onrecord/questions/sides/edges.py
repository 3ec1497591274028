"""What a network is: sides, and the edges between them with what they stand on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.questions.evidence.parties import Side
from onrecord.questions.evidence.traces import Trace


@dataclass(frozen=True, slots=True)
class Holders:
    """Numbers of reports by whose word they give: see `holding.Holder`."""

    article: int
    source: int
    target: int
    third: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Edge:
    """What one side does to another.

    Attributes:
        source, target: the sides; of a mutual relation in the order of their names.
        relation: name of the relation.
        mutual: whether it goes both ways.
        events: how many events at least one report asserts; events that two reports tell count once where they were
            joined.
        reports: how many reports assert one of these events: an article counts once for each event, and copies of an
            article count with it.
        articles: in how many articles, without copies, these reports stand.
        held: the asserting reports, by whose word they give.
        third_share: share of `reports` that give a third party's word, 0 to 1; None without reports.
        denied: reports in which the nearest voice denies an event.
        open: reports that tell of one as possible, planned or supposed.
        types: PLOVER types of the asserted events, each with its number of events.
        first, last: days of publication of the earliest and latest report; None where no date is known.
        traces: where each report was read, asserted, denied and open ones alike.
    """

    source: Side
    target: Side
    relation: str
    mutual: bool
    events: int
    reports: int
    articles: int
    held: Holders
    third_share: float | None
    denied: int
    open: int
    types: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A side, with numbers of asserted events (`events`; each once, whatever edges it is on) and of edges."""

    side: Side
    events: int
    edges: int


@dataclass(frozen=True, slots=True)
class Network:
    """Sides and what they do to each other.

    Attributes:
        nodes: most events first.
        edges: most events first, then most reports; those beyond the limit are not among them.
        more: how many edges the limit left out.
        events: different asserted events on all edges.
        outside: mentions of events left out because they happened outside the period.
        within: mentions left out because they stay within one side.
        mentions: mentions of events that the articles hold in all, most of them without two sides.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    more: int
    events: int
    outside: int
    within: int
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """The first edges of a network, of which fewer can be shown.

    Attributes:
        edges: as `Network` has them.
        asserted: of each edge, numbers of the events that a report asserts.
        more, events, outside, within: as `Network` has them.
    """

    edges: tuple[Edge, ...]
    asserted: tuple[frozenset[int], ...]
    more: int
    events: int
    outside: int
    within: int

    def network(self, limit: int | None, mentions: int = 0) -> Network:
        """Return the network of so many of its edges.

        Args:
            limit: how many, at most; None: all.
            mentions: of events that the articles hold in all.
        """
        edges = self.edges[:limit]
        more = self.more + len(self.edges) - len(edges)
        return Network(_nodes(edges, self.asserted), edges, more, self.events, self.outside, self.within, mentions)


def _nodes(edges: Sequence[Edge], asserted: Sequence[frozenset[int]]) -> tuple[Node, ...]:
    events: dict[str, set[int]] = defaultdict(set)
    degree: Counter[str] = Counter()
    sides: dict[str, Side] = {}
    for edge, own in zip(edges, asserted, strict=False):
        for side in (edge.source, edge.target):
            sides[side.id] = side
            degree[side.id] += 1
            events[side.id] |= own
    order = sorted(degree, key=lambda side: (-len(events[side]), -degree[side], sides[side].name, side))
    return tuple(Node(sides[side], len(events[side]), degree[side]) for side in order)
