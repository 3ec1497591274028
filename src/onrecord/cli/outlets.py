"""`onrecord outlets`: whose words the outlets of a record print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import HELP, RECORD, answer_options
from onrecord.cli.output import asked, print_pieces

if TYPE_CHECKING:
    from onrecord.questions.sourcing.outlets import By


@click.command(
    short_help="Print whose words the outlets of a record print, over time.",
    epilog="Exit codes: 0 an answer, also an empty one; 2 nothing could be done.",
    context_settings=HELP,
)
@RECORD
@click.option("--outlet", metavar="WORDS", help="Words of the outlet's name.")
@click.option("--since", metavar="DATE", help="Published on or after: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="Published on or before, likewise.")
@click.option(
    "--by", type=click.Choice(["month", "year", "all"]), default="all", show_default=True,
    help="Count each month or year for itself.",
)  # fmt: skip
@answer_options()
@click.pass_context
def outlets(
    context: click.Context,
    *,
    path: Path,
    outlet: str | None,
    since: str | None,
    until: str | None,
    by: By,
    form: str,
    output: Path | None,
) -> None:
    """Print the sourcing of outlets.

    For each outlet: how many statements come from unnamed sources, which sides are heard, and which articles have all
    that they report from one voice. Copies of other articles are not counted. `onrecord sources` tells of one article.
    """
    import onrecord
    from onrecord.exports.hits import rows_json
    from onrecord.exports.outlets import outlets_csv, outlets_text
    from onrecord.exports.report import report_html
    from onrecord.exports.report.sides import outlets_report
    from onrecord.questions.sides.overviews import outlets as ask

    with onrecord.open(path, create=False, write=False) as record:
        found = ask(record, outlet=outlet, since=since, until=until, by=by)
    if form == "html":
        told = asked(outlet=outlet, since=since, until=until, by=None if by == "all" else by)
        pieces = iter([report_html(outlets_report(found, told))])
    elif form == "json":
        pieces = iter([rows_json(found)])
    else:
        pieces = (outlets_csv if form == "csv" else outlets_text)(found)
    print_pieces(context, pieces, output)
    if not found:
        click.echo("nothing found", err=True)
