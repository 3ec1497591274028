"""`onrecord evaluate places`: how good the places are."""

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
    from onrecord.evaluation.places import PlaceRow


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--rows", is_flag=True, help="Print every place that is missed, too much or elsewhere.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; one per core if not given.")
def places(file: Path, rows: bool, form: str, jobs: int | None) -> None:
    """Score the places found against the toponyms of FILE.jsonl.

    Names of peoples and of what is theirs (Turkish) are no places. found: found and labelled names pair one to one
    where they share a character. near: within 161 km of the labelled point. country right: of those in a country. Each
    figure has its 95 % interval over texts.
    """
    from onrecord.cli.progress import Progress
    from onrecord.evaluation.places import evaluate_places
    from onrecord.reading.reader import Reader

    with Progress(shown=is_terminal(sys.stderr)) as progress:
        found = evaluate_places(file, Reader(layers=["places"]), jobs=jobs, progress=progress.advance)
    if form == "json":
        facts = {
            "data": found.data[0], "sha256": found.data[1], "texts": len(found.texts),
            "figures": {name: _interval(figure) for name, figure in found.figures.items()},
        }  # fmt: skip
        click.echo(json.dumps(facts, indent=2))
        return
    labels = sum(row.label is not None for _, part in found.texts for row in part)
    click.echo(f"{len(found.texts)} texts, {labels} places of {found.data[0]}")
    for name, figure in found.figures.items():
        click.echo(f"{name:<32} {_shown(figure)}")
    for text, part in found.texts if rows else ():
        for row in part:
            if row.found is None or row.label is None or row.near is False:
                click.echo(_line(text, row))


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return "nothing to count"
    return f"{figure.value:.3f}  {figure.low:.3f} to {figure.high:.3f}  of {figure.count}"


def _interval(figure: Figure) -> dict[str, float | int | None]:
    ends = {"value": figure.value, "low": figure.low, "high": figure.high}
    return {
        **{name: None if value is None else round(value, 4) for name, value in ends.items()},
        "count": figure.count,
    }


def _line(text: str, row: PlaceRow) -> str:
    what = "missed" if row.found is None else "elsewhere" if row.label else "too much"
    start, end = (row.found.span.start, row.found.span.end) if row.found else (0, 0)
    if row.label:
        start, end = row.label.start, row.label.end
    around = " ".join(f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 20]}".split())
    read = f"read {row.found.name} ({row.found.admin1}, {row.found.country})" if row.found else ""
    return f"{what:<9} | {around} | {read} | {'; '.join(row.found.reasons) if row.found else ''}"
