"""Corrections: what a person found wrong with a reading, with name and time. Never deleted, only undone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, Row, select

from onrecord.errors import SettingError
from onrecord.record import tables as t
from onrecord.types import Act, ActorKind, Factuality, Form, Span

Action = Literal["add", "change", "strike", "accept", "reject", "undo"]
CorrectedLayer = Literal["statement", "event", "actor", "link", "join"]
#: What can be changed in a row of each layer.
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "statement": ("speaker", "act", "form", "source", "cue", "content"),
    "event": ("type", "mode", "factuality", "trigger"),
    "actor": ("name", "kind", "country", "role"),
}
#: The valid values of fields that have a list of them.
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "act": get_args(Act),
    "form": get_args(Form),
    "factuality": get_args(Factuality),
    "kind": get_args(ActorKind),
}
#: Fields whose value is a list of spans.
SPANS: Final = frozenset({"source", "cue", "content", "trigger"})
#: Fields that may be unknown.
_OPEN: Final = frozenset({"speaker", "mode", "country", "role"})


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as a person names it: found among the article's actors by pack id or name, else added to them."""

    name: str
    kind: ActorKind = "person"
    country: str | None = None
    known: str | None = None


#: What a field is changed to: a word, a speaker, spans as (start, end) pairs, or None for unknown.
Value = str | Who | tuple[tuple[int, int], ...] | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One judgement of one person.

    Attributes:
        id: of the correction.
        action: what is done; `accept` and `reject` are of links and joins, `undo` of other corrections.
        layer: what kind of row is judged; a `link` is of two actors, a `join` of two reports of an event.
        article, version, span: where it stands: Article.id, Article.version, and the characters of the row.
        field, value: what is changed to what, or the new row, as JSON; of a link, the two identities; of a
            join, the places of the two events.
        target: id that the row had then, or of the correction that is undone.
        by, at: who, and when (ISO, UTC).
        note: why, or None.
        undone: whether it counts no more.
    """

    id: str
    action: Action
    layer: CorrectedLayer
    article: str | None
    version: str | None
    span: Span | None
    field: str | None
    value: str | None
    target: str | None
    by: str
    at: str
    note: str | None = None
    undone: bool = False


def write_correction(connection: Connection, correction: Correction) -> None:
    """Append a correction."""
    span = correction.span
    connection.execute(
        t.CORRECTION.insert().values(
            id=correction.id, action=correction.action, layer=correction.layer, article=correction.article,
            version=correction.version, start=span and span.start, end=span and span.end, words=span and span.text,
            field=correction.field, value=correction.value, target=correction.target, made_by=correction.by,
            made_at=correction.at, note=correction.note,
        )
    )  # fmt: skip


def load_corrections(connection: Connection, article: str | None = None) -> tuple[Correction, ...]:
    """Return the corrections of an article, or all, in the order in which they were made."""
    asked = select(t.CORRECTION).order_by(t.CORRECTION.c.key)
    if article is not None:
        asked = asked.where(t.CORRECTION.c.article == article)
    rows = connection.execute(asked).all()
    undone = _undone((row.id, row.action, row.target) for row in rows)
    return tuple(_correction(row, row.id in undone) for row in rows)


def _undone(rows: Iterable[tuple[str, str, str | None]]) -> set[str]:
    """Ids of what is undone. An undoing may itself be undone, so the last word is heard first."""
    found: set[str] = set()
    for number, action, target in reversed(list(rows)):
        if action == "undo" and target and number not in found:
            found.add(target)
    return found


def _correction(row: Row[Any], undone: bool) -> Correction:
    span = None if row.start is None else Span(row.start, row.end, row.words or "")
    return Correction(
        id=row.id, action=row.action, layer=row.layer, article=row.article, version=row.version, span=span,
        field=row.field, value=row.value, target=row.target, by=row.made_by, at=row.made_at, note=row.note,
        undone=undone,
    )  # fmt: skip


def encoded(layer: str, field: str, value: Value, text: str) -> str:
    """Return a value as the record keeps it, spans with their words.

    Raises:
        SettingError: there is no such field, or the value is none of its list.
    """
    if field not in FIELDS.get(layer, ()):
        valid = ", ".join(FIELDS.get(layer, ()))
        raise SettingError(f"no field {field!r} of a {layer} can be changed", fix=f"The fields are {valid}")
    if value is None:
        if field not in _OPEN:
            raise SettingError(f"{field} cannot be unknown", fix="Give a value, or strike the row")
        return "null"
    if field in SPANS:
        return json.dumps(checked_spans(value, text, field), ensure_ascii=True)
    if field == "speaker":
        if not isinstance(value, Who):
            raise SettingError("a speaker is an onrecord.Who, or None", fix="Give Who(name, kind, country)")
        check_choice("kind", value.kind)
        return json.dumps({"name": value.name, "kind": value.kind, "country": value.country, "known": value.known})
    if not isinstance(value, str) or not value.strip():
        raise SettingError(f"{field} is a word, not {value!r}")
    check_choice(field, value)
    return json.dumps(value)


def check_choice(field: str, value: str) -> None:
    """Raise SettingError if the field has a list of values, and this is none of them."""
    if field in CHOICES and value not in CHOICES[field]:
        raise SettingError(f"{value!r} is no {field}", fix=f"Valid are {', '.join(CHOICES[field])}")


def checked_spans(value: object, text: str, field: str) -> list[tuple[int, int, str]]:
    """Return spans with their words.

    Raises:
        SettingError: there are none, or one does not lie in the text.
    """
    pairs = value if isinstance(value, tuple) else ()
    if not pairs or (field == "trigger" and len(pairs) != 1):
        raise SettingError(f"{field} needs {'one span' if field == 'trigger' else 'spans'}", fix="Give start:end")
    for start, end in pairs:
        if not 0 <= start < end <= len(text):
            raise SettingError(f"{start}:{end} does not lie in the text of {len(text)} characters")
    return [(start, end, text[start:end]) for start, end in sorted(pairs)]
