"""A reading laid out for showing: paragraphs, runs of text with their marks, and one row per statement or event.

The text is cut wherever a piece of a statement, the words of an event or a left-out part begin or end, so that a run
has the same marks throughout, however statements overlap and nest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from onrecord.exports.rows import EventRow, Row, Rows, label_of
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.types import Article, Reading, Statement

_LONGEST_TITLE = 100

PieceRole = Literal["source", "cue", "content", "event"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's claim on a run: a piece of a statement, or the words of an event, as far as they stand in this paragraph.

    Attributes:
        label: of the statement, or id of the event.
        opens, closes: whether the piece begins and ends with this run.
        start, end: the piece, in code points of the article's text.
    """

    label: str
    role: PieceRole
    opens: bool
    closes: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters under the same marks, outermost mark first.

    Attributes:
        left_out: why no layer read them, or None.
        lit: whether they are of the place that was asked for.
    """

    text: str
    marks: tuple[Mark, ...]
    left_out: str | None
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text with the rows of the statements and events that begin in it.

    Attributes:
        start: where it begins, in code points of the article's text.
    """

    runs: tuple[Run, ...]
    rows: tuple[Row, ...]
    events: tuple[EventRow, ...] = ()
    start: int = 0

    @property
    def left_out(self) -> str | None:
        """Why the whole paragraph is left out, or None."""
        whys = {run.left_out for run in self.runs if run.text.strip()}
        return next(iter(whys)) if len(whys) == 1 else None


@dataclass(frozen=True, slots=True)
class Layout:
    """A reading laid out; `left_out` says why the whole article is left out, or is None."""

    paragraphs: tuple[Paragraph, ...]
    summary: str
    left_out: str | None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    label: str
    role: PieceRole


def lay_out(reading: Reading, *, events: bool = False, lit: tuple[int, int] | None = None) -> Layout:
    """Return the layout of a reading.

    Args:
        reading: what to show.
        events: whether events are marked and get rows too.
        lit: characters of the text, half-open, that are to be lit.
    """
    text = reading.article.text
    bounds = paragraphs(text)
    starts, ends = [s for s, _ in bounds], [e for _, e in bounds]
    make = Rows(reading)
    pieces: dict[int, list[_Piece]] = defaultdict(list)
    rows: dict[int, list[Row]] = defaultdict(list)
    told: dict[int, list[EventRow]] = defaultdict(list)

    def beside(first: int) -> int:
        """The paragraph of a character, or the one after it."""
        return min(bisect_right(ends, first), max(len(bounds) - 1, 0))

    def mark(piece: _Piece) -> None:
        for at in range(bisect_right(ends, piece.start), bisect_left(starts, piece.end)):
            pieces[at].append(piece)

    for statement in reading.statements:
        for piece in _pieces(statement):
            mark(piece)
        # the row stands beside the words; a source may be named paragraphs before them
        first = min((span.start for span in statement.content or statement.cue or statement.source), default=0)
        rows[beside(first)].append(make.of_statement(statement))
    for event in reading.events if events else ():
        mark(_Piece(event.trigger.start, event.trigger.end, event.id, "event"))
        told[beside(event.trigger.start)].append(make.of_event(event))
    parts = reading.left_out or reading.article.left_out
    left_out = [_Part(part.span.start, part.span.end, part.why) for part in parts if part.span]
    laid = tuple(
        Paragraph(
            _runs(text, (start, end), pieces[at], [p for p in left_out if p.start < end and p.end > start], lit),
            tuple(rows[at]), tuple(told[at]), start,
        )
        for at, (start, end) in enumerate(bounds)
    )  # fmt: skip
    summary = summary_of(reading, events_shown=events)
    return Layout(laid, summary, next((part.why for part in parts if part.span is None), None))


def title_of(article: Article) -> str:
    """Return the title, or else how the article begins, past bylines and other lines that are left out."""
    if article.title:
        return article.title
    start = 0
    for part in article.left_out:
        if part.span and not article.text[start : part.span.start].strip():
            start = part.span.end
    line = article.text[start:].strip().partition("\n")[0].strip()
    if len(line) <= _LONGEST_TITLE:
        return line or "(no text)"
    return line[:_LONGEST_TITLE].rsplit(maxsplit=1)[0] + " …"


def count(number: int, thing: str) -> str:
    """Return `1 voice`, `2 voices`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def summary_of(reading: Reading, *, events_shown: bool = False) -> str:
    """Return one line: how many statements of which form, how many voices, how much was left out."""
    forms = Counter(statement.form for statement in reading.statements)
    said = ", ".join(f"{forms[form]} {form}" for form in ("direct", "indirect", "mixed") if forms[form])
    voices = {statement.speaker for statement in reading.statements if statement.speaker}
    unknown = sum(1 for statement in reading.statements if statement.speaker is None)
    parts = sum(1 for part in reading.left_out or reading.article.left_out if part.span)
    line = count(len(reading.statements), "statement") + (f" ({said})" if said else "")
    line += f" by {count(len(voices), 'voice')}" if voices else ""
    looked = voices or "speakers" in reading.reader.layers
    line += f", {unknown} whose speaker is not told" if unknown and looked else ""
    line += f"; {count(len(reading.events), 'event')}" if reading.events else ""
    line += ", in JSON only" if reading.events and not events_shown else ""
    return line + (f"; {count(parts, 'part')} left out" if parts else "")


def _pieces(statement: Statement) -> Iterator[_Piece]:
    label = label_of(statement.id)
    yield from (_Piece(span.start, span.end, label, "source") for span in statement.source)
    yield from (_Piece(span.start, span.end, label, "cue") for span in statement.cue)
    yield from (_Piece(span.start, span.end, label, "content") for span in statement.content)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the text that is left out."""

    start: int
    end: int
    why: str


def _runs(
    text: str, bounds: tuple[int, int], pieces: list[_Piece], left_out: list[_Part], lit: tuple[int, int] | None
) -> tuple[Run, ...]:
    start, end = bounds
    low_lit, high_lit = lit or (0, 0)
    cuts = {start, end}
    stretches = [(p.start, p.end) for p in pieces] + [(p.start, p.end) for p in left_out]
    for low, high in (*stretches, (low_lit, high_lit)):
        cuts.update(edge for edge in (low, high) if start < edge < end)
    edges = sorted(cuts)
    # outermost first: what begins earlier and ends later holds what stands within it
    marked = _open_at(edges, sorted(pieces, key=lambda p: (p.start, -p.end, p.role != "content")))
    out = _open_at(edges, left_out)
    runs = []
    for at, (low, high) in enumerate(pairwise(edges)):
        marks = tuple(
            Mark(p.label, p.role, max(p.start, start) == low, min(p.end, end) == high, p.start, p.end)
            for p in marked[at]
        )
        why = out[at][0].why if out[at] else None
        runs.append(Run(text[low:high], marks, why, low_lit <= low and high <= high_lit))
    return tuple(runs)


_Open = TypeVar("_Open", _Piece, _Part)


def _open_at(edges: list[int], ordered: list[_Open]) -> list[list[_Open]]:
    """Which of some stretches hold each run between two edges, in the order in which they are given.

    An article may have thousands of pieces in one paragraph: they are gone through once, not once for each run.
    """
    found: list[list[_Open]] = [[] for _ in edges[1:]]
    for piece in ordered:
        for at in range(bisect_left(edges, piece.start), bisect_left(edges, piece.end, hi=len(edges) - 1)):
            found[at].append(piece)
    return found
