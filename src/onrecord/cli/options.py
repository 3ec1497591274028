"""What all commands have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

import click

_P = ParamSpec("_P")
_R = TypeVar("_R")
_C = TypeVar("_C", bound=Callable[..., Any])

#: `-h` beside `--help`, set on each command so that it holds for one run by itself too.
HELP: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"]}

#: More rows than any record has: a larger number asks for no more, and SQLite would not take it.
MOST: Final = 10**9


class Count(click.IntRange):
    """How many rows: `MOST`, if more are asked for."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        return min(int(super().convert(value, param, ctx)), MOST)


#: `--pack FILE`, wherever actors are looked up.
PACK: Final = click.option(
    "--pack",
    "packs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A pack of your own, besides those of onrecord; it wins over them. May be given several times.",
)

#: `--profile NAME`, wherever statements are read.
PROFILE: Final = click.option(
    "--profile", type=click.Choice(["fast", "accurate"]), default="fast", show_default=True, help="Which model reads."
)

#: `--least P`, wherever statements are read.
LEAST: Final = click.option(
    "--least",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Leave out statements of a lower confidence.  [default: 0.6; 0.45 where they quote; any within others]",
)

#: `--output FILE`, and how inputs are read and shown, alike in all commands that read articles.
OUTPUT: Final = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to FILE; - is stdout.",
)
#: `--layers NAMES`, where the user may choose what is read; `layer_names` takes it apart.
LAYERS: Final = click.option(
    "--layers", metavar="NAMES", help="Only these layers, separated by commas; all but events if not given."
)
_READING: Final = (
    PROFILE,
    LEAST,
    PACK,
    click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; one per core if not given."),
    click.option("--input-format", metavar="NAME", help="Read every input as text, markdown, html, pdf, docx, json, …"),
    click.option(
        "--text-column", metavar="NAME", help="The column or field that holds the text, if it has its own name."
    ),
    click.option("--color/--no-color", "colour", default=None, help="Colour, whatever the terminal or NO_COLOR says."),
)


def reading_options(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """Give a command the options of how articles are read and shown, in this order."""
    for option in reversed(_READING):
        command = option(command)
    return command


def layer_names(layers: str | None) -> list[str] | None:
    """Return the names that `--layers` was given; None where it was not."""
    return None if layers is None else [name.strip() for name in layers.split(",") if name.strip()]


#: `--record FILE`, wherever a record is used.
RECORD: Final = click.option(
    "--record",
    "path",
    type=click.Path(path_type=Path),
    default=Path("news.record"),
    envvar="ONRECORD_RECORD",
    show_default=True,
    show_envvar=True,
    metavar="FILE",
    help="The record.",
)
#: `--format text|json`, for people or programs.
FORMAT: Final = click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="What to print.",
)  # fmt: skip


def answer_options(*more: str) -> Callable[[_C], _C]:
    """Return what gives a command `--format text|json|csv|html` and `--output FILE`, wherever the answer is a table.

    Args:
        more: other formats that it has.
    """
    form = click.option(
        "-f", "--format", "form", type=click.Choice(["text", "json", "csv", "html", *more]), default="text",
        show_default=True, help="What to print; html is one page that needs nothing else.",
    )  # fmt: skip
    return lambda command: form(OUTPUT(command))


_FILTERS: Final = (
    click.option("--speaker", metavar="NAME", help="Who says it: a name, or an id as `onrecord show --actors` gives."),
    click.option("--side", metavar="NAME", help="Who speaks for this country or body: a name or a country code."),
    click.option("--about", metavar="NAME", help="Whom the content mentions."),
    click.option("--act", metavar="ACT", help="What the statement does: say, deny, accuse, promise, …"),
    click.option("--event-type", metavar="TYPE", help="PLOVER type of an event in it: ASSAULT, CONSULT, …"),
    click.option("--factuality", metavar="HOW", help="asserted, denied, possible, future, hypothetical."),
    click.option("--outlet", metavar="WORDS", help="Words of the outlet's name."),
    click.option("--since", metavar="DATE", help="Published on or after: YYYY, YYYY-MM or YYYY-MM-DD."),
    click.option("--until", metavar="DATE", help="Published on or before, likewise."),
    click.option("--copies/--no-copies", default=True, help="Whether copies of other articles are found too."),
)


def filter_options(command: click.Command) -> click.Command:
    """Give a command the options that narrow a search, behind those that it has."""
    for option in _FILTERS:
        command = option(command)
    return command
