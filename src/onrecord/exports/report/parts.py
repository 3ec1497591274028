"""What a report is made of: sections, tables, and passages that show where something was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.exports.marks import count
from onrecord.exports.pieces import Piece, pieces
from onrecord.questions.evidence.traces import Trace

#: Stands for a source chain that has nobody: the article tells it itself, or does not say who does.
NO_SOURCE: Final = "none named"
#: Passages of one group that a page shows; it says how many more there are.
SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something was read.

    Attributes:
        when: the day, in brackets that of publication; None: not told here.
        who: whose it is, and what it does with it: "Ada Brook (for Orva) denies".
        about: what it is about, or None.
        pieces: the sentence, or what stands around the words.
        facts: the source chain, in whose words, outlet and day, article and row, in this order, as far as known.
        reasons: why it was taken so.
    """

    when: str | None
    who: str
    about: str | None
    pieces: tuple[Piece, ...]
    facts: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Passages under one name; `more`: how many were left out here."""

    name: str | None
    passages: tuple[Passage, ...]
    more: int = 0

    @classmethod
    def of(cls, name: str | None, passages: Iterable[Passage]) -> Group:
        """Return a group of the first passages."""
        whole = tuple(passages)
        return cls(name, whole[:SHOWN], max(0, len(whole) - SHOWN))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a caption, the heads of its columns, its rows; cells that are numbers stand to the right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: what it tells in lines, tables and passages; `why`: reasons that hold for the whole of it."""

    heading: str
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    groups: tuple[Group, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to a question.

    Attributes:
        title: of the page.
        asked: what was asked, as names and values: ("since", "2031").
        counted: how much was found, in a line or two.
        sections: in order; none where nothing was found.
        rules: what the numbers count.
    """

    title: str
    asked: tuple[tuple[str, str], ...]
    counted: tuple[str, ...]
    sections: tuple[Section, ...]
    rules: tuple[str, ...]


def traced(trace: Trace, who: str, when: str | None = None, about: str | None = None) -> Passage:
    """Return the passage of a trace; without a day of its own the day of publication stands at the outlet alone."""
    return Passage(
        when, who, about, pieces(trace.around, (trace.span,)),
        facts_of(trace.chain or (NO_SOURCE,), printed(trace.outlet, trace.published), f"{trace.article} {trace.row}"),
    )  # fmt: skip


def facts_of(chain: Iterable[str], *more: str) -> tuple[str, ...]:
    """Return the facts of a passage: the source chain, the first voice first, and what else is known."""
    told = " → ".join(chain)
    return tuple(part for part in (f"source: {told}" if told else "", *more) if part)


def printed(outlet: str | None, published: str | None) -> str:
    """Return outlet and day of publication; what is not known is said to be so."""
    return f"{outlet or 'outlet not known'}, {(published or '')[:10] or 'no date'}"


def found(number: int, thing: str, *, more: bool = False) -> str:
    """Return "12 shifts", or "the first 12 shifts; there are more"."""
    return f"The first {count(number, thing)}; there are more (--limit)." if more else f"{count(number, thing)}."
