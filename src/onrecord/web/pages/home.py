"""The first page: what is in the record, what is new in it, and where to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.questions.positions.asking import Scope, disputes, shifts
from onrecord.questions.positions.disputes import Dispute
from onrecord.questions.positions.shifts import Shift
from onrecord.record.cite import Citation
from onrecord.record.search import Hit
from onrecord.web.desk import Desk
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)
#: Rows of each list of the first page.
_NEWEST: Final = 8


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows.

    Attributes:
        holds: what the record holds, in numbers.
        newest: articles, the latest first.
        shifts, disputes: the first of them.
    """

    holds: Citation
    newest: tuple[Hit, ...]
    shifts: tuple[Shift, ...]
    disputes: tuple[Dispute, ...]


@ROUTER.get("/")
def home(request: Request) -> Response:
    """Show the first page."""
    desk: Desk = request.app.state.desk
    record = desk.record
    return page(
        request,
        "home",
        HomePage(
            record.cite(),
            tuple(record.search(of="articles", limit=_NEWEST).hits),
            shifts(record, None, Scope(), limit=_NEWEST),
            disputes(record, None, Scope(), limit=_NEWEST),
        ),
    )
