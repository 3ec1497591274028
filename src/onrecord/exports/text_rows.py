"""The rows below a paragraph in the terminal: one for each statement, one for each event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from onrecord.exports.rows import EventRow, Part, Row
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_INDENT: Final = "    "
_QUIET: Final = "dim"
#: Columns of a name, at most.
WIDEST_NAME: Final = 30
#: Columns of those who take part in an event, at most.
_WIDEST_PARTS: Final = 60


def print_row(console: Console, row: Row, name_width: int) -> None:
    """Print the row of a statement, with a second line of what is told of it besides.

    Args:
        console: to print on.
        row: of the statement.
        name_width: columns of the names of speakers.
    """
    from rich.cells import cell_len, set_cell_size

    line = _labelled(row.label)
    name = visible(row.who)
    if cell_len(name) > name_width:
        # the words of a source can fill lines; they stand whole in the text above
        name = set_cell_size(name, name_width - 1).rstrip(" ,") + "…"
    shown = set_cell_size(name, name_width)
    # upright for a name, slanted for the source's own words, red for nothing known
    line.append(shown, "bold cyan" if row.speaker else "italic cyan" if row.source else "bold red")
    line.append(f"  {row.act:<11} {row.form:<8}  {row.confidence:.2f}", _QUIET)
    console.print(line, soft_wrap=True)
    notes = []
    if row.via:
        notes.append("via " + ", ".join(row.via))
    if row.when:
        notes.append("when: " + row.when)
    if row.inside:
        notes.append(f"inside {row.inside}")
    if row.reasons and (row.speaker is None or row.confidence < 0.5):
        notes.append("; ".join(row.reasons))
    _print_notes(console, notes)


def print_event(console: Console, row: EventRow) -> None:
    """Print the row of an event: type, how it is held, who → to whom, by which word; and what is told of it besides."""
    from rich.cells import cell_len, set_cell_size

    who = f"{_named(row.actors)} → {_named(row.recipients)}"
    if cell_len(who) > _WIDEST_PARTS:
        who = set_cell_size(who, _WIDEST_PARTS - 1).rstrip(" ,") + "…"
    line = _labelled(row.id)
    line.append(f"{row.type:<11}", "magenta").append(f"{row.factuality:<12}  ", _QUIET).append(who, "bold")
    line.append(f"  «{visible(row.trigger.text)}»  {row.confidence:.2f}", _QUIET)
    console.print(line, soft_wrap=True)
    notes = [f"mode: {row.mode}"] if row.mode else []
    notes += [f"{name}: {value}" for name, value in (("when", row.when), ("where", row.where)) if value]
    notes += [*row.numbers, *(["background"] if row.background else [])]
    notes += [f"on the word of {row.word}"] if row.word else []
    notes += [f"the same event as {row.same}"] if row.same and row.same != row.id else []
    notes += [reason for reason in row.reasons if reason.startswith("doubtful")]
    _print_notes(console, notes)


def _labelled(label: str) -> Text:
    from rich.text import Text

    return Text().append(f"{_INDENT}{label:>3}  ", _QUIET)


def _print_notes(console: Console, notes: Iterable[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    told = visible(" · ".join(notes))
    if told:
        console.print(Padding(Text(told, style=_QUIET), (0, 0, 0, len(_INDENT) + 5)))


def _named(parts: Iterable[Part]) -> str:
    return visible(", ".join(dict.fromkeys(part.name for part in parts))) or "?"
