"""Positions, shifts and disputes as reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.exports.pieces import pieces
from onrecord.exports.positions import about_what, in_whose_words, when_said, who_holds
from onrecord.exports.report.parts import Group, Passage, Report, Section, facts_of, found, printed
from onrecord.questions.positions.disputes import Dispute
from onrecord.questions.positions.rows import Position
from onrecord.questions.positions.shifts import Shift

Asked = Sequence[tuple[str, str]]
RULES: Final = (
    (
        "A position is what one statement, or an article in its own voice, holds of one thing. It is no event, and "
        "says nothing of whether it is true."
    ),
    "Days are those on which it was said, as far as the text tells; in brackets those of publication.",
    (
        "Copies of other articles are left out unless they are asked for. Marked are the words that carry the "
        "position: the cue, and what tells of the event."
    ),
)
_SHIFTS: Final = (
    (
        "A shift is counted where one side holds two positions on one matter, and something tells which came first: "
        "the text's own times, words such as “no longer denies”, or days of publication."
    ),
)
_DISPUTES: Final = (
    (
        "A dispute is counted where one voice denies what another asserts. The order is by a rule of how directly they "
        "meet, no probability."
    ),
)


def positions_report(rows: Sequence[Position], actor: str, asked: Asked = (), *, more: bool = False) -> Report:
    """Return the report of what an actor holds.

    Args:
        rows: its positions, in the order in which they are shown.
        actor: who was asked for.
        asked: what else was asked, as names and values.
        more: whether there are more positions than these.
    """
    sections = [Section("By date", groups=(Group(None, tuple(map(passage_of, rows))),))] if rows else []
    return Report(
        f"Positions: {actor}", tuple(asked), (found(len(rows), "position", more=more),), tuple(sections), RULES
    )


def shifts_report(shifts: Sequence[Shift], actor: str | None, asked: Asked = (), *, more: bool = False) -> Report:
    """Return the report of where positions change; arguments as `positions_report`, `actor` None: everybody."""
    title = f"Shifts: {actor}" if actor else "Shifts"
    counted = (found(len(shifts), "shift", more=more),)
    return Report(title, tuple(asked), counted, tuple(shift_sections(shifts)), (*_SHIFTS, *RULES))


def disputes_report(disputes: Sequence[Dispute], actor: str | None, asked: Asked = (), *, more: bool = False) -> Report:
    """Return the report of what some assert and others deny; arguments as `shifts_report`."""
    title = f"Disputes: {actor}" if actor else "Disputes"
    counted = (found(len(disputes), "dispute", more=more),)
    return Report(title, tuple(asked), counted, tuple(dispute_sections(disputes)), (*_DISPUTES, *RULES))


def shift_sections(shifts: Iterable[Shift]) -> Iterator[Section]:
    """Yield a section for each shift."""
    for number, shift in enumerate(shifts, 1):
        groups = (_group("before", shift.before), _group("after", shift.after))
        heading = f"Shift {number} · {shift.side}: {shift.kind}"
        yield Section(heading, _about(shift.about), groups=groups, why=shift.reasons)


def dispute_sections(disputes: Iterable[Dispute]) -> Iterator[Section]:
    """Yield a section for each dispute."""
    for number, dispute in enumerate(disputes, 1):
        groups = (_group("asserted", dispute.asserting), _group("denied", dispute.denying))
        heading = " · ".join((f"Dispute {number}", *_about(dispute.about)))
        yield Section(heading, groups=groups, why=dispute.reasons)


def passage_of(row: Position) -> Passage:
    """Return a position as a passage."""
    place = " ".join(part for part in (row.article, row.statement, *row.events) if part)
    return Passage(
        when_said(row), f"{who_holds(row)} {row.stance}", about_what(row) or None,
        pieces(row.sentence, (*row.cue, *row.triggers)),
        facts_of(row.chain, in_whose_words(row), printed(row.outlet, row.published), place), row.reasons,
    )  # fmt: skip


def _group(name: str, rows: Iterable[Position]) -> Group:
    return Group.of(name, map(passage_of, rows))


def _about(names: Iterable[str]) -> tuple[str, ...]:
    told = "; ".join(names)
    return (told,) if told else ()
