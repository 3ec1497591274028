"""The questions across articles: positions, shifts, disputes, events, what two sides have to do with each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from onrecord.questions.positions.asking import disputes as ask_disputes
from onrecord.questions.positions.asking import positions as ask_positions
from onrecord.questions.positions.asking import shifts as ask_shifts
from onrecord.questions.positions.disputes import Dispute
from onrecord.questions.positions.rows import Position
from onrecord.questions.positions.shifts import Shift
from onrecord.questions.reports.finding import Asked
from onrecord.questions.reports.told import ToldEvent, told_events
from onrecord.questions.sides.dossier import Dossier
from onrecord.questions.sides.edges import Network
from onrecord.questions.sides.overviews import dossier as ask_dossier
from onrecord.questions.sides.overviews import network as ask_network
from onrecord.record.filters import Filters
from onrecord.web.api.answers import MOST, USUAL, Page, answer, page_of, paged
from onrecord.web.api.parameters import (
    Doubtful,
    EventType,
    Factuality,
    Limit,
    Maybe,
    Name,
    Outlet,
    Rows,
    Since,
    TheDesk,
    ThePeriod,
    TheScope,
    Until,
    Words,
)

ROUTER = APIRouter(tags=["questions"])


@ROUTER.get("/positions", response_model=Page[Position])
def positions(request: Request, desk: TheDesk, scope: TheScope, rows: Rows, actor: Name) -> Response:
    """What an actor holds, or the side that it heads, the earliest first."""
    return paged(request, ask_positions(desk.record, actor, scope, limit=rows.upto), rows)


@ROUTER.get("/shifts", response_model=Page[Shift])
def shifts(request: Request, desk: TheDesk, scope: TheScope, rows: Rows, actor: Maybe = None) -> Response:
    """Where the position of a side changes, with the statements before and after."""
    return paged(request, ask_shifts(desk.record, actor, scope, limit=rows.upto), rows)


@ROUTER.get("/disputes", response_model=Page[Dispute])
def disputes(request: Request, desk: TheDesk, scope: TheScope, rows: Rows, actor: Maybe = None) -> Response:
    """What some voices assert and others deny, those that meet most directly first."""
    return paged(request, ask_disputes(desk.record, actor, scope, limit=rows.upto), rows)


def asked_of(
    *,
    words: Words = "",
    actor: Annotated[
        list[str] | None, Query(description="Who takes part: a name, code or id. May be given several times.")
    ] = None,
    type_: Annotated[EventType, Query(alias="type")] = None,
    factuality: Factuality = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    doubtful: Doubtful = False,
) -> Asked:
    """Return which reports of events are asked for."""
    filters = Filters(event_type=type_, factuality=factuality, outlet=outlet, since=since, until=until)
    return Asked(words, tuple(actor or ()), None, filters, doubtful)


TheAsked = Annotated[Asked, Depends(asked_of)]


@ROUTER.get("/events", response_model=Page[ToldEvent])
def events(request: Request, desk: TheDesk, asked: TheAsked, rows: Rows) -> Response:
    """Events that the record tells of in sentences with all words, each once with its reports, the latest first."""
    with desk.record.state() as connection:
        found = told_events(connection, asked, limit=rows.limit, offset=rows.offset)
    return page_of(request, found.events, rows, found.more)


@ROUTER.get("/events/{article}/{row}", response_model=ToldEvent)
def event(desk: TheDesk, article: str, row: str) -> Response:
    """The event that one report tells of, with all its reports."""
    with desk.record.state() as connection:
        found = told_events(connection, Asked(report=f"{article}/{row}"), limit=1)
    return answer(found.events[0])


@ROUTER.get("/corroboration", response_model=Page[ToldEvent])
def corroboration(request: Request, desk: TheDesk, asked: TheAsked, rows: Rows) -> Response:
    """Who affirms and denies events, and how many independent voices that makes; the rows are those of `/events`."""
    return events(request, desk, asked, rows)


@ROUTER.get("/dossier", response_model=Dossier)
def dossier(
    *,
    desk: TheDesk,
    period: ThePeriod,
    one: Name,
    other: Maybe = None,
    doubtful: Doubtful = False,
    limit: Annotated[int, Query(description="Entries of the timeline, the latest.", ge=0, le=MOST)] = 40,
) -> Response:
    """What a side says and does, or two to each other, over time; `earlier` tells how many entries were left out."""
    return answer(ask_dossier(desk.record, one, other, period, doubtful=doubtful, limit=limit))


@ROUTER.get("/network", response_model=Network)
def network(
    *,
    desk: TheDesk,
    period: ThePeriod,
    side: Maybe = None,
    relation: Annotated[str | None, Query(description="One alone: meets, supports, accuses, …", max_length=100)] = None,
    doubtful: Doubtful = False,
    limit: Limit = USUAL,
) -> Response:
    """Who meets, supports, opposes, accuses whom in a period; `more` tells how many edges the limit left out."""
    return answer(ask_network(desk.record, side, period, relation=relation, doubtful=doubtful, limit=limit))
