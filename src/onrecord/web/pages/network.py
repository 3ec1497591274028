"""The network of a period: who meets, supports, opposes, accuses whom, and on whose word that stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.exports.network import RULES
from onrecord.questions.positions.asking import Scope
from onrecord.questions.sides.edges import Network
from onrecord.questions.sides.overviews import network as ask
from onrecord.questions.sides.relations import RELATIONS
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import MOST, Rows, Words, given, status_of, tried
from onrecord.web.problems import Problem
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)
#: Edges at first, and reports of each that the page names.
_EDGES: Final = 50
SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class NetworkAsked:
    """What the form holds; None: left empty. All as `onrecord network` takes them."""

    side: str | None
    relation: str | None
    since: str | None
    until: str | None
    outlet: str | None
    doubtful: bool
    limit: int

    def address(self, **changed: object) -> str:
        """Return the address of this network, some of what it holds changed."""
        return address("network", **asdict(self) | changed)

    def dossier(self, one: str, other: str | None = None) -> str:
        """Return the address of the dossier of a side, or of two, in the same period."""
        return address(
            "dossier", one=one, other=other, since=self.since, until=self.until, outlet=self.outlet,
            doubtful=self.doubtful,
        )  # fmt: skip

    @property
    def further(self) -> int:
        """How many edges the next address asks for."""
        return min(self.limit + _EDGES, MOST)

    @property
    def relations(self) -> tuple[str, ...]:
        """The names of all relations."""
        return tuple(relation.name for relation in RELATIONS)


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """What the page shows.

    Attributes:
        asked: what the form holds.
        found: the network, or None.
        chart: what the picture draws, for JSON.
        rules: how it was counted.
        shown: reports of each edge that are named.
        problem: why there is none, or None.
    """

    asked: NetworkAsked
    found: Network | None
    chart: list[dict[str, Any]]
    rules: str
    shown: int
    problem: Problem | None


def _asked(
    *, side: Words = "", relation: Words = "", since: Words = "", until: Words = "", outlet: Words = "",
    doubtful: bool = False, limit: Rows = _EDGES,
) -> NetworkAsked:  # fmt: skip
    return NetworkAsked(given(side), given(relation), given(since), given(until), given(outlet), doubtful, limit)


@ROUTER.get("/network")
def network(request: Request, asked: Annotated[NetworkAsked, Depends(_asked)]) -> Response:
    """Show the network of a period, or the part of it around a side."""
    desk: Desk = request.app.state.desk
    scope = Scope(since=asked.since, until=asked.until, outlet=asked.outlet)

    def answer() -> Network:
        return ask(
            desk.record, asked.side, scope, relation=asked.relation, doubtful=asked.doubtful, limit=asked.limit
        )  # fmt: skip

    found, problem = tried(lambda: desk.kept(f"network {asked}", answer))
    chart = [] if found is None else list(_chart(asked, found))
    return page(request, "network", NetworkPage(asked, found, chart, RULES, SHOWN, problem), status_of(problem))


def _chart(asked: NetworkAsked, found: Network) -> Iterator[dict[str, Any]]:
    """Sides and edges as Cytoscape.js takes them, each with the address of its dossier."""
    for node in found.nodes:
        facts = {"id": node.side.id, "name": node.side.name, "events": node.events}
        yield {"data": facts | {"href": asked.dossier(node.side.id)}}
    for number, edge in enumerate(found.edges):
        facts = {
            "id": f"edge {number}", "source": edge.source.id, "target": edge.target.id, "mutual": edge.mutual,
            "relation": edge.relation, "events": edge.events, "third": edge.third_share,
        }  # fmt: skip
        yield {"data": facts | {"href": asked.dossier(edge.source.id, edge.target.id)}}
