"""`onrecord actors`: what is known of actors, and whether packs of it are well written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import HELP, PACK
from onrecord.errors import InputError, SettingError
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from onrecord.knowledge.entries import Entry
    from onrecord.knowledge.matches import Match

_DATES = (("from", "since"), ("to", "until"))
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)


@click.group(context_settings=HELP)
def actors() -> None:
    """Look up what is known of actors, and check packs of it."""


@actors.command(context_settings=HELP)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE]...")
@PACK
@click.pass_context
def lint(context: click.Context, files: tuple[Path, ...], packs: tuple[Path, ...]) -> None:
    """Check packs, FILE or those of onrecord, and print all problems with their lines.

    Exit code 0: nothing is wrong; 1: something is; 2: nothing could be done.
    """
    from onrecord.knowledge.lint import builtin_problems, pack_problems

    chosen = (*files, *packs)
    for path in chosen:
        if not path.is_file():
            raise InputError("there is no such file", where=str(path), fix="docs/packs.md says how to write one.")
    problems = pack_problems(chosen) if chosen else builtin_problems()
    for problem in problems:
        click.echo(visible(str(problem)))
    if problems:
        context.exit(1)
    many = "1 pack is" if len(chosen) == 1 else f"{len(chosen)} packs are"
    click.echo(f"{many} well" if chosen else "the packs of onrecord are well", err=True)


@actors.command(context_settings=HELP)
@click.argument("words", nargs=-1, required=True)
@click.option("--on", "day", metavar="DATE", help="As of this day, YYYY-MM-DD; at any time if not given.")
@_FORMAT
@PACK
def search(words: tuple[str, ...], day: str | None, form: str, packs: tuple[Path, ...]) -> None:
    """Print whom WORDS may stand for, and why: a name, an office, a body of a state, a seat of power, a domain.

    Strong matches come first; a weak one needs a fuller name beside it. Where nothing bears the name, entries are
    listed whose names hold the words.
    """
    from onrecord.knowledge.lookup import Knowledge
    from onrecord.knowledge.searching import containing

    knowledge, phrase = Knowledge(packs), " ".join(words)
    found = knowledge.find(phrase, _day(day)) or containing(knowledge.entries(), phrase)
    title = None if found else knowledge.title(phrase)
    if form == "json":
        click.echo(json.dumps([_match_row(match) for match in found], ensure_ascii=False, indent=1))
        return
    for match in found:
        entry = match.entry
        told = " ".join((entry.country or "-", ",".join(entry.sectors) or "-"))
        click.echo(visible(f"{entry.id}  {entry.name}  [{told}]{'' if match.strong else '  weak'}"))
        click.echo(visible(f"    {match.reason}"))
    if title:
        click.echo(visible(f"a title: {title.reason}  [{','.join(title.sectors) or '-'}]"))
    elif not found:
        click.echo("nobody of that name is known", err=True)


@actors.command(context_settings=HELP)
@click.argument("entry_id", metavar="ID")
@_FORMAT
@PACK
def show(entry_id: str, form: str, packs: tuple[Path, ...]) -> None:
    """Print all that is known of the entry ID, as `actors search` gives it."""
    from onrecord.knowledge.lookup import Knowledge

    entry = Knowledge(packs).entry(entry_id)
    if entry is None:
        raise SettingError(f"no entry has the id {entry_id!r}", fix="`onrecord actors search NAME` finds ids.")
    row = _entry_row(entry)
    if form == "json":
        click.echo(json.dumps(row, ensure_ascii=False, indent=1))
        return
    for line in _lines(row):
        click.echo(visible(line))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise SettingError(f"--on {text!r} is no day", fix="Give one as YYYY-MM-DD.") from error


def _match_row(match: Match) -> dict[str, Any]:
    office = match.office
    return {
        "id": match.entry.id,
        "name": match.entry.name,
        "kind": match.entry.kind,
        "country": match.entry.country,
        "sectors": list(match.entry.sectors),
        "form": match.form,
        "strong": match.strong,
        "role": office.role if office else None,
        "reason": match.reason,
    }


def _entry_row(entry: Entry) -> dict[str, Any]:
    """Return the fields that are known, by the names that they bear in a pack."""
    row: dict[str, Any] = {name: getattr(entry, name) for name in ("id", "name", "kind", "country")}
    for name in ("sectors", "aliases", "weak"):
        row[name] = list(getattr(entry, name))
    row |= {"since": entry.since, "until": entry.until, "identifiers": dict(entry.identifiers)}
    row |= {"domain": list(entry.domains), "outlet": entry.outlet, "state_run": entry.state_run}
    row["parent"] = entry.parent
    row["roles"] = [
        {"role": role.role, "of": role.of, "sectors": list(role.sectors), "since": role.since, "until": role.until}
        for role in entry.roles
    ]
    for name in ("people", "adjectives", "capitals", "seats"):
        row[name] = list(getattr(entry, name))
    row |= {"body": entry.body, "pack": entry.pack, "line": entry.line}
    return {name: value for name, value in row.items() if value}


def _lines(row: dict[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if name == "roles":
            for role in value:
                dates = "".join(f" {word} {role[field]}" for word, field in _DATES if role[field])
                yield f"{'role':<12} {role['role']} of {role['of']}{dates}"
        elif isinstance(value, dict):
            yield f"{name:<12} {', '.join(f'{scheme} {text}' for scheme, text in value.items())}"
        elif isinstance(value, list):
            yield f"{name:<12} {'; '.join(value)}"
        else:
            yield f"{name:<12} {value}"
