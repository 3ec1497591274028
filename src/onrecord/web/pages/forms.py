"""What forms that correct an article hold, and what is made of what a visitor sends in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import quote, unquote

from fastapi import Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from onrecord.errors import SettingError
from onrecord.knowledge.plover import ontology
from onrecord.record.anchors import extent, row_of
from onrecord.record.correcting import NewEvent, NewStatement
from onrecord.record.corrections import CHOICES, FIELDS, SPANS, Value, Who
from onrecord.record.given_spans import places_of, written
from onrecord.types import Actor, Event, Reading, Span, Statement

#: Name of the cookie in which a visitor's name is kept, and for how many seconds.
COOKIE: Final = "onrecord_by"
_YEAR: Final = 365 * 24 * 3600
#: Characters of the longest field, and of the longest name of a visitor that is kept.
_LONGEST: Final = 4000
_NAME: Final = 100
#: The value that stands for "not known" where a speaker is chosen, and for one who is not in the list.
UNKNOWN: Final = "-"
ANOTHER: Final = "+"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values of a field."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form.

    Attributes:
        name: of it.
        value: what stands in it.
        choices: what it may be; none: anything.
        said: the words that stand at the places that are its value, or None.
        places: whether its value is places of the text; `single`: no more than one.
        open: whether it may be empty.
    """

    name: str
    value: str
    choices: tuple[Choice, ...] = ()
    said: str | None = None
    places: bool = False
    single: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a form was not taken: by field, "" for all of it; and what had been filled in."""

    why: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)


class FieldError(SettingError):
    """A field of a form has a value that cannot be."""

    def __init__(self, error: SettingError, name: str) -> None:
        super().__init__(error.what, where=name, fix=error.fix)


def said_in(form: FormData, name: str) -> str:
    """Return what stands in a field, without white space around it; nothing where it is not there."""
    value = form.get(name)
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""


def fields_of(reading: Reading, row: Statement | Event | Actor) -> Iterator[Field]:
    """Yield the fields of a row that can be changed."""
    layer = "statement" if isinstance(row, Statement) else "event" if isinstance(row, Event) else "actor"
    for name in FIELDS[layer]:
        value = getattr(row, name)
        if name == "speaker":
            yield Field(name, value or UNKNOWN, _speakers(reading))
        elif name in SPANS:
            spans: tuple[Span, ...] = value if isinstance(value, tuple) else (value,)
            places = written(tuple((span.start, span.end) for span in spans))
            said = " … ".join(span.text for span in spans)
            yield Field(name, places, said=said, places=True, single=name == "trigger")
        else:
            chosen = value or ""
            yield Field(name, chosen, _choices(name, chosen), open=name in ("mode", "country", "role"))


def new_statement(reading: Reading) -> tuple[Field, ...]:
    """Return the fields of a statement that was missed."""
    return (
        Field("content", "", places=True),
        Field("cue", "", places=True),
        Field("source", "", places=True, open=True),
        Field("speaker", UNKNOWN, _speakers(reading)),
        Field("act", "say", _choices("act", "say")),
        Field("form", "indirect", _choices("form", "indirect")),
    )


def new_event() -> tuple[Field, ...]:
    """Return the fields of an event that was missed."""
    return (
        Field("trigger", "", places=True, single=True),
        Field("type", "", _choices("type", "")),
        Field("mode", "", _choices("mode", ""), open=True),
        Field("factuality", "asserted", _choices("factuality", "asserted")),
    )


def values_of(form: FormData, reading: Reading, row: Statement | Event | Actor) -> dict[str, Value]:
    """Return the values that a form gives the fields of a row; fields that it does not have are not among them.

    Raises:
        FieldError: a value cannot be.
    """
    near = None if isinstance(row, Actor) else extent(row)
    found: dict[str, Value] = {}
    for each in fields_of(reading, row):
        if each.name not in form:
            continue
        said = said_in(form, each.name)
        if each.name == "speaker":
            found["speaker"] = _speaker(form)
        elif each.places:
            # a statement may well have no source
            if said or each.value:
                found[each.name] = _places(each.name, said, reading.article.text, near.start if near else None)
        else:
            found[each.name] = said or None
    return found


def statement_of(form: FormData, reading: Reading) -> NewStatement:
    """Return the statement that a form adds.

    Raises:
        FieldError: a value cannot be.
    """
    text = reading.article.text
    content, cue = (_places(name, said_in(form, name), text, None) for name in ("content", "cue"))
    source = said_in(form, "source")
    speaker = _speaker(form)
    if isinstance(speaker, str):
        actor = row_of(reading, speaker)
        speaker = Who(actor.name, actor.kind, actor.country, actor.known) if isinstance(actor, Actor) else None
    facts: dict[str, Any] = {"act": said_in(form, "act") or "say", "form": said_in(form, "form") or "indirect"}
    return NewStatement(content, cue, _places("source", source, text, None) if source else (), speaker=speaker, **facts)


def event_of(form: FormData, reading: Reading) -> NewEvent:
    """Return the event that a form adds.

    Raises:
        FieldError: a value cannot be.
    """
    places = _places("trigger", said_in(form, "trigger"), reading.article.text, None)
    if len(places) != 1:
        raise FieldError(SettingError("an event has one trigger", fix="Give one place"), "trigger")
    kind = said_in(form, "type")
    if kind not in ontology().types:
        raise FieldError(SettingError("choose what kind of event it is"), "type")
    factuality: Any = said_in(form, "factuality") or "asserted"
    return NewEvent(kind, places[0], factuality, said_in(form, "mode") or None)


def after(answer_at: str, by: str) -> Response:
    """Return the way on after something was written; the visitor's name is kept for the next time."""
    answer = RedirectResponse(answer_at, status_code=303)
    answer.set_cookie(COOKIE, quote(by[:_NAME]), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def visitor(request: Request) -> str:
    """Return the name under which a visitor corrected last, or nothing."""
    return unquote(request.cookies.get(COOKIE, ""))[:_NAME]


def sent_by(form: FormData) -> dict[str, str]:
    """Return the fields of a form with what stood in them, to show it again."""
    return {name: said_in(form, name) for name in form}


def refused(error: SettingError, form: FormData) -> Refused:
    """Return what to tell beside a form that was not taken."""
    why = f"{error.what[:1].upper()}{error.what[1:]}." + (f" {error.fix}." if error.fix else "")
    return Refused({error.where or "" if isinstance(error, FieldError) else "": why}, sent_by(form))


def _places(name: str, said: str, text: str, near: int | None) -> tuple[tuple[int, int], ...]:
    try:
        places = places_of(said, text, near)
        if not places:
            raise SettingError(f"{name} needs a place in the text", fix="Write 12-40, or “the words”")
    except SettingError as error:
        raise FieldError(error, name) from error
    return places


def _speaker(form: FormData) -> str | Who | None:
    chosen = said_in(form, "speaker")
    if chosen in ("", UNKNOWN):
        return None
    if chosen != ANOTHER:
        return chosen
    name = said_in(form, "another")
    if not name:
        raise FieldError(
            SettingError("say who speaks", fix="Write the name of somebody who is not in the list"), "another"
        )
    kind = cast("Any", said_in(form, "another_kind") or "person")
    return Who(name, kind, said_in(form, "another_country") or None)


def _speakers(reading: Reading) -> tuple[Choice, ...]:
    known = sorted(reading.actors, key=lambda actor: actor.name.casefold())
    return (
        Choice(UNKNOWN, "not known"),
        Choice(ANOTHER, "somebody else, named below"),
        *(Choice(actor.id, f"{actor.name} ({actor.role or actor.kind}, {actor.id})") for actor in known),
    )


def _choices(name: str, value: str) -> tuple[Choice, ...]:
    kinds = ontology().types
    if name == "type":
        return tuple(Choice(kind, kind.lower()) for kind in ("", *kinds))
    if name == "mode":
        modes = sorted({mode for kind in kinds.values() for mode in kind.modes} | ({value} if value else set()))
        return (Choice("", "none"), *(Choice(mode, mode) for mode in modes))
    return tuple(Choice(each, each) for each in CHOICES.get(name, ()))
