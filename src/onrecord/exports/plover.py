"""Events in the fields of the PLOVER manual, one JSON object for each report of an event.

Unknown is null, or an empty list. What the manual has no field for is in `onrecord`. `schema/plover.schema.json`
describes it all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.exports.jsonl import json_text
from onrecord.exports.roles import Filled, chain_names, filled, held_in, report_id
from onrecord.record.frames.columns import View
from onrecord.types import Act, Event, Factuality, Quantity, Span

AuxiliaryMode = Literal["historical", "future", "hypothetical", "negation"]
#: The auxiliary mode of each factuality that has one; the manual has none for what is possible.
_AUXILIARY: Final[dict[Factuality, AuxiliaryMode]] = {
    "denied": "negation", "future": "future", "hypothetical": "hypothetical",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PloverEntity:
    """One who acts or is acted upon.

    Attributes:
        code: PLOVER country code.
        sector: PLOVER sectors, the first is the primary one.
        entity_text: the words of the article.
        identifier_id: id of the actor across articles.
        identifier_text: its name.
        office: its role as of the article's date.
        gender, religion, ethnicity, age: onrecord does not read them.
    """

    code: str | None
    sector: tuple[str, ...]
    entity_text: str | None
    identifier_id: str | None
    identifier_text: str | None
    office: str | None
    gender: None
    religion: None
    ethnicity: None
    age: None


@dataclass(frozen=True, slots=True)
class PloverPlace:
    """Where an event was: the place with its GeoNames id and the words of the article."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    text: str


@dataclass(frozen=True, slots=True)
class PloverText:
    """Where the text of an event stands: article, version and code points."""

    article: str
    version: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PloverCite:
    """The article that reports an event."""

    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Beyond:
    """What onrecord knows of an event and the manual has no field for.

    Attributes:
        event: id of the first report of the same event in the article.
        statement: id of the statement that it stands in; null: the article's own voice.
        speaker: who makes that statement.
        chain: the names of those through whom it came, the speaker first.
        not_before, not_after: first and last day on which it may have been.
    """

    event: str
    factuality: Factuality
    background: bool
    confidence: float
    statement: str | None
    act: Act | None
    speaker: PloverEntity | None
    chain: tuple[str, ...]
    not_before: str | None
    not_after: str | None
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """One report of an event, in the manual's fields.

    Attributes:
        id: of the report: article and row.
        date, enddate: first and last day on which it may have been; enddate is null where it is the first.
        event, mode: type; its mode, if it has one, and auxiliary modes.
        event_loc: the place.
        event_text: the words that tell of it.
        event_scale: PLOVER score.
        link: address of the article.
        text, text_info: the paragraph, and where it stands.
        coder: what read it.
        coded_date: null: a record does not keep it for rows.
        comment: the reasons.
    """

    id: str
    date: str | None
    enddate: str | None
    actor: tuple[PloverEntity, ...]
    recipient: tuple[PloverEntity, ...]
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    event_loc: PloverPlace | None
    event_text: str
    quad_code: int | None
    event_scale: float | None
    link: str | None
    text: str
    text_info: PloverText
    cite_info: PloverCite
    coder: str
    coded_date: None
    comment: str | None
    onrecord: Beyond


def plover_lines(views: Iterable[View]) -> Iterator[str]:
    """Yield one line of JSON for each report of an event."""
    for view in views:
        for event in view.reading.events:
            yield json_text(dataclasses.asdict(plover_event(view, event))) + "\n"


def plover_event(view: View, event: Event) -> PloverEvent:
    """Return an event in the manual's fields."""
    article = view.reading.article
    start, end = _paragraph(article.text, event.trigger)
    actors, recipients = filled(view, event.actors), filled(view, event.recipients)
    return PloverEvent(
        id=report_id(view, event.id),
        date=event.not_before,
        enddate=None if event.not_after == event.not_before else event.not_after,
        actor=tuple(_entity(view, who) for who in actors),
        recipient=tuple(_entity(view, who) for who in recipients),
        event=event.type,
        mode=modes(event),
        context=event.contexts,
        event_loc=_place(view, event.place),
        event_text=event.trigger.text,
        quad_code=event.quad_class,
        event_scale=event.score,
        link=article.url,
        text=article.text[start:end],
        text_info=PloverText(article.id, article.version, start, end),
        cite_info=PloverCite(article.outlet, article.title, article.authors, article.published, article.language),
        coder=f"onrecord {view.reading.reader.version}",
        coded_date=None,
        comment="; ".join(event.reasons) or None,
        onrecord=_beyond(view, event, actors, recipients),
    )


def modes(event: Event) -> tuple[str, ...]:
    """Return the mode of an event, if it has one, and its auxiliary modes."""
    own = (event.mode,) if event.mode else ()
    historical = ("historical",) if event.background else ()
    auxiliary = (_AUXILIARY[event.factuality],) if event.factuality in _AUXILIARY else ()
    return (*own, *historical, *auxiliary)


def _beyond(view: View, event: Event, actors: tuple[Filled, ...], recipients: tuple[Filled, ...]) -> Beyond:
    statement = held_in(view, event)
    speaker = view.actors.get(statement.speaker or "") if statement else None
    return Beyond(
        event=report_id(view, event.same_event or event.id),
        factuality=event.factuality,
        background=event.background,
        confidence=event.confidence,
        statement=event.statement,
        act=statement.act if statement else None,
        speaker=_entity(view, Filled(None, speaker)) if speaker else None,
        chain=chain_names(view, statement),
        not_before=event.not_before,
        not_after=event.not_after,
        trigger=event.trigger,
        actors=tuple(who.span for who in actors if who.span),
        recipients=tuple(who.span for who in recipients if who.span),
        quantities=event.quantities,
    )


def _entity(view: View, who: Filled) -> PloverEntity:
    actor = who.actor
    return PloverEntity(
        code=actor.country if actor else None,
        sector=actor.sectors if actor else (),
        entity_text=who.span.text if who.span else None,
        identifier_id=view.identities[actor.id] if actor else None,
        identifier_text=actor.name if actor else None,
        office=actor.role if actor else None,
        gender=None,
        religion=None,
        ethnicity=None,
        age=None,
    )


def _place(view: View, own: str | None) -> PloverPlace | None:
    place = view.places.get(own or "")
    if place is None:
        return None
    return PloverPlace(
        place.name, place.country, place.admin1, place.latitude, place.longitude, place.geonames, place.span.text
    )


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    """The line in which a span stands."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return start, len(text) if end < 0 else end
