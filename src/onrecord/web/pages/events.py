"""Events across articles, each once, with its reports counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.knowledge.plover import ontology
from onrecord.questions.reports.finding import Asked
from onrecord.questions.reports.told import FoundEvents, told_events
from onrecord.record.filters import Filters
from onrecord.types import Factuality
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import ROWS, Passed, Rows, Words, given, status_of, tried
from onrecord.web.problems import Problem
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class EventsAsked:
    """What the form holds; None: left empty. All as `onrecord events` takes them, with up to two actors."""

    words: str | None
    actor: str | None
    other: str | None
    kind: str | None
    factuality: str | None
    outlet: str | None
    since: str | None
    until: str | None
    doubtful: bool
    limit: int
    offset: int

    @property
    def asked(self) -> Asked:
        """What is asked of the record."""
        filters = Filters(
            event_type=self.kind, factuality=self.factuality, outlet=self.outlet, since=self.since, until=self.until
        )
        actors = tuple(each for each in (self.actor, self.other) if each is not None)
        return Asked(self.words or "", actors, None, filters, self.doubtful)

    @property
    def kinds(self) -> tuple[str, ...]:
        """PLOVER's types."""
        return tuple(ontology().types)

    @property
    def ways(self) -> tuple[str, ...]:
        """How an event may be told."""
        return get_args(Factuality)


@dataclass(frozen=True, slots=True)
class EventsPage:
    """What the page shows: the form, a page of events, or why there is none."""

    asked: EventsAsked
    found: FoundEvents | None
    problem: Problem | None


def _asked(
    *, words: Words = "", actor: Words = "", other: Words = "", type: Words = "",
    factuality: Words = "", outlet: Words = "", since: Words = "", until: Words = "", doubtful: bool = False,
    limit: Rows = ROWS, offset: Passed = 0,
) -> EventsAsked:  # fmt: skip
    return EventsAsked(
        given(words), given(actor), given(other), given(type), given(factuality), given(outlet), given(since),
        given(until), doubtful, limit, offset,
    )  # fmt: skip


@ROUTER.get("/events")
def events(request: Request, asked: Annotated[EventsAsked, Depends(_asked)]) -> Response:
    """Show events, those of the latest reports first."""
    desk: Desk = request.app.state.desk

    def ask() -> FoundEvents:
        with desk.record.state() as connection:
            return told_events(connection, asked.asked, limit=asked.limit, offset=asked.offset)

    found, problem = tried(ask)
    return page(request, "events", EventsPage(asked, found, problem), status_of(problem))
