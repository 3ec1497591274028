"""A reading laid out for showing: paragraphs, runs of text with their marks, and one row per statement.

The text is cut wherever a piece of a statement or a left-out part begins or ends, so that a run has the same marks
throughout, however statements overlap and nest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.reading.text.paragraphs import paragraphs
from onrecord.types import Article, Reading, Span, Statement, Time

_LONGEST_TITLE = 100

PieceRole = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement's claim on a run: a piece of it, or what of the piece stands in this paragraph.

    Attributes:
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
    """Characters under the same marks, outermost mark first; `left_out` says why no layer read them."""

    text: str
    marks: tuple[Mark, ...]
    left_out: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown beside the text for one statement.

    Attributes:
        label: the number by which the text and the row find each other.
        voice: actor id of the speaker, or None.
        speaker: name of the speaker, or None.
        source: the words of the source, or None.
        via: names of those it came through, in order.
        inside: label of the statement that holds it, or None.
        when: the words that say when it was made, with the days they stand for; or None.
    """

    label: str
    id: str
    voice: str | None
    speaker: str | None
    anonymous: bool
    source: str | None
    via: tuple[str, ...]
    act: str
    form: str
    confidence: float
    inside: str | None
    reasons: tuple[str, ...]
    when: str | None = None

    @property
    def who(self) -> str:
        """The speaker's name, else the source's words, else a question mark."""
        return self.speaker or self.source or "?"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text with the rows of the statements that begin in it."""

    runs: tuple[Run, ...]
    rows: tuple[Row, ...]

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


def lay_out(reading: Reading) -> Layout:
    """Return the layout of a reading."""
    text = reading.article.text
    bounds = paragraphs(text)
    starts, ends = [s for s, _ in bounds], [e for _, e in bounds]
    pieces: dict[int, list[_Piece]] = defaultdict(list)
    rows: dict[int, list[Row]] = defaultdict(list)
    names = {actor.id: actor for actor in reading.actors}
    times = {time.id: time for time in reading.times}
    for statement in reading.statements:
        for piece in _pieces(statement):
            for at in range(bisect_right(ends, piece.start), bisect_left(starts, piece.end)):
                pieces[at].append(piece)
        actor = names.get(statement.speaker) if statement.speaker else None
        # the row stands beside the words; a source may be named paragraphs before them
        first = min((span.start for span in statement.content or statement.cue or statement.source), default=0)
        rows[min(bisect_right(ends, first), max(len(bounds) - 1, 0))].append(
            Row(
                label=label_of(statement.id),
                id=statement.id,
                voice=actor.id if actor else None,
                speaker=actor.name if actor else None,
                anonymous=actor.anonymous if actor else False,
                source=_words(statement.source),
                via=tuple(names[a].name if a in names else a for a in statement.via),
                act=statement.act,
                form=statement.form,
                confidence=statement.confidence,
                inside=label_of(statement.inside) if statement.inside else None,
                reasons=statement.reasons,
                when=_when(times[statement.time]) if statement.time in times else None,
            )
        )
    parts = reading.left_out or reading.article.left_out
    left_out = [(part.span.start, part.span.end, part.why) for part in parts if part.span]
    laid = tuple(
        Paragraph(_runs(text, start, end, pieces[at], left_out), tuple(rows[at]))
        for at, (start, end) in enumerate(bounds)
    )
    return Layout(laid, summary_of(reading), next((part.why for part in parts if part.span is None), None))


def label_of(statement: str) -> str:
    """Return the number in the id of a statement (`s12` gives `12`), or the id where it has another form."""
    match = re.fullmatch(r"s(\d+)", statement)
    return match.group(1) if match else statement


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


def summary_of(reading: Reading) -> str:
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
    line += f"; {count(len(reading.events), 'event')}, in JSON only" if reading.events else ""
    return line + (f"; {count(parts, 'part')} left out" if parts else "")


def _pieces(statement: Statement) -> Iterator[_Piece]:
    label = label_of(statement.id)
    yield from (_Piece(span.start, span.end, label, "source") for span in statement.source)
    yield from (_Piece(span.start, span.end, label, "cue") for span in statement.cue)
    yield from (_Piece(span.start, span.end, label, "content") for span in statement.content)


def _when(time: Time) -> str:
    """The words of a time and its days: `on Monday (2016-05-02)`, `late May (2016-05-21 to 2016-05-31)`."""
    days = time.start or "" if time.start == time.end else f"{time.start or '…'} to {time.end or '…'}"
    return f"{time.span.text} ({days})" if days else time.span.text


def _words(spans: tuple[Span, ...]) -> str | None:
    return " … ".join(span.text for span in spans) or None


def _runs(
    text: str, start: int, end: int, pieces: list[_Piece], left_out: list[tuple[int, int, str]]
) -> tuple[Run, ...]:
    out = [(s, e, why) for s, e, why in left_out if s < end and e > start]
    cuts = {start, end}
    for low, high in [(p.start, p.end) for p in pieces] + [(s, e) for s, e, _ in out]:
        cuts.update((max(low, start), min(high, end)))
    edges = sorted(cuts)
    # outermost first: what begins earlier and ends later holds what stands within it
    ordered = sorted(pieces, key=lambda p: (p.start, -p.end, p.role != "content"))
    runs = []
    for low, high in pairwise(edges):
        marks = tuple(
            Mark(p.label, p.role, max(p.start, start) == low, min(p.end, end) == high, p.start, p.end)
            for p in ordered
            if p.start <= low and p.end >= high
        )
        runs.append(Run(text[low:high], marks, next((why for s, e, why in out if s <= low and e >= high), None)))
    return tuple(runs)
