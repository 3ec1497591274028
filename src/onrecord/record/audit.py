"""A random sample of rows to judge: the same for the same content and seed, whatever the order of adding."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.errors import SettingError
from onrecord.record.overlay import extent
from onrecord.types import Event, Reading, Span, Statement

AuditLayer = Literal["statements", "events"]
LAYERS: Final[tuple[AuditLayer, ...]] = ("statements", "events")
#: Characters shown before and after a row.
_AROUND: Final = 160


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


def draw(readings: Iterable[Reading], sample: int, layer: AuditLayer, seed: int) -> tuple[AuditRow, ...]:
    """Return a sample of rows, each as likely as any other.

    Every row has a number that follows from seed, article, version, place and type, and the smallest are drawn: so
    memory is that of the sample, and the same rows are drawn again.

    Raises:
        SettingError: there is no such layer, or nothing is asked for.
    """
    if layer not in LAYERS:
        raise SettingError(f"no layer {layer!r} to audit", fix=f"The layers are {', '.join(LAYERS)}")
    if sample < 1:
        raise SettingError("a sample has at least one row")
    drawn = heapq.nsmallest(sample, _numbered(readings, layer, seed), key=lambda pair: pair[0])
    return tuple(_row(number, reading, row, layer) for number, (_, reading, row) in enumerate(drawn, 1))


def _numbered(
    readings: Iterable[Reading], layer: AuditLayer, seed: int
) -> Iterator[tuple[str, Reading, Statement | Event]]:
    for reading in readings:
        rows: tuple[Statement | Event, ...] = reading.statements if layer == "statements" else reading.events
        for row in rows:
            span = extent(row) or Span(0, 0, "")
            facts = f"{seed}|{reading.article.id}|{reading.article.version}|{layer}|{span.start}|{span.end}|{row.id}"
            yield hashlib.sha256(facts.encode("utf8", "surrogatepass")).hexdigest(), reading, row


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
