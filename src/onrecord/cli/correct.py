"""`onrecord correct`: what a person finds wrong, kept with name and time, undone at will."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from onrecord.cli.corrections import export, import_folder, links, list_corrections
from onrecord.cli.options import HELP
from onrecord.cli.signing import signed, tell
from onrecord.errors import SettingError

if TYPE_CHECKING:
    from onrecord.record.corrections import Who

_C = TypeVar("_C", bound=Callable[..., Any])
_SPANS: Final = "START:END[,…]"
_SPAN: Final = re.compile(r"\s*([0-9]{1,12}):([0-9]{1,12})\s*")


@click.group(short_help="Correct a record: change, add, strike, join, undo.", context_settings=HELP)
def correct() -> None:
    """Correct a record. Nothing is overwritten: corrections are laid over what was read, and can be undone.

    ARTICLE is an id as `onrecord search` prints it, ROW an id as `onrecord show ARTICLE` does (s3, e2, a5). Spans are
    positions in the article's text, as start:end.
    """


for command in (links, list_corrections, export, import_folder):
    correct.add_command(command)


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
@signed
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
        tell(record.correct(article, row, field, changed, by=by, note=note))


@correct.command(context_settings=HELP)
@click.argument("article")
@click.argument("row")
@signed
def strike(*, article: str, row: str, path: Path, by: str, note: str | None) -> None:
    """Strike ROW, a statement or an event."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        tell(record.strike(article, row, by=by, note=note))


@correct.command(name="add-statement", context_settings=HELP)
@click.argument("article")
@click.option("--content", required=True, metavar=_SPANS, help="What is said.")
@click.option("--cue", required=True, metavar=_SPANS, help="The words that ascribe it.")
@click.option("--source", metavar=_SPANS, help="Who says it, as the text names them.")
@click.option("--act", default="say", show_default=True, metavar="ACT", help="What the statement does.")
@click.option("--as", "told", default="indirect", show_default=True, metavar="FORM", help="direct, indirect or mixed.")
@_who
@signed
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
        tell(record.insert(article, new, by=by, note=note))


@correct.command(name="add-event", context_settings=HELP)
@click.argument("article")
@click.argument("event_type", metavar="TYPE")
@click.option("--trigger", required=True, metavar="START:END", help="The word that tells of it.")
@click.option(
    "--factuality", default="asserted", show_default=True, metavar="HOW", help="As the nearest voice holds it."
)
@click.option("--mode", metavar="MODE", help="PLOVER mode.")
@signed
def add_event(
    *, article: str, event_type: str, trigger: str, factuality: str, mode: str | None, path: Path, by: str,
    note: str | None,
) -> None:  # fmt: skip
    """Add an event of a PLOVER TYPE that the reader missed."""
    import onrecord

    new = onrecord.NewEvent(event_type.upper(), _spans(trigger)[0], factuality, mode)  # type: ignore[arg-type]
    with onrecord.open(path, create=False) as record:
        tell(record.insert(article, new, by=by, note=note))


@correct.command(context_settings=HELP)
@click.argument("one")
@click.argument("other")
@click.option("--not", "different", is_flag=True, help="They are two; the link is proposed no more.")
@signed
def join(*, one: str, other: str, different: bool, path: Path, by: str, note: str | None) -> None:
    """Say that two actors, by the ids of `links` or `onrecord show --actors`, are one."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        tell(record.join(one, other, same=not different, by=by, note=note))


@correct.command(name="join-events", context_settings=HELP)
@click.argument("one")
@click.argument("other")
@click.option("--not", "different", is_flag=True, help="They are two events; they are joined no more.")
@signed
def join_events(*, one: str, other: str, different: bool, path: Path, by: str, note: str | None) -> None:
    """Say that two reports, as ARTICLE/ROW, tell of one event; `onrecord events` prints such ids."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        tell(record.join_events(one, other, same=not different, by=by, note=note))


@correct.command(context_settings=HELP)
@click.argument("correction")
@signed
def undo(*, correction: str, path: Path, by: str, note: str | None) -> None:
    """Undo CORRECTION, an id as `list` prints it; an undoing can be undone too."""
    import onrecord

    with onrecord.open(path, create=False) as record:
        tell(record.undo(correction, by=by, note=note))


def _named(speaker: str | None, kind: str, country: str | None) -> Who | None:
    from onrecord.record.corrections import Who

    return None if speaker is None else Who(speaker, kind, country)  # type: ignore[arg-type]  # checked where it is kept


def _spans(words: str) -> tuple[tuple[int, int], ...]:
    found = []
    for part in words.split(","):
        span = _SPAN.fullmatch(part)
        if span is None:
            raise SettingError(f"{part.strip()!r} is no span", fix="Write spans as start:end, several with commas")
        found.append((int(span[1]), int(span[2])))
    return tuple(found)
