"""`onrecord dossier`: all that a record holds of a side, or of what two have to do with each other."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from onrecord.cli.options import HELP, RECORD, Count, answer_options
from onrecord.cli.output import asked, print_pieces


@click.command(
    short_help="Print what a side says and does, or two to each other, over time.",
    epilog="Exit codes: 0 an answer, also an empty one; 2 nothing could be done.",
    context_settings=HELP,
)
@click.argument("actor")
@click.argument("other", required=False)
@RECORD
@click.option("--since", metavar="DATE", help="Published, and happened, on or after: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="Published, and happened, on or before, likewise.")
@click.option("--outlet", metavar="WORDS", help="Words of the outlet's name.")
@click.option("--doubtful", is_flag=True, help="With events that the reader marked doubtful.")
@click.option("--limit", type=Count(0), default=40, show_default=True, help="Entries of the timeline, the latest.")
@answer_options()
@click.pass_context
def dossier(
    context: click.Context,
    *,
    actor: str,
    other: str | None,
    path: Path,
    since: str | None,
    until: str | None,
    outlet: str | None,
    doubtful: bool,
    limit: int,
    form: str,
    output: Path | None,
) -> None:
    """Print the dossier of ACTOR, or of what ACTOR and OTHER have to do with each other.

    A state stands for all who speak and act for it. The scores of words and deeds by month are those of what it does by
    its own word, by others' and by the articles'; the timeline has its statements and the events it takes part in. CSV
    is the timeline alone.
    """
    import onrecord
    from onrecord.exports.dossier import dossier_csv, dossier_text
    from onrecord.exports.report import report_html
    from onrecord.exports.report.sides import dossier_report
    from onrecord.questions.positions.asking import Scope
    from onrecord.questions.sides.overviews import dossier as ask

    scope = Scope(since=since, until=until, outlet=outlet)
    with onrecord.open(path, create=False, write=False) as record:
        found = ask(record, actor, other, scope, doubtful=doubtful, limit=limit)
    if form == "json":
        pieces = iter([json.dumps(dataclasses.asdict(found), ensure_ascii=True, indent=1) + "\n"])
    elif form == "html":
        told = asked(since=since, until=until, outlet=outlet, doubtful=doubtful)
        pieces = iter([report_html(dossier_report(found, told))])
    else:
        pieces = dossier_csv(found) if form == "csv" else dossier_text(found)
    print_pieces(context, pieces, output)
    if not found.statements and not found.timeline:
        click.echo("nothing found", err=True)
