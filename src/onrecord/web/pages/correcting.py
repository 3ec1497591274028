"""Corrections in place: a form for each row, for what was missed, and undoing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.errors import SettingError
from onrecord.exports.html.view import ArticleView, article_view
from onrecord.record.anchors import anchor_of, extent, row_of
from onrecord.record.corrections import CHOICES
from onrecord.types import Actor, Event, Reading, Statement
from onrecord.web.desk import Desk
from onrecord.web.pages.forms import (
    Field,
    Refused,
    after,
    event_of,
    fields_of,
    new_event,
    new_statement,
    refused,
    said_in,
    statement_of,
    values_of,
    visitor,
)
from onrecord.web.pages.judging import MEANT, Sent, note_in
from onrecord.web.rendering import address, is_part, page

ROUTER = APIRouter(include_in_schema=False)
#: What a row is called.
Layer = Literal["statement", "event", "actor"]


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """The form that corrects a row, beside the text.

    Attributes:
        view: the article with the marks of this row alone.
        row: id of the row; `layer` is what it is.
        words: that stand for it.
        fields: that can be changed.
        refused: why it was not taken.
        kinds: of actors.
        by: the visitor's name, if it is known.
        part: whether the form alone is asked for.
    """

    view: ArticleView
    row: str
    layer: Layer
    words: str
    fields: tuple[Field, ...]
    refused: Refused
    kinds: tuple[str, ...]
    by: str
    part: bool


@dataclass(frozen=True, slots=True)
class AddPage:
    """The forms that add what was missed, beside the text; `refused` has what was not taken, by kind of row."""

    view: ArticleView
    statement: tuple[Field, ...]
    event: tuple[Field, ...]
    refused: dict[str, Refused]
    none_refused: Refused
    kinds: tuple[str, ...]
    by: str


@ROUTER.get("/articles/{article}/correct/{row}")
def form(request: Request, article: str, row: str) -> Response:
    """Show the form that corrects a row."""
    desk: Desk = request.app.state.desk
    desk.writing()  # a room that is read-only shows no forms
    return _form(request, desk.record.reading(article), row, Refused())


@ROUTER.post("/articles/{article}/correct/{row}", dependencies=MEANT)
def correct(request: Request, article: str, row: str, form: Sent) -> Response:
    """Change what a visitor changed in the form of a row, or strike the row."""
    desk: Desk = request.app.state.desk
    record = desk.writing()
    reading = record.reading(article)
    by, note = said_in(form, "by"), note_in(form)
    try:
        if said_in(form, "do") == "strike":
            record.strike(article, row, by=by, note=note)
        else:
            record.revise(article, row, values_of(form, reading, row_of(reading, row)), by=by, note=note)
    except SettingError as error:
        return _form(request, reading, row, refused(error, form), status=422)
    return after(address("articles", article) + "#" + _anchor(row), by)


@ROUTER.get("/articles/{article}/add")
def forms(request: Request, article: str) -> Response:
    """Show the forms that add what was missed."""
    desk: Desk = request.app.state.desk
    desk.writing()
    return _adding(request, desk.record.reading(article), {})


@ROUTER.post("/articles/{article}/add", dependencies=MEANT)
def add(request: Request, article: str, form: Sent) -> Response:
    """Add a statement or an event that was missed."""
    desk: Desk = request.app.state.desk
    record = desk.writing()
    reading = record.reading(article)
    layer = "event" if said_in(form, "layer") == "event" else "statement"
    by, note = said_in(form, "by"), note_in(form)
    try:
        new = event_of(form, reading) if layer == "event" else statement_of(form, reading)
        made = record.insert(article, new, by=by, note=note)
    except SettingError as error:
        return _adding(request, reading, {layer: refused(error, form)}, status=422)
    return after(address("articles", article) + f"#{layer[0]}{made.id}", by)


@ROUTER.post("/articles/{article}/undo", dependencies=MEANT)
def undo(request: Request, article: str, form: Sent) -> Response:
    """Undo a correction of an article, or an undoing."""
    desk: Desk = request.app.state.desk
    record = desk.writing()
    by = said_in(form, "by")
    record.undo(said_in(form, "correction"), by=by, note=note_in(form))
    return after(address("articles", article) + "#corrections", by)


def _anchor(row: str) -> str:
    return row if row[:1] in "se" else "corrections"


def _form(request: Request, reading: Reading, row: str, why: Refused, *, status: int = 200) -> Response:
    one = row_of(reading, row)
    layer: Layer = "statement" if isinstance(one, Statement) else "event" if isinstance(one, Event) else "actor"
    place = anchor_of(reading, one) if isinstance(one, Actor) else extent(one)
    words = reading.article.text[place.start : place.end] if place else ""
    part = is_part(request)
    context = CorrectPage(
        view=article_view(_alone(reading, one), events=True, lit=(place.start, place.end) if place else None),
        row=row,
        layer=layer,
        words=words if len(words) <= 300 else words[:300] + " …",
        fields=tuple(fields_of(reading, one)),
        refused=why,
        kinds=CHOICES["kind"],
        by=visitor(request),
        part=part,
    )
    return page(request, "correct_form" if part else "correct", context, status)


def _adding(request: Request, reading: Reading, why: dict[str, Refused], *, status: int = 200) -> Response:
    context = AddPage(
        view=article_view(reading, events=True),
        statement=new_statement(reading),
        event=new_event(),
        refused=why,
        none_refused=Refused(),
        kinds=CHOICES["kind"],
        by=visitor(request),
    )
    return page(request, "add", context, status)


def _alone(reading: Reading, row: Statement | Event | Actor) -> Reading:
    """The reading with one of its rows only, so that its marks are plain to see."""
    return replace(
        reading,
        statements=(row,) if isinstance(row, Statement) else (),
        events=(row,) if isinstance(row, Event) else (),
    )
