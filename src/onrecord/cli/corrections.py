"""`onrecord correct links`, `list`, `export`, `import`: what may be corrected and what was, also for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import FORMAT, HELP, RECORD, Count
from onrecord.cli.output import Output
from onrecord.cli.signing import signed, tell, what
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from onrecord.record.corrections import Correction


@click.command(context_settings=HELP)
@RECORD
@click.option("--limit", type=Count(1), default=50, show_default=True, help="How many to propose.")
@FORMAT
def links(*, path: Path, limit: int, form: str) -> None:
    """Print pairs of actors that may be one, with what speaks for it."""
    import onrecord
    from onrecord.exports.hits import rows_json, table

    with onrecord.open(path, create=False, write=False) as record:
        found = record.links(limit=limit)
    if form == "json":
        click.echo(rows_json(found), nl=False)
        return
    for link in found:
        for line in table([
            (f"{link.score:.2f} {link.state}", " = ".join(link.names)), ("    ", "; ".join(link.why)),
            ("    ", link.one), ("    ", link.other),
        ]):  # fmt: skip
            click.echo(line, nl=False)


@click.command(name="list", context_settings=HELP)
@click.argument("article", required=False)
@RECORD
@FORMAT
def list_corrections(*, article: str | None, path: Path, form: str) -> None:
    """Print all corrections, or those of ARTICLE, in the order in which they were made."""
    import onrecord
    from onrecord.exports.hits import rows_json, table

    with onrecord.open(path, create=False, write=False) as record:
        found, waiting = record.corrections(article), set(record.waiting())
    if form == "json":
        click.echo(rows_json(found), nl=False)
        return
    for line in table((c.id, c.at, c.by, what(c), _state(c, waiting), c.note or "") for c in found):
        click.echo(line, nl=False)


@click.command(context_settings=HELP)
@RECORD
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to FILE.")
def export(*, path: Path, output: Path | None) -> None:
    """Write corrected articles as training data, as `make train-statements ARGS="--train FILE"` takes them.

    All statements of these articles are in it as they stand, also those that nobody looked at.
    """
    import onrecord

    with onrecord.open(path, create=False, write=False) as record, Output(output) as out:
        for line in record.lessons():
            out.write(line)


@click.command(name="import", context_settings=HELP)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--dry-run", is_flag=True, help="Tell what would be corrected, and correct nothing.")
@signed
def import_folder(*, folder: Path, dry_run: bool, path: Path, by: str, note: str | None) -> None:
    """Take what was changed in FOLDER, written by `onrecord export --format brat`, as corrections.

    Statements and events that were deleted there are struck, new ones added, others changed. What is in the record
    already is passed over, so the same folder can be taken again. Mentions, times and places cannot be corrected.
    """
    import onrecord
    from onrecord.exports.brat.reading import correct as corrected
    from onrecord.exports.brat.reading import revised

    with onrecord.open(path, create=False, write=not dry_run) as record:
        found = revised(record, folder)  # all of it is looked at before anything is corrected
        for each in found:
            if dry_run:
                for change in each.merged.changes:
                    what = f"{change.row or 'new'} {change.field or ''} {change.value or ''}"
                    click.echo(visible(f"{change.action} {each.article} {what}".rstrip()))
                continue
            for made in corrected(record, each, by=by, note=note):
                tell(made)
    changes = sum(len(each.merged.changes) for each in found)
    passed_over = sum(each.merged.passed_over for each in found)
    left = f"; roles of {passed_over} events differ, which cannot be corrected" if passed_over else ""
    told = "would be made" if dry_run else "made"
    click.echo(f"{changes} correction{'s' * (changes != 1)} {told}{left}", err=True)


def _state(c: Correction, waiting: set[str]) -> str:
    return "undone" if c.undone else "waits: its place is not found in the current reading" if c.id in waiting else ""
