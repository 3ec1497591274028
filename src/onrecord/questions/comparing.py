"""Reports compared with each other once, and what was found kept in the record: which events agree, who answers what.

Two events agree, and a denial may answer a statement, whatever else is in the record; so what was found among all holds
among any of them, as long as the rules, the lists of words and the actors that people joined are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, select

from onrecord.collector import collector_paused
from onrecord.questions.evidence.settled import rules
from onrecord.questions.positions.answering import NEAR
from onrecord.questions.positions.replies import replies_of
from onrecord.questions.reports.agreeing import agreements_of
from onrecord.questions.reports.facts import by_day
from onrecord.questions.reports.forbidding import WEEK
from onrecord.record import compared
from onrecord.record import tables as t
from onrecord.record.store import Record

#: Readings that are compared together, about so many.
_TOGETHER: Final = 1_000
#: Days between two reports that are compared, at most.
_APART: Final = max(WEEK, NEAR)


@collector_paused()
def keep_compared(record: Record, told: Callable[[int, int], None] | None = None) -> int:
    """Compare the readings of a record that were not yet with all others, and keep what was found.

    Questions give the same answers without it; those over many reports give them sooner with it.

    Args:
        record: open, and to be written to.
        told: called with how many readings are compared, and how many there are, as it goes on.

    Returns:
        How many readings were compared.
    """
    with record.state() as connection:
        count = len(compared.waiting(connection, rules(connection)))
    done = 0
    while done < count:
        with record.keeping() as connection:  # a transaction for each part: who wants to write waits for no more
            today = rules(connection)
            part, near = _next(connection, compared.waiting(connection, today))
            if not part:
                break
            own = set(part)
            agreed, replies = agreements_of(connection, own, near), replies_of(connection, own, near)
            compared.note(connection, today, part, list(agreed), replies)
        done += len(part)
        if told is not None:
            told(min(done, count), count)
    return done


def _next(connection: Connection, waiting: Sequence[tuple[int, str | None]]) -> tuple[list[int], list[int]]:
    """Some readings that wait, those of a day together, and all that are near enough to be compared."""
    days, part = by_day(waiting)  # what has no day is compared with itself alone
    r = t.READING.c
    rows = connection.execute(select(r.key, r.published).where(r.current)).all()
    around, _ = by_day((key, published) for key, published in rows)
    near: dict[int, None] = dict.fromkeys(part)
    for day in sorted(days):
        if len(near) > _TOGETHER:
            break
        part += days[day]
        near |= dict.fromkeys(key for each in range(day - _APART, day + _APART + 1) for key in around.get(each, ()))
    return part, list(near)
