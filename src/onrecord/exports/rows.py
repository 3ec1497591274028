"""What is shown beside the text of a reading: one row per statement, and one per event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.exports.roles import quantity_told
from onrecord.types import Actor, Event, Mention, Place, Quantity, Reading, Role, Span, Statement, Time


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown beside the text for one statement.

    Attributes:
        label: the number by which the text and the row find each other.
        voice: actor id of the speaker, or None.
        speaker: name of the speaker, or None.
        source: the words of the source, or None.
        via: names of those it came through, in order.
        inside: label of the statement that holds it, or None; `holder` is its id.
        when: the words that say when it was made, with the days they stand for; or None.
        chain: names of all mouths that it passed through, the speaker first.
    """

    label: str
    id: str
    voice: str | None
    speaker: str | None
    anonymous: bool
    source: str | None
    via: tuple[str, ...]
    act: str
    form: str
    confidence: float
    inside: str | None
    reasons: tuple[str, ...]
    when: str | None = None
    holder: str | None = None
    chain: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """The speaker's name, else the source's words, else a question mark."""
        return self.speaker or self.source or "?"


@dataclass(frozen=True, slots=True)
class Part:
    """One who takes part in an event: the name, else the words of the text; and the actor's id, or None."""

    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """What is shown beside the text for one event.

    Attributes:
        trigger: the words that tell of it.
        actors, recipients: who did it, and to whom.
        when, where: or None where the text does not tell.
        numbers: what it counts, as in `killed 2 to 4`.
        holder: id of the statement on whose word it is told; None: the article's own account.
        voice: actor id of who makes that statement, or None; `word` is the name.
        same: id of the first mention of the same event in the article, or None.
    """

    id: str
    trigger: Span
    type: str
    mode: str | None
    factuality: str
    background: bool
    actors: tuple[Part, ...]
    recipients: tuple[Part, ...]
    when: str | None
    where: str | None
    numbers: tuple[str, ...]
    holder: str | None
    voice: str | None
    word: str | None
    same: str | None
    confidence: float
    reasons: tuple[str, ...]


class Rows:
    """Makes the rows of a reading.

    Args:
        reading: whose statements and events are shown.
    """

    def __init__(self, reading: Reading) -> None:
        self._actors: Mapping[str, Actor] = {actor.id: actor for actor in reading.actors}
        self._mentions: Mapping[str, Mention] = {mention.id: mention for mention in reading.mentions}
        self._times: Mapping[str, Time] = {time.id: time for time in reading.times}
        self._places: Mapping[str, Place] = {place.id: place for place in reading.places}
        self._statements: Mapping[str, Statement] = {statement.id: statement for statement in reading.statements}

    def of_statement(self, statement: Statement) -> Row:
        """Return the row of a statement."""
        actor = self._actors.get(statement.speaker or "")
        return Row(
            label=label_of(statement.id),
            id=statement.id,
            voice=actor.id if actor else None,
            speaker=actor.name if actor else None,
            anonymous=actor.anonymous if actor else False,
            source=_words(statement.source),
            via=tuple(self._name(hop) for hop in statement.via),
            act=statement.act,
            form=statement.form,
            confidence=statement.confidence,
            inside=label_of(statement.inside) if statement.inside else None,
            reasons=statement.reasons,
            when=_when(self._times.get(statement.time or "")),
            holder=statement.inside,
            chain=tuple(self._name(hop.actor) for hop in statement.chain),
        )

    def of_event(self, event: Event) -> EventRow:
        """Return the row of an event."""
        held = self._statements.get(event.statement or "")
        voice = self._actors.get((held.speaker if held else None) or "")
        place = self._places.get(event.place or "")
        return EventRow(
            id=event.id,
            trigger=event.trigger,
            type=event.type,
            mode=event.mode,
            factuality=event.factuality,
            background=event.background,
            actors=self._parts(event.actors),
            recipients=self._parts(event.recipients),
            when=_when(self._times.get(event.time or "")) or _days(event.not_before, event.not_after),
            where=", ".join(part for part in (place.name, place.country) if part) if place else None,
            numbers=tuple(map(_number, event.quantities)),
            holder=held.id if held else None,
            voice=voice.id if voice else None,
            word=(voice.name if voice else _words(held.source) or "?") if held else None,
            same=event.same_event,
            confidence=event.confidence,
            reasons=event.reasons,
        )

    def _name(self, actor: str) -> str:
        return self._actors[actor].name if actor in self._actors else actor

    def _parts(self, roles: Sequence[Role]) -> tuple[Part, ...]:
        parts = []
        for role in roles:
            actor, mention = self._actors.get(role.actor or ""), self._mentions.get(role.mention)
            if actor or mention:
                parts.append(Part(actor.name if actor else mention.span.text if mention else "?", role.actor))
        return tuple(parts)


def label_of(statement: str) -> str:
    """Return the number in the id of a statement (`s12` gives `12`), or the id where it has another form."""
    match = re.fullmatch(r"s(\d+)", statement)
    return match.group(1) if match else statement


def _when(time: Time | None) -> str | None:
    """The words of a time and its days: `on Monday (2016-05-02)`, `late May (2016-05-21 to 2016-05-31)`."""
    if time is None:
        return None
    days = _days(time.start, time.end)
    return f"{time.span.text} ({days})" if days else time.span.text


def _days(first: str | None, last: str | None) -> str | None:
    if first == last:
        return first
    return f"{first or '…'} to {last or '…'}"


def _number(quantity: Quantity) -> str:
    if quantity.min is None and quantity.max is None:
        return f"{quantity.kind} {quantity.span.text}"
    return quantity_told(quantity)


def _words(spans: Sequence[Span]) -> str | None:
    return " … ".join(span.text for span in spans) or None
