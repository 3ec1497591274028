"""The dossier of a side, or of two: what they say, what is reported of them, and how that scores month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.questions.evidence.naming import Named
from onrecord.questions.evidence.view import Evidence, Happening, Told
from onrecord.questions.positions.disputes import Dispute
from onrecord.questions.positions.shifts import Shift
from onrecord.questions.sides.holding import EventOf, event_in_article, holder_of, in_period
from onrecord.questions.sides.scores import MonthScore, Scored, months_of
from onrecord.questions.sides.timeline import Entry, HeldEvent, entry_of, held_events, order_of


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for a side: numbers of statements and articles (without copies), and the commonest acts."""

    id: str
    name: str
    side: str
    statements: int
    articles: int
    acts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a record holds of a side, or of what two have to do with each other.

    Attributes:
        one, other: names of the sides; `other` None for the dossier of one.
        articles: in how many, without copies, the rows stand.
        statements: that the sides make (of two: one about the other).
        events: asserted events in which they take part.
        reports: that assert them; an article counts once for each event.
        denied: reports that deny one.
        open: reports that tell of one as possible, planned or supposed.
        months: scores of what the sides do (of two: to each other), month by month.
        unscored: reports of asserted events without a month or a score.
        speakers: who speaks for them, most statements first.
        timeline: statements and events, the earliest first, undated ones last.
        earlier: how many entries before these the limit left out.
        shifts: where a position of the sides changes.
        disputes: what they assert and others deny, or the other way round.
    """

    one: str
    other: str | None
    articles: int
    statements: int
    events: int
    reports: int
    denied: int
    open: int
    months: tuple[MonthScore, ...]
    unscored: int
    speakers: tuple[Speaker, ...]
    timeline: tuple[Entry, ...]
    earlier: int
    shifts: tuple[Shift, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def dossier_of(
    evidence: Evidence,
    one: Named,
    other: Named | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    event_of: EventOf | None = None,
    limit: int = 40,
) -> Dossier:
    """Return the dossier of a side, or of two.

    Args:
        evidence: their statements and events, without copies, as `concerning` gathers them.
        one: the side.
        other: the other one, or None.
        since: first day of the period in which events happened: YYYY, YYYY-MM or YYYY-MM-DD.
        until: last day of it, likewise.
        event_of: what reports of one event have alike; None: the mentions within one article that its reading joined.
        limit: how many entries of the timeline, at most: the latest.
    """
    sides = [one] if other is None else [one, other]
    said = [told for told in evidence.told if _says(told, one, other)]
    done = [each for each in evidence.happenings if in_period(each, since, until) and _concerns(each, one, other)]
    named = event_of or event_in_article
    reports = held_events(done, named)
    asserted = [report for report in reports if report.held == "asserted"]
    scored = [scored for report in asserted for scored in _scored(report, sides)]
    rows: list[Told | HeldEvent] = [*said, *reports]
    order = sorted(rows, key=order_of)
    shown = order[max(0, len(order) - limit) :]
    return Dossier(
        one=one.name,
        other=other.name if other else None,
        articles=len({row.report.family for row in said} | {row.report.family for row in done}),
        statements=len(said),
        events=len({report.event for report in asserted}),
        reports=sum(len(report.families) for report in asserted),
        denied=sum(len(report.families) for report in reports if report.held == "denied"),
        open=sum(len(report.families) for report in reports if report.held == "open"),
        months=months_of(scored),
        unscored=sum(1 for each in scored if each.month is None or each.happening.score is None),
        speakers=tuple(_speakers(said, sides)),
        timeline=tuple(entry_of(evidence, row) for row in shown),
        earlier=len(order) - len(shown),
    )


def _says(told: Told, one: Named, other: Named | None) -> bool:
    """Whether the side says it; of two, one of the other."""
    if other is None:
        return one.has(told.speaker)
    pairs = ((one, other), (other, one))
    return any(a.has(told.speaker) and any(b.has(party) for party in told.about) for a, b in pairs)


def _concerns(happening: Happening, one: Named, other: Named | None) -> bool:
    """Whether the side takes part; of two, whether one does something to the other, or both do it together."""
    if other is None:
        return any(one.has(party) for party in happening.parties)
    doing = [any(side.has(party) for party in happening.actors) for side in (one, other)]
    done_to = [any(side.has(party) for party in happening.recipients) for side in (one, other)]
    return all(doing) or (doing[0] and done_to[1]) or (doing[1] and done_to[0])


def _scored(report: HeldEvent, sides: list[Named]) -> Iterator[Scored]:
    """What an event tells of each side that does it."""
    happening = report.happening
    for side in sides:
        doer = next((party for party in happening.actors if side.has(party)), None)
        if doer is None:
            continue
        if len(sides) > 1 and not any(each.has(p) for each in sides if each is not side for p in happening.parties):
            continue
        yield Scored(happening, side.name, holder_of(happening, (doer.side,), ()))


def _speakers(said: list[Told], sides: list[Named]) -> Iterator[Speaker]:
    spoken: dict[str, list[Told]] = defaultdict(list)
    for told in said:
        if told.speaker is not None:
            spoken[told.speaker.id].append(told)
    order = sorted(spoken.items(), key=lambda item: (-len(item[1]), item[0]))
    for own, rows in order:
        names = Counter(row.speaker.name for row in rows if row.speaker)
        name = min(names, key=lambda each: (-names[each], each))
        acts = Counter(row.act for row in rows)
        yield Speaker(
            id=own,
            name=name,
            side=next(side.name for side in sides if side.has(rows[0].speaker)),
            statements=len(rows),
            articles=len({row.report.family for row in rows}),
            acts=tuple(sorted(acts.items(), key=lambda item: (-item[1], item[0]))),
        )
