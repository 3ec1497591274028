"""`onrecord evaluate`: how good the readings are on labelled data."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.evaluate_acts import acts
from onrecord.cli.evaluate_coreference import coreference
from onrecord.cli.evaluate_events import events, relation
from onrecord.cli.evaluate_places import places
from onrecord.cli.evaluate_speakers import speakers
from onrecord.cli.evaluate_times import times
from onrecord.cli.options import HELP, LEAST, PROFILE
from onrecord.cli.output import is_terminal

if TYPE_CHECKING:
    from onrecord.evaluation.statement_figures import Scored

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)


@click.group(context_settings=HELP)
def evaluate() -> None:
    """Score readings on labelled data, with the match rules stated."""


evaluate.add_command(acts)
evaluate.add_command(speakers)
evaluate.add_command(coreference)
evaluate.add_command(times)
evaluate.add_command(places)
evaluate.add_command(events)
evaluate.add_command(relation)


@evaluate.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_FORMAT
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; one per core if not given.")
@PROFILE
@LEAST
@click.option("--card", "card_path", type=click.Path(path_type=Path), help="Write the model card to this file.")
def statements(
    *, file: Path, form: str, jobs: int | None, profile: str, least: float | None, card_path: Path | None
) -> None:
    """Score source, cue and content against the attributions of FILE.jsonl (PolNeAR's layout).

    exact: a span counts if start and end agree after trimming white space. token: over white-space tokens.
    cue-matched: a predicted and a labelled attribution pair if their cues share a token. full: paired, and source and
    content each reach token F1 of 0.5. By form: recall by that of the labelled content, precision by the one read. In
    brackets: 95 % intervals of F1 over articles.
    """
    from onrecord.cli.progress import Progress
    from onrecord.evaluation.card import card
    from onrecord.evaluation.statement_figures import by_form, by_outlet, by_rule
    from onrecord.evaluation.statements import evaluate_statements
    from onrecord.reading.reader import Reader

    reader = Reader(layers=["statements"], profile=profile, least=least)
    with Progress(shown=is_terminal(sys.stderr)) as progress:
        found = evaluate_statements(file, reader, jobs=jobs, progress=progress.advance)
    if card_path:
        card_path.write_text(card(found, reader.info, profile), encoding="utf8", newline="\n")
    parts = {"rules": by_rule(found.counted), "forms": by_form(found.counted), "outlets": by_outlet(found.counted)}
    if form == "json":
        facts = {"data": found.data[0], "sha256": found.data[1], "articles": found.articles,
                 "attributions": found.attributions,
                 "scores": {rule: _values(scored) for rule, scored in parts["rules"].items()},
                 **{part: {name: asdict(scored) for name, scored in rows.items()} for part, rows in parts.items()},
                 "calibration_error": round(found.calibration_error, 4)}  # fmt: skip
        click.echo(json.dumps(facts, indent=2))
        return
    click.echo(f"{found.articles} articles, {found.attributions} attributions of {found.data[0]}")
    click.echo(f"{'rule':<15} {'precision':>9} {'recall':>7} {'F1':>7}  95 % interval of F1")
    for name, scored in (*parts["rules"].items(), *parts["forms"].items(), *parts["outlets"].items()):
        values = [_shown(value) for value in _values(scored).values()]
        interval = f"  {_shown(scored.f1.low)} to {_shown(scored.f1.high)}" if scored.f1.value is not None else ""
        click.echo(f"{name:<15} {values[0]:>9} {values[1]:>7} {values[2]:>7}{interval}")
    click.echo(f"expected calibration error {found.calibration_error:.3f}")


def _values(scored: Scored) -> dict[str, float | None]:
    values = {"precision": scored.precision.value, "recall": scored.recall.value, "f1": scored.f1.value}
    return {name: None if value is None else round(value, 4) for name, value in values.items()}


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


@evaluate.command(context_settings=HELP)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_FORMAT
def pages(folder: Path, form: str) -> None:
    """Score main text, title and date of the pages in FOLDER against its gold.jsonl."""
    from onrecord.evaluation.pages import evaluate_pages

    found = evaluate_pages(folder)
    facts = {"pages": found.pages, "text_f1": round(found.text_f1, 4), "title": round(found.title_accuracy, 4),
             "date": round(found.date_accuracy, 4)}  # fmt: skip
    if form == "json":
        click.echo(json.dumps(facts, indent=2))
        return
    for name, value in facts.items():
        click.echo(f"{name:<8} {value}")


@evaluate.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_FORMAT
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; one per core if not given.")
@PROFILE
def nested(file: Path, form: str, jobs: int | None, profile: str) -> None:
    """Score statements inside other ones against FILE.jsonl, whose attributions say what holds them (`inside`).

    cue-matched and full: as in `evaluate statements`, over the nested ones only. held: full, and the contents of the
    two holders reach token F1 of 0.5.
    """
    from onrecord.cli.progress import Progress
    from onrecord.evaluation.nested import evaluate_nested
    from onrecord.reading.reader import Reader

    with Progress(shown=is_terminal(sys.stderr)) as progress:
        found = evaluate_nested(
            file, Reader(layers=["statements"], profile=profile), jobs=jobs, progress=progress.advance
        )
    counts = {"cue-matched": found.matched, "full": found.full, "held": found.held}
    rows = {
        rule: {"precision": round(c.precision, 4), "recall": round(c.recall, 4), "f1": round(c.f1, 4)}
        for rule, c in counts.items()
    }
    if form == "json":
        facts = {"data": found.data[0], "sha256": found.data[1], "articles": found.articles,
                 "nested": found.full.gold, "scores": rows}  # fmt: skip
        click.echo(json.dumps(facts, indent=2))
        return
    click.echo(f"{found.articles} articles, {found.full.gold} nested attributions of {found.data[0]}")
    click.echo(f"{'rule':<12} {'precision':>9} {'recall':>7} {'F1':>7}")
    for rule, row in rows.items():
        click.echo(f"{rule:<12} {row['precision']:>9.3f} {row['recall']:>7.3f} {row['f1']:>7.3f}")
