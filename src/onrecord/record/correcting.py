"""How a person's judgement becomes a correction: the row is looked up, its place becomes the anchor."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.errors import MissingError, SettingError
from onrecord.record import tables as t
from onrecord.record.actor_words import keys_of
from onrecord.record.adding import settle
from onrecord.record.anchors import place_of
from onrecord.record.corrections import (
    Action,
    CorrectedLayer,
    Correction,
    Value,
    Who,
    check_choice,
    checked_spans,
    encoded,
    load_corrections,
    write_correction,
)
from onrecord.record.event_coding import check_mode, check_type
from onrecord.record.loading import load_reading
from onrecord.record.overlay import overlaid
from onrecord.types import Act, Factuality, Form, Reading, Span

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A statement that the reader missed, spans as (start, end) pairs of the article's text."""

    content: Spans
    cue: Spans
    source: Spans = ()
    act: Act = "say"
    form: Form = "indirect"
    speaker: Who | None = None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that the reader missed: PLOVER type and the word that tells of it."""

    type: str
    trigger: tuple[int, int]
    factuality: Factuality = "asserted"
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who corrects, when (ISO, UTC; now if None), and why."""

    by: str
    at: str | None = None
    note: str | None = None


def change(connection: Connection, article: str, row: str, to: tuple[str, Value], signature: Signature) -> Correction:
    """Change one field of a row of the article's current reading.

    Args:
        connection: within a transaction that writes.
        article: Article.id.
        row: its id.
        to: name of the field, and its new value.
        signature: who says so.

    Raises:
        MissingError: there is no such article or row.
        SettingError: the field cannot be changed so.
    """
    reading = current_reading(connection, article)
    layer, span = place_of(reading, row)
    field, value = to
    if field == "speaker" and isinstance(value, str):
        value = _meant(reading, value)
    text = encoded(layer, field, value, reading.article.text)
    if layer == "event" and isinstance(value, str):
        if field == "type":
            check_type(value)
        elif field == "mode":
            check_mode(next(event.type for event in reading.events if event.id == row), value)
    facts = _facts(reading, span, row) | {"field": field, "value": text}
    return written(connection, signed("change", layer, signature, **facts))


def strike(connection: Connection, article: str, row: str, signature: Signature) -> Correction:
    """Strike a statement or an event of the article's current reading.

    Raises:
        MissingError: there is no such article or row.
        SettingError: rows of its kind cannot be struck.
    """
    reading = current_reading(connection, article)
    layer, span = place_of(reading, row)
    if layer == "actor":
        raise SettingError("an actor cannot be struck", fix="Change the speaker of its statements")
    return written(connection, signed("strike", layer, signature, **_facts(reading, span, row)))


def add(connection: Connection, article: str, new: NewStatement | NewEvent, signature: Signature) -> Correction:
    """Add a statement or an event to the article's reading.

    Raises:
        MissingError: there is no such article.
        SettingError: its spans do not lie in the text, or a value is none of its list.
    """
    reading = current_reading(connection, article)
    text = reading.article.text
    if isinstance(new, NewEvent):
        check_type(new.type)
        check_mode(new.type, new.mode)
        check_choice("factuality", new.factuality)
        spans = checked_spans((new.trigger,), text, "trigger")
        row: dict[str, Any] = {
            "type": new.type, "mode": new.mode, "factuality": new.factuality, "trigger": spans
        }  # fmt: skip
        layer: CorrectedLayer = "event"
    else:
        check_choice("act", new.act)
        check_choice("form", new.form)
        row = {part: checked_spans(getattr(new, part), text, part) for part in ("cue", "content")}
        row["source"] = checked_spans(new.source, text, "source") if new.source else []
        spans = [span for part in ("source", "cue", "content") for span in row[part]]
        who = json.loads(encoded("statement", "speaker", new.speaker, text))
        row |= {"act": new.act, "form": new.form, "speaker": who}
        layer = "statement"
    anchor = Span.of(text, min(span[0] for span in spans), max(span[1] for span in spans))
    facts = _facts(reading, anchor, None) | {"value": json.dumps(row)}
    return written(connection, signed("add", layer, signature, **facts))


