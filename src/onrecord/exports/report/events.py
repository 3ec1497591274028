"""Events across articles, and what they rest on, as reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.exports.events import called, counts, how_many, join_told, support, who_stands
from onrecord.exports.pieces import pieces
from onrecord.exports.report.parts import NO_SOURCE, Group, Passage, Report, Section, facts_of, printed
from onrecord.questions.reports.told import FoundEvents, Telling, ToldEvent

RULES: Final = (
    (
        "A mention is a place where a text tells of an event; a report is an article that tells of it, however often; "
        "an event is what one or more reports tell of. Copies of a story are reports, and are counted apart."
    ),
    (
        "Which articles were looked for was chosen; an event stands here with all its reports in the record. Its name "
        "is made of the commonest type, sides, days and places of its reports, whether they affirm or deny it."
    ),
)
_VOICES: Final = (
    (
        "Copies of one story, outlets that cite each other, all who speak for one side and all its unnamed sources "
        "count as one voice. The word that sums it up is a rule, which stands in brackets, and no probability of truth."
    ),
)


def events_report(found: FoundEvents, asked: Sequence[tuple[str, str]] = (), *, why: bool = False) -> Report:
    """Return the report of events, each with its reports.

    Args:
        found: the events.
        asked: what was asked, as names and values.
        why: whether it is told why reports are of one event.
    """
    sections = tuple(_event(event, why) for event in found.events)
    return Report("Events", tuple(asked), (f"{how_many(found)}.",), sections, RULES)


def corroboration_report(found: FoundEvents, asked: Sequence[tuple[str, str]] = ()) -> Report:
    """Return the report of what events rest on, voice by voice; arguments as `events_report`."""
    sections = tuple(_voices(event) for event in found.events)
    return Report("Corroboration", tuple(asked), (f"{how_many(found)}.",), sections, (*RULES, *_VOICES))


def _event(event: ToldEvent, why: bool) -> Section:
    joins = tuple(map(join_told, event.joins)) if why else ()
    return Section(
        called(event), _lines(event), groups=(Group.of("told by", map(_passage, event.tellings)),), why=joins
    )


def _voices(event: ToldEvent) -> Section:
    tellings = {telling.id: telling for telling in event.tellings}
    groups = (
        Group.of(who_stands(voice), (_passage(tellings[heard]) for heard in voice.tellings)) for voice in event.voices
    )
    return Section(called(event), (*_lines(event), *support(event)), groups=tuple(groups))


def _lines(event: ToldEvent) -> tuple[str, ...]:
    return (counts(event), f"id {event.id}")


def _passage(telling: Telling) -> Passage:
    held = _told(telling)
    copy = f"copy of {telling.copy_of}" if telling.copy_of else ""
    where = f"{telling.id} {telling.statement}" if telling.statement else telling.id
    facts = facts_of(telling.chain or (NO_SOURCE,), printed(telling.outlet, telling.published), copy, where)
    return Passage(None, held, None, pieces(telling.sentence, (telling.trigger,)), facts)


def _told(telling: Telling) -> str:
    voice = "in a statement" if telling.statement else "in the article's own voice"
    return f"{telling.factuality}, {voice}"
