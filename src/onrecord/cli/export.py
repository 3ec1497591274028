"""`onrecord export`: a record, or a part of it, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import HELP, RECORD, filter_options
from onrecord.cli.output import PIPE_CLOSED, Output, PipeClosedError
from onrecord.errors import SettingError
from onrecord.exports.formats import FORMATS
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from onrecord.record.frames.columns import View


@click.command(short_help="Write a record, or a part of it, for other programs.", context_settings=HELP)
@click.argument("words", nargs=-1)
@RECORD
@click.option("-f", "--format", "form", required=True, type=click.Choice(list(FORMATS)), help="In which format.")
@click.option("--table", metavar="NAME", help="Of csv, one table alone, to stdout or one file: statements, events, …")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH",
    help="The file (stdout if not given; - too), or the folder; a zip for .zip.",
)  # fmt: skip
@click.pass_context
def export(
    context: click.Context,
    /,
    *,
    words: tuple[str, ...],
    path: Path,
    form: str,
    table: str | None,
    output: Path | None,
    **filters: Any,
) -> None:
    """Write what answers in a record, corrected, for other programs.

    WORDS and filters are those of `onrecord search`: statements that are not found are left out, and so are events
    that stand in none that is. --event-type and --factuality leave out other events.

    \b
    csv            a folder or zip: a table for each kind of row, the texts beside them
    parquet        a folder or zip: the same tables; needs pip install 'onrecord[parquet]'
    polecat        one file: events in POLECAT's columns, ours behind them; tabs
    plover         one file: events in the PLOVER manual's fields; JSON lines
    webannotation  one file: W3C Web Annotations; JSON-LD
    brat           a folder or zip: standoff for brat, and back with `onrecord correct import`
    """  # noqa: D301  click takes the sign for a paragraph that it must not wrap
    import onrecord
    from onrecord.exports.folders import whole_folder
    from onrecord.exports.tables import CSV_KINDS, csv_table

    wanted = FORMATS[form]
    alone = table is not None
    if alone and form != "csv":
        raise SettingError(f"--table is of csv, not of {form}", fix="Leave it out, or give --format csv")
    if table is not None and table not in CSV_KINDS:
        raise SettingError(f"no table {table!r}", fix=f"The tables are {', '.join(CSV_KINDS)}")
    target = None if output is None or str(output) == "-" else output
    with onrecord.open(path, create=False, write=False) as record:
        views = _told(record.views(" ".join(words), **filters))
        if wanted.shape == "folder" and not alone:
            if target is None:
                raise SettingError(f"{form} is several files", fix="Name a folder or a zip with -o PATH")
            with whole_folder(target) as folder:
                wanted.fill(views, folder)
            click.echo(visible(f"wrote {target}"), err=True)
            return
        try:
            with Output(target) as out:
                for line in csv_table(table, views) if table is not None else wanted.lines(views):
                    out.write(line)
        except PipeClosedError:
            context.exit(PIPE_CLOSED)


def _told(views: Iterator[View]) -> Iterator[View]:
    """Pass views on, and say so if there are none."""
    view = None
    for view in views:
        yield view
    if view is None:
        click.echo("nothing found: what is written has no rows", err=True)


export = filter_options(export)
