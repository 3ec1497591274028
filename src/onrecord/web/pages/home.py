"""The first page: what is in the record, what is new in it, and where to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.questions.positions.disputes import Dispute
from onrecord.questions.positions.latest import latest_disputes, latest_shifts
from onrecord.questions.positions.shifts import Shift
from onrecord.record.overview import Overview
from onrecord.record.search import Hit
from onrecord.web.desk import Desk
from onrecord.web.pages.reading import MOST_ARTICLES, MOST_TEXT
from onrecord.web.rendering import environment, page

ROUTER = APIRouter(include_in_schema=False)
#: Rows of each list of the first page.
_NEWEST: Final = 8
_ROWS: Final = 4
_OUTLETS: Final = 12


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows.

    Attributes:
        holds: what the record holds, in numbers.
        outlets: those with the most articles, and `others` how many more there are.
        newest: articles, the latest first.
        shifts, disputes: the latest of them; None: they take a while, and are asked for by themselves.
        fetch, most_articles, most_text: what the form takes that reads an article.
    """

    holds: Overview
    outlets: tuple[tuple[str, int], ...]
    others: int
    newest: tuple[Hit, ...]
    shifts: tuple[Shift, ...] | None
    disputes: tuple[Dispute, ...] | None
    fetch: bool
    most_articles: int
    most_text: int


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest shifts or disputes, as a part of the first page."""

    shifts: tuple[Shift, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@ROUTER.get("/")
def home(request: Request) -> Response:
    """Show the first page."""
    desk: Desk = request.app.state.desk
    holds, newest = _holds(desk), _newest(desk)
    context = HomePage(
        holds=holds,
        outlets=holds.outlets[:_OUTLETS],
        others=len(holds.outlets[_OUTLETS:]),
        newest=newest,
        shifts=_shifts(desk) if desk.at_hand("shifts") else None,
        disputes=_disputes(desk) if desk.at_hand("disputes") else None,
        fetch=desk.serving.fetch,
        most_articles=MOST_ARTICLES,
        most_text=MOST_TEXT,
    )
    return page(request, "home", context)


@ROUTER.get("/latest/shifts")
def shifts(request: Request) -> Response:
    """Show the latest shifts, for the first page to put in."""
    return page(request, "latest_shifts", Latest(shifts=_shifts(request.app.state.desk)))


@ROUTER.get("/latest/disputes")
def disputes(request: Request) -> Response:
    """Show the latest disputes, for the first page to put in."""
    return page(request, "latest_disputes", Latest(disputes=_disputes(request.app.state.desk)))


def prepare(desk: Desk) -> None:
    """Have at hand what the first page shows at once, so that the first visitor does not wait either."""
    _holds(desk)
    _newest(desk)
    for name in environment().list_templates():
        environment().get_template(name)


def _holds(desk: Desk) -> Overview:
    return desk.kept("overview", desk.record.overview)


def _newest(desk: Desk) -> tuple[Hit, ...]:
    return desk.kept("newest", lambda: tuple(desk.record.search(of="articles", limit=_NEWEST).hits))


def _shifts(desk: Desk) -> tuple[Shift, ...]:
    return desk.kept("shifts", lambda: latest_shifts(desk.record, _ROWS))


def _disputes(desk: Desk) -> tuple[Dispute, ...]:
    return desk.kept("disputes", lambda: latest_disputes(desk.record, _ROWS))
