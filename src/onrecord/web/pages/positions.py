"""What a side holds: what it asserts, denies, promises …, each row with its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.questions.positions.asking import positions as ask
from onrecord.questions.positions.rows import Position
from onrecord.web.desk import Desk
from onrecord.web.errors import Problem
from onrecord.web.pages.asking import Narrowed, Narrowing, status_of, tried
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """What the page shows.

    Attributes:
        asked: what the form holds.
        found: as many as were asked for; None: nothing was asked, or there is no answer.
        more: whether there are more.
        problem: why there is no answer, or None.
    """

    asked: Narrowed
    found: tuple[Position, ...] | None
    more: bool
    problem: Problem | None


@ROUTER.get("/positions")
def positions(request: Request, asked: Narrowing) -> Response:
    """Show what an actor, or the side that it heads, holds."""
    desk: Desk = request.app.state.desk
    if asked.actor is None:
        found, problem = None, None
    else:
        actor = asked.actor
        found, problem = tried(lambda: ask(desk.record, actor, asked.scope, limit=asked.limit + 1))
    shown = None if found is None else found[: asked.limit]
    more = found is not None and len(found) > asked.limit
    return page(request, "positions", PositionsPage(asked, shown, more, problem), status_of(problem))
