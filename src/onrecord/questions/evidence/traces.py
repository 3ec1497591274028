"""Where a row of an answer was read: the article, the row in its reading, the characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.questions.evidence.view import Evidence, Happening, Place, Told
from onrecord.types import Span

#: Characters shown before and after a trigger, at most.
_BEFORE: Final = 60
_AFTER: Final = 60


@dataclass(frozen=True, slots=True)
class Trace:
    """Where something was read.

    Attributes:
        article: its id.
        outlet, published: of the article, or None.
        row: id of the statement or event, as `onrecord show ARTICLE` prints it.
        span: the trigger of an event, or the first piece of a statement's content (else of its cue or source).
        around: what stands around the trigger in its paragraph, or `span` itself.
        chain: from the first voice to the article, as "name (kind)"; of an event that of the statement that holds it.
    """

    article: str
    outlet: str | None
    published: str | None
    row: str
    span: Span
    around: Span
    chain: tuple[str, ...] = ()


def trace_of(evidence: Evidence, row: Happening | Told) -> Trace:
    """Return where a row was read."""
    report = row.report
    span = evidence.words(report, _place(row))
    around = _around(evidence.sources.text(report), span) if isinstance(row, Happening) else span
    told = row.told if isinstance(row, Happening) else row
    chain = () if told is None else chain_of(told)
    return Trace(report.article, report.outlet, report.published, evidence.id(row), span, around, chain)


def chain_of(told: Told) -> tuple[str, ...]:
    """Return through whom a statement came, the first voice first, as "name (kind)"."""
    return tuple(f"{relay.party.name} ({relay.kind})" for relay in told.chain)


def _place(row: Happening | Told) -> Place:
    if isinstance(row, Happening):
        return row.trigger
    return next((pieces[0] for pieces in (row.content, row.cue, row.source) if pieces), (0, 0))


def _around(text: str, span: Span) -> Span:
    """Some words before and after, within the line."""
    low = max(span.start - _BEFORE, text.rfind("\n", 0, span.start) + 1)
    end = text.find("\n", span.end)
    high = min(span.end + _AFTER, len(text) if end < 0 else end)
    if low and not text[low - 1].isspace():  # in the middle of a word
        low = text.find(" ", low, span.start) + 1 or span.start
    if high < len(text) and not text[high].isspace():
        high = max(text.rfind(" ", span.end, high), span.end)
    return Span.of(text, low, high)
