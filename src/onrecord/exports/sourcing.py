"""The sourcing of articles as text to look at, and as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from onrecord.exports.marks import count
from onrecord.exports.safe import visible
from onrecord.questions.sourcing.articles import SORTS, Sourcing, Voice

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_HEADS = {
    "named": "Named",
    "anonymous": "Anonymous",
    "group": "Groups",
    "document": "Documents",
}
_STYLES = {"named": "cyan", "anonymous": "magenta", "group": "blue", "document": "green"}


def sourcing_json(found: Iterable[Sourcing]) -> Iterator[str]:
    """Yield the pieces of one JSON array, an object per article; a whole one also if there are none."""
    before = "[\n"
    for sourcing in found:
        yield before + json.dumps(asdict(sourcing), ensure_ascii=False, indent=1)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def sourcing_text(found: Iterable[tuple[str, Sourcing]], *, colour: bool = False, width: int = 100) -> Iterator[str]:
    """Yield each sourcing as text.

    Args:
        found: what to show, each with the heading to show it under.
        colour: ANSI sequences, else plain characters.
        width: columns to wrap at.
    """
    first = True
    for heading, sourcing in found:
        yield ("" if first else "─" * min(width, 100) + "\n\n") + _page(heading, sourcing, colour=colour, width=width)
        first = False


def _page(heading: str, sourcing: Sourcing, *, colour: bool, width: int) -> str:
    from rich.console import Console

    file = io.StringIO()
    console = Console(
        file=file,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=max(width, 40),
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    _line(console, visible(heading), "bold")
    if sourcing.left_out:
        _line(console, f"Left out: {sourcing.left_out}.", "bold")
    else:
        _line(console, summary_of(sourcing), "dim")
        console.print()
        names = min(max(map(len, map(who_of, sourcing.voices)), default=0), console.width * 2 // 5)
        for voices in ([v for v in sourcing.voices if v.sort == sort] for sort in SORTS):
            if voices:
                _line(console, _HEADS[voices[0].sort], "bold")
                console.print(_table(voices, names))
                console.print()
        _rest(console, sourcing)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n")) + "\n"


def summary_of(sourcing: Sourcing) -> str:
    """Return in one line how much of an article is attributed, and to how many voices."""
    share = sourcing.attributed / sourcing.words if sourcing.words else 0.0
    return (
        f"{count(sourcing.statements, 'statement')} by {count(len(sourcing.voices), 'voice')}; {share:.0%} of the "
        f"{count(sourcing.words, 'word')} are attributed."
    )


def _table(voices: list[Voice], names: int) -> Table:
    """The rows of some voices, with `names` columns for who they are."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, width=4)
    table.add_column(overflow="fold", width=names)
    table.add_column(no_wrap=True, width=7)
    table.add_column(overflow="fold")
    for voice in voices:
        codes = " ".join(code for code in (voice.country, *voice.sectors[:1]) if code)
        table.add_row(
            Text(f"{voice.share:.0%}"),
            Text(visible(who_of(voice)), style=_STYLES[voice.sort]),
            Text(codes, style="dim"),
            Text(visible(how_of(voice)), style="dim"),
        )
    return table


def how_of(voice: Voice) -> str:
    """Return how much a voice says, and by which way."""
    told = f"{count(len(voice.statements), 'statement')}, {count(voice.words, 'word')}"
    told += f", {voice.quoted} quoted" if voice.quoted else ""
    if not voice.through:
        return told
    ends = str(voice.depth[0]) if voice.depth[0] == voice.depth[1] else f"{voice.depth[0]}–{voice.depth[1]}"
    second = f", {voice.second_hand} at second hand" if voice.second_hand else ""
    return f"{told}{second}; via {', '.join(voice.through)} (depth {ends})"


def who_of(voice: Voice) -> str:
    """Return the name of a voice, with its role and whom it speaks for."""
    more = [voice.role, f"for {voice.side}" if voice.side and voice.side != voice.name else None]
    added = ", ".join(part for part in more if part)
    return f"{voice.name} ({added})" if added else voice.name


def _rest(console: Console, sourcing: Sourcing) -> None:
    names = {voice.actor: voice.name for voice in sourcing.voices}
    if sourcing.sides:
        _line(console, "Sides heard", "bold")
        for side in sourcing.sides:
            label = " ".join(code for code in (side.country, side.sector) if code) or "not known"
            _line(console, visible(f"{side.share:>4.0%}  {label}: {', '.join(names[v] for v in side.voices)}"))
        console.print()
    for hanging in sourcing.hanging:
        told = f"{count(len(hanging.statements), 'statement')} ({', '.join(hanging.statements)}), {hanging.share:.0%}"
        _line(console, visible(f"On one anonymous source, {names[hanging.voice]}: {told} of what is attributed."))
    if sourcing.through:
        told = ", ".join(f"{name} ({number})" for name, number in sourcing.through)
        _line(console, visible(f"At second hand through: {told}."))
    if sourcing.unknown:
        unknown = count(sourcing.unknown, "statement")
        _line(console, f"Speaker not known: {unknown}, {count(sourcing.unknown_words, 'word')}.")
    own = sourcing.own
    _line(console, f"In the article’s own voice: {own.sentences} of {count(own.of, 'sentence')} ({own.share:.0%}).")


def _line(console: Console, words: str, style: str = "") -> None:
    from rich.text import Text

    console.print(Text(words, style=style))
