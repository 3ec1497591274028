"""Articles, statements and events as entities of followthemoney, as JSON lines.

Each entity that was read from an article has it as its `proof`, its outlet and address, and in `notes` the row and the
characters. They are code points of the article's `bodyText`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from onrecord.exports.ftm.actors import Actors, actor_id, schema_of
from onrecord.exports.ftm.making import entity_id, entity_line
from onrecord.exports.marks import title_of
from onrecord.exports.roles import Filled, event_id, filled, held_in, quantity_told, report_id
from onrecord.record.frames.columns import View, places_of, words_of
from onrecord.record.frames.table import needed
from onrecord.types import Event, Span, Statement

#: Schemata of actors that followthemoney takes where it wants a person or body.
_LEGAL: Final = frozenset({"Person", "PublicBody", "Organization", "LegalEntity"})


def ftm_lines(views: Iterable[View], joined: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the entities of readings, those of actors across articles at the end.

    Args:
        views: of the readings.
        joined: which reports are of one event, as `roles.event_id` takes it; None: those that their reading joined.

    Raises:
        SettingError: followthemoney is not installed.
    """
    model = needed("followthemoney", "ftm").model
    actors = Actors(model)
    for view in views:
        one = _Article(model, view, joined or {})
        yield one.line()
        yield from actors.lines(view, one.id)
        for statement in view.reading.statements:
            yield from one.statement(statement)
        for event in view.reading.events:
            yield from one.event(event)
        yield from one.mentions()
    yield from actors.rest()


