"""`onrecord evaluate events` and `onrecord evaluate relation`: how good the events are."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from onrecord.cli.options import HELP
from onrecord.cli.output import is_terminal

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
#: Parts of the articles, by a hash of their ids; the first is held back from training.
_PARTS = 10


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_FORMAT
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; one per core if not given.")
@click.option("--held-out", is_flag=True, help="Only the tenth of the articles that training leaves out.")
@click.option("--sampled", help="Only sentences sampled so, as in contiguous.")
@click.option("--card", "card_path", type=click.Path(path_type=Path), help="Write the model card to this file.")
def events(
    file: Path, form: str, *, jobs: int | None, held_out: bool, sampled: str | None, card_path: Path | None
) -> None:
    """Score events against the labelled sentences of FILE.jsonl, each read as a text of its own.

    trigger: triggers share a word. with actors and recipients: of one type, and the words of all actors reach token F1
    of 0.5 (or both have none), and so do those of the recipients; the sides of CONSULT, COOPERATE and AGREE are taken
    together. factuality: of pairs by trigger. mode: of pairs of one type, none counting as a mode. who takes part: of
    the pairs of one type, those read who share a word with one labelled on their side (precision), and those labelled
    who share a word with one read (recall). In brackets: 95 % intervals over articles.
    """
    from onrecord.cli.progress import Progress
    from onrecord.evaluation.event_scores import evaluate_events
    from onrecord.reading.reader import Reader

    part = (0, _PARTS) if held_out else None
    reader = Reader(layers=["events"])
    with Progress(shown=is_terminal(sys.stderr)) as progress:
        found = evaluate_events(file, reader, part=part, sampled=sampled, jobs=jobs, progress=progress.advance)
    if card_path:
        from onrecord.evaluation.event_card import event_card

        card_path.write_text(event_card(found, reader.info), encoding="utf8", newline="\n")
    rows = {name: [round(value, 4) for value in row] for name, row in found.figures.items()}
    if form == "json":
        facts = {"data": found.data[0], "sha256": found.data[1], "sentences": found.sentences, "events": found.events,
                 "scores": rows, "by_type": {kind: [round(f, 4), n] for kind, (f, n) in found.by_type.items()},
                 "calibration_error": round(found.calibration_error, 4)}  # fmt: skip
        click.echo(json.dumps(facts, indent=2))
        return
    click.echo(f"{found.sentences} sentences, {found.events} events of {found.data[0]}")
    for name, (value, low, high) in found.figures.items():
        click.echo(f"{name:<28} {value:.3f}  [{low:.3f}, {high:.3f}]")
    for kind, (value, count) in found.by_type.items():
        click.echo(f"  {kind:<26} {value:.3f}  of {count}")
    click.echo(f"expected calibration error {found.calibration_error:.3f}")


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_FORMAT
def relation(file: Path, form: str) -> None:
    """Score the type between two actors marked in the sentences of FILE.jsonl.

    macro-F1: the mean over the types that are labelled; where the labels have YIELD, CONCEDE and RETREAT are one type.
    """
    from onrecord.cli.progress import Progress
    from onrecord.evaluation.relations import evaluate_relations
    from onrecord.reading.reader import Reader

    with Progress(shown=is_terminal(sys.stderr)) as progress:
        found = evaluate_relations(file, Reader(layers=["events"]), progress=progress.advance)
    if form == "json":
        facts = {"data": found.data[0], "sha256": found.data[1], "sentences": found.sentences,
                 "macro_f1": round(found.macro_f1, 4), "accuracy": round(found.accuracy, 4),
                 "by_type": {kind: [round(f, 4), n] for kind, (f, n) in found.by_type.items()}}  # fmt: skip
        click.echo(json.dumps(facts, indent=2))
        return
    click.echo(f"{found.sentences} sentences of {found.data[0]}")
    click.echo(f"macro-F1 {found.macro_f1:.3f}, accuracy {found.accuracy:.3f}")
    for kind, (value, count) in found.by_type.items():
        click.echo(f"  {kind:<12} {value:.3f}  of {count}")
