"""`onrecord correct`: what a person finds wrong, kept with name and time, undone at will."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.options import FORMAT, HELP, RECORD, Count
from onrecord.cli.output import Output
from onrecord.errors import SettingError
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from onrecord.record.corrections import Correction, Who

_C = TypeVar("_C", bound=Callable[..., Any])
_SPANS = "START:END[,…]"


@click.group(short_help="Correct a record: change, add, strike, join, undo.", context_settings=HELP)
def correct() -> None:
    """Correct a record. Nothing is overwritten: corrections are laid over what was read, and can be undone.

    ARTICLE is an id as `onrecord search` prints it, ROW an id as `onrecord show ARTICLE` does (s3, e2, a5). Spans are
    positions in the article's text, as start:end.
    """


def _signed(command: _C) -> _C:
    """Give a command the options that say in which record, who corrects, and why."""
    for option in (
        click.option("--note", metavar="WORDS", help="Why."),
        click.option(
            "--by", required=True, envvar="ONRECORD_BY", show_envvar=True, metavar="NAME", help="Who says so."
        ),
        RECORD,
    ):
        command = option(command)
    return command


def _who(command: _C) -> _C:
    for option in (
        click.option("--country", metavar="CODE", help="PLOVER country code of a speaker that is new to the article."),
        click.option("--kind", default="person", show_default=True, metavar="KIND", help="What kind of actor it is."),
        click.option("--speaker", metavar="NAME", help="Who speaks: a name, or an id of the article's actors."),
    ):
        command = option(command)
    return command


@correct.command(name="set", context_settings=HELP)
@click.argument("article")
@click.argument("row")
@click.argument("field")
@click.argument("value")
@click.option("--kind", metavar="KIND", help="Of a speaker who is new to the article: person, organisation, …")
@click.option("--country", metavar="CODE", help="PLOVER country code of that speaker.")
@_signed
def set_field(
    *, article: str, row: str, field: str, value: str, kind: str | None, country: str | None, path: Path, by: str,
    note: str | None,
) -> None:  # fmt: skip
    """Change FIELD of ROW to VALUE; - is unknown.

    Of a statement: speaker, act, form, source, cue, content; of an event: type, mode, factuality, trigger; of an actor:
    name, kind, country, role.
    """
    import onrecord
    from onrecord.record.corrections import SPANS

    changed: Any = None if value == "-" else _spans(value) if field in SPANS else value
    if field == "speaker" and changed is not None and (kind or country):
        changed = onrecord.Who(value, kind or "person", country)  # type: ignore[arg-type]  # checked where it is kept
    with onrecord.open(path, create=False) as record:
        _tell(record.correct(article, row, field, changed, by=by, note=note))


@correct.command(context_settings=HELP)
@click.argument("article")
@click.argument("row")
@_signed
def strike(*, article: str, row: str, path: Path, by: str, note: str | None) -> None:
    """Strike ROW, a statement or an event."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        _tell(record.strike(article, row, by=by, note=note))


@correct.command(name="add-statement", context_settings=HELP)
@click.argument("article")
@click.option("--content", required=True, metavar=_SPANS, help="What is said.")
@click.option("--cue", required=True, metavar=_SPANS, help="The words that ascribe it.")
@click.option("--source", metavar=_SPANS, help="Who says it, as the text names them.")
@click.option("--act", default="say", show_default=True, metavar="ACT", help="What the statement does.")
@click.option("--as", "told", default="indirect", show_default=True, metavar="FORM", help="direct, indirect or mixed.")
@_who
@_signed
def add_statement(
    *, article: str, content: str, cue: str, source: str | None, act: str, told: str, speaker: str | None, kind: str,
    country: str | None, path: Path, by: str, note: str | None,
) -> None:  # fmt: skip
    """Add a statement that the reader missed."""
    import onrecord

    new = onrecord.NewStatement(
        content=_spans(content), cue=_spans(cue), source=_spans(source) if source else (),
        act=act, form=told, speaker=_named(speaker, kind, country),  # type: ignore[arg-type]  # checked where it is kept
    )  # fmt: skip
    with onrecord.open(path, create=False) as record:
        _tell(record.insert(article, new, by=by, note=note))