class _Article:
    """The entities that were read from one article."""

    def __init__(self, model: Any, view: View, joined: Mapping[str, str]) -> None:
        self._model, self._view, self._joined = model, view, joined
        self._article = view.reading.article
        self.id = entity_id("article", self._article.id)
        self._told = {"proof": self.id, "publisher": self._article.outlet, "sourceUrl": self._article.url}
        self._times = {time.id: time for time in view.reading.times}

    def line(self) -> str:
        article = self._article
        copy = f"copy of onrecord {article.copy_of}" if article.copy_of else None
        values = {
            "title": title_of(article), "author": article.authors, "publisher": article.outlet,
            "sourceUrl": article.url, "publishedAt": article.published, "language": article.language,
            "processingAgent": f"onrecord {self._view.reading.reader.version}",
            "notes": [f"onrecord {article.id}, version {article.version}", copy],
        }  # fmt: skip
        return entity_line(self._model, "Article", self.id, values, verbatim={"bodyText": article.text})

    def statement(self, row: Statement) -> Iterator[str]:
        view = self._view
        own = self._row("statement", row.id)
        speaker = view.name(row.speaker)
        chain = " → ".join(f"{view.name(hop.actor) or hop.actor} ({hop.kind})" for hop in row.chain)
        time = self._times.get(row.time or "")
        day = time.start if time and time.start == time.end else None
        parts = [("source", row.source), ("cue", row.cue), ("content", row.content)]
        parts += [("chain", tuple(hop.span for hop in row.chain if hop.span))]
        values = {
            **self._told, "name": f"{speaker or 'speaker not known'}: {row.act}", "description": words_of(row.content),
            "summary": f"{row.act}, {row.form}{': ' + chain if chain else ''}", "entity": self._actor(row.speaker),
            "keywords": [row.act, row.form], "createdAt": day,
            "notes": [
                self._where(row.id, parts), f"inside {report_id(view, row.inside)}" if row.inside else None,
                f"when: {time.span.text}" if time else None, f"confidence {row.confidence:.2f}", *row.reasons,
            ],
        }  # fmt: skip
        yield entity_line(self._model, "Note", own, values)
        # words may pass through one mouth twice; that is one link
        for actor, kind in dict.fromkeys((self._actor(hop.actor), hop.kind) for hop in row.chain):
            if actor is not None and kind != "speaker":
                yield self._link(own, kind, actor, own, role=f"passed on ({kind})")

    def event(self, row: Event) -> Iterator[str]:
        view, own = self._view, self._row("event", row.id)
        actors, recipients = filled(view, row.actors), filled(view, row.recipients)
        place = view.places.get(row.place or "")
        days = {
            "startDate": row.not_before, "endDate": row.not_after,
            "date": row.not_before if row.not_before == row.not_after else None,
        }  # fmt: skip
        name, held = _label(row, actors, recipients), self._held(row)
        legal = (who.actor for who in (*actors, *recipients) if who.actor and schema_of(who.actor) in _LEGAL)
        parts = [("trigger", (row.trigger,)), ("actors", _spans(actors)), ("recipients", _spans(recipients))]
        parts += [("place", (place.span,) if place else ())]
        numbers = (f"{quantity_told(q)}: {q.span.text} at {places_of((q.span,))}" for q in row.quantities)
        values = {
            **self._told, **days, "name": name, "summary": held, "description": self._paragraph(row.trigger),
            "recordId": report_id(view, row.id), "location": place.name if place else None,
            "country": place.country if place else None,
            "involved": [self._actor(actor.id) for actor in legal],
            "namesMentioned": [_who(who) for who in (*actors, *recipients)],
            "locationMentioned": place.span.text if place else None,
            "keywords": [row.type, row.mode, *row.contexts, row.factuality, "background" if row.background else None],
            "notes": [
                self._where(row.id, parts), f"event {event_id(view, row, self._joined)}", *numbers,
                f"confidence {row.confidence:.2f}", *row.reasons,
            ],
        }  # fmt: skip
        yield entity_line(self._model, "Event", own, values)
        statement = held_in(view, row)
        if statement is not None:
            yield self._link(own, "held in", self._row("statement", statement.id), own, role=f"says: {row.factuality}")
        sides = dict.fromkeys(
            (one, other)
            for one in map(self._known, actors)
            for other in map(self._known, recipients)
            if one and other and one != other
        )
        for one, other in sides:
            more = {**days, "role": _held_type(row), "summary": f"{name} ({held})", "status": row.factuality}
            yield self._link(own, one, one, other, recordId=report_id(view, row.id), **more)

    def mentions(self) -> Iterator[str]:
        """Each name by which a known actor is called, once."""
        seen = set()
        for mention in self._view.reading.mentions:
            actor, words = self._view.actors.get(mention.actor or ""), mention.span.text
            if actor is None or mention.type != "name" or (actor.id, words) in seen or not words.strip():
                continue
            seen.add((actor.id, words))
            schema = schema_of(actor)
            values = {
                "document": self.id, "name": words, "detectedSchema": schema, "contextCountry": actor.country,
                "resolved": self._actor(actor.id) if schema in _LEGAL else None,
            }  # fmt: skip
            yield entity_line(self._model, "Mention", self._row("mention", f"{actor.id} {words}"), values)

    def _link(self, row: str, kind: str, subject: str, target: str, **values: str | None) -> str:
        facts = {**self._told, "subject": subject, "object": target, **values}
        return entity_line(self._model, "UnknownLink", entity_id("link", row, kind, subject, target), facts)

    def _row(self, kind: str, row: str) -> str:
        return entity_id(kind, self._article.id, self._article.version, row)

    def _actor(self, own: str | None) -> str | None:
        identity = self._view.identities.get(own or "")
        return None if identity is None else actor_id(identity)

    def _known(self, who: Filled) -> str | None:
        return self._actor(who.actor.id) if who.actor else None

    def _where(self, row: str, parts: Iterable[tuple[str, Sequence[Span]]]) -> str:
        told = "; ".join(f"{part} {places_of(spans)}" for part, spans in parts if spans)
        return f"onrecord {report_id(self._view, row)}, version {self._article.version}: {told}"

    def _held(self, row: Event) -> str:
        """How an event is held, and by whom."""
        statement = held_in(self._view, row)
        if statement is None:
            voice = "by a statement that was left out" if row.statement else "in the article's own voice"
        else:
            voice = f"by {self._view.name(statement.speaker) or 'a speaker who is not known'}"
        return f"{row.factuality}, {voice}"

    def _paragraph(self, span: Span) -> str:
        text = self._article.text
        end = text.find("\n", span.end)
        return text[text.rfind("\n", 0, span.start) + 1 : len(text) if end < 0 else end]


def _label(row: Event, actors: Sequence[Filled], recipients: Sequence[Filled]) -> str:
    """What an event is called; one that is not asserted is never called like a fact."""
    sides = " → ".join(", ".join(map(_who, roles)) for roles in (actors, recipients) if roles)
    return f"{_held_type(row)}{': ' + sides if sides else ''}"


def _held_type(row: Event) -> str:
    kind = row.type + (f"/{row.mode}" if row.mode else "")
    return kind if row.factuality == "asserted" else f"[{row.factuality}] {kind}"


def _who(who: Filled) -> str:
    return (who.actor.name if who.actor else None) or (who.span.text if who.span else None) or "?"


def _spans(roles: Sequence[Filled]) -> tuple[Span, ...]:
    return tuple(who.span for who in roles if who.span)
