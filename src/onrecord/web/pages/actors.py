"""Who acts and speaks in a record: a list to search in, and what people say of two that may be one."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.record.actors import Known
from onrecord.web.desk import Desk
from onrecord.web.pages.forms import after, said_in
from onrecord.web.pages.judging import MEANT, Sent, note_in, same_in
from onrecord.web.pages.questions import MOST, Rows, Words, given
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)
#: Actors of a page at first.
_LISTED = 50


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the page shows.

    Attributes:
        words: of a name, or None: all.
        found: those in most articles first.
        limit: how many were asked for; `further` is what the next address asks for, None: there are no more.
    """

    words: str | None
    found: tuple[Known, ...]
    limit: int
    further: int | None


@ROUTER.get("/actors")
def actors(request: Request, words: Words = "", limit: Rows = _LISTED) -> Response:
    """Show who acts and speaks in the record."""
    desk: Desk = request.app.state.desk
    asked = given(words)
    # of all of them the database counts everything, whatever is shown
    found = desk.kept(f"actors {limit} {asked}", lambda: tuple(desk.record.actors(asked, limit=limit + 1)))
    further = min(limit + _LISTED, MOST) if len(found) > limit and limit < MOST else None
    return page(request, "actors", ActorsPage(asked, found[:limit], limit, further))


@ROUTER.post("/actors", dependencies=MEANT)
def judge(request: Request, form: Sent) -> Response:
    """Take that two actors are one, or that they are not."""
    desk: Desk = request.app.state.desk
    record, by = desk.writing(), said_in(form, "by")
    one, other = said_in(form, "one"), said_in(form, "other")
    record.join(one, other, by=by, same=same_in(form), note=note_in(form))
    return after(address("actors", said_in(form, "actor") or one) + "#links", by)


@ROUTER.post("/actors/undo", dependencies=MEANT)
def undo(request: Request, form: Sent) -> Response:
    """Undo what a person said of two actors."""
    desk: Desk = request.app.state.desk
    record, by = desk.writing(), said_in(form, "by")
    record.undo(said_in(form, "correction"), by=by, note=note_in(form))
    return after(address("actors", said_in(form, "actor")) + "#links", by)
