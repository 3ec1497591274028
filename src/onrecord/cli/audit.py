"""`onrecord audit`: a random sample of rows judged by a person, and the precision that follows from it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.options import HELP, RECORD, Count
from onrecord.cli.output import Output, is_terminal
from onrecord.errors import SettingError
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from onrecord.record.audit import AuditRow

_KEYS: Final = {"r": "right", "w": "wrong", "u": "unsure", "s": ""}
#: What to do where a record has none of a layer.
_NEXT: Final = {
    "statements": "`onrecord add PATH` reads articles into it",
    "events": "Events are read on request: `onrecord add PATH --layers events`",
}


@click.command(short_help="Judge a random sample of rows and learn their precision.", context_settings=HELP)
@RECORD
@click.option("--sample", type=Count(1), default=100, show_default=True, help="How many rows.")
@click.option(
    "--layer", type=click.Choice(["statements", "events"]), default="statements", show_default=True, help="Of what."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same rows.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write a sheet to fill in: tabs, or JSON lines for .jsonl.",
)  # fmt: skip
@click.option(
    "--judged",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Report on a sheet that is filled in.",
)
def audit(*, path: Path, sample: int, layer: str, seed: int, output: Path | None, judged: Path | None) -> None:
    """Draw a random sample of rows, let a person judge each, and report precision with 95 % intervals per type.

    In a terminal the rows are shown one by one; with -o a sheet is written to be filled in, and --judged reports on it.
    What was judged in the terminal can be kept with -o, and taken up again from there.
    """
    import onrecord
    from onrecord.evaluation.audits import filled, sheet

    if judged is not None:
        _report(filled(judged))
        return
    taken_up = output is not None and output.exists()
    if output is not None and taken_up:
        drawn = filled(output)  # taken up again
    else:
        with onrecord.open(path, create=False, write=False) as record:
            drawn = record.audit(sample, layer=layer, seed=seed)  # type: ignore[arg-type]  # a choice of click
    if not drawn:
        raise SettingError(f"the record has no {layer} to audit", fix=_NEXT[layer])
    asks = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    if not asks and output is None:
        raise SettingError("there is no terminal to judge in", fix="Give a file for the sheet: -o sheet.tsv")
    rows = tuple(_asked(drawn)) if asks else drawn
    if output is not None:
        with Output(output) as out:
            for line in sheet(rows, json_lines=output.suffix == ".jsonl"):
                out.write(line)
        kept = " (those that were there, kept; give another name to draw anew)" if taken_up else ""
        counted = f"{len(rows)} row{'s' * (len(rows) != 1)} in {output}{kept}"
        click.echo(visible(f"{counted}; when it is filled in: onrecord audit --judged {output}"))
    if asks:
        _report(rows)


def _asked(rows: Iterable[AuditRow]) -> Iterator[AuditRow]:
    """Show the rows that are not judged yet one by one; once the person has had enough, the rest comes as it is."""
    enough = False
    for row in rows:
        if enough or row.verdict:
            yield row
            continue
        click.echo(visible(f"{row.number}. {row.context}"))
        click.echo(visible(f"   {row.claim}  [{row.type}, {row.confidence:.2f}]"))
        key = click.prompt("   right, wrong, unsure, skip, quit", type=click.Choice([*_KEYS, "q"]), show_choices=True)
        enough = key == "q"
        yield replace(row, verdict=_KEYS.get(key, ""))


def _report(rows: Iterable[AuditRow]) -> None:
    from onrecord.evaluation.audits import precision

    click.echo(f"{'':<16}{'judged':>8}{'right':>8}{'precision':>11}{'95 % interval':>18}{'unsure':>8}{'open':>6}")
    for each in precision(rows):
        figure = each.figure
        share = "-" if figure.value is None else f"{figure.value:.3f}"
        interval = "-" if figure.low is None else f"{figure.low:.3f} to {figure.high:.3f}"
        name = each.type or "all"
        click.echo(
            visible(
                f"{name:<16}{figure.count:>8}{each.right:>8}{share:>11}{interval:>18}{each.unsure:>8}{each.open:>6}"
            )
        )
