"""Groups of token spans: where in the Doc statements, events and the rest stand.

Characters rule: a token belongs to a span if it holds at least one of its characters. So nothing is lost where tokens
and pieces of statements do not end together; the exact characters are those of the row (`span._.onrecord`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span

from onrecord import types
from onrecord.errors import InputError
from onrecord.integrations.spacy.keeping import pieces_of
from onrecord.spans import trimmed
from onrecord.types import Actor, Reading, Statement

PREFIX: Final = "onrecord."
SOURCE, CUE, CONTENT = "SOURCE", "CUE", "CONTENT"
#: The label of a mention of which nobody could tell whose it is, and of a place of a kind unknown.
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters start:end to be marked, with label, id of the row, and id in a base of knowledge ("": none)."""

    start: int
    end: int
    label: str
    id: str = ""
    kb_id: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of spans.

    Attributes:
        layer: the one that must have run; None: the group is always there.
        label: what the label of its spans is, in words.
        about: what it has a span for.
        marked: gives what is marked in a reading.
    """

    layer: str | None
    label: str
    about: str
    marked: Callable[[Reading], Iterator[Marked]]


def token_span(doc: Doc, start: int, end: int, *, label: str = "", id: str = "", kb_id: str = "") -> Span:
    """Return the tokens that hold any of the characters start:end, white space at the ends left aside.

    Args:
        doc: the Doc.
        start: first code point of `doc.text`.
        end: code point after the last.
        label: of the span.
        id: of the span (`span.id_`).
        kb_id: of the span (`span.kb_id_`).

    Raises:
        InputError: these are no characters of the Doc, or nothing but white space.
    """
    return _token_span(doc, doc.text, Marked(start, end, label, id, kb_id))


def annotate(doc: Doc, reading: Reading) -> None:
    """Set the groups of the layers that ran, empty ones too; those of other layers are taken away."""
    text = doc.text
    for name, group in GROUPS.items():
        key = PREFIX + name
        if group.layer is None or group.layer in reading.reader.layers:
            doc.spans[key] = [_token_span(doc, text, marked) for marked in group.marked(reading)]
        elif key in doc.spans:
            del doc.spans[key]


def _token_span(doc: Doc, text: str, marked: Marked) -> Span:
    start, end = trimmed(text, marked.start, marked.end) if 0 <= marked.start < marked.end <= len(text) else (0, 0)
    if start == end:
        raise InputError(
            f"no word between the characters {marked.start} and {marked.end} of the Doc",
            fix=f"The Doc has {len(text)}; give positions in doc.text",
        )
    found = doc.char_span(
        start, end, label=marked.label, kb_id=marked.kb_id, alignment_mode="expand", span_id=marked.id
    )
    assert found is not None, "characters other than white space are in a token"  # noqa: S101
    return found


def _statements(reading: Reading) -> Iterator[Marked]:
    for statement in reading.statements:
        if pieces := pieces_of(statement):
            yield Marked(min(p.start for p in pieces), max(p.end for p in pieces), statement.act, statement.id)


def _pieces(*labels: str) -> Callable[[Reading], Iterator[Marked]]:
    def marked(reading: Reading) -> Iterator[Marked]:
        for statement in reading.statements:
            for label, spans in _parts(statement).items():
                if label in labels:
                    yield from (Marked(s.start, s.end, label, statement.id) for s in spans)

    return marked


def _parts(statement: Statement) -> dict[str, tuple[types.Span, ...]]:
    return {SOURCE: statement.source, CUE: statement.cue, CONTENT: statement.content}


def _mentions(reading: Reading) -> Iterator[Marked]:
    actors: dict[str | None, Actor] = {actor.id: actor for actor in reading.actors}
    for mention in reading.mentions:
        actor = actors.get(mention.actor)
        kind, known = (actor.kind, actor.known or "") if actor else (UNKNOWN, "")
        yield Marked(mention.span.start, mention.span.end, kind, mention.id, known)


def _events(reading: Reading) -> Iterator[Marked]:
    return (Marked(e.trigger.start, e.trigger.end, e.type, e.id) for e in reading.events)


def _times(reading: Reading) -> Iterator[Marked]:
    return (Marked(t.span.start, t.span.end, t.type, t.id) for t in reading.times)


def _places(reading: Reading) -> Iterator[Marked]:
    for place in reading.places:
        known = "" if place.geonames is None else str(place.geonames)
        yield Marked(place.span.start, place.span.end, place.kind or UNKNOWN, place.id, known)


def _left_out(reading: Reading) -> Iterator[Marked]:
    for part in reading.left_out:
        if part.span is not None and part.span.text.strip():
            yield Marked(part.span.start, part.span.end, part.why)


#: The groups by name; their keys in `doc.spans` begin with "onrecord.".
GROUPS: Final[dict[str, Group]] = {
    "statements": Group("statements", "the act: `say`, `deny`, …", "each statement, from its first to its last piece",
                        _statements),
    "pieces": Group("statements", "`SOURCE`, `CUE`, `CONTENT`", "each piece of a statement",
                    _pieces(SOURCE, CUE, CONTENT)),
    "sources": Group("statements", "`SOURCE`", "each piece of who says it", _pieces(SOURCE)),
    "cues": Group("statements", "`CUE`", "each piece of the words that ascribe", _pieces(CUE)),
    "contents": Group("statements", "`CONTENT`", "each piece of what is said", _pieces(CONTENT)),
    "mentions": Group("actors", "the actor's kind, or `unknown`; `kb_id_`: its entry in a pack",
                      "each reference to an actor", _mentions),
    "events": Group("events", "the type: `CONSULT`, `ASSAULT`, …", "the trigger of each event", _events),
    "times": Group("times", "the TIMEX3 type: `DATE`, …", "each expression of time", _times),
    "places": Group("places", "the GeoNames code, or `unknown`; `kb_id_`: the GeoNames id", "each name of a place",
                    _places),
    "left_out": Group(None, "why: `caption`, `byline`, …", "each part that no layer read", _left_out),
}  # fmt: skip
