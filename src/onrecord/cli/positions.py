"""`onrecord positions`, `shifts` and `disputes`: what sides hold, where it changes, and where they disagree."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from onrecord.cli.options import HELP, RECORD, Count, answer_options
from onrecord.cli.output import asked, is_terminal, print_pieces
from onrecord.cli.read import wants_colour

if TYPE_CHECKING:
    from onrecord.exports.report.parts import Report

Row = TypeVar("Row")
_NARROWED = (
    click.option(
        "--about", metavar="WHAT", help="A family of matters (contact, support, fighting, …), or whom it is about."
    ),
    click.option("--since", metavar="DATE", help="Published on or after: YYYY, YYYY-MM or YYYY-MM-DD."),
    click.option("--until", metavar="DATE", help="Published on or before, likewise."),
    click.option("--outlet", metavar="WORDS", help="Words of the outlet's name."),
    click.option("--copies", is_flag=True, help="Count copies of other articles too."),
    click.option("--limit", type=Count(1), default=50, show_default=True, help="How many to print, at most."),
    RECORD,
    answer_options(),
    click.option("--color/--no-color", "colour", default=None, help="Colour, whatever the terminal or NO_COLOR says."),
    click.pass_context,
)


def _narrowed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of all three, in this order."""
    for option in reversed(_NARROWED):
        command = option(command)
    return command


@click.command(short_help="Print what an actor or side holds, by date.", context_settings=HELP)
@click.argument("actor")
@_narrowed
def positions(context: click.Context, actor: str, **options: Any) -> None:
    """Print what ACTOR holds, or the side that it heads, the earliest first.

    What it asserts, acknowledges, denies, declines to say, promises, threatens or accuses others of; by which speaker,
    through whom it came, and in its own words or by another's account.

    ACTOR is a name, a country code or an id as `onrecord show --actors` gives it.
    """
    import onrecord
    from onrecord.exports.positions import positions_csv, positions_text
    from onrecord.exports.report.positions import positions_report
    from onrecord.questions.positions.asking import positions as ask

    with onrecord.open(options["path"], create=False, write=False) as record:
        found = ask(record, actor, _scope(options), limit=options["limit"] + 1)
    _print(context, found, options, _Forms(positions_text, positions_csv, partial(positions_report, actor=actor)))


@click.command(short_help="Print where a side's position changes.", context_settings=HELP)
@click.argument("actor", required=False)
@_narrowed
def shifts(context: click.Context, actor: str | None, **options: Any) -> None:
    """Print where the position of a side changes, with the statements before and after.

    It denied, then acknowledged; asserted, then denied; promised, then denied. The side is that of ACTOR, or any.
    """
    import onrecord
    from onrecord.exports.positions import shifts_csv, shifts_text
    from onrecord.exports.report.positions import shifts_report
    from onrecord.questions.positions.asking import shifts as ask

    with onrecord.open(options["path"], create=False, write=False) as record:
        found = ask(record, actor, _scope(options), limit=options["limit"] + 1)
    _print(context, found, options, _Forms(shifts_text, shifts_csv, partial(shifts_report, actor=actor)))


@click.command(short_help="Print what some assert and others deny.", context_settings=HELP)
@click.argument("actor", required=False)
@_narrowed
def disputes(context: click.Context, actor: str | None, **options: Any) -> None:
    """Print what some voices assert and others deny, those that meet most directly first.

    With ACTOR only where its side is one of the voices.
    """
    import onrecord
    from onrecord.exports.positions import disputes_csv, disputes_text
    from onrecord.exports.report.positions import disputes_report
    from onrecord.questions.positions.asking import disputes as ask

    with onrecord.open(options["path"], create=False, write=False) as record:
        found = ask(record, actor, _scope(options), limit=options["limit"] + 1)
    _print(context, found, options, _Forms(disputes_text, disputes_csv, partial(disputes_report, actor=actor)))


def _scope(options: dict[str, Any]) -> Any:
    from onrecord.questions.positions.asking import Scope

    return Scope(**{name: options[name] for name in ("about", "since", "until", "outlet", "copies")})


@dataclass(frozen=True, slots=True)
class _Forms(Generic[Row]):
    """How an answer is written as text, CSV and report."""

    text: Callable[..., Iterator[str]]
    csv: Callable[[Iterable[Row]], Iterator[str]]
    report: Callable[..., Report]


def _print(context: click.Context, found: Sequence[Row], options: dict[str, Any], forms: _Forms[Row]) -> None:
    """Print what was found in the form that was asked for; where there is more, or nothing, say so."""
    from onrecord.exports.hits import rows_json

    limit, form = options["limit"], options["form"]
    shown = found[:limit]
    colour = wants_colour(options["colour"], terminal=is_terminal(sys.stdout))
    if form == "json":
        pieces = iter([rows_json(shown)])
    elif form == "html":
        from onrecord.exports.report import report_html

        told = asked(**{name: options[name] for name in ("about", "since", "until", "outlet", "copies")})
        pieces = iter([report_html(forms.report(shown, asked=told, more=len(found) > limit))])
    else:
        pieces = forms.csv(shown) if form == "csv" else forms.text(shown, colour=colour)
    print_pieces(context, pieces, options["output"])
    if not found:
        click.echo("nothing found", err=True)
    elif len(found) > limit:
        click.echo(f"there is more: --limit {limit * 2}", err=True)
