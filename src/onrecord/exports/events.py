"""Events across articles as text and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.exports.safe import visible
from onrecord.exports.table_csv import csv_lines
from onrecord.questions.reports.told import FoundEvents, Reason, Telling, ToldEvent, Voice

#: Characters of a sentence that are shown.
_SHOWN: Final = 220
#: Tellings of a voice that are shown.
_FEW: Final = 3
_SORTS: Final = {"anonymous": "unnamed", "not known": "not known"}
_HANDS: Final = {"own": "own account", "first": "first hand", "second": "second hand"}
_EVENTS_HEAD: Final = (
    "event", "type", "since", "until", "places", "actors", "recipients", "mentions", "reports", "copies", "outlets",
    "independent_voices", "firm", "denying", "word", "published", "outlet", "sentence",
)  # fmt: skip
_VOICES_HEAD: Final = (
    "event", "type", "word", "voice", "side", "sort", "hand", "stand", "counted_as", "telling", "outlet", "published",
    "copy_of", "start", "end", "sentence",
)  # fmt: skip


def events_text(found: FoundEvents, *, why: bool = False) -> Iterator[str]:
    """Yield some lines for each event: what, in how many reports, and the earliest of them.

    Args:
        found: the events.
        why: with all tellings, and the reasons of their joins.
    """
    for event in found.events:
        yield from _head(event)
        for telling in event.tellings if why else event.tellings[:1]:
            yield _telling(telling)
        if why:
            for join in event.joins:
                yield _line(f"    {join_told(join)}")
    yield _line(how_many(found))


def corroboration_text(found: FoundEvents) -> Iterator[str]:
    """Yield for each event what it rests on, voice by voice, and the rule of the word that says so."""
    for event in found.events:
        yield from _head(event)
        for line in support(event):
            yield _line(f"  {line}")
        tellings = {telling.id: telling for telling in event.tellings}
        for voice in event.voices:
            yield _line(f"    {who_stands(voice)}")
            for heard in voice.tellings[:_FEW]:
                yield _telling(tellings[heard], indent=6)
            if len(voice.tellings) > _FEW:
                yield _line(f"      and {len(voice.tellings) - _FEW} more")
    yield _line(how_many(found))


def join_told(join: Reason) -> str:
    """Return which two reports are of one event, and why."""
    points = "" if join.points is None else f" ({join.points} points)"
    return f"{join.one} = {join.other}{points}: {'; '.join(join.why)}"


def support(event: ToldEvent) -> tuple[str, str]:
    """Return on what an event rests, with the rule of the word that sums it up, and on how many voices."""
    deny = f", {event.denying} deny it" if event.denying else ""
    return (
        f"{event.word}{'; disputed' if event.disputed else ''} ({event.rule})",
        f"independent voices: {event.independent}, firm: {event.firm}{deny}",
    )


def events_csv(found: FoundEvents) -> Iterator[str]:
    """Yield a row for each event."""
    rows = (
        (
            e.id, e.type, e.since, e.until, "; ".join(e.places), "; ".join(e.actors), "; ".join(e.recipients),
            e.mentions, e.reports, e.copies, e.outlets, e.independent, e.firm, e.denying, e.word,
            e.tellings[0].published, e.tellings[0].outlet, e.tellings[0].sentence.text,
        )
        for e in found.events
    )  # fmt: skip
    yield from csv_lines(_EVENTS_HEAD, rows)


def corroboration_csv(found: FoundEvents) -> Iterator[str]:
    """Yield a row for each place where a voice affirms, denies or leaves open an event."""
    rows = (
        (
            e.id, e.type, e.word, "; ".join(voice.names), voice.side, voice.sort, voice.hand, voice.stand,
            voice.counted, heard.id, heard.outlet, heard.published, heard.copy_of, heard.trigger.start,
            heard.trigger.end, heard.sentence.text,
        )
        for e in found.events
        for voice in e.voices
        for heard in e.tellings
        if heard.id in voice.tellings
    )  # fmt: skip
    yield from csv_lines(_VOICES_HEAD, rows)


def _head(event: ToldEvent) -> Iterator[str]:
    yield _line(f"{event.id}  {called(event)}")
    yield _line(f"  {counts(event)}")


def called(event: ToldEvent) -> str:
    """Return what an event is called: type, who and whom, days, places."""
    who = ", ".join(event.actors[:3])
    whom = ", ".join(event.recipients[:3])
    sides = " → ".join(part for part in (who, whom) if part)
    when = "" if event.since is None else event.since if event.since == event.until else f"{event.since}/{event.until}"
    return " · ".join(part for part in (event.type, sides, when, ", ".join(event.places[:2])) if part)


def counts(event: ToldEvent) -> str:
    """Return how often, in how many reports and by how many outlets an event is told."""
    copies = f", {event.copies} of them {'copies' if event.copies > 1 else 'a copy'}" if event.copies else ""
    return (
        f"{_count(event.mentions, 'mention')} in {_count(event.reports, 'report')}{copies}, "
        f"{_count(event.outlets, 'outlet')}"
    )


def _telling(telling: Telling, indent: int = 4) -> str:
    sentence, trigger = telling.sentence, telling.trigger
    start = max(0, min(trigger.start - sentence.start - _SHOWN // 2, len(sentence.text) - _SHOWN))
    at = trigger.start - sentence.start
    before, after = sentence.text[start:at], sentence.text[at + len(trigger.text) : start + _SHOWN]
    text = f"{'…' if start else ''}{before}«{trigger.text}»{after}{'…' if start + _SHOWN < len(sentence.text) else ''}"
    copy = f" (copy of {telling.copy_of})" if telling.copy_of else ""
    where = " ".join(part for part in (telling.outlet, (telling.published or "")[:10]) if part)
    held = "" if telling.factuality == "asserted" else f" [{telling.factuality}]"
    row = f" {telling.statement}" if telling.statement else ""
    return _line(f"{' ' * indent}{telling.id}{row}  {where}{copy}{held}: {text}")


def who_stands(voice: Voice) -> str:
    """Return what a voice does with an event, who it is, how it was heard, and as which voice it counts."""
    name = ", ".join(voice.names[:3]) or "not known who"
    side = f", for {voice.side}" if voice.side else ""
    sort = _SORTS.get(voice.sort, voice.sort)
    counted = "not counted" if voice.counted is None else f"voice {voice.counted + 1}"
    stand = {"affirms": "affirms", "denies": "denies", "open": "leaves open"}[voice.stand]
    return f"{stand}: {name}{side} ({sort}, {_HANDS[voice.hand]}; {counted})"


def how_many(found: FoundEvents) -> str:
    """Return how many events are shown, and of how many mentions they were found."""
    shown = f"{_count(len(found.events), 'event')} shown"
    if found.asked is None or found.articles is None:
        return f"{shown}; there are more: --limit, --offset"
    return f"{shown}; {_count(found.asked, 'mention')} in {_count(found.articles, 'article')} asked for"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _line(text: str) -> str:
    return visible(text) + "\n"
