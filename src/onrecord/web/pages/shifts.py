"""Where the position of a side changes, with the statements before and after."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.questions.positions.asking import shifts as ask
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import Narrowing, answered

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/shifts")
def shifts(request: Request, asked: Narrowing) -> Response:
    """Show where the position of a side changes."""
    desk: Desk = request.app.state.desk
    return answered(request, "shifts", asked, lambda limit: ask(desk.record, asked.actor, asked.scope, limit=limit))
