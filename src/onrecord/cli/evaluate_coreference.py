"""`onrecord evaluate coreference`: how good the links of pronouns and descriptions are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import HELP
from onrecord.cli.output import is_terminal

if TYPE_CHECKING:
    from onrecord.evaluation.coreference import Tally


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; one per core if not given.")
@click.option(
    "--articles", type=click.Path(path_type=Path, exists=True), multiple=True,
    help="FILE holds mentions of actors by article: the articles, JSON lines; may be given again.",
)  # fmt: skip
def coreference(file: Path, form: str, jobs: int | None, articles: tuple[Path, ...]) -> None:
    """Score whom pronouns and descriptions mean, against the entities of FILE.jsonl.

    Counted are labelled third-person pronouns and definite descriptions of persons who have a name or an earlier
    mention. precision: of those that were linked, how many to the right entity. recall: of all counted. Speeches are
    counted apart. With --articles: pairs of labelled mentions of one actor, found as one actor or not.
    """
    from onrecord.cli.progress import Progress
    from onrecord.reading.reader import Reader

    with Progress(shown=is_terminal(sys.stderr)) as progress:
        reader = Reader(layers=["coreference"])
        if articles:
            from onrecord.evaluation.pairs import evaluate_pairs

            counts = {"pairs": evaluate_pairs(file, articles, reader, jobs=jobs, progress=progress.advance)}
            facts: dict[str, object] = {"data": file.name}
        else:
            from onrecord.evaluation.coreference import evaluate_coreference

            found = evaluate_coreference(file, reader, jobs=jobs, progress=progress.advance)
            counts = found.counts
            facts = {"data": found.data[0], "sha256": found.data[1], "texts": found.texts}
    rows = {group: {name: _row(count) for name, count in part.items()} for group, part in counts.items()}
    if form == "json":
        click.echo(json.dumps({**facts, "scores": rows}, indent=2))
        return
    for group, part in rows.items():
        click.echo(f"{group:<22} {'labelled':>8} {'linked':>7} {'precision':>9} {'recall':>7}")
        for name, row in part.items():
            click.echo(
                f"  {name:<20} {row['labelled']:>8} {row['linked']:>7} {row['precision']:>9.3f} {row['recall']:>7.3f}"
            )


def _row(count: Tally) -> dict[str, float]:
    return {
        "labelled": count.gold, "linked": count.linked, "precision": round(count.precision, 4),
        "recall": round(count.recall, 4),
    }  # fmt: skip
