"""`onrecord evaluate speakers`: how good the speakers of statements are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import HELP
from onrecord.cli.output import is_terminal

if TYPE_CHECKING:
    from onrecord.evaluation.intervals import Figure
    from onrecord.evaluation.speaker_figures import SpeakerRow
    from onrecord.evaluation.speakers import SpeakerScores


@click.command(context_settings=HELP)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--data", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder of the labelled articles."
)
@click.option("--rows", is_flag=True, help="Print every statement whose speaker is not the labelled one, and why.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; one per core if not given.")
def speakers(files: tuple[Path, ...], data: Path, rows: bool, form: str, jobs: int | None) -> None:
    """Score who speaks against the labels of FILES, whose articles are in DATA.

    end to end: of the statements read, those whose source is right. given: the layers after statements, on the labelled
    spans. name right: of all these statements. speaker given: where somebody is labelled. name wrong: of the speakers
    given. country, sector, kind: of the speakers named rightly, each once; abstained ones apart. Each figure has its
    95 % interval over articles.
    """
    from onrecord.cli.progress import Progress
    from onrecord.evaluation.speakers import evaluate_speakers
    from onrecord.reading.reader import Reader

    with Progress(shown=is_terminal(sys.stderr)) as progress:
        found = evaluate_speakers(files, data, Reader(), jobs=jobs, progress=progress.advance)
    if form == "json":
        click.echo(json.dumps(_facts(found), indent=2))
        return
    for mode, figures in found.figures.items():
        articles = found.articles[mode]
        click.echo(f"{mode}: {len(articles)} articles, {sum(a.labels for a in articles)} labelled statements")
        for name, figure in figures.items():
            click.echo(f"  {name:<20} {_shown(figure)}")
    for mode in found.figures if rows else ():
        click.echo(f"\n{mode}: speakers that are not the labelled ones")
        for article in found.articles[mode]:
            for row in article.rows:
                if row.name != "right":
                    click.echo(_line(row))


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return "nothing to count"
    return f"{figure.value:.3f}  {figure.low:.3f} to {figure.high:.3f}  of {figure.count}"


def _line(row: SpeakerRow) -> str:
    given = f"{row.actor.name} ({row.actor.kind})" if row.actor else "nobody"
    kinds = f" ({row.label.kinds[0]})" if row.label.kinds else ""
    why = "; ".join(reason for reason in row.reasons if reason.startswith("speaker:"))
    return (
        f"{row.name:<6} {row.article[:24]} | {row.source[:60]} [{row.cue[:24]}] | "
        f"labelled {row.label.speaker or 'nobody'}{kinds} | read {given} | {why}"
    )


def _facts(found: SpeakerScores) -> dict[str, Any]:
    return {
        "sha256": found.sha256,
        **{
            mode.replace(" ", "_"): {
                "articles": len(found.articles[mode]),
                "statements": sum(article.labels for article in found.articles[mode]),
                "figures": {name: _interval(figure) for name, figure in figures.items()},
                "by_article": {
                    a.name: {"labels": a.labels, "found": len(a.rows), "right": sum(r.name == "right" for r in a.rows)}
                    for a in found.articles[mode]
                },
            }
            for mode, figures in found.figures.items()
        },
    }


def _interval(figure: Figure) -> dict[str, float | int | None]:
    ends = {"value": figure.value, "low": figure.low, "high": figure.high}
    return {
        **{name: None if value is None else round(value, 4) for name, value in ends.items()},
        "count": figure.count,
    }
