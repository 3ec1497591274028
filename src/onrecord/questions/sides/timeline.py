"""Statements and events by day, each with the place where it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.questions.evidence.traces import Trace, trace_of
from onrecord.questions.evidence.view import Evidence, Happening, Told
from onrecord.questions.sides.holding import EventOf, Held, Holder, held_as, holder_of

#: Where the days of an entry come from: told for the row itself, else the day of publication, else there is none.
DayFrom = Literal["text", "publication", "none"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline: a statement, or an event.

    Attributes:
        first: ISO date, the first day on which it may have been; None: not known.
        last: the last such day, or None.
        day_from: where the days come from.
        kind: statement or event.
        what: act of the statement; type of the event, with its mode as in "CONSULT/visit".
        who: names of the speaker, or of those who do it.
        whom: names of those to whom it is done; for a statement those through whom its words came.
        held: how an event is held: asserted, denied, open (possible, planned, supposed); None for a statement.
        word: on whose word an event stands: the name of the nearest voice, "the article", or "not known"; for a
            statement its speaker's.
        holder: the same beside those who take part in the event; None for a statement.
        reports: how many articles, without copies, tell of the event so; 1 for a statement.
        trace: where it was read; of several reports the earliest.
    """

    first: str | None
    last: str | None
    day_from: DayFrom
    kind: Literal["statement", "event"]
    what: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    held: Held | None
    word: str
    holder: Holder | None
    reports: int
    trace: Trace


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """An event as some reports hold it.

    Attributes:
        happening: its earliest report.
        event: what all its reports have alike.
        held: how they hold it.
        families: numbers of the articles that hold it so, copies with their originals.
    """

    happening: Happening
    event: str
    held: Held
    families: frozenset[int]


def held_events(happenings: Iterable[Happening], named: EventOf) -> list[HeldEvent]:
    """Return each event once for each way of holding it, as its earliest report tells it."""
    groups: dict[tuple[str, Held], list[Happening]] = defaultdict(list)
    for happening in happenings:
        groups[(named(happening), held_as(happening))].append(happening)
    found = []
    for (event, held), group in groups.items():
        first = min(group, key=lambda each: (each.report.published or "~", each.report.article, each.number))
        found.append(HeldEvent(first, event, held, frozenset(each.report.family for each in group)))
    return found


def order_of(row: Told | HeldEvent) -> tuple[str, str, int, int]:
    """Return what the entries of a timeline are ordered by: day, then article and place in it; undated ones last."""
    inner = row.happening if isinstance(row, HeldEvent) else row
    first, last, _ = _days(row)
    return first or last or "~", inner.report.article, int(isinstance(row, HeldEvent)), inner.number


def _days(row: Told | HeldEvent) -> tuple[str | None, str | None, DayFrom]:
    """First and last day of an entry, and where they come from."""
    if isinstance(row, HeldEvent):
        first, last = row.happening.not_before, row.happening.not_after
        report, past = row.happening.report, row.happening.background
    else:
        first, last, report, past = row.since, row.until, row.report, False
    if first or last:
        return first, last, "text"
    if report.published and not past:
        return report.published[:10], report.published[:10], "publication"
    return None, None, "none"


def entry_of(evidence: Evidence, row: Told | HeldEvent) -> Entry:
    """Return a statement or event as an entry."""
    first, last, day_from = _days(row)
    if isinstance(row, Told):
        name = row.speaker.name if row.speaker else ""
        via = tuple(relay.party.name for relay in row.chain if relay.kind != "speaker")
        return Entry(
            first, last, day_from, "statement", row.act, (name,), via, None, name, None, 1, trace_of(evidence, row)
        )
    happening = row.happening
    told = happening.told
    word = "the article" if told is None else told.speaker.name if told.speaker else "not known"
    return Entry(
        first=first,
        last=last,
        day_from=day_from,
        kind="event",
        what=happening.type + (f"/{happening.mode}" if happening.mode else ""),
        who=tuple(party.name for party in happening.actors),
        whom=tuple(party.name for party in happening.recipients),
        held=row.held,
        word=word,
        holder=holder_of(
            happening, (party.side for party in happening.actors), (party.side for party in happening.recipients)
        ),
        reports=len(row.families),
        trace=trace_of(evidence, happening),
    )
