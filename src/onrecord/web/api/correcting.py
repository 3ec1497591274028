"""Corrections by programs: what people found wrong, listed, added and undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from fastapi import APIRouter, Depends, Query, Request
from pydantic import ConfigDict, Field
from starlette.responses import Response

from onrecord.errors import SettingError
from onrecord.record.correcting import NewEvent, NewStatement
from onrecord.record.corrections import Correction, Who
from onrecord.web.api.answers import Page, answer, paged
from onrecord.web.api.parameters import Rows, TheDesk, in_json

ROUTER = APIRouter(tags=["corrections"])
_POST: dict[str, Any] = {"response_model": Correction, "dependencies": [Depends(in_json)]}
_STRICT = ConfigDict(extra="forbid")
Id = Annotated[str, Field(min_length=1, max_length=1_000)]
By = Annotated[str, Field(min_length=1, max_length=200, description="Name of who says so.")]
Note = Annotated[str | None, Field(max_length=4_000, description="Why.")]
Text = Annotated[str, Field(max_length=1_000)]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row is something else.

    Attributes:
        article: Article.id.
        row: id of a statement, event or actor in the reading that answers.
        field: of a statement speaker, act, form, source, cue or content; of an event type, mode, factuality or
            trigger; of an actor name, kind, country or role.
        value: a word; a speaker by name, by id or as an object; spans as [start, end] pairs; null for unknown.
        by: who says so.
        note: why.
    """

    article: Id
    row: Id
    field: Text
    by: By
    value: Text | Who | tuple[Pair, ...] | None = None
    note: Note = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Strike:
    """A statement or an event is none; `row` is its id."""

    article: Id
    row: Id
    by: By
    note: Note = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Insert:
    """The reader missed a statement or an event: one of the two."""

    article: Id
    by: By
    statement: NewStatement | None = None
    event: NewEvent | None = None
    note: Note = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Undo:
    """A correction, or an undoing, counts no more; `correction` is its id."""

    correction: Id
    by: By
    note: Note = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Join:
    """Two are one, or with `same` false are not: two actors by their ids, or two reports of an event as ARTICLE/ROW."""

    one: Id
    other: Id
    by: By
    same: bool = True
    note: Note = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@ROUTER.get("/corrections", response_model=Page[Correction])
def corrections(
    request: Request, desk: TheDesk, rows: Rows,
    article: Annotated[str | None, Query(description="Of this one alone: Article.id.", max_length=1_000)] = None,
) -> Response:  # fmt: skip
    """Corrections in the order in which they were made, those that are undone among them."""
    return paged(request, desk.record.corrections(article), rows)


@ROUTER.post("/corrections/correct", **_POST)
def correct(desk: TheDesk, body: Change) -> Response:
    """Change one field of a row."""
    value = body.value
    made = desk.writing().correct(body.article, body.row, body.field, value, by=body.by, note=body.note)
    return answer(made)


@ROUTER.post("/corrections/strike", **_POST)
def strike(desk: TheDesk, body: Strike) -> Response:
    """Strike a statement or an event."""
    return answer(desk.writing().strike(body.article, body.row, by=body.by, note=body.note))


@ROUTER.post("/corrections/insert", **_POST)
def insert(desk: TheDesk, body: Insert) -> Response:
    """Add a statement or an event that the reader missed."""
    given = [new for new in (body.statement, body.event) if new is not None]
    record = desk.writing()
    if len(given) != 1:
        raise SettingError("one row is added at a time", where="body", fix="Give a statement or an event")
    return answer(record.insert(body.article, given[0], by=body.by, note=body.note))


@ROUTER.post("/corrections/undo", **_POST)
def undo(desk: TheDesk, body: Undo) -> Response:
    """Undo a correction, or an undoing."""
    return answer(desk.writing().undo(body.correction, by=body.by, note=body.note))


@ROUTER.post("/corrections/join", **_POST)
def join(desk: TheDesk, body: Join) -> Response:
    """Say that two actors are one, or that they are not."""
    return answer(desk.writing().join(body.one, body.other, by=body.by, same=body.same, note=body.note))


@ROUTER.post("/corrections/join-events", **_POST)
def join_events(desk: TheDesk, body: Join) -> Response:
    """Say that two reports tell of one event, or that they do not."""
    return answer(desk.writing().join_events(body.one, body.other, by=body.by, same=body.same, note=body.note))
