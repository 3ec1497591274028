"""`onrecord check`, `prune` and `cite`: whether a record is whole, smaller, and fit to be named in a paper."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from onrecord.cli.options import FORMAT, HELP, RECORD
from onrecord.exports.safe import visible


@click.command(short_help="Check that a record is whole.", context_settings=HELP)
@RECORD
@click.pass_context
def check(context: click.Context, *, path: Path) -> None:
    """Check that a record is whole: the file, what its rows name, and that each reading is still what was added.

    Exit code 0: nothing is wrong; 1: something is; 2: nothing could be checked.
    """
    import onrecord

    with onrecord.open(path, create=False, write=False) as record:
        found = record.check()
        articles = 0 if found else record.cite().articles
    for problem in found:
        click.echo(visible(f"{path}: {problem}"))
    if not found:
        click.echo(visible(f"{path}: sound, {articles} article{'s' * (articles != 1)}"))
    context.exit(1 if found else 0)


@click.command(short_help="Delete from a record what newer readings have superseded.", context_settings=HELP)
@RECORD
@click.option("--versions", is_flag=True, help="Delete superseded versions of texts too.")
def prune(*, path: Path, versions: bool) -> None:
    """Delete readings that newer readers have superseded, and make the file smaller.

    Of every version of a text one reading stays; with --versions only the latest text of each article does.
    Corrections stay in any case.
    """
    import onrecord
    from onrecord.questions.answers import keep_answers

    with onrecord.open(path, create=False) as record:
        pruned = record.prune(versions=versions)
        keep_answers(record)
    click.echo(
        visible(
            f"{path}: {pruned.readings} readings and {pruned.versions} versions deleted, {pruned.bytes} bytes freed"
        )
    )


@click.command(short_help="Print what a paper needs to say about a record.", context_settings=HELP)
@RECORD
@FORMAT
def cite(*, path: Path, form: str) -> None:
    """Print what a record holds, what read it, the hash of its content, and a paragraph for a methods section."""
    import onrecord

    with onrecord.open(path, create=False, write=False) as record:
        held = record.cite()
    if form == "json":
        facts = dataclasses.asdict(held) | {"methods": held.methods}
        for use in facts["readers"]:
            use["models"] = dict(use["models"])
        click.echo(json.dumps(facts, ensure_ascii=True, indent=1))
        return
    click.echo(f"content hash  {held.hash}")
    for use in held.readers:
        readings = f"{use.readings} reading{'s' * (use.readings != 1)}"
        click.echo(visible(f"reader        onrecord {use.version}, {readings}, layers {', '.join(use.layers)}"))
        for name, digest in use.models:
            click.echo(visible(f"  model       {name} {digest}"))
    for name in ("articles", "copies", "versions", "outlets", "statements", "events", "actors", "corrections"):
        click.echo(f"{name:<13} {getattr(held, name)}")
    click.echo("\n" + visible(held.methods))
