"""What people say of reports: that two of them tell of one event, or that they do not.

A judgement is anchored like other corrections, to article, version and characters of both events, so that it is kept
when the articles are read anew. Where it finds one of them no more, it waits.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from onrecord.errors import MissingError, RecordError, SettingError
from onrecord.record import tables as t
from onrecord.record.correcting import Signature, current_key, current_reading, signed, written
from onrecord.record.corrections import Action, Correction, load_corrections
from onrecord.record.loading import load_reading
from onrecord.record.overlay import event_at
from onrecord.record.row_ids import row_id
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class EventJudgement:
    """What a person said of two reports, the last word of each pair.

    Attributes:
        one, other: article and number of the event in its reading that answers, in order.
        same: whether they tell of one event.
        id, by: of the correction, and who made it.
    """

    one: tuple[str, int]
    other: tuple[str, int]
    same: bool
    id: str
    by: str


@dataclass(frozen=True, slots=True)
class JudgedReports:
    """A judgement as it is shown.

    Attributes:
        id: of the correction, which `undo` takes.
        one, other: the reports, as ARTICLE/ROW.
        same: whether they tell of one event.
        by, at, note: who said so, when (ISO, UTC) and why.
    """

    id: str
    one: str
    other: str
    same: bool
    by: str
    at: str
    note: str | None


def judge(connection: Connection, one: str, other: str, same: bool, signature: Signature) -> Correction:
    """Say that two reports tell of one event, or that they do not.

    Args:
        connection: within a transaction that writes.
        one: a report, as ARTICLE/ROW.
        other: another one.
        same: whether they are one event.
        signature: who says so.

    Raises:
        MissingError: there is no such article or event.
        SettingError: an id is not of that form, or both are the same.
    """
    anchors = sorted([_anchor(connection, one), _anchor(connection, other)])
    if anchors[0] == anchors[1]:
        raise SettingError(f"{one} is one report already", fix="Name an event of another article, as ARTICLE/ROW")
    action: Action = "accept" if same else "reject"
    return written(connection, signed(action, "join", signature, value=json.dumps(anchors)))


def judgements(connection: Connection) -> tuple[EventJudgement, ...]:
    """Return what people said of reports that are found in the readings that answer now."""
    last: dict[tuple[tuple[str, int], tuple[str, int]], EventJudgement] = {}
    for correction, places in _judged(connection):
        if None not in places:
            one, other = sorted(place for place in places if place is not None)
            last[(one, other)] = EventJudgement(one, other, correction.action == "accept", correction.id, correction.by)
    return tuple(last[pair] for pair in sorted(last) if pair[0] != pair[1])


def judged_reports(connection: Connection, reports: Collection[str]) -> tuple[JudgedReports, ...]:
    """Return what people said of some reports, ids as ARTICLE/ROW, in the order in which they said it."""
    found = []
    for correction, places in _judged(connection):
        ids = sorted(_row(connection, *place) for place in places if place is not None)
        if len(ids) == 2 and not set(ids).isdisjoint(reports):
            one, other = ids
            same = correction.action == "accept"
            found.append(JudgedReports(correction.id, one, other, same, correction.by, correction.at, correction.note))
    return tuple(found)


def _row(connection: Connection, article: str, number: int) -> str:
    return f"{article}/{row_id(connection, current_key(connection, article), 'event', number)}"


def waiting(connection: Connection) -> tuple[str, ...]:
    """Return the ids of judgements of which one report is not found in the readings that answer now."""
    return tuple(correction.id for correction, places in _judged(connection) if None in places)


def number_of(connection: Connection, report: str) -> tuple[str, int]:
    """Return article and number of the event that ARTICLE/ROW names.

    Raises:
        MissingError: there is no such article or event.
        SettingError: it is not of that form.
    """
    article, slash, row = report.rpartition("/")
    if not slash or not article or not row:
        raise SettingError(f"{report!r} names no report of an event", fix="Write ARTICLE/ROW, as in u12/e3")
    for number, event in enumerate(current_reading(connection, article).events):
        if event.id == row:
            return article, number
    raise MissingError(f"article {article} has no event {row!r}", fix="`onrecord show ARTICLE` prints the ids")


def _anchor(connection: Connection, report: str) -> list[str | int]:
    article, number = number_of(connection, report)
    reading = current_reading(connection, article)
    event = reading.events[number]
    return [article, reading.article.version, event.trigger.start, event.trigger.end, event.trigger.text, event.id]


def _judged(connection: Connection) -> Iterator[tuple[Correction, list[tuple[str, int] | None]]]:
    for correction in load_corrections(connection):
        if correction.layer != "join" or correction.undone or correction.action == "undo" or not correction.value:
            continue
        anchors = [
            replace(correction, article=article, version=version, span=Span(start, end, words), target=row)
            for article, version, start, end, words, row in json.loads(correction.value)
        ]
        yield correction, [_place(connection, anchor) for anchor in anchors]


def _place(connection: Connection, anchor: Correction) -> tuple[str, int] | None:
    """Article and number of the event at an anchor; None: it is not found."""
    article, span, e = anchor.article, anchor.span, t.EVENT.c
    if article is None or span is None:
        return None
    asked = (
        select(e.n)
        .join(t.READING, e.reading == t.READING.c.key)
        .join(t.VERSION, t.READING.c.version == t.VERSION.c.key)
        .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
        .where(t.ARTICLE.c.id == article, t.READING.c.current, t.VERSION.c.hash == anchor.version)
        .where(e.start == span.start, e.end == span.end)
    )
    numbers = connection.execute(asked).scalars().all()
    if len(numbers) == 1:
        return article, int(numbers[0])
    try:
        reading = load_reading(connection, current_key(connection, article))
    except RecordError:
        return None  # the article is gone
    event = event_at(reading, anchor)
    return None if event is None else (article, reading.events.index(event))
