"""`onrecord read`: readings of whatever is given, in the form that is asked for."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Literal

import click

from onrecord.cli.inputs import NOTHING_DONE, Tally
from onrecord.cli.options import LAYERS, OUTPUT, layer_names, reading_options
from onrecord.cli.output import PIPE_CLOSED, Output, PipeClosedError, is_terminal, standard_input
from onrecord.cli.progress import Progress
from onrecord.cli.services import Services
from onrecord.errors import InputError, SettingError
from onrecord.types import Reading

Form = Literal["text", "json", "jsonl", "html"]
_FORMS: tuple[Form, ...] = ("text", "json", "jsonl", "html")
_BY_ENDING: dict[str, Form] = {
    ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"
}  # fmt: skip
#: Columns of text: no wider than is good to read, and always the same in a pipe.
WIDTH = 100


@dataclass(frozen=True, slots=True)
class _Show:
    """How the readings are to be shown."""

    form: Form
    colour: bool
    width: int


@click.command(
    short_help="Print who said what, by which words, where in the text.",
    epilog="Exit codes: 0 all inputs read, 3 some left out (each told on standard error), 2 nothing done.",
)
@click.argument("inputs", nargs=-1, required=True, metavar="(PATH|URL|-)...")
@click.option(
    "-f", "--format", "form", type=click.Choice(_FORMS), help="What to print. By the ending of FILE, else text."
)
@OUTPUT
@LAYERS
@reading_options
@click.pass_context
def read(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    form: Form | None,
    output: Path | None,
    layers: str | None,
    profile: str,
    least: float | None,
    packs: tuple[Path, ...],
    jobs: int | None,
    input_format: str | None,
    text_column: str | None,
    colour: bool | None,
) -> None:
    """Read articles and print who said what, by which words, where in the text.

    Takes files, folders, glob patterns and web addresses: plain text, Markdown, HTML, PDF, DOCX, JSON, JSON lines,
    CSV, each also as .gz or in a .zip; - is standard input.
    """
    services = context.find_object(Services) or Services()
    path = None if output is None or str(output) == "-" else output
    show = _how(form, path, colour)
    reader = services.make_reader(layer_names(layers), profile, packs, least)
    stdin = standard_input() if "-" in inputs else None
    try:
        with (
            Progress(shown=watched(path), colour=colour is not False) as progress,
            Output(path) as out,
        ):
            tally = Tally(progress.tell)
            loaded = services.load(inputs, stdin=stdin, as_format=input_format, text_column=text_column)
            readings = reader.read_many(tally.articles_of(loaded), jobs=jobs)
            for piece in pieces(counted(readings, progress), show):
                out.write(piece)
            if tally.exit_code == NOTHING_DONE:
                out.discard()
                raise InputError("nothing could be read", fix="`onrecord read --help` says what can be given")
    except PipeClosedError:
        context.exit(PIPE_CLOSED)
    context.exit(tally.exit_code)


def pieces(readings: Iterator[Reading], show: _Show) -> Iterator[str]:
    """Yield the output for `readings`, each piece as soon as it is there; an HTML page comes as a whole."""
    if show.form == "text":
        from onrecord.exports.text import text_pieces

        yield from text_pieces(readings, colour=show.colour, width=show.width)
    elif show.form == "html":
        from onrecord.exports.html import readings_to_html

        # of nothing, not even an empty page
        if (first := next(readings, None)) is not None:
            yield readings_to_html(chain([first], readings))
    else:
        from onrecord.exports.jsonl import json_pieces, jsonl_lines

        yield from (jsonl_lines if show.form == "jsonl" else json_pieces)(readings)


def _how(form: Form | None, path: Path | None, colour: bool | None) -> _Show:
    chosen: Form = form or (_BY_ENDING.get(path.suffix.lower(), "text") if path else "text")
    terminal = path is None and is_terminal(sys.stdout)
    if chosen == "html" and terminal:
        raise SettingError("an HTML page is of no use in a terminal", fix="Give it a file: -o page.html")
    colour = wants_colour(colour, terminal=terminal)
    width = min(shutil.get_terminal_size().columns, WIDTH) if terminal else WIDTH
    return _Show(chosen, colour, width)


def wants_colour(asked: bool | None, *, terminal: bool) -> bool:
    """Return whether to use colour, and make a Windows console understand it.

    Args:
        asked: what the user said, or None.
        terminal: whether the output goes to a terminal.
    """
    if asked is None:
        asked = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if asked and sys.platform == "win32":
        import colorama  # comes with click there

        colorama.just_fix_windows_console()
    return asked


def watched(path: Path | None) -> bool:
    """Return whether to show progress: somebody looks at standard error, and the readings do not run through it."""
    return is_terminal(sys.stderr) and (path is not None or not is_terminal(sys.stdout))


def counted(readings: Iterator[Reading], progress: Progress) -> Iterator[Reading]:
    """Yield `readings`, each counted by `progress`."""
    with closing(readings):  # type: ignore[type-var]
        for reading in readings:
            progress.advance()
            yield reading
