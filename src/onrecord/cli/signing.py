"""What commands that correct a record have in common: who signs, and how a correction is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.options import RECORD
from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from onrecord.record.corrections import Correction

_C = TypeVar("_C", bound=Callable[..., Any])


def signed(command: _C) -> _C:
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


def tell(made: Correction) -> None:
    """Print a correction that was made: its id, and what it is."""
    click.echo(visible(f"{made.id}  {what(made)}"))


def what(c: Correction) -> str:
    """Return a correction in one line of words."""
    change = f"{c.field} = {c.value}" if c.field else (c.value or "") if c.layer in ("link", "join") else ""
    parts = (c.action, c.layer, c.article or "", c.target or "", change)
    return " ".join(part for part in parts if part)
