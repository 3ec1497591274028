"""Reports joined to events: a pure function, the same for the same reports in whatever order they come.

What people said comes first. Then pairs are taken by how much speaks for them, and two groups become one unless a
person or a fact of any two of their reports forbids it: one wrong date or number keeps a report out, it does not let
two events run together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from onrecord.questions.reports.agreement import Agreement
from onrecord.questions.reports.facts import Case
from onrecord.questions.reports.forbidding import OPEN, forbidden, of_others
from onrecord.record.joins import EventJudgement

#: Where an event stands: article and number in its reading.
Where = tuple[str, int]


class OfCase(Protocol):
    """What is known of a report, or the report alone."""

    @property
    def case(self) -> Case:
        """The report."""
        ...


@dataclass(frozen=True, slots=True)
class Bare:
    """A report in an agreement, without its words."""

    case: Case


@dataclass(frozen=True, slots=True)
class Join:
    """Why two reports are one event.

    Attributes:
        one, other: where they stand.
        points: how much speaks for it; None: a person or the reading says so.
        reasons: what agrees.
    """

    one: Where
    other: Where
    points: int | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One event: where it is told, the earliest report first, and why these are one."""

    members: tuple[Case, ...]
    joins: tuple[Join, ...]


@dataclass(slots=True)
class _Groups:
    """Groups that grow: who is in which, and what keeps two apart."""

    cases: dict[Where, Case]
    leader: dict[Where, Where] = field(default_factory=dict)
    members: dict[Where, list[Where]] = field(default_factory=dict)
    apart: dict[Where, set[Where]] = field(default_factory=lambda: defaultdict(set))
    joins: list[Join] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.leader = {where: where for where in self.cases}
        self.members = {where: [where] for where in self.cases}

    def join(self, join: Join, *, freely: bool = False) -> None:
        """Make two groups one, unless a person or a fact forbids it; `freely`: whatever the facts say."""
        one, other = sorted((self.leader[join.one], self.leader[join.other]))
        if one != other:
            if self._kept_apart(one, other) or (not freely and self._clash(one, other)):
                return
            for where in self.members[other]:
                self.leader[where] = one
            self.members[one] += self.members.pop(other)
        self.joins.append(join)

    def _kept_apart(self, one: Where, other: Where) -> bool:
        theirs = set(self.members[other])
        return any(self.apart[where] & theirs for where in self.members[one])

    def _clash(self, one: Where, other: Where) -> bool:
        mine, theirs = (_settled([self.cases[where] for where in self.members[group]]) for group in (one, other))
        return any(forbidden(a, b) is not None for a in _unlike(mine) for b in _unlike(theirs))


def _settled(cases: list[Case]) -> list[Case]:
    """Where one mention of an event tells when it was, the day of the paper tells nothing of the other mentions."""
    if not any(case.stated for case in cases):
        return cases
    return [case if case.stated else replace(case, days=None) for case in cases]


def _likeness(case: Case) -> tuple[bool, bool]:
    """What mentions of one event have in common: what is hoped for was not yet, and others are released than were."""
    return case.happening.factuality in OPEN, of_others(case)


def _unlike(cases: Iterable[Case]) -> list[Case]:
    """One of those that bear the same facts: many reports of an event say the same of it."""
    seen: dict[object, Case] = {}
    for case in cases:
        told = case.happening
        facts = (case.days, told.country, told.type, told.mode, told.actors, told.recipients, case.numbers)
        seen.setdefault(facts, case)
    return list(seen.values())


def grouped(
    cases: Sequence[Case], agreements: Iterable[tuple[OfCase, OfCase, Agreement]], judged: Iterable[EventJudgement] = ()
) -> tuple[Group, ...]:
    """Return the events that reports tell of, the one that was reported first before the others.

    Args:
        cases: events of reports, each once.
        agreements: pairs of them that join, with what speaks for it.
        judged: what people said; pairs of which one is not among the cases are passed over.
    """
    groups = _Groups({case.place: case for case in sorted(cases, key=lambda case: case.place)})
    said = sorted(
        (each for each in judged if each.one in groups.cases and each.other in groups.cases),
        key=lambda each: (each.one, each.other),
    )
    for each in said:
        if not each.same:
            groups.apart[each.one].add(each.other)
            groups.apart[each.other].add(each.one)
    for each in said:
        if each.same:
            groups.join(Join(each.one, each.other, None, (f"joined by {each.by} ({each.id})",)), freely=True)
    first: dict[tuple[object, ...], Where] = {}
    for place, case in groups.cases.items():
        told = first.setdefault((case.happening.report.article, case.happening.same, *_likeness(case)), place)
        if told != place:
            groups.join(Join(told, place, None, ("the same event within the article",)), freely=True)
    for one, other, agreement in sorted(agreements, key=_strongest):
        a, b = sorted((one.case.place, other.case.place))
        groups.join(Join(a, b, agreement.points, agreement.reasons))
    return _told(groups)


def _strongest(pair: tuple[OfCase, OfCase, Agreement]) -> tuple[int, Where, Where]:
    one, other, agreement = pair
    a, b = sorted((one.case.place, other.case.place))
    return (-agreement.points, a, b)


def _told(groups: _Groups) -> tuple[Group, ...]:
    joins: dict[Where, list[Join]] = defaultdict(list)
    for join in groups.joins:
        joins[groups.leader[join.one]].append(join)
    made = [
        Group(tuple(sorted((groups.cases[where] for where in members), key=_earliest)), tuple(joins[leader]))
        for leader, members in groups.members.items()
    ]
    return tuple(sorted(made, key=lambda group: _earliest(group.members[0])))


def _earliest(case: Case) -> tuple[str, str, int]:
    """Undated reports come last: nobody can say that they were first."""
    return (case.happening.report.published or "~", *case.place)
