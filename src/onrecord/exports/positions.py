"""Positions, shifts and disputes as text to look at, and as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.exports.pieces import pieces
from onrecord.exports.safe import visible
from onrecord.exports.table_csv import csv_lines
from onrecord.questions.positions.disputes import Dispute
from onrecord.questions.positions.rows import Position
from onrecord.questions.positions.shifts import Shift
from onrecord.types import Span

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_HEAD: Final = (
    "article", "title", "outlet", "published", "statement", "events", "side", "speaker", "anonymous", "stance",
    "matters", "about", "words", "by", "chain", "hands", "since", "until", "dated", "turn", "start", "end", "sentence",
    "cue", "content", "triggers", "confidence", "reasons",
)  # fmt: skip


def positions_text(rows: Iterable[Position], *, colour: bool) -> Iterator[str]:
    """Yield three lines for each position: when who holds what, the sentence, and where it is from.

    Args:
        rows: in the order in which they are shown.
        colour: ANSI sequences, else plain characters; words are marked by bold type, else by double angle brackets.
    """
    for row in rows:
        yield from _position(row, colour, "")


def shifts_text(found: Iterable[Shift], *, colour: bool) -> Iterator[str]:
    """Yield each shift: whose and of what, the positions before and after, and why they were put together."""
    for number, shift in enumerate(found, 1):
        yield f"{_bold(f'{number}. {shift.side}: {shift.kind}', colour)} · {visible('; '.join(shift.about))}\n"
        yield from _sorted((("before", shift.before), ("after", shift.after)), shift.reasons, colour)


def disputes_text(found: Iterable[Dispute], *, colour: bool) -> Iterator[str]:
    """Yield each dispute: of what, who asserts it, who denies it, and why they meet."""
    for number, dispute in enumerate(found, 1):
        about = "; ".join(dispute.about)
        yield f"{_bold(f'{number}. {about}', colour)}\n"
        yield from _sorted((("asserted", dispute.asserting), ("denied", dispute.denying)), dispute.reasons, colour)


def _sorted(parts: Sequence[tuple[str, Sequence[Position]]], reasons: Iterable[str], colour: bool) -> Iterator[str]:
    for name, rows in parts:
        yield f"  {name}\n"
        for row in rows:
            yield from _position(row, colour, "    ")
    yield f"  {_dim('why: ' + '; '.join(reasons), colour)}\n\n"


def _position(row: Position, colour: bool, indent: str) -> Iterator[str]:
    told, about = f"{when_said(row)}  {who_holds(row)} {row.stance}", about_what(row)
    yield f"{indent}{visible(told)}{visible(' · ' + about) if about else ''}\n"
    yield f"{indent}    {_marked(row.sentence, (*row.cue, *row.triggers), colour)}\n"
    yield f"{indent}    {_dim(_from(row), colour)}\n"


def about_what(row: Position) -> str:
    """Return what a position is about: matters between sides, else the sides alone; empty: not known."""
    return "; ".join(row.matters) if any(":" in label for label in row.matters) else ", ".join(row.about)


def in_whose_words(row: Position) -> str:
    """Return in whose words it is told."""
    return f"by account of {row.by}" if row.words == "account" else row.words


def when_said(row: Position) -> str:
    """Return the days on which it was said; those of the report in brackets."""
    if row.since is None and row.until is None:
        return "no date"
    if row.since is None:
        days = f"until {row.until}"
    elif row.until is None:
        days = f"since {row.since}"
    else:
        days = row.since if row.since == row.until else f"{row.since} to {row.until}"
    return days if row.dated == "stated" else f"({days})"


def who_holds(row: Position) -> str:
    """Return who holds it, and for whom, as far as that is known."""
    if row.statement is None:
        return "the article itself"
    if row.speaker is None:
        return "speaker not known"
    return f"{row.speaker} (for {row.side})" if row.side != row.speaker else row.speaker


def _from(row: Position) -> str:
    """Through whom it came, in whose words, and where it stands."""
    place = " ".join(part for part in (row.article, row.statement, *row.events) if part)
    printed = ", ".join(part for part in (row.outlet, (row.published or "")[:10]) if part)
    return " · ".join(
        part for part in (" → ".join(row.chain), in_whose_words(row), printed, place, "; ".join(row.reasons)) if part
    )


def _marked(sentence: Span, spans: Iterable[Span], colour: bool) -> str:
    opens, shuts = (_BOLD, _PLAIN) if colour else ("«", "»")
    return "".join(
        f"{opens}{visible(piece.text)}{shuts}" if piece.marked else visible(piece.text)
        for piece in pieces(sentence, spans)
    )


def _bold(words: str, colour: bool) -> str:
    return f"{_BOLD}{visible(words)}{_PLAIN}" if colour else visible(words)


def _dim(words: str, colour: bool) -> str:
    return f"{_DIM}{visible(words)}{_PLAIN}" if colour else visible(words)


def positions_csv(rows: Iterable[Position]) -> Iterator[str]:
    """Yield positions as CSV, a row each; several values in one cell are separated by "; "."""
    return csv_lines(_HEAD, (_cells(row) for row in rows))


def shifts_csv(found: Iterable[Shift]) -> Iterator[str]:
    """Yield shifts as CSV, a row for each position: number of the shift, whose, of what, which, before or after."""
    return csv_lines(
        ("shift", "of", "matter", "kind", "part", *_HEAD),
        (
            (number, shift.side, "; ".join(shift.about), shift.kind, part, *_cells(row))
            for number, shift in enumerate(found, 1)
            for part, rows in (("before", shift.before), ("after", shift.after))
            for row in rows
        ),
    )


def disputes_csv(found: Iterable[Dispute]) -> Iterator[str]:
    """Yield disputes as CSV, a row for each position: number of the dispute, of what, its score, asserted or denied."""
    return csv_lines(
        ("dispute", "matter", "score", "part", *_HEAD),
        (
            (number, "; ".join(dispute.about), dispute.score, part, *_cells(row))
            for number, dispute in enumerate(found, 1)
            for part, rows in (("asserted", dispute.asserting), ("denied", dispute.denying))
            for row in rows
        ),
    )


def _cells(row: Position) -> tuple[object, ...]:
    def listed(values: Iterable[str]) -> str:
        return "; ".join(values)

    return (
        row.article, row.title, row.outlet, row.published, row.statement, listed(row.events), row.side, row.speaker,
        row.anonymous, row.stance, listed(row.matters), listed(row.about), row.words, row.by, listed(row.chain),
        row.hands, row.since, row.until, row.dated, row.turn, row.sentence.start, row.sentence.end, row.sentence.text,
        listed(span.text for span in row.cue), listed(span.text for span in row.content),
        listed(span.text for span in row.triggers), row.confidence, listed(row.reasons),
    )  # fmt: skip
