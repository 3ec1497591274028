"""`onrecord show`: what is in a record, and single articles of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import HELP, RECORD
from onrecord.cli.output import PIPE_CLOSED, Output, PipeClosedError, is_terminal
from onrecord.cli.read import WIDTH, wants_colour
from onrecord.errors import SettingError
from onrecord.types import Event, Reading

if TYPE_CHECKING:
    from onrecord.record.store import Record


@click.command(short_help="Show what is in a record, or single articles of it.", context_settings=HELP)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@RECORD
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True,
    help="What to print.",
)  # fmt: skip
@click.option("--raw", is_flag=True, help="As it was read, without corrections and marks of copies.")
@click.option("--actors", "words", metavar="NAME", help="Whom NAME stands for across articles, in place of articles.")
@click.option("--all-actors", is_flag=True, help="Who acts and speaks in most articles, in place of articles.")
@click.option("--color/--no-color", "colour", default=None, help="Colour, whatever the terminal or NO_COLOR says.")
@click.pass_context
def show(
    context: click.Context,
    *,
    articles: tuple[str, ...],
    path: Path,
    form: str,
    raw: bool,
    words: str | None,
    all_actors: bool,
    colour: bool | None,
) -> None:
    """Show what is in a record; with ARTICLE, an id, its reading with the ids of its rows.

    Corrections are applied. `onrecord search --articles` finds ids.
    """
    import onrecord

    if articles and (words or all_actors):
        raise SettingError("--actors is in place of articles", fix="Give one or the other")
    terminal = is_terminal(sys.stdout)
    colour = wants_colour(colour, terminal=terminal)
    width = min(shutil.get_terminal_size().columns, WIDTH) if terminal else WIDTH
    try:
        with onrecord.open(path, create=False, write=False) as record, Output(None) as out:
            if words or all_actors:
                pieces = _actors(record, words, form)
            elif articles:
                pieces = _articles(record, articles, form, raw=raw, colour=colour, width=width)
            else:
                pieces = _summary(record, path, form)
            for piece in pieces:
                out.write(piece)
    except PipeClosedError:
        context.exit(PIPE_CLOSED)


def _summary(record: Record, path: Path, form: str) -> Iterator[str]:
    from onrecord.exports.hits import rows_json, table

    held = record.cite()
    if form != "text":
        yield rows_json([held])
        return
    dates = f", {held.first[:10]} to {held.last[:10]}" if held.first and held.last else ""
    yield f"{path}: {held.articles} article{'s' * (held.articles != 1)}{dates}\n"
    names = ("copies", "outlets", "versions", "readings", "statements", "events", "actors", "corrections")
    yield from table((f"{getattr(held, name):>9}", name) for name in names)


def _actors(record: Record, words: str | None, form: str) -> Iterator[str]:
    from onrecord.exports.hits import rows_json, table

    found = record.actors(words)
    if form != "text":
        yield rows_json(found)
        return
    yield from table(
        (
            f"{_counted(actor.articles, 'article')} {_counted(actor.statements, 'statement')}", actor.name,
            f"[{actor.kind} {actor.country or '-'}]", actor.id, f"({actor.why})",
        )
        for actor in found
    )  # fmt: skip


def _counted(number: int, word: str) -> str:
    """A number with its word, as wide for one as for more."""
    return f"{number:>6} {word + 's' * (number != 1):<{len(word) + 1}}"


def _articles(
    record: Record, articles: tuple[str, ...], form: str, *, raw: bool, colour: bool, width: int
) -> Iterator[str]:
    from onrecord.exports.jsonl import json_pieces, jsonl_lines
    from onrecord.exports.text import reading_to_text

    readings = (record.reading(article, raw=raw) for article in articles)
    if form == "json":
        yield from json_pieces(readings)
    elif form == "jsonl":
        yield from jsonl_lines(readings)
    else:
        for reading in readings:
            yield reading_to_text(reading, colour=colour, width=width)
            yield from _rows(record, reading)


def _rows(record: Record, reading: Reading) -> Iterator[str]:
    """The rows by the ids that `onrecord correct` takes, and the corrections of the article."""
    from onrecord.exports.hits import table

    names = {actor.id: actor.name for actor in reading.actors}
    yield "\n"
    yield from table(
        (
            f"{row.id:>5}",
            f"{row.act:<11}",
            names.get(row.speaker or "", "?"),
            _short(" … ".join(s.text for s in row.content)),
        )
        for row in reading.statements
    )
    yield from table((f"{row.id:>5}", *_event(row, names)) for row in reading.events)
    yield from table(
        (f"{row.id:>5}", row.name, f"[{row.kind} {row.country or '-'} {','.join(row.sectors) or '-'}]", row.role or "")
        for row in reading.actors
    )
    for correction in record.corrections(reading.article.id):
        undone = " (undone)" if correction.undone else ""
        what = f"{correction.action} {correction.layer} {correction.target or ''} {correction.field or ''}".split()
        yield from table(
            [(correction.id, correction.at, correction.by, " ".join(what) + undone, correction.note or "")]
        )


def _event(row: Event, names: dict[str, str]) -> tuple[str, ...]:
    who, whom = (
        ", ".join(names.get(role.actor or "", "?") for role in roles) or "-" for roles in (row.actors, row.recipients)
    )
    return (f"{row.type:<10}", row.factuality, f"{who} → {whom}", row.trigger.text)


def _short(words: str, most: int = 90) -> str:
    return words if len(words) <= most else words[:most].rstrip() + "…"
