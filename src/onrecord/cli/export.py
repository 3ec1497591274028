"""`onrecord export`: a record, or a part of it, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli.options import HELP, RECORD, filter_options
from onrecord.cli.output import print_pieces
from onrecord.errors import SettingError
from onrecord.exports.formats import FORMATS
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from onrecord.questions.sides.edges import Network
    from onrecord.record.frames.columns import View
    from onrecord.record.store import Record

#: The filters that a network has too.
_OF_NETWORKS: Final = ("--side", "--since", "--until", "--outlet")


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
    ftm            one file: followthemoney entities for Aleph; JSON lines; needs pip install 'onrecord[ftm]'
    graphml, gexf  one file: the network of sides; of the filters --side, --since, --until, --outlet
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
    if wanted.of == "network":
        _only_of_networks(form, words, filters)
    with onrecord.open(path, create=False, write=False) as record:
        if wanted.of == "network":
            print_pieces(context, wanted.drawn(_network(record, filters)), target)
            return
        views = _told(record.views(" ".join(words), **filters))
        if wanted.shape == "folder" and not alone:
            if target is None:
                raise SettingError(f"{form} is several files", fix="Name a folder or a zip with -o PATH")
            with whole_folder(target) as folder:
                wanted.fill(views, folder)
            click.echo(visible(f"wrote {target}"), err=True)
            return
        if table is not None:
            print_pieces(context, csv_table(table, views), target)
            return
        print_pieces(context, wanted.lines(views, _joined(record) if wanted.of == "reports" else None), target)


def _joined(record: Record) -> dict[str, str]:
    """Which reports of the whole record are of one event, whatever part of it is written."""
    from onrecord.questions.reports.naming import event_names

    with record.state() as connection:
        return event_names(connection)


def _only_of_networks(form: str, words: tuple[str, ...], filters: dict[str, Any]) -> None:
    """See to it that no filter is passed over in silence.

    Raises:
        SettingError: there are words or filters that a network does not have.
    """
    given = [f"--{name.replace('_', '-')}" for name, value in filters.items() if value is not None and name != "copies"]
    others = [name for name in given if name not in _OF_NETWORKS]
    if words or others:
        raise SettingError(
            f"{form} is the network of sides, which {others[0] if others else 'words'} cannot narrow",
            fix=f"Give {', '.join(_OF_NETWORKS)}, or `onrecord network` with its own options",
        )


def _network(record: Record, filters: dict[str, Any]) -> Network:
    """The whole network, or that around one side; copies count once there in any case."""
    from onrecord.questions.positions.asking import Scope
    from onrecord.questions.sides.overviews import network

    scope = Scope(since=filters["since"], until=filters["until"], outlet=filters["outlet"])
    found = network(record, filters["side"], scope)
    if not found.edges:
        click.echo("nothing found: what is written has no edges", err=True)
    return found


def _told(views: Iterator[View]) -> Iterator[View]:
    """Pass views on, and say so if there are none."""
    view = None
    for view in views:
        yield view
    if view is None:
        click.echo("nothing found: what is written has no rows", err=True)


export = filter_options(export)
