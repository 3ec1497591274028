"""Of which event each report of a record is, told for all of them with little memory: a week of reports at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from onrecord.questions.evidence.gathering import Wanted, among, gather
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.reports.agreement import Agreement
from onrecord.questions.reports.facts import Case, day_of
from onrecord.questions.reports.forbidding import WEEK
from onrecord.questions.reports.joining import Where, grouped
from onrecord.questions.reports.searching import Search
from onrecord.record import tables as t
from onrecord.record.joins import EventJudgement, judgements

#: Readings without a day that are looked at together.
_SOME: Final = 500


@dataclass(frozen=True, slots=True)
class _Of:
    """A report in an agreement, without its words."""

    case: Case


def event_names(connection: Connection) -> dict[str, str]:
    """Return for reports of the record (ARTICLE/ROW) the id of the event that they tell of.

    The id of an event is that of its earliest report, as `onrecord events` prints it. A report that is not named here
    tells of the event whose first mention in its article its reading names (`same_event`), or the reader marked it
    doubtful.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
    """
    judged = judgements(connection)
    said = {place for each in judged for place in (each.one, each.other)}
    cases: dict[Where, Case] = {}
    ids: dict[Where, str] = {}
    agreements: dict[tuple[Where, Where], tuple[_Of, _Of, Agreement]] = {}
    for evidence in _weeks(connection):
        search = _compared(connection, judged, evidence)
        for pair, (one, other, agreement) in search.agreements.items():
            agreements[pair] = (_Of(one.case), _Of(other.case), agreement)
        within = [case for case in search.cases.values() if _first(case) != case.place]
        wanted = {place for pair in search.agreements for place in pair}
        wanted.update(place for case in within for place in (case.place, _first(case)))
        wanted.update(said)
        for place in wanted.intersection(search.cases).difference(cases):
            case = cases[place] = search.cases[place]
            ids[place] = f"{place[0]}/{evidence.id(case.happening)}"
    # who agrees with nobody is an event of its own, whatever happens to the others
    groups = grouped(list(cases.values()), agreements.values(), judged)
    first = {case.place: group.members[0].place for group in groups for case in group.members}
    return {ids[place]: ids[first[place]] for place, case in cases.items() if first[place] != _first(case)}


def _compared(connection: Connection, judged: Sequence[EventJudgement], evidence: Evidence) -> Search:
    search = Search(connection, judged, doubtful=False)
    search.compare(evidence)
    return search


def _first(case: Case) -> Where:
    """Where the article tells of the event first, as its reading has it."""
    return (case.happening.report.article, case.happening.same)


def _weeks(connection: Connection) -> Iterator[Evidence]:
    """Yield the reports of a week at a time, with those of the week before, which they may be joined to."""
    r = t.READING.c
    days: dict[int, list[int]] = defaultdict(list)
    undated: list[int] = []
    for key, published in connection.execute(select(r.key, r.published).where(r.current)).all():
        day = day_of(published)
        (undated if day is None else days[day]).append(key)
    done = None
    for day in sorted(days):
        if done is None or day >= done:
            done = day + WEEK
            yield _evidence(connection, [key for each in range(day - WEEK, done) for key in days.get(each, ())])
    for start in range(0, len(undated), _SOME):
        yield _evidence(connection, undated[start : start + _SOME])


def _evidence(connection: Connection, readings: Sequence[int]) -> Evidence:
    return gather(connection, Wanted(events=(among(t.EVENT.c.reading, readings),), about=False))
