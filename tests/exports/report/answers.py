"""Answers to all questions, asked of a small record, as reports: as they are, and with hostile words in all places."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.exports.report import report_html
from onrecord.exports.report.events import corroboration_report, events_report
from onrecord.exports.report.parts import Report
from onrecord.exports.report.positions import disputes_report, positions_report, shifts_report
from onrecord.exports.report.sides import dossier_report, network_report, outlets_report
from onrecord.questions.positions.asking import Scope, disputes, positions, shifts
from onrecord.questions.reports.finding import Asked
from onrecord.questions.reports.told import told_events
from onrecord.questions.sides.overviews import dossier, network, outlets
from onrecord.record.store import Record
from onrecord.types import Span
from tests.questions.stories import accuses, admits, meets
from tests.questions.test_events import READINGS as HAPPENED

#: Invented articles: of a meeting and a strike, of what a side denies and admits, and of what two dispute.
READINGS = (*HAPPENED, admits(), meets(), accuses())

HOSTILE = (
    "</p></main><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    "\"'&amp;{{ 7*7 }}\x00\x1b\u202e"
)


def reports(
    record: Record, actor: str, other: str | None = None, *, rub: Any = lambda found: found
) -> dict[str, Report]:
    """The report of each question; `rub` changes what was found before it is shown."""
    with record.state() as connection:
        events = rub(told_events(connection, Asked()))
    asked = [("since", "2031"), ("about", rub("whom"))]
    return {
        "positions": positions_report(rub(positions(record, actor)), actor, asked),
        "shifts": shifts_report(rub(shifts(record)), None, asked),
        "disputes": disputes_report(rub(disputes(record)), None, asked),
        "events": events_report(events, asked, why=True),
        "corroboration": corroboration_report(events, asked),
        "dossier": dossier_report(rub(dossier(record, actor, other, Scope())), asked),
        "network": network_report(rub(network(record)), asked),
        "outlets": outlets_report(rub(outlets(record)), asked),
    }


def pages(record: Record, actor: str, folder: Path, **more: Any) -> Iterator[tuple[str, Path]]:
    """The page of each question, in a file."""
    for name, report in reports(record, actor, **more).items():
        path = folder / f"{name}.html"
        path.write_text(report_html(report), encoding="utf8", errors="backslashreplace")
        yield name, path


def hostile(found: Any) -> Any:
    """The same with hostile words in place of all names and texts; what is told by numbers and fixed words stays."""
    if isinstance(found, Span):
        return Span(found.start, found.start + len(HOSTILE), HOSTILE)
    if isinstance(found, tuple):
        return tuple(hostile(each) for each in found)
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        fields = {f.name: getattr(found, f.name) for f in dataclasses.fields(found)}
        return dataclasses.replace(found, **{
            name: value if name in _FIXED else hostile(value) for name, value in fields.items()
        })  # fmt: skip
    return HOSTILE if isinstance(found, str) else found


#: What has one of a few values, or names rows of the same answer.
_FIXED = {
    "sort", "hand", "stand", "held", "holder", "word", "kind", "day_from", "conduct", "relation", "period", "tellings",
    "id", "dated", "words", "around",
}  # fmt: skip
