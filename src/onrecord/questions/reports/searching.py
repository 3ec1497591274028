"""The search for reports that may be joined: what was printed about the same time, of like types, in like words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from typing import Final

from sqlalchemy import Connection
from sqlalchemy import text as sql

from onrecord.questions.evidence.gathering import Wanted, among, gather
from onrecord.questions.evidence.settled import rules
from onrecord.questions.evidence.view import Evidence, Happening, Report, Sources
from onrecord.questions.reports.agreement import Agreement, compared, in_common
from onrecord.questions.reports.cases import cases_of, place_of
from onrecord.questions.reports.facts import Case, Facts, News, facts_of
from onrecord.questions.reports.forbidding import WEEK, may_meet
from onrecord.questions.reports.joining import Where
from onrecord.questions.reports.weighing import Outlined, outlined, worth_comparing
from onrecord.record import tables as t
from onrecord.record.compared import agreeing, all_settled
from onrecord.record.filters import Filters
from onrecord.record.joins import EventJudgement
from onrecord.record.outlines import outline_of, outlines
from onrecord.record.sentences import kinds_of, news_of

#: Types of which one event may bear several: a deal is agreed on, supported and kept; a strike is an act of force.
_TYPES: Final = (
    frozenset({"CONSULT", "AGREE", "REJECT", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT"}),
    frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"}),
)
#: Days that a calendar has.
_DAYS: Final = range(1, date.max.toordinal() + 1)
_KEYS: Final = sql(
    "SELECT event.key FROM json_each(:wanted) AS w CROSS JOIN article ON article.id = w.value ->> 0"
    " JOIN reading ON reading.article = article.key AND reading.current"
    " JOIN event ON event.reading = reading.key AND event.n = w.value ->> 1"
)
#: Other mentions in their reports of the events of some rows [key, [type, …]], of these types; null: of any.
_MENTIONS: Final = sql(
    "SELECT p.key FROM json_each(:wanted) AS w CROSS JOIN event AS d ON d.key = w.value ->> 0"
    " CROSS JOIN event AS p ON p.reading = d.reading AND coalesce(p.same_event, p.n) = coalesce(d.same_event, d.n)"
    " WHERE w.value ->> 1 IS NULL OR p.type IN (SELECT value FROM json_each(w.value -> 1))"
)


class Texts:
    """Texts and ids of reports that were gathered in several turns."""

    def __init__(self) -> None:
        self._sources: dict[int, Sources] = {}

    def take(self, evidence: Evidence) -> None:
        """Keep where the reports of some evidence are."""
        for happening in evidence.happenings:
            self._sources.setdefault(happening.report.key, evidence.sources)

    def text(self, report: Report) -> str:
        """Return the text of a report."""
        return self._sources[report.key].text(report)

    def row_id(self, report: Report, table: str, number: int) -> str:
        """Return the id of a row of `table` ("statement", "event"), as `onrecord show` prints it."""
        return self._sources[report.key].row_id(report, table, number)


@dataclass(slots=True)
class Search:
    """The reports that were looked at, and what was found to agree."""

    connection: Connection
    judged: Sequence[EventJudgement]
    doubtful: bool
    cases: dict[Where, Case] = field(default_factory=dict)
    agreements: dict[tuple[Where, Where], tuple[Facts, Facts, Agreement]] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    _news: dict[int, News] = field(default_factory=dict)
    _facts: dict[Where, Facts] = field(default_factory=dict)
    _done: set[Where] = field(default_factory=set)
    _loaded: set[tuple[frozenset[str], int]] = field(default_factory=set)
    _settled: bool | None = None
    _within: dict[int, list[Case]] = field(default_factory=lambda: defaultdict(list))
    _on: dict[tuple[str, int], list[Case]] = field(default_factory=lambda: defaultdict(list))

    def run(self, evidence: Evidence) -> None:
        """Look at all that could be joined to these reports, and to what is joined to them."""
        self._take(evidence)
        waiting = [self.cases[place] for place in sorted({place_of(row) for row in evidence.happenings} - self._done)]
        while waiting:
            self._done.update(case.place for case in waiting)
            self._load_around(waiting)
            self._load_judged(waiting)
            found = {place for case in waiting for place in self._joined_to(case)} - self._done
            waiting = [self.cases[place] for place in sorted(found)]

    def compare(self, evidence: Evidence, settled: Callable[[Happening], bool] = lambda _: False) -> None:
        """Look at these reports alone, in a record that none was looked at of before.

        Args:
            evidence: whose happenings are the reports.
            settled: whether it is known already what agrees with an event; two such ones are not compared.
        """
        cases = self._take(evidence, index=False)
        facts = self._of
        for a, b in worth_comparing(cases, self._outlined(cases), [settled(case.happening) for case in cases]):
            if may_meet(cases[a], cases[b]):
                self._agree(facts(cases[a]), facts(cases[b]))

    def _outlined(self, cases: Sequence[Case]) -> Iterator[Outlined]:
        """The outlines of events, made of their texts where none are kept."""
        kept = outlines(self.connection, (case.happening.report.key for case in cases))
        for case in cases:
            row = case.happening
            outline = kept.get(row.report.key)
            if outline is None or row.number >= len(outline.events):
                yield outlined(outline_of(row.report.title, self.texts.text(row.report), [row.trigger]), 0)
            else:
                yield outlined(outline, row.number)

    def _take(self, evidence: Evidence, *, index: bool = True) -> list[Case]:
        """Keep events; return those that are new."""
        self.texts.take(evidence)
        fresh = [happening for happening in evidence.happenings if place_of(happening) not in self.cases]
        made = cases_of(self.connection, fresh)
        for case in made:
            self.cases[case.place] = case
            self._within[case.happening.report.key].append(case)
            if index:
                self._index(case)
        return made

    def _index(self, case: Case) -> None:
        if case.printed is not None:
            for kind in self._kinds_of(case):
                self._on[(kind, case.printed)].append(case)

    def _kinds_of(self, case: Case) -> Iterable[str]:
        """The families of its word, else its type."""
        start, end = case.happening.trigger
        return kinds_of(self.texts.text(case.happening.report)[start:end].lower()) or (case.happening.type,)

    def _load_around(self, waiting: Iterable[Case]) -> None:
        """Load what may be joined to these: what is kept as such, or, where not all is, all that is near enough."""
        if self._settled is None:
            self._settled = all_settled(self.connection, rules(self.connection))
        if self._settled:
            keys = {
                case.happening.key: None if case.printed is None else sorted(types_like(case.happening.type))
                for case in waiting
            }
            mentions = self.connection.execute(_MENTIONS, {"wanted": json.dumps(list(keys.items()))}).scalars()
            self._load(Wanted(events=(among(t.EVENT.c.key, {*mentions, *agreeing(self.connection, keys)}),)))
        else:
            self._load_near(waiting)

    def _load_near(self, waiting: Iterable[Case]) -> None:
        """Load what was printed within a week of these, of their types; of undated reports the rest of them."""
        days: dict[frozenset[str], set[int]] = defaultdict(set)
        undated: set[int] = set()
        for case in waiting:
            if case.printed is None:
                undated.add(case.happening.report.key)
            else:
                days[types_like(case.happening.type)].update(range(case.printed - WEEK, case.printed + WEEK + 1))
        if undated:
            self._load(Wanted(events=(among(t.EVENT.c.reading, undated),)))
        for types in sorted(days, key=sorted):
            missing = sorted(day for day in days[types] if (types, day) not in self._loaded and day in _DAYS)
            self._loaded.update((types, day) for day in missing)
            for first, last in _runs(missing):
                since, until = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
                self._load(Wanted(Filters(since=since, until=until), (t.EVENT.c.type.in_(sorted(types)),)))

    def _load_judged(self, waiting: Iterable[Case]) -> None:
        """Load what people joined to these, whenever it was printed."""
        here = {case.place for case in waiting}
        said = (each for each in self.judged if each.same)
        wanted = {place for each in said if {each.one, each.other} & here for place in (each.one, each.other)}
        missing = sorted(wanted - set(self.cases))
        if missing:
            keys = self.connection.execute(_KEYS, {"wanted": json.dumps(missing)}).scalars().all()
            self._load(Wanted(events=(among(t.EVENT.c.key, keys),), doubtful=True))

    def _load(self, wanted: Wanted) -> None:
        self._take(gather(self.connection, replace(wanted, doubtful=wanted.doubtful or self.doubtful)))

    def _joined_to(self, case: Case) -> set[Where]:
        """The reports that are joined to one: by a person, within its article, or by what agrees."""
        found = {
            place
            for each in self.judged
            if each.same and case.place in (each.one, each.other)
            for place in (each.one, each.other)
            if place in self.cases
        }
        own = self._within[case.happening.report.key]
        found.update(other.place for other in own if other.happening.same == case.happening.same)
        facts = self._of(case)
        for other in self._near(case):
            theirs = self._of(other)
            if in_common(facts, theirs) and may_meet(case, other) and self._agree(facts, theirs):
                found.add(other.place)
        return found

    def _near(self, case: Case) -> Iterator[Case]:
        """Those of other articles that were printed within a week, and whose words are of a family with its own."""
        if case.printed is None:
            return
        report = case.happening.report.key
        for kind in self._kinds_of(case):
            for day in range(case.printed - WEEK, case.printed + WEEK + 1):
                for other in self._on.get((kind, day), ()):
                    if other.happening.report.key != report:
                        yield other

    def _agree(self, one: Facts, other: Facts) -> bool:
        a, b = sorted((one, other), key=lambda facts: facts.case.place)
        pair = (a.case.place, b.case.place)
        if pair not in self.agreements:
            agreement = compared(a, b)
            if agreement is None or not agreement.joins:
                return False
            self.agreements[pair] = (a, b, agreement)
        return True

    def _of(self, case: Case) -> Facts:
        found = self._facts.get(case.place)
        if found is None:
            report = case.happening.report
            text = self.texts.text(report)
            if report.key not in self._news:
                self._news[report.key] = cache(partial(news_of, report.title, text))
            found = self._facts[case.place] = facts_of(case, text, self._news[report.key])
        return found


@cache
def types_like(kind: str) -> frozenset[str]:
    """Return the types that one event may bear beside this one, itself among them."""
    return next((types for types in _TYPES if kind in types), frozenset({kind}))


def _runs(days: Sequence[int]) -> list[tuple[int, int]]:
    """Days in order, as first and last of those that follow one another."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
