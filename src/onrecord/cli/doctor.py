"""`onrecord doctor`: shows what `onrecord.doctor.examine` finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from onrecord.cli.options import HELP
from onrecord.doctor import Examination, examine


@click.command(context_settings=HELP)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
@click.pass_context
def doctor(context: click.Context, form: str) -> None:
    """Say what is installed and whether it works.

    Shows the versions of Python, onrecord and what it needs, checks the language pipeline and the models against their
    pinned hashes, and reads a built-in sentence. Exit code 0: all well; 2: something is wrong, said with its fix.
    """
    found = examine()
    if form == "json":
        click.echo(json.dumps(as_json(found), indent=1))
    else:
        for line in report(found):
            click.echo(line)
    if not found.ok:
        context.exit(2)


def as_json(found: Examination) -> dict[str, Any]:
    """Return the JSON form: the fields of the examination, and `ok` for the whole and for what is checked."""
    row = {"ok": found.ok, **asdict(found)}
    row["pipeline"]["ok"] = found.pipeline.ok
    row["models"] = [{**asdict(file), "ok": file.ok} for file in found.models]
    row["self_test"]["ok"] = found.self_test.ok
    return row


def report(found: Examination) -> Iterator[str]:
    """Yield the lines of the readable form."""
    cores = f", {found.cores} cores" if found.cores else ""
    yield f"onrecord {found.version}, {found.python}, {found.platform}{cores}"
    yield ""
    yield _title("Packages")
    for package in found.packages:
        yield _row(package.name, package.version or "not installed", ok=package.version is not None)
    yield ""
    yield _title("Language pipeline (a re-upload of spaCy's en_core_web_sm, so pinned by its content)")
    pipe = found.pipeline
    yield _row(pipe.name, pipe.version or "not installed", ok=pipe.version == pipe.pinned_version)
    pinned = pipe.sha256 == pipe.pinned_sha256
    yield _row("sha256", (pipe.sha256 or "-") + ("" if pinned else f", pinned: {pipe.pinned_sha256}"), ok=pinned)
    yield ""
    yield _title("Models")
    for file in found.models:
        size = "missing" if file.bytes is None else f"{file.bytes / 1e6:.1f} MB, sha256 {file.sha256}"
        yield _row(file.name, size if file.ok else f"{size}, expected: {file.expected_sha256}", ok=file.ok)
    if not found.models:
        yield _row("models/manifest.json", "see below", ok=False)
    yield ""
    yield _title("Self-test")
    yield from _self_test(found)
    yield ""
    for problem in found.problems:
        yield f"{click.style('Problem', fg='red', bold=True)}: {problem.what}"
        yield f"  {problem.fix}"
    if found.ok:
        yield click.style("All well.", fg="green", bold=True)


def _self_test(found: Examination) -> Iterator[str]:
    test = found.self_test
    yield f"  {test.sentence}"
    for statement in test.statements:
        yield _row("source", statement.source or "-", ok=True)
        yield _row("cue", statement.cue or "-", ok=True)
        yield _row("content", statement.content or "-", ok=True)
    if test.seconds is None or not test.ok:
        yield _row("result", test.error or "no statement found", ok=False)
    else:
        yield f"  models loaded and sentence read in {test.seconds:.1f} s"


def _title(text: str) -> str:
    return click.style(text, bold=True)


def _row(name: str, value: str, *, ok: bool) -> str:
    mark = click.style("ok", fg="green") if ok else click.style("!!", fg="red", bold=True)
    return f"  {mark} {name:<22} {value}"
