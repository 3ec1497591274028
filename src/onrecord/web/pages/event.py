"""One event: its reports, who affirms and who denies it, on what it rests, and what people say of its reports."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.errors import OnrecordError
from onrecord.questions.reports.finding import Asked
from onrecord.questions.reports.told import Telling, ToldEvent, Voice, told_events
from onrecord.record.joins import JudgedReports
from onrecord.web.desk import Desk
from onrecord.web.pages.forms import after, said_in, visitor
from onrecord.web.pages.judging import MEANT, Sent, note_in, same_in
from onrecord.web.pages.questions import status_of
from onrecord.web.problems import Problem, problem_of
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class EventPage:
    """What the page shows.

    Attributes:
        event: with all its reports.
        report: ARTICLE/ROW by which it was asked for.
        stands: those who affirm it, those who deny it, those who leave it open, each kind that there is.
        tellings: by id.
        judged: what people said of its reports.
        by: the visitor's name, if it is known.
        problem: why a judgement was not taken, or None.
    """

    event: ToldEvent
    report: str
    stands: tuple[tuple[str, tuple[Voice, ...]], ...]
    tellings: dict[str, Telling]
    judged: tuple[JudgedReports, ...]
    by: str
    problem: Problem | None


@ROUTER.get("/events/{article}/{row}")
def event(request: Request, article: str, row: str, *, doubtful: bool = False) -> Response:
    """Show the event that a report tells of, of doubtful reports only that one unless they are asked for."""
    return _shown(request, f"{article}/{row}", None, doubtful=doubtful)


@ROUTER.post("/events/{article}/{row}/join", dependencies=MEANT)
def join(request: Request, article: str, row: str, form: Sent) -> Response:
    """Take that two reports tell of one event, or that they do not."""
    desk: Desk = request.app.state.desk
    record, by = desk.writing(), said_in(form, "by")
    one = said_in(form, "one") or f"{article}/{row}"
    try:
        record.join_events(one, said_in(form, "other"), by=by, same=same_in(form), note=note_in(form))
    except OnrecordError as error:
        return _shown(request, f"{article}/{row}", problem_of(error))
    return after(address("events", article, row) + "#judged", by)


@ROUTER.post("/events/{article}/{row}/undo", dependencies=MEANT)
def undo(request: Request, article: str, row: str, form: Sent) -> Response:
    """Undo what a person said of reports."""
    desk: Desk = request.app.state.desk
    record, by = desk.writing(), said_in(form, "by")
    try:
        record.undo(said_in(form, "correction"), by=by, note=note_in(form))
    except OnrecordError as error:
        return _shown(request, f"{article}/{row}", problem_of(error))
    return after(address("events", article, row) + "#judged", by)


def _shown(request: Request, report: str, problem: Problem | None, *, doubtful: bool = False) -> Response:
    desk: Desk = request.app.state.desk
    with desk.record.state() as connection:
        found = told_events(connection, Asked(report=report, doubtful=doubtful), limit=1).events[0]
    tellings = {telling.id: telling for telling in found.tellings}
    stands = tuple((stand, tuple(voices)) for stand, voices in groupby(found.voices, key=lambda voice: voice.stand))
    judged = desk.record.judged_reports(tellings.keys() | {report})
    context = EventPage(found, report, stands, tellings, judged, visitor(request), problem)
    return page(request, "event", context, status_of(problem))
