"""Events as they are shown: each once, with its reports counted and what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from onrecord.collector import collector_paused
from onrecord.knowledge.outlet_names import outlet_name
from onrecord.questions.evidence.traces import chain_of
from onrecord.questions.evidence.view import Happening
from onrecord.questions.reports.corroboration import EventVoice, support_of
from onrecord.questions.reports.events import Events, Joiner
from onrecord.questions.reports.finding import Asked, find
from onrecord.questions.reports.joining import Group, Join, Where
from onrecord.record.sentences import sentence_at
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where an article tells of an event.

    Attributes:
        id: ARTICLE/ROW.
        article, outlet, published, copy_of: of the report.
        statement: id of the statement that holds it; None: the report's own account.
        trigger: the word that tells of it.
        sentence: around it.
        factuality: as its nearest voice holds it.
        chain: from the first voice to the report, as "name (kind)"; empty: the report's own account, or not told.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    copy_of: str | None
    statement: str | None
    trigger: Span
    sentence: Span
    factuality: str
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two tellings are of one event: ids, points (None: a person or the reading says so), what agrees."""

    one: str
    other: str
    points: int | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One who affirms, denies or leaves open that an event happened.

    Attributes:
        names, side, sort, hand, stand, counted: as in `corroboration.EventVoice`.
        tellings: ids of where it is heard.
    """

    names: tuple[str, ...]
    side: str | None
    sort: str
    hand: str
    stand: str
    counted: int | None
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event across articles.

    Attributes:
        id: of its earliest telling.
        type: PLOVER's, the commonest; `types` are all.
        since, until: the days that all reports that state a time leave for it, or None.
        places, actors, recipients: names, the commonest first.
        mentions: how often it is told.
        reports: how many articles tell of it, `copies` of them being copies of others.
        outlets: of how many outlets they are, each by its one name.
        word, rule: on what it rests, and when that word is said.
        independent, firm, denying, disputed: as in `corroboration.Support`.
        voices: who affirms or denies it.
        tellings: all, the earliest first.
        joins: why they are one event.
    """

    id: str
    type: str
    types: tuple[str, ...]
    since: str | None
    until: str | None
    places: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    mentions: int
    reports: int
    copies: int
    outlets: int
    word: str
    rule: str
    independent: int
    firm: int
    denying: int
    disputed: bool
    voices: tuple[Voice, ...]
    tellings: tuple[Telling, ...]
    joins: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """Events that were asked for.

    Attributes:
        events: a page of them, those of the latest tellings that were asked for first.
        asked: how many tellings were asked for, on all pages; None: not all were looked at, as there are more events.
        articles: in how many articles these stand, or None.
        more: whether there are more events.
    """

    events: tuple[ToldEvent, ...]
    asked: int | None
    articles: int | None
    more: bool


@collector_paused()
def told_events(connection: Connection, asked: Asked, *, limit: int = 20, offset: int = 0) -> FoundEvents:
    """Return the events that tellings are of, each with all tellings in the record, whatever was asked for.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
        asked: which tellings.
        limit: how many events, at most.
        offset: how many to pass over.

    Raises:
        RecordError: there is no such article or event.
        SettingError: nobody bears a name; an id is not of its form.
    """
    joiner, rows = Joiner(connection, doubtful=asked.doubtful), list[Happening]()
    groups, events = list[Group](), None
    wanted = limit + offset + 1
    for evidence in find(connection, asked, wanted):
        found = evidence.happenings
        while found and len(groups) < wanted:
            # each report that is joined costs a look at a fortnight: no more of them than there are events to be found
            count = wanted - len(groups)
            events = joiner.add(replace(evidence, happenings=found[:count]))
            rows += found[:count]
            found = found[count:]
            groups = _as_asked(events, rows)
        if len(groups) >= wanted:
            break
    whole = len(groups) < wanted
    page = groups[offset : offset + limit]
    return FoundEvents(
        events=() if events is None else tuple(_told(events, group) for group in page),
        asked=len(rows) if whole else None,
        articles=len({row.report.article for row in rows}) if whole else None,
        more=len(groups) > limit + offset,
    )


def _as_asked(events: Events, rows: Iterable[Happening]) -> list[Group]:
    """Events in the order of the tellings that were asked for."""
    of = {case.place: n for n, group in enumerate(events.groups) for case in group.members}
    numbers = dict.fromkeys(of[(row.report.article, row.number)] for row in rows)
    return [events.groups[n] for n in numbers]


def _told(events: Events, group: Group) -> ToldEvent:
    rows = [case.happening for case in group.members]
    ids = {case.place: events.id(case.happening) for case in group.members}
    support = support_of(rows)
    articles = {row.report.article: row.report for row in rows}
    types = _common(row.type for row in rows)
    since, until = _when(group)
    return ToldEvent(
        id=ids[group.members[0].place], type=types[0], types=types, since=since, until=until,
        places=_common(row.place for row in rows if row.place),
        actors=_common(party.name for row in rows for party in row.actors),
        recipients=_common(party.name for row in rows for party in row.recipients),
        mentions=len(rows), reports=len(articles),
        copies=sum(1 for report in articles.values() if report.copy_of is not None),
        outlets=len({outlet_name(report.outlet) for report in articles.values() if report.outlet}),
        word=support.word, rule=support.rule, independent=support.independent, firm=support.firm,
        denying=support.denying, disputed=support.disputed,
        voices=tuple(_voice(voice, ids) for voice in support.voices),
        tellings=tuple(_telling(events, row, ids) for row in rows),
        joins=tuple(_reason(join, ids) for join in group.joins),
    )  # fmt: skip


def _telling(events: Events, row: Happening, ids: dict[Where, str]) -> Telling:
    report, text = row.report, events.sources.text(row.report)
    statement = None if row.told is None else events.sources.row_id(report, "statement", row.told.number)
    return Telling(
        ids[(report.article, row.number)], report.article, report.outlet, report.published, report.copy_of, statement,
        Span.of(text, *row.trigger), sentence_at(text, *row.trigger), row.factuality,
        () if row.told is None else chain_of(row.told),
    )  # fmt: skip


def _voice(voice: EventVoice, ids: dict[Where, str]) -> Voice:
    heard = tuple(ids[(row.report.article, row.number)] for row in voice.tellings)
    return Voice(voice.names, voice.side, voice.sort, voice.hand, voice.stand, voice.counted, heard)


def _reason(join: Join, ids: dict[Where, str]) -> Reason:
    return Reason(ids[join.one], ids[join.other], join.points, join.reasons)


def _common(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


def _when(group: Group) -> tuple[str | None, str | None]:
    """The days that all stated times have in common; without such, those of the shortest."""
    stated = sorted({case.days for case in group.members if case.stated and case.days}, key=lambda d: (d[1] - d[0], d))
    if not stated:
        return None, None
    first, last = max(days[0] for days in stated), min(days[1] for days in stated)
    if first > last:
        first, last = stated[0]
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
