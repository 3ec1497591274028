"""Which events of thousands of reports agree: as it is kept in the record, and compared only where it is not.

Whether two events agree depends on these two alone, so what was found among all holds among any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from sqlalchemy import Connection

from onrecord.questions.evidence.gathering import Wanted, among, gather
from onrecord.questions.evidence.settled import settled
from onrecord.questions.evidence.view import Evidence, Happening
from onrecord.questions.reports.searching import Search
from onrecord.record import tables as t
from onrecord.record.compared import Agreed, agreed_pairs


def agreements_among(connection: Connection, evidence: Evidence) -> list[Agreed]:
    """Return the pairs of events of some evidence that agree, by their keys, and how much speaks for each.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
        evidence: with the events.
    """
    done = settled(connection, {happening.report.key for happening in evidence.happenings})
    known = {happening.key for happening in evidence.happenings if happening.report.key in done}
    found = agreed_pairs(connection, known)
    if len(known) < len(evidence.happenings):
        found += _compared(connection, evidence, lambda happening: happening.key in known)
    return found


def agreements_of(connection: Connection, readings: Collection[int], near: Sequence[int]) -> Iterator[Agreed]:
    """Yield the pairs of events that agree of which one at least is of some readings, compared anew.

    Args:
        connection: to one state of the record.
        readings: keys of these.
        near: keys of all readings that were printed within a week of them.
    """
    events = gather(connection, Wanted(events=(among(t.EVENT.c.reading, near),), doubtful=True, about=False))
    yield from _compared(connection, events, lambda happening: happening.report.key not in readings)


def _compared(connection: Connection, evidence: Evidence, known: Callable[[Happening], bool]) -> Iterator[Agreed]:
    """Yield the pairs that agree and of which one at least is not known."""
    search = Search(connection, (), doubtful=True)
    search.compare(evidence, known)
    for one, other, agreement in search.agreements.values():
        a, b = sorted((one.case.happening.key, other.case.happening.key))
        yield a, b, agreement.points
