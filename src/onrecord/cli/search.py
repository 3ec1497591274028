"""`onrecord search`: statements and articles of a record by their words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli.options import FORMAT, HELP, RECORD, Count, filter_options
from onrecord.cli.output import PIPE_CLOSED, Output, PipeClosedError, is_terminal
from onrecord.cli.read import wants_colour

_PAGING = (
    click.option("--articles", is_flag=True, help="Find articles, not statements."),
    click.option("--limit", type=Count(1), default=20, show_default=True, help="Hits on a page."),
    click.option("--offset", type=Count(0), default=0, show_default=True, help="Hits to pass over."),
)


@click.command(short_help="Find statements or articles of a record by their words.", context_settings=HELP)
@click.argument("words", nargs=-1)
@RECORD
@FORMAT
@click.option("--color/--no-color", "colour", default=None, help="Colour, whatever the terminal or NO_COLOR says.")
@click.pass_context
def search(
    context: click.Context,
    /,
    *,
    words: tuple[str, ...],
    path: Path,
    form: str,
    colour: bool | None,
    articles: bool,
    **filters: Any,
) -> None:
    """Find statements in which all WORDS stand, the best first; without WORDS all that the filters let through.

    A word is found in any form of it; "words in double quotation marks" as they are; a star at the end of a word
    stands for any ending.
    """
    import onrecord
    from onrecord.exports.hits import hits_text, rows_json

    colour = wants_colour(colour, terminal=is_terminal(sys.stdout))
    with onrecord.open(path, create=False, write=False) as record:
        found = record.search(" ".join(words), of="articles" if articles else "statements", **filters)
    try:
        with Output(None) as out:
            if form == "json":
                out.write(rows_json(found.hits))
                return
            for line in hits_text(found.hits, colour=colour):
                out.write(line)
    except PipeClosedError:
        context.exit(PIPE_CLOSED)
    if not found.hits:
        left = f"; {found.undated} article{'s have' if found.undated > 1 else ' has'} no date" if found.undated else ""
        click.echo(f"nothing found{left}", err=True)
    elif found.more:
        click.echo(f"there is more: --offset {filters['offset'] + filters['limit']}", err=True)


search = filter_options(search)
for _option in _PAGING:
    search = _option(search)