def judge_link(connection: Connection, one: str, other: str, accept: bool, signature: Signature) -> Correction:
    """Say that two actors are one, or that they are not.

    Raises:
        MissingError: there is no such actor.
        SettingError: it is one and the same id.
    """
    if one == other:
        raise SettingError(f"{one} is one actor already")
    for actor in (one, other):
        if not keys_of(connection, [actor]):
            raise MissingError(f"no actor {actor!r}", fix="`onrecord correct links` lists the ids")
    pair = json.dumps(sorted((one, other)))
    action: Action = "accept" if accept else "reject"
    return written(connection, signed(action, "link", signature, value=pair))


def undo(connection: Connection, correction: str, signature: Signature) -> Correction:
    """Undo a correction, or an undoing.

    Raises:
        MissingError: there is no such correction, or it is undone already.
    """
    known = {each.id: each for each in load_corrections(connection)}
    target = known.get(correction)
    if target is None:
        raise MissingError(f"no correction {correction!r}", fix="`onrecord correct list` lists them")
    if target.undone:
        raise MissingError(f"correction {correction!r} is undone already")
    made = signed("undo", target.layer, signature, article=target.article, target=target.id)
    return written(connection, made)


def current_key(connection: Connection, article: str) -> int:
    """Return the key of the article's reading that answers.

    Raises:
        MissingError: there is no such article.
    """
    asked = (
        select(t.READING.c.key)
        .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
        .where(t.ARTICLE.c.id == article, t.READING.c.current)
    )
    found = connection.execute(asked).scalar_one_or_none()
    if found is None:
        raise MissingError(f"no article {article!r}", fix="`onrecord search WORDS --articles` prints the ids")
    return int(found)


def current_reading(connection: Connection, article: str) -> Reading:
    """Return the article's reading that answers, with corrections.

    Raises:
        MissingError: there is no such article.
    """
    return load_reading(connection, current_key(connection, article))


def waiting(connection: Connection, article: str) -> tuple[str, ...]:
    """Return the ids of corrections that find no place in the article's current reading."""
    key = current_key(connection, article)
    base = connection.execute(select(t.READING.c.base).where(t.READING.c.key == key)).scalar_one()
    return overlaid(load_reading(connection, base or key), load_corrections(connection, article))[1]


def _meant(reading: Reading, words: str) -> Who:
    """Who is meant by an id or a name: the actor of the article with this id, else one of this name."""
    for actor in reading.actors:
        if actor.id == words:
            return Who(actor.name, actor.kind, actor.country, actor.known)
    return Who(words)


def _facts(reading: Reading, span: Span | None, row: str | None) -> dict[str, Any]:
    """Where a correction is anchored."""
    return {"article": reading.article.id, "version": reading.article.version, "span": span, "target": row}


def signed(action: Action, layer: CorrectedLayer, signature: Signature, **facts: Any) -> Correction:
    """Return a correction that is not yet written.

    Raises:
        SettingError: nobody signs it.
    """
    if not signature.by.strip():
        raise SettingError("a correction needs the name of who makes it", fix="Give your name (--by NAME)")
    at = signature.at or datetime.now(UTC).isoformat(timespec="seconds")
    plain: dict[str, Any] = dict.fromkeys(("article", "version", "span", "field", "value", "target"))
    return Correction(id="", action=action, layer=layer, by=signature.by, at=at, note=signature.note, **(plain | facts))


def written(connection: Connection, correction: Correction) -> Correction:
    """Append a correction and let the article's reading show it."""
    number = connection.execute(select(func.count()).select_from(t.CORRECTION)).scalar_one()
    facts = repr((number, correction))
    made = Correction(**{f: getattr(correction, f) for f in Correction.__slots__} | {"id": _id(facts)})
    write_correction(connection, made)
    if made.article is not None:
        article = connection.execute(select(t.ARTICLE.c.key).where(t.ARTICLE.c.id == made.article)).scalar_one()
        settle(connection, article)
    return made


def _id(facts: str) -> str:
    return "k" + hashlib.sha256(facts.encode("utf8", "surrogatepass")).hexdigest()[:12]
