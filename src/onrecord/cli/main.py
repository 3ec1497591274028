"""The command `onrecord`: its commands, and what becomes of errors at the edge."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable
from typing import Any

import click

from onrecord._version import __version__
from onrecord.cli.options import HELP
from onrecord.errors import OnrecordError
from onrecord.exports.safe import visible

#: Commands and where they are; each is imported when it is called, or listed by --help.
COMMANDS = {
    "read": "onrecord.cli.read:read",
    "sources": "onrecord.cli.sources:sources",
    "add": "onrecord.cli.add:add",
    "show": "onrecord.cli.show:show",
    "search": "onrecord.cli.search:search",
    "positions": "onrecord.cli.positions:positions",
    "shifts": "onrecord.cli.positions:shifts",
    "disputes": "onrecord.cli.positions:disputes",
    "events": "onrecord.cli.events:events",
    "corroboration": "onrecord.cli.events:corroboration",
    "dossier": "onrecord.cli.dossier:dossier",
    "network": "onrecord.cli.network:network",
    "outlets": "onrecord.cli.outlets:outlets",
    "serve": "onrecord.cli.serve:serve",
    "export": "onrecord.cli.export:export",
    "correct": "onrecord.cli.correct:correct",
    "audit": "onrecord.cli.audit:audit",
    "cite": "onrecord.cli.upkeep:cite",
    "check": "onrecord.cli.upkeep:check",
    "prune": "onrecord.cli.upkeep:prune",
    "actors": "onrecord.cli.actors:actors",
    "evaluate": "onrecord.cli.evaluate:evaluate",
    "doctor": "onrecord.cli.doctor:doctor",
}
ERROR, INTERRUPTED = 2, 130


class Onrecord(click.Group):
    """A group that imports its commands when they are needed and tells errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101  COMMANDS names nothing else
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; where click would end the program, end it with the exit codes that the commands promise."""
        run: Callable[..., Any] = super().main
        if not extra.pop("standalone_mode", True):
            return run(*args, standalone_mode=False, **extra)
        try:
            code = run(*args, standalone_mode=False, **extra)
        except click.ClickException as error:
            said = io.StringIO()
            error.show(said)
            for line in said.getvalue().splitlines():
                click.echo(visible(line), err=True)  # it quotes what was typed, which may come from a file of names
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("interrupted", err=True)
            code = INTERRUPTED
        except OnrecordError as error:
            click.echo(f"error: {visible(str(error))}", err=True)
            code = ERROR
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=Onrecord, context_settings=HELP)
@click.version_option(__version__, prog_name="onrecord")
def cli() -> None:
    """Read news articles and keep the record of who said what, about whom, on whose word.

    Start with: onrecord read ARTICLE.txt
    """


def use_utf8() -> None:
    """Make what is printed UTF-8 on every system; a character that cannot be written becomes its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf8", errors="backslashreplace")
