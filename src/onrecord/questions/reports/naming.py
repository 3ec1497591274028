"""Of which event each report of a record is, told for all of them with little memory: some days at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from onrecord.questions.evidence.gathering import Wanted, among, gather
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.reports.agreement import Agreement
from onrecord.questions.reports.facts import Case, by_day
from onrecord.questions.reports.forbidding import WEEK
from onrecord.questions.reports.joining import Bare, Where, grouped
from onrecord.questions.reports.searching import Search
from onrecord.record import tables as t
from onrecord.record.joins import EventJudgement, judgements


def event_names(connection: Connection, size: int = 500) -> dict[str, str]:
    """Return for reports of the record (ARTICLE/ROW) the id of the event that they tell of.

    The id of an event is that of its earliest report, as `onrecord events` prints it. A report that is not named here
    tells of the event whose first mention in its article its reading names (`same_event`), or the reader marked it
    doubtful.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
        size: how many readings are looked at together, with those of the week before them.
    """
    judged = judgements(connection)
    said = {place for each in judged for place in (each.one, each.other)}
    cases: dict[Where, Case] = {}
    ids: dict[Where, str] = {}
    agreements: dict[tuple[Where, Where], tuple[Bare, Bare, Agreement]] = {}
    for evidence in _stretches(connection, size):
        search = _compared(connection, judged, evidence)
        for pair, (one, other, agreement) in search.agreements.items():
            agreements[pair] = (Bare(one.case), Bare(other.case), agreement)
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


def _stretches(connection: Connection, size: int) -> Iterator[Evidence]:
    """Yield the reports of some days at a time, with those of the week before, which they may be joined to."""
    r = t.READING.c
    rows = connection.execute(select(r.key, r.published).where(r.current)).all()
    days, undated = by_day((key, published) for key, published in rows)
    waiting: list[int] = []
    count = 0
    for day in sorted(days):
        waiting.append(day)
        count += len(days[day])
        if count >= size:
            yield _evidence(connection, _with_week_before(days, waiting))
            waiting, count = [], 0
    if waiting:
        yield _evidence(connection, _with_week_before(days, waiting))
    for start in range(0, len(undated), size):
        yield _evidence(connection, undated[start : start + size])


def _with_week_before(days: Mapping[int, Sequence[int]], some: Sequence[int]) -> list[int]:
    before = range(some[0] - WEEK, some[0])
    return [key for day in (*before, *some) for key in days.get(day, ())]


def _evidence(connection: Connection, readings: Sequence[int]) -> Evidence:
    return gather(connection, Wanted(events=(among(t.EVENT.c.reading, readings),), about=False))
