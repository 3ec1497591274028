"""`onrecord events` and `onrecord corroboration`: events across articles, and on how many voices each rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.options import HELP, RECORD, Count, answer_options
from onrecord.cli.output import asked, print_pieces

if TYPE_CHECKING:
    from onrecord.questions.reports.told import FoundEvents

_C = TypeVar("_C", bound=Callable[..., Any])
_CODES = "Exit codes: 0 an answer, also an empty one; 2 nothing could be done."


def _choosing(command: _C) -> _C:
    """Give a command the options by which events are chosen."""
    for option in (
        click.argument("words", nargs=-1),
        RECORD,
        click.option("--of", "report", metavar="ARTICLE/ROW", help="The event of this report, as `events` prints it."),
        click.option("--actor", "actors", multiple=True, metavar="NAME",
                     help="Who takes part: a name, code or id; of a state all who act for it. May be given twice."),
        click.option("--type", "event_type", metavar="TYPE", help="PLOVER type: ASSAULT, CONSULT, …"),
        click.option("--factuality", metavar="HOW", help="asserted, denied, possible, future, hypothetical."),
        click.option("--outlet", metavar="WORDS", help="Words of the outlet's name."),
        click.option("--since", metavar="DATE", help="Published on or after: YYYY, YYYY-MM or YYYY-MM-DD."),
        click.option("--until", metavar="DATE", help="Published on or before, likewise."),
        click.option("--doubtful", is_flag=True, help="With events that the reader marked doubtful."),
        click.option("--limit", type=Count(1), default=20, show_default=True, help="Events on a page."),
        click.option("--offset", type=Count(0), default=0, show_default=True, help="Events to pass over."),
        answer_options(),
    )[::-1]:  # fmt: skip
        command = option(command)
    return command


@click.command(short_help="Print events, each with its reports counted.", epilog=_CODES, context_settings=HELP)
@_choosing
@click.option("--why", is_flag=True, help="With all reports, and why they are joined.")
@click.pass_context
def events(context: click.Context, /, *, why: bool, form: str, output: Path | None, **options: Any) -> None:
    """Print the events that the record tells of in sentences with all WORDS, the latest first.

    Ten articles about one meeting are ten reports of one event. Which articles are looked for is chosen here; an event
    is shown with all its reports in the record. Events are read on request: `onrecord add --layers events`.
    """
    from onrecord.exports.events import events_csv, events_text
    from onrecord.exports.report import report_html
    from onrecord.exports.report.events import events_report

    found = _found(**options)
    if form == "html":
        pieces: Iterable[str] = [report_html(events_report(found, _told(**options), why=why))]
    else:
        pieces = events_csv(found) if form == "csv" else events_text(found, why=why)
    _print(context, found, form, pieces, output)


@click.command(
    short_help="Print on how many independent voices events rest.", epilog=_CODES, context_settings=HELP
)  # fmt: skip
@_choosing
@click.pass_context
def corroboration(context: click.Context, /, *, form: str, output: Path | None, **options: Any) -> None:
    """Print who affirms and who denies events, and how many independent voices that makes.

    Copies of one story, outlets that cite each other, all who speak for one side and all its unnamed sources count
    once. The word that sums it up is a rule, which is printed, and no probability of truth. Events are chosen as with
    `onrecord events`.
    """
    from onrecord.exports.events import corroboration_csv, corroboration_text
    from onrecord.exports.report import report_html
    from onrecord.exports.report.events import corroboration_report

    found = _found(**options)
    if form == "html":
        pieces: Iterable[str] = [report_html(corroboration_report(found, _told(**options)))]
    else:
        pieces = corroboration_csv(found) if form == "csv" else corroboration_text(found)
    _print(context, found, form, pieces, output)


def _told(**options: Any) -> list[tuple[str, str]]:
    """What was asked, for the head of a report."""
    words = " ".join(options["words"])
    names = ("actors", "event_type", "factuality", "outlet", "since", "until", "doubtful")
    return asked(words=words, of=options["report"], **{name: options[name] for name in names})


def _found(
    *, words: tuple[str, ...], path: Path, report: str | None, actors: tuple[str, ...], doubtful: bool, limit: int,
    offset: int, **filters: Any,
) -> FoundEvents:  # fmt: skip
    import onrecord
    from onrecord.questions.reports.finding import Asked
    from onrecord.questions.reports.told import told_events
    from onrecord.record.filters import Filters

    wanted = Asked(" ".join(words), actors, report, Filters(**filters), doubtful)
    with onrecord.open(path, create=False, write=False) as record, record.state() as connection:
        return told_events(connection, wanted, limit=limit, offset=offset)


def _print(context: click.Context, found: FoundEvents, form: str, pieces: Iterable[str], output: Path | None) -> None:
    from onrecord.exports.hits import rows_json

    whole = found.events or form == "html"  # a page is one also without events
    print_pieces(context, [rows_json(found.events)] if form == "json" else pieces if whole else (), output)
    if not found.events:
        click.echo("nothing found; events are read on request: `onrecord add PATH --layers events`", err=True)
