"""What some assert and others deny, side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.questions.positions.asking import disputes as ask
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import Narrowing, answered

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/disputes")
def disputes(request: Request, asked: Narrowing) -> Response:
    """Show what some voices assert and others deny."""
    desk: Desk = request.app.state.desk
    return answered(request, "disputes", asked, lambda limit: ask(desk.record, asked.actor, asked.scope, limit=limit))
