"""What a side holds: what it asserts, denies, promises …, each row with its sentence."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.questions.positions.asking import positions as ask
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import AnswerPage, Narrowing, answered
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/positions")
def positions(request: Request, asked: Narrowing) -> Response:
    """Show what an actor, or the side that it heads, holds."""
    desk: Desk = request.app.state.desk
    actor = asked.actor
    if actor is None:
        return page(request, "positions", AnswerPage(asked))
    return answered(request, "positions", asked, lambda limit: ask(desk.record, actor, asked.scope, limit=limit))
