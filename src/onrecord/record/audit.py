"""A random sample of rows to judge: the same for the same content and seed, whatever the order of adding."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, func, select

from onrecord.errors import SettingError
from onrecord.record import tables as t
from onrecord.record.anchors import extent
from onrecord.record.loading import load_reading
from onrecord.record.row_ids import odd_ids, usual_id
from onrecord.types import Event, Reading, Span, Statement

AuditLayer = Literal["statements", "events"]
LAYERS: Final[tuple[AuditLayer, ...]] = ("statements", "events")
#: Characters shown before and after a row.
_AROUND: Final = 160
#: A character behind every text.
_BEHIND: Final = 2**62


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row to judge, with what is needed to judge it.

    Attributes:
        number: counted from 1 in the order of drawing.
        article, version, layer, row: what it is.
        type: act of a statement, type of an event: precision is reported for each.
        start, end: its characters in the article's text.
        context: the text around it.
        claim: what the reading says there.
        confidence: as the reading has it.
        verdict: right, wrong, unsure, or "" where nobody judged yet.
        note: free.
    """

    number: int
    article: str
    version: str
    layer: AuditLayer
    row: str
    type: str
    start: int
    end: int
    context: str
    claim: str
    confidence: float
    verdict: str = ""
    note: str = ""


def draw(connection: Connection, sample: int, layer: AuditLayer, seed: int) -> tuple[AuditRow, ...]:
    """Return a sample of rows, each as likely as any other.

    Every row has a number that follows from seed, article, version, place and id, and the smallest are drawn: so the
    same rows are drawn again, and only their readings are loaded.

    Args:
        connection: to the record.
        sample: how many rows, at most.
        layer: of what.
        seed: the same draws the same.

    Raises:
        SettingError: there is no such layer, or nothing is asked for.
    """
    if layer not in LAYERS:
        raise SettingError(f"no layer {layer!r} to audit", fix=f"The layers are {', '.join(LAYERS)}")
    if sample < 1:
        raise SettingError("a sample has at least one row")
    drawn = heapq.nsmallest(sample, _numbered(connection, layer, seed))
    readings = {key: load_reading(connection, key) for key in {key for _, key, _ in drawn}}
    return tuple(
        _row(number, readings[key], (readings[key].statements if layer == "statements" else readings[key].events)[n],
             layer)
        for number, (_, key, n) in enumerate(drawn, 1)
    )  # fmt: skip


def digest(rows: Iterable[AuditRow]) -> str:
    """Return what tells a sample from any other: which rows of which texts it has, whatever was judged of them."""
    facts = [(row.article, row.version, row.layer, row.start, row.end) for row in rows]
    return hashlib.sha256(repr(facts).encode("utf8", "surrogatepass")).hexdigest()[:12]


def _numbered(connection: Connection, layer: AuditLayer, seed: int) -> Iterator[tuple[str, int, int]]:
    """Number, reading and number in it of every row of the readings that answer."""
    r, name = t.READING.c, layer.removesuffix("s")
    asked = (
        select(r.key, t.ARTICLE.c.id, t.VERSION.c.hash)
        .join_from(t.READING, t.VERSION, r.version == t.VERSION.c.key)
        .join(t.ARTICLE, r.article == t.ARTICLE.c.key)
        .where(r.current)
    )
    texts = {key: f"{seed}|{article}|{version}|{layer}" for key, article, version in connection.execute(asked)}
    odd = odd_ids(connection, texts)
    places = _statements(connection) if layer == "statements" else _events(connection)
    for reading, n, start, end in places:
        if reading in texts:
            own = odd[reading].get(name)
            facts = f"{texts[reading]}|{start}|{end}|{own[n] if own else usual_id(name, n)}"
            yield hashlib.sha256(facts.encode("utf8", "surrogatepass")).hexdigest(), reading, n


def _statements(connection: Connection) -> Iterator[tuple[int, int, int, int]]:
    """Reading, number, first and last character of all statements."""
    s, p = t.STATEMENT.c, t.PIECE.c
    further = select(p.statement, func.min(p.start).label("start"), func.max(p.end).label("end")).group_by(p.statement)
    pieces = further.subquery()
    more = pieces.c
    starts = (func.coalesce(each, _BEHIND) for each in (s.source_start, s.cue_start, s.content_start, more.start))
    ends = (func.coalesce(each, 0) for each in (s.source_end, s.cue_end, s.content_end, more.end))
    asked = select(s.reading, s.n, func.min(*starts), func.max(*ends)).outerjoin_from(
        t.STATEMENT, pieces, s.key == more.statement
    )
    for reading, n, start, end in connection.execute(asked).all():
        yield reading, n, 0 if start == _BEHIND else start, end


def _events(connection: Connection) -> Iterator[tuple[int, int, int, int]]:
    """Reading, number, first and last character of the triggers of all events."""
    e = t.EVENT.c
    yield from connection.execute(select(e.reading, e.n, e.start, e.end)).tuples().all()


def _row(number: int, reading: Reading, row: Statement | Event, layer: AuditLayer) -> AuditRow:
    text = reading.article.text
    span = extent(row) or Span(0, 0, "")
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    claim = _statement(reading, row) if isinstance(row, Statement) else _event(reading, row)
    return AuditRow(
        number=number, article=reading.article.id, version=reading.article.version, layer=layer, row=row.id,
        type=row.act if isinstance(row, Statement) else row.type, start=span.start, end=span.end,
        context=" ".join(f"{before}⟦{text[span.start : span.end]}⟧{after}".split()), claim=claim,
        confidence=row.confidence,
    )  # fmt: skip


def _statement(reading: Reading, row: Statement) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    source, cue, content = (" … ".join(span.text for span in part) for part in (row.source, row.cue, row.content))
    who = names.get(row.speaker or "", "nobody known")
    return " ".join(f"{who} [{source}] {row.act} <{cue}> ({row.form}): {content}".split())


def _event(reading: Reading, row: Event) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    who, whom = (
        ", ".join(names.get(role.actor or "", "somebody") for role in roles) or "nobody"
        for roles in (row.actors, row.recipients)
    )
    return " ".join(f"{who} → {row.type}{f' ({row.mode})' if row.mode else ''} <{row.trigger.text}> → {whom}; "
                    f"{row.factuality}".split())  # fmt: skip
