"""`onrecord evaluate times`: how good the expressions of time and their values are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import HELP
from onrecord.cli.output import is_terminal

if TYPE_CHECKING:
    from onrecord.evaluation.intervals import Figure


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; one per core if not given.")
def times(file: Path, form: str, jobs: int | None) -> None:
    """Score expressions of time against the TIMEX3 labels of FILE.jsonl.

    relaxed: a found expression and a labelled one pair, one to one, if they overlap. value, type: paired, and the
    TIMEX3 value or type is the same. strict: paired, and start and end agree. The article's own date, alone in a line
    at the head of the text, is not counted, nor is what stands after the line of the last label.
    """
    from onrecord.cli.progress import Progress
    from onrecord.evaluation.times import evaluate_times
    from onrecord.reading.reader import Reader

    with Progress(shown=is_terminal(sys.stderr)) as progress:
        found = evaluate_times(file, Reader(layers=["times"]), jobs=jobs, progress=progress.advance)
    if form == "json":
        facts = {"data": found.data[0], "sha256": found.data[1], "texts": found.texts, "labelled": found.gold,
                 "found": found.found}  # fmt: skip
        scores = {rule: {name: _row(f) for name, f in row.items()} for rule, row in found.figures.items()}
        click.echo(json.dumps({**facts, "scores": scores}, indent=2))
        return
    click.echo(f"{found.texts} texts, {found.gold} expressions of time of {found.data[0]}; {found.found} found")
    click.echo(f"{'rule':<10} {'precision':>9} {'recall':>7} {'F1':>7}  95 % interval of F1")
    for rule, row in found.figures.items():
        f1 = row["f1"]
        interval = f"{_shown(f1.low)} to {_shown(f1.high)}"
        shown = [_shown(row[name].value) for name in ("precision", "recall", "f1")]
        click.echo(f"{rule:<10} {shown[0]:>9} {shown[1]:>7} {shown[2]:>7}  {interval}")


def _row(found: Figure) -> dict[str, float | None]:
    return {
        "value": _rounded(found.value), "low": _rounded(found.low), "high": _rounded(found.high), "count": found.count
    }  # fmt: skip


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
