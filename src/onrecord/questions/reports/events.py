"""Events across articles: what a record tells of, each event once, with all its reports.

Joins are made when they are asked for, and do not depend on what was asked: from the reports that are wanted on, all
that could be joined to them, and to those again, is looked at.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.questions.evidence.view import Evidence, Happening, Sources
from onrecord.questions.reports.agreeing import agreements_among
from onrecord.questions.reports.agreement import Agreement
from onrecord.questions.reports.cases import cases_of, place_of
from onrecord.questions.reports.joining import Bare, Group, Where, grouped
from onrecord.questions.reports.searching import Search
from onrecord.record.joins import judgements


@dataclass(frozen=True, slots=True)
class Events:
    """Events with their reports.

    Attributes:
        groups: the events that the wanted reports tell of, the one that was reported first before the others.
        sources: texts and ids, as long as the connection is open.
    """

    groups: tuple[Group, ...]
    sources: Sources

    def id(self, happening: Happening) -> str:
        """Return the id of a report of an event, ARTICLE/ROW; that of an event is its earliest report's."""
        return f"{happening.report.article}/{self.sources.row_id(happening.report, 'event', happening.number)}"


class Joiner:
    """Joins the reports of a record to events, some of them at a time.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
        doubtful: whether reports that the reader marked doubtful are joined too.
    """

    def __init__(self, connection: Connection, *, doubtful: bool = False) -> None:
        self._search = Search(connection, judgements(connection), doubtful)
        self._wanted: set[Where] = set()

    def add(self, evidence: Evidence) -> Events:
        """Return the events that these reports tell of, and all that were added before, each with all its reports.

        Args:
            evidence: whose happenings are the reports.
        """
        self._search.run(evidence)
        self._wanted |= {place_of(happening) for happening in evidence.happenings}
        groups = _groups(self._search)
        wanted = tuple(group for group in groups if any(case.place in self._wanted for case in group.members))
        return Events(wanted, self._search.texts)


def events_of(connection: Connection, evidence: Evidence, *, doubtful: bool = False) -> Events:
    """Return the events that reports tell of, each with all its reports in the record.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
        evidence: whose happenings are the reports that are wanted.
        doubtful: whether reports that the reader marked doubtful are joined too.
    """
    return Joiner(connection, doubtful=doubtful).add(evidence)


def event_ids(connection: Connection, evidence: Evidence) -> dict[int, Where]:
    """Return for each report (`Happening.key`) the event that it tells of: where its earliest report stands.

    Only these reports are compared with one another, so that thousands can be asked for at once.
    """
    rows = {happening.key: happening for happening in evidence.happenings}
    pairs, judged = agreements_among(connection, evidence), judgements(connection)
    wanted = {key for one, other, _ in pairs for key in (one, other)}
    places = {place for each in judged for place in (each.one, each.other)}
    told = Counter((row.report.article, row.same) for row in rows.values())
    # who agrees with nobody is an event of its own, whatever happens to the others
    some = [
        row
        for row in rows.values()
        if row.key in wanted or told[(row.report.article, row.same)] > 1 or place_of(row) in places
    ]
    cases = {case.happening.key: case for case in cases_of(connection, some)}
    agreements = [
        (Bare(cases[one]), Bare(cases[other]), Agreement(points, frozenset(), ())) for one, other, points in pairs
    ]
    found = {key: place_of(row) for key, row in rows.items()}
    for group in grouped(list(cases.values()), agreements, judged):
        found |= {case.happening.key: group.members[0].place for case in group.members}
    return found


def _groups(search: Search) -> tuple[Group, ...]:
    return grouped(list(search.cases.values()), search.agreements.values(), search.judged)