@correct.command(name="add-event", context_settings=HELP)
@click.argument("article")
@click.argument("event_type", metavar="TYPE")
@click.option("--trigger", required=True, metavar="START:END", help="The word that tells of it.")
@click.option(
    "--factuality", default="asserted", show_default=True, metavar="HOW", help="As the nearest voice holds it."
)
@click.option("--mode", metavar="MODE", help="PLOVER mode.")
@_signed
def add_event(
    *, article: str, event_type: str, trigger: str, factuality: str, mode: str | None, path: Path, by: str,
    note: str | None,
) -> None:  # fmt: skip
    """Add an event of a PLOVER TYPE that the reader missed."""
    import onrecord

    new = onrecord.NewEvent(event_type.upper(), _spans(trigger)[0], factuality, mode)  # type: ignore[arg-type]
    with onrecord.open(path, create=False) as record:
        _tell(record.insert(article, new, by=by, note=note))


@correct.command(context_settings=HELP)
@click.argument("one")
@click.argument("other")
@click.option("--not", "different", is_flag=True, help="They are two; the link is proposed no more.")
@_signed
def join(*, one: str, other: str, different: bool, path: Path, by: str, note: str | None) -> None:
    """Say that two actors, by the ids of `links` or `onrecord show --actors`, are one."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        _tell(record.join(one, other, same=not different, by=by, note=note))


@correct.command(name="join-events", context_settings=HELP)
@click.argument("one")
@click.argument("other")
@click.option("--not", "different", is_flag=True, help="They are two events; they are joined no more.")
@_signed
def join_events(*, one: str, other: str, different: bool, path: Path, by: str, note: str | None) -> None:
    """Say that two reports, as ARTICLE/ROW, tell of one event; `onrecord events` prints such ids."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        _tell(record.join_events(one, other, same=not different, by=by, note=note))


@correct.command(context_settings=HELP)
@click.argument("correction")
@_signed
def undo(*, correction: str, path: Path, by: str, note: str | None) -> None:
    """Undo CORRECTION, an id as `list` prints it; an undoing can be undone too."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        _tell(record.undo(correction, by=by, note=note))


@correct.command(context_settings=HELP)
@RECORD
@click.option("--limit", type=Count(1), default=50, show_default=True, help="How many to propose.")
@FORMAT
def links(*, path: Path, limit: int, form: str) -> None:
    """Print pairs of actors that may be one, with what speaks for it."""
    import onrecord
    from onrecord.exports.found import rows_json, table

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


@correct.command(name="list", context_settings=HELP)
@click.argument("article", required=False)
@RECORD
@FORMAT
def list_corrections(*, article: str | None, path: Path, form: str) -> None:
    """Print all corrections, or those of ARTICLE, in the order in which they were made."""
    import onrecord
    from onrecord.exports.found import rows_json, table

    with onrecord.open(path, create=False, write=False) as record:
        found, waiting = record.corrections(article), set(record.waiting())
    if form == "json":
        click.echo(rows_json(found), nl=False)
        return
    for line in table((c.id, c.at, c.by, _what(c), _state(c, waiting), c.note or "") for c in found):
        click.echo(line, nl=False)


@correct.command(context_settings=HELP)
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


@correct.command(name="import", context_settings=HELP)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--dry-run", is_flag=True, help="Tell what would be corrected, and correct nothing.")
@_signed
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
                _tell(made)
    changes = sum(len(each.merged.changes) for each in found)
    passed_over = sum(each.merged.passed_over for each in found)
    left = f"; roles of {passed_over} events differ, which cannot be corrected" if passed_over else ""
    told = "would be made" if dry_run else "made"
    click.echo(f"{changes} correction{'s' * (changes != 1)} {told}{left}", err=True)


def _tell(made: Correction) -> None:
    click.echo(visible(f"{made.id}  {_what(made)}"))


def _what(c: Correction) -> str:
    change = f"{c.field} = {c.value}" if c.field else (c.value or "") if c.layer in ("link", "join") else ""
    parts = (c.action, c.layer, c.article or "", c.target or "", change)
    return " ".join(part for part in parts if part)


def _state(c: Correction, waiting: set[str]) -> str:
    return "undone" if c.undone else "waits: its place is not found in the current reading" if c.id in waiting else ""


def _named(speaker: str | None, kind: str, country: str | None) -> Who | None:
    from onrecord.record.corrections import Who

    return None if speaker is None else Who(speaker, kind, country)  # type: ignore[arg-type]  # checked where it is kept


def _spans(words: str) -> tuple[tuple[int, int], ...]:
    found = []
    for part in words.split(","):
        start, colon, end = part.strip().partition(":")
        if not (colon and start.isdigit() and end.isdigit()):
            raise SettingError(f"{part.strip()!r} is no span", fix="Write spans as start:end, several with commas")
        found.append((int(start), int(end)))
    return tuple(found)
