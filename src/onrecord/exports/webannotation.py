"""Rows as W3C Web Annotations: each with the exact words, those around them, and their positions.

One AnnotationPage holds an annotation for each mention, statement, event, time and place. Positions are code points of
the article's text, as the recommendation counts them. What the recommendation has no term for stands under `onrecord:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal
from urllib.parse import quote

from onrecord.exports.jsonl import json_text
from onrecord.exports.roles import chain_names, filled
from onrecord.exports.safe import web_link
from onrecord.record.frames.columns import View
from onrecord.types import Event, Mention, Place, Span, Statement, Time

Motivation = Literal["describing", "classifying", "identifying"]
#: Characters before and after the words.
_AROUND: Final = 32
CONTEXT: Final = ("http://www.w3.org/ns/anno.jsonld", {"onrecord": "urn:onrecord:term:"})


def annotation_pieces(views: Iterable[View]) -> Iterator[str]:
    """Yield the pieces of one JSON-LD document, an annotation on each line."""
    yield f'{{"@context": {json_text(CONTEXT)}, "type": "AnnotationPage", "items": ['
    between = "\n"
    for view in views:
        for annotation in annotations_of(view):
            yield between + json_text(annotation)
            between = ",\n"
    yield "\n]}\n"


def annotations_of(view: View) -> Iterator[dict[str, Any]]:
    """Yield the annotations of one reading."""
    reading = view.reading
    for mention in reading.mentions:
        yield _mention(view, mention)
    for statement in reading.statements:
        yield _statement(view, statement)
    for event in reading.events:
        yield _event(view, event)
    for time in reading.times:
        yield _time(view, time)
    for place in reading.places:
        yield _place(view, place)


def _mention(view: View, row: Mention) -> dict[str, Any]:
    bodies = [_body("tagging", row.type)]
    name = view.name(row.actor)
    if name is not None:
        bodies.append(_body("identifying", name))
    more = {"actor": view.identities.get(row.actor or ""), "confidence": row.confidence}
    return _annotation(_row(view, row.id), "identifying", bodies, [_target(view, row.span)], more)


def _statement(view: View, row: Statement) -> dict[str, Any]:
    speaker = view.name(row.speaker)
    bodies = [_body("classifying", row.act), _body("tagging", row.form)]
    if speaker is not None:
        bodies.append(_body("identifying", speaker))
    targets = [
        _target(view, span, part)
        for part, spans in (("source", row.source), ("cue", row.cue), ("content", row.content))
        for span in spans
    ]
    more = {
        "speaker": speaker, "act": row.act, "form": row.form, "chain": _ordered(chain_names(view, row)),
        "inside": row.inside and _row(view, row.inside), "confidence": row.confidence,
        "reasons": _ordered(row.reasons),
    }  # fmt: skip
    return _annotation(_row(view, row.id), "describing", bodies, targets, more)


def _event(view: View, row: Event) -> dict[str, Any]:
    bodies = [_body("classifying", row.type), _body("tagging", row.factuality)]
    bodies += [_body("tagging", tag) for tag in (row.mode, *row.contexts) if tag]
    targets = [_target(view, row.trigger, "trigger")]
    for part, roles in (("actor", row.actors), ("recipient", row.recipients)):
        targets += [_target(view, who.span, part) for who in filled(view, roles) if who.span]
    more = {
        "factuality": row.factuality, "statement": row.statement and _row(view, row.statement),
        "notBefore": row.not_before, "notAfter": row.not_after, "place": row.place and _row(view, row.place),
        "confidence": row.confidence, "reasons": _ordered(row.reasons),
    }  # fmt: skip
    return _annotation(_row(view, row.id), "classifying", bodies, targets, more)


def _time(view: View, row: Time) -> dict[str, Any]:
    bodies = [_body("identifying", row.value), _body("tagging", row.type)]
    more = {"firstDay": row.start, "lastDay": row.end, "reasons": _ordered(row.reasons)}
    return _annotation(_row(view, row.id), "identifying", bodies, [_target(view, row.span)], more)


def _place(view: View, row: Place) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [_body("identifying", row.name)]
    if row.geonames is not None:
        bodies.append({"type": "SpecificResource", "purpose": "identifying",
                       "source": f"https://sws.geonames.org/{row.geonames}/"})  # fmt: skip
    more = {
        "latitude": row.latitude, "longitude": row.longitude, "country": row.country,
        "confidence": row.confidence, "reasons": _ordered(row.reasons),
    }  # fmt: skip
    return _annotation(_row(view, row.id), "identifying", bodies, [_target(view, row.span)], more)


def _annotation(
    row: str,
    motivation: Motivation,
    bodies: Sequence[dict[str, Any]],
    targets: Sequence[dict[str, Any]],
    more: dict[str, Any],
) -> dict[str, Any]:
    """One annotation; what is unknown is not there, as JSON-LD takes null for nothing said."""
    own = {f"onrecord:{name}": value for name, value in more.items() if value not in (None, "")}
    return {
        "id": row, "type": "Annotation", "motivation": motivation, "body": bodies, "target": targets, **own
    }  # fmt: skip


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(view: View, span: Span, part: str | None = None) -> dict[str, Any]:
    text = view.reading.article.text
    words = {
        "type": "TextQuoteSelector", "exact": span.text, "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }  # fmt: skip
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    target = {"type": "SpecificResource", "source": source_of(view), "selector": [words, place]}
    return target if part is None else target | {"onrecord:part": part}


def source_of(view: View) -> str:
    """Return what is annotated: the article's address, else its id as a URN."""
    article = view.reading.article
    return web_link(article.url) or f"urn:onrecord:article:{_urn(article.id)}"


def _row(view: View, row: str) -> str:
    article = view.reading.article
    return f"urn:onrecord:row:{_urn(article.id)}:{_urn(article.version)}:{_urn(row)}"


def _urn(words: str) -> str:
    return quote(words, safe="", errors="replace")


def _ordered(items: Sequence[str]) -> dict[str, list[str]] | None:
    """A list that keeps its order in JSON-LD."""
    return {"@list": list(items)} if items else None
