"""`onrecord sources`: whose words an article is made of."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

from onrecord.cli.inputs import NOTHING_DONE, Tally
from onrecord.cli.options import OUTPUT, reading_options
from onrecord.cli.output import PIPE_CLOSED, Output, PipeClosedError, is_terminal, standard_input
from onrecord.cli.progress import Progress
from onrecord.cli.read import WIDTH, counted, wants_colour, watched
from onrecord.cli.services import Services
from onrecord.errors import InputError
from onrecord.types import Reading

Form = Literal["text", "json"]


@click.command(
    short_help="Print whose words an article is made of, and through whom they came.",
    epilog="Exit codes: 0 all inputs read, 3 some left out (each told on standard error), 2 nothing done.",
)
@click.argument("inputs", nargs=-1, required=True, metavar="(PATH|URL|-)...")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="What to print.",
)  # fmt: skip
@OUTPUT
@reading_options
@click.pass_context
def sources(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    form: Form,
    output: Path | None,
    profile: str,
    least: float | None,
    packs: tuple[Path, ...],
    jobs: int | None,
    input_format: str | None,
    text_column: str | None,
    colour: bool | None,
) -> None:
    """Print the sourcing of articles.

    Who speaks (named, anonymous, groups, documents) with what share of the attributed words, at first or second hand
    and through whom; which sides are heard; what hangs on one anonymous source; how much is the article's own voice.
    Takes what `onrecord read` takes; - is standard input.
    """
    services = context.find_object(Services) or Services()
    path = None if output is None or str(output) == "-" else output
    terminal = path is None and is_terminal(sys.stdout)
    colour = wants_colour(colour, terminal=terminal)
    width = min(shutil.get_terminal_size().columns, WIDTH) if terminal else WIDTH
    reader = services.make_reader(None, profile, packs, least)
    stdin = standard_input() if "-" in inputs else None
    try:
        with Progress(shown=watched(path), colour=colour is not False) as progress, Output(path) as out:
            tally = Tally(progress.tell)
            loaded = services.load(inputs, stdin=stdin, as_format=input_format, text_column=text_column)
            readings = counted(reader.read_many(tally.articles_of(loaded), jobs=jobs), progress)
            for piece in _pieces(readings, form, colour=colour, width=width):
                out.write(piece)
            if tally.exit_code == NOTHING_DONE:
                out.discard()
                raise InputError("nothing could be read", fix="`onrecord sources --help` says what can be given")
    except PipeClosedError:
        context.exit(PIPE_CLOSED)
    context.exit(tally.exit_code)


def _pieces(readings: Iterator[Reading], form: Form, *, colour: bool, width: int) -> Iterator[str]:
    from onrecord.exports.marks import title_of
    from onrecord.exports.sourcing import sourcing_json, sourcing_text
    from onrecord.questions.sourcing.articles import sourcing_of

    if form == "json":
        yield from sourcing_json(map(sourcing_of, readings))
    else:
        titled = ((title_of(reading.article), sourcing_of(reading)) for reading in readings)
        yield from sourcing_text(titled, colour=colour, width=width)
