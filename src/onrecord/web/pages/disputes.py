"""What some assert and others deny, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.questions.positions.asking import disputes as ask
from onrecord.questions.positions.disputes import Dispute
from onrecord.web.desk import Desk
from onrecord.web.errors import Problem
from onrecord.web.pages.asking import Narrowed, Narrowing, status_of, tried
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class DisputesPage:
    """What the page shows.

    Attributes:
        asked: what the form holds.
        found: as many as were asked for; None: nothing was asked, or there is no answer.
        more: whether there are more.
        problem: why there is no answer, or None.
    """

    asked: Narrowed
    found: tuple[Dispute, ...] | None
    more: bool
    problem: Problem | None


@ROUTER.get("/disputes")
def disputes(request: Request, asked: Narrowing) -> Response:
    """Show what some voices assert and others deny."""
    desk: Desk = request.app.state.desk
    found, problem = tried(
        lambda: desk.kept(
            f"disputes {asked}", lambda: ask(desk.record, asked.actor, asked.scope, limit=asked.limit + 1)
        )
    )
    shown = None if found is None else found[: asked.limit]
    more = found is not None and len(found) > asked.limit
    return page(request, "disputes", DisputesPage(asked, shown, more, problem), status_of(problem))
