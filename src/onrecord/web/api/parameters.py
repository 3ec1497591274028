"""The parameters that routes of the API share, each with what it means."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Depends, Header, Query, Request
from starlette.exceptions import HTTPException

from onrecord.questions.positions.asking import Scope
from onrecord.record.filters import Filters
from onrecord.web.api.answers import FARTHEST, MOST, USUAL, Slice
from onrecord.web.desk import Desk

#: Characters of the longest name, word or id that is looked up.
_LONGEST: Final = 1_000


def _what(description: str) -> object:
    """A parameter of text."""
    return Query(description=description, max_length=_LONGEST)


Words = Annotated[
    str, _what('All must stand in it, in any form; "in quotation marks" as they are; a star ends a stem.')
]
Name = Annotated[str, _what("A name, a country code, or the id of an actor.")]
Maybe = Annotated[str | None, _what("A name, a country code, or the id of an actor.")]
ActorId = Annotated[str | None, _what("The id of an actor, as `/api/actors` gives it.")]
About = Annotated[str | None, _what("A family of matters (contact, support, fighting, …), or whom it is about.")]
Outlet = Annotated[str | None, _what("Words of the outlet's name.")]
Since = Annotated[str | None, _what("Published on or after: YYYY, YYYY-MM or YYYY-MM-DD.")]
Until = Annotated[str | None, _what("Published on or before, likewise.")]
Act = Annotated[str | None, _what("What the statement does: say, deny, accuse, promise, …")]
EventType = Annotated[str | None, _what("PLOVER type of an event: ASSAULT, CONSULT, …")]
Factuality = Annotated[str | None, _what("Of the event: asserted, denied, possible, future, hypothetical.")]
Doubtful = Annotated[bool, Query(description="With events that the reader marked doubtful.")]
Limit = Annotated[int, Query(description="Rows on a page, at most.", ge=1, le=MOST)]
Offset = Annotated[int, Query(description="Rows to pass over.", ge=0, le=FARTHEST)]


def desk_of(request: Request) -> Desk:
    """Return the desk of the room."""
    desk: Desk = request.app.state.desk
    return desk


def slice_of(limit: Limit = USUAL, offset: Offset = 0) -> Slice:
    """Return which rows are asked for."""
    return Slice(limit, offset)


def scope_of(
    about: About = None, since: Since = None, until: Until = None, outlet: Outlet = None,
    copies: Annotated[bool, Query(description="Whether copies of other articles count too.")] = False,
) -> Scope:  # fmt: skip
    """Return what a question is narrowed to."""
    return Scope(about, since, until, outlet, copies)


def period_of(since: Since = None, until: Until = None, outlet: Outlet = None) -> Scope:
    """Return what a question of two sides is narrowed to."""
    return Scope(since=since, until=until, outlet=outlet)


def filters_of(
    *,
    speaker: Maybe = None,
    side: Annotated[str | None, _what("Who speaks for this country or body: a name or a country code.")] = None,
    about: Annotated[str | None, _what("Whom the content mentions: a name or an id.")] = None,
    act: Act = None,
    event_type: EventType = None,
    factuality: Factuality = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    copies: Annotated[bool, Query(description="Whether copies of other articles are found too.")] = True,
) -> Filters:
    """Return what narrows a search."""
    return Filters(speaker, side, about, act, event_type, factuality, outlet, since, until, copies)


def in_json(content_type: Annotated[str, Header(include_in_schema=False)] = "") -> None:
    """Let only JSON on: a page of another site cannot make a browser send that.

    Raises:
        HTTPException: the body is said to be something else.
    """
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "the body of a request is JSON: send Content-Type: application/json")


TheDesk = Annotated[Desk, Depends(desk_of)]
Rows = Annotated[Slice, Depends(slice_of)]
TheScope = Annotated[Scope, Depends(scope_of)]
ThePeriod = Annotated[Scope, Depends(period_of)]
TheFilters = Annotated[Filters, Depends(filters_of)]
