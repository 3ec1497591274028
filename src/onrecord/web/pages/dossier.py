"""The dossier of a side, or of what two have to do with each other: words and deeds by month, and all they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.exports.dossier import RULES
from onrecord.questions.positions.asking import Scope
from onrecord.questions.sides.dossier import Dossier
from onrecord.questions.sides.overviews import dossier as ask
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import MOST, Rows, Words, given, status_of, tried
from onrecord.web.problems import Problem
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)
#: Entries of the timeline at first; speakers, and disputes, that are shown.
_ENTRIES: Final = 40
SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class DossierAsked:
    """What the form holds; None: left empty. All as `onrecord dossier` takes them."""

    one: str | None
    other: str | None
    since: str | None
    until: str | None
    outlet: str | None
    doubtful: bool
    limit: int

    def address(self, **changed: object) -> str:
        """Return the address of this dossier, some of what it holds changed."""
        return address("dossier", **asdict(self) | changed)

    @property
    def further(self) -> int:
        """How many entries the next address asks for."""
        return min(self.limit + _ENTRIES, MOST)


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What the page shows.

    Attributes:
        asked: what the form holds.
        found: the dossier; None: none was asked for, or there is none.
        chart: what the chart draws, for JSON.
        rules: how it was counted.
        shown: speakers and disputes that are shown.
        problem: why there is none, or None.
    """

    asked: DossierAsked
    found: Dossier | None
    chart: dict[str, Any]
    rules: str
    shown: int
    problem: Problem | None


def _asked(
    *, one: Words = "", other: Words = "", since: Words = "", until: Words = "", outlet: Words = "",
    doubtful: bool = False, limit: Rows = _ENTRIES,
) -> DossierAsked:  # fmt: skip
    return DossierAsked(given(one), given(other), given(since), given(until), given(outlet), doubtful, limit)


@ROUTER.get("/dossier")
def dossier(request: Request, asked: Annotated[DossierAsked, Depends(_asked)]) -> Response:
    """Show the dossier of a side, or of two."""
    desk: Desk = request.app.state.desk
    found: Dossier | None = None
    problem: Problem | None = None
    if asked.one is not None:
        one, scope = asked.one, Scope(since=asked.since, until=asked.until, outlet=asked.outlet)
        found, problem = tried(
            lambda: desk.kept(
                f"dossier {asked}",
                lambda: ask(desk.record, one, asked.other, scope, doubtful=asked.doubtful, limit=asked.limit),
            )
        )
    chart = {} if found is None else _chart(asked, found)
    return page(request, "dossier", DossierPage(asked, found, chart, RULES, SHOWN, problem), status_of(problem))


def _chart(asked: DossierAsked, found: Dossier) -> dict[str, Any]:
    """The scores by month, each with the address of its month, and the days of shifts and disputes."""
    months = [asdict(month) | {"href": asked.address(since=month.month, until=month.month)} for month in found.months]
    return {"months": months, "turns": list(_turns(found))}


def _turns(found: Dossier) -> Iterator[dict[str, str]]:
    for shift in found.shifts:
        day = next((row.since for row in shift.after if row.since), None)
        if day is not None:
            yield {"day": day, "kind": "shift", "words": f"{shift.side}: {shift.kind}"}
    for dispute in found.disputes:
        day = next((row.since for row in dispute.denying if row.since), None)
        if day is not None:
            yield {"day": day, "kind": "dispute", "words": "; ".join(dispute.about)}
