"""Which events of thousands of reports agree: compared once and kept in the record, anew only where that fails.

Whether two events agree depends on these two alone, so what was found among all holds among any of them, as long as the
rules, the lists of words and the actors that people joined are the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select

from onrecord._version import __version__
from onrecord.collector import collector_paused
from onrecord.knowledge.tables import packaged
from onrecord.questions.evidence.gathering import Wanted, among, gather
from onrecord.questions.evidence.view import Evidence, Happening
from onrecord.questions.reports.facts import by_day
from onrecord.questions.reports.forbidding import WEEK
from onrecord.questions.reports.searching import Search
from onrecord.record import agreed, outlines
from onrecord.record import tables as t
from onrecord.record.agreed import Agreed
from onrecord.record.links import joined
from onrecord.record.store import Record

#: Readings that are compared together, about so many.
_TOGETHER: Final = 1_000
#: The next number wherever the rules of `agreement`, `facts` or `forbidding` change within a version.
_FORM: Final = 2


def agreements_among(connection: Connection, evidence: Evidence) -> list[Agreed]:
    """Return the pairs of events of some evidence that agree, by their keys, and how much speaks for each.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
        evidence: with the events.
    """
    readings = {happening.report.key for happening in evidence.happenings}
    settled = agreed.settled_readings(connection, _rules(connection), readings)
    known = {happening.key for happening in evidence.happenings if happening.report.key in settled}
    found = agreed.agreed_pairs(connection, known)
    if len(known) < len(evidence.happenings):
        found += _compared(connection, evidence, lambda happening: happening.key in known)
    return found


@collector_paused()
def keep_agreements(record: Record, told: Callable[[int, int], None] | None = None) -> int:
    """Compare the readings of a record that were not yet, and keep which of their events agree.

    Questions give the same answers without it; those over many reports give them sooner with it.

    Args:
        record: open, and to be written to.
        told: called with how many readings are compared, and how many there are, as it goes on.

    Returns:
        How many readings were compared.
    """
    with record.state() as connection:
        count = len(agreed.waiting(connection, _rules(connection)))
    done = 0
    while done < count:
        with record.keeping() as connection:  # a transaction for each part: who wants to write waits for no more
            rules = _rules(connection)
            part, near = _next(connection, agreed.waiting(connection, rules))
            if not part:
                break
            own = set(part)
            pairs = _compared(connection, _events(connection, near), lambda happening: happening.report.key not in own)  # noqa: B023  # called at once
            agreed.note(connection, rules, part, pairs)
        done += len(part)
        if told is not None:
            told(min(done, count), count)
    return done


def _rules(connection: Connection) -> int:
    """The number of the rules of today, and of the actors that people joined."""
    people = sorted({tuple(sorted(group)) for group in joined(connection).values()})
    told = (__version__, _FORM, outlines.rules(), packaged("joins.tsv"), people)
    return zlib.crc32(repr(told).encode("utf8", "surrogatepass"))


def _compared(connection: Connection, evidence: Evidence, settled: Callable[[Happening], bool]) -> Iterator[Agreed]:
    """Yield the pairs that agree and of which one at least is not settled."""
    search = Search(connection, (), doubtful=True)
    search.compare(evidence, settled)
    for one, other, agreement in search.agreements.values():
        a, b = sorted((one.case.happening.key, other.case.happening.key))
        yield a, b, agreement.points


def _next(connection: Connection, waiting: Sequence[tuple[int, str | None]]) -> tuple[list[int], list[int]]:
    """Some readings that wait, those of a day together, and all that were printed within a week of them."""
    days, part = by_day(waiting)  # what has no day is compared with nothing
    r = t.READING.c
    rows = connection.execute(select(r.key, r.published).where(r.current)).all()
    around, _ = by_day((key, published) for key, published in rows)
    near: dict[int, None] = {}
    for day in sorted(days):
        if len(near) > _TOGETHER:
            break
        part += days[day]
        near |= dict.fromkeys(key for each in range(day - WEEK, day + WEEK + 1) for key in around.get(each, ()))
    return part, list(near)


def _events(connection: Connection, readings: Sequence[int]) -> Evidence:
    wanted = (among(t.EVENT.c.reading, readings),)
    return gather(connection, Wanted(events=wanted, doubtful=True, about=False))
