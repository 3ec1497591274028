"""`onrecord network`: who meets, supports, opposes, accuses whom."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from onrecord.cli.options import HELP, RECORD, Count, answer_options
from onrecord.cli.output import asked, print_pieces


@click.command(
    short_help="Print who meets, supports, opposes, accuses whom in a period.",
    epilog="Exit codes: 0 an answer, also an empty one; 2 nothing could be done.",
    context_settings=HELP,
)
@click.argument("words", required=False, metavar="[SIDE]")
@RECORD
@click.option("--since", metavar="DATE", help="Published, and happened, on or after: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="Published, and happened, on or before, likewise.")
@click.option("--relation", "name", metavar="NAME", help="One alone: meets, supports, accuses, attacks, …")
@click.option("--outlet", metavar="WORDS", help="Words of the outlet's name.")
@click.option("--doubtful", is_flag=True, help="With events that the reader marked doubtful.")
@click.option("--limit", type=Count(1), default=50, show_default=True, help="Edges, those of most events first.")
@answer_options("graphml", "gexf")
@click.pass_context
def network(
    context: click.Context,
    *,
    words: str | None,
    path: Path,
    since: str | None,
    until: str | None,
    name: str | None,
    outlet: str | None,
    doubtful: bool,
    limit: int,
    form: str,
    output: Path | None,
) -> None:
    """Print the network of sides, or the part of it around SIDE.

    A side is a state with all who speak and act for it, a body, an armed group, or a person who speaks for nobody. Each
    edge tells how many events, in how many reports, and on whose word. Events are read on request: `onrecord add
    --layers events`. GraphML and GEXF are for Gephi, Cytoscape, networkx, igraph.
    """
    import onrecord
    from onrecord.exports.formats import FORMATS
    from onrecord.exports.network import network_csv, network_text
    from onrecord.exports.report import report_html
    from onrecord.exports.report.sides import network_report
    from onrecord.questions.positions.asking import Scope
    from onrecord.questions.sides.overviews import network as ask

    scope = Scope(since=since, until=until, outlet=outlet)
    with onrecord.open(path, create=False, write=False) as record:
        found = ask(record, words, scope, relation=name, doubtful=doubtful, limit=limit)
    if form == "json":
        pieces = iter([json.dumps(dataclasses.asdict(found), ensure_ascii=True, indent=1) + "\n"])
    elif form == "html":
        told = asked(side=words, since=since, until=until, relation=name, outlet=outlet, doubtful=doubtful)
        pieces = iter([report_html(network_report(found, told))])
    elif form in FORMATS and FORMATS[form].of == "network":
        pieces = FORMATS[form].drawn(found)
    else:
        pieces = network_csv(found) if form == "csv" else network_text(found)
    print_pieces(context, pieces, output)
    if found.more and form not in ("text", "json"):
        click.echo(f"there are more edges: --limit {limit + found.more}", err=True)
    if not found.edges:
        none = "; no events were read: `onrecord add PATH --layers events`" if not found.mentions else ""
        click.echo(f"nothing found{none}", err=True)
