"""Whose words the outlets of a record print, over time."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.exports.outlets import RULES
from onrecord.questions.sourcing.outlets import By, OutletSourcing
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import Passed, Rows, Words, given, status_of, tried
from onrecord.web.problems import Problem
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)
#: Outlets (or their periods) of a page; sides, and articles of one voice, that are named of each.
_LISTED: Final = 20
SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class OutletsAsked:
    """What the form holds; None: left empty. All as `onrecord outlets` takes them."""

    outlet: str | None
    since: str | None
    until: str | None
    by: By
    limit: int
    offset: int

    def address(self, **changed: object) -> str:
        """Return the address of this question, some of what it holds changed."""
        held = asdict(self) | changed
        return address("outlets", **held | {"offset": held["offset"] or None})


@dataclass(frozen=True, slots=True)
class OutletsPage:
    """What the page shows.

    Attributes:
        asked: what the form holds.
        found: a page of them, those with most articles first; `count` is how many there are on all pages.
        rules: how it was counted.
        shown: sides, and articles of one voice, that are named of each.
        problem: why there is no answer, or None.
    """

    asked: OutletsAsked
    found: tuple[OutletSourcing, ...] | None
    count: int
    rules: str
    shown: int
    problem: Problem | None


def _asked(
    *, outlet: Words = "", since: Words = "", until: Words = "", by: By = "all", limit: Rows = _LISTED,
    offset: Passed = 0,
) -> OutletsAsked:  # fmt: skip
    return OutletsAsked(given(outlet), given(since), given(until), by, limit, offset)


@ROUTER.get("/outlets")
def outlets(request: Request, asked: Annotated[OutletsAsked, Depends(_asked)]) -> Response:
    """Show the sourcing of outlets."""
    desk: Desk = request.app.state.desk
    found, problem = tried(lambda: desk.outlets(by=asked.by, outlet=asked.outlet, since=asked.since, until=asked.until))
    shown = None if found is None else found[asked.offset : asked.offset + asked.limit]
    context = OutletsPage(asked, shown, len(found or ()), RULES, SHOWN, problem)
    return page(request, "outlets", context, status_of(problem))
