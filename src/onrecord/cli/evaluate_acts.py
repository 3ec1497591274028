"""`onrecord evaluate acts`: how good the acts of statements are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import HELP

if TYPE_CHECKING:
    from onrecord.evaluation.acts import ActScores


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--articles", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The labelled articles."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
def acts(file: Path, articles: Path, form: str) -> None:
    """Score the acts of statements against the labels of FILE.jsonl, on the labelled spans of ARTICLES.jsonl.

    accuracy: the labelled act was given. with also: it, or another act that the label calls right. macro-F1: the mean
    over acts labelled at least five times. The second half of the file is the one that no rule was mended on.
    """
    from onrecord.evaluation.acts import halves, judged, score

    rows = judged(file, articles)
    found = {"all": score(rows)}
    if len(rows) > 1:
        first, second = halves(rows)
        found |= {"first half": score(first), "second half": score(second)}
    if form == "json":
        click.echo(json.dumps({name: _facts(scores) for name, scores in found.items()}, indent=2))
        return
    click.echo(f"{'':<12} {'labels':>6} {'accuracy':>9} {'with also':>9} {'macro-F1':>9}")
    for name, s in found.items():
        click.echo(f"{name:<12} {s.statements:>6} {s.accuracy:>9.3f} {s.accuracy_also:>9.3f} {s.macro_f1:>9.3f}")
    click.echo(f"\n{'act':<12} {'labels':>6} {'precision':>9} {'recall':>9} {'F1':>9}")
    for act, count in found["all"].by_act.items():
        click.echo(f"{act:<12} {count.gold:>6} {count.precision:>9.3f} {count.recall:>9.3f} {count.f1:>9.3f}")
    click.echo(f"\n{'labelled':<12} {'given':<12} {'times':>5}")
    for labelled, given, times in found["all"].confusion:
        click.echo(f"{labelled:<12} {given:<12} {times:>5}")


def _facts(scores: ActScores) -> dict[str, Any]:
    return {
        "statements": scores.statements,
        "accuracy": round(scores.accuracy, 4),
        "accuracy_also": round(scores.accuracy_also, 4),
        "macro_f1": round(scores.macro_f1, 4),
        "acts": {
            act: {"labels": c.gold, "precision": round(c.precision, 4), "recall": round(c.recall, 4),
                  "f1": round(c.f1, 4)}
            for act, c in scores.by_act.items()
        },
        "confusion": [{"labelled": a, "given": b, "times": n} for a, b, n in scores.confusion],
    }  # fmt: skip
