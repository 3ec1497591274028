"""From what the branch proposes to events of the page: voices, roles, modes, times, places, quantities, confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.knowledge.contexts import contexts_in
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.plover import ontology
from onrecord.reading.events.again import with_same
from onrecord.reading.events.background import background_reason, with_shared
from onrecord.reading.events.clauses import clause_of
from onrecord.reading.events.decode import Pair, Proposal
from onrecord.reading.events.factuality import factuality_of
from onrecord.reading.events.holding import admits, holder, puts_question
from onrecord.reading.events.judging import features_of
from onrecord.reading.events.parts import sides_of
from onrecord.reading.events.quantities import quantities_of
from onrecord.reading.events.roles import Cast, Found
from onrecord.reading.events.settings import Settings
from onrecord.reading.events.settle import bounds_of, place_of, time_of, without_grounds
from onrecord.reading.layers import Page
from onrecord.reading.numbering import renumber
from onrecord.reading.statements.headlines import headline_of
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.sentences import sentence_of, sentence_starts
from onrecord.types import Event, Role, Span

#: Where so many characters before two triggers are the same, they tell the same: a caption, a list of headlines.
_ALIKE: Final = 30
#: How the reason begins by which an event is known as doubtful.
_DOUBTFUL: Final = "doubtful:"


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event with the mentions of its roles."""

    proposal: Proposal
    sentence: Pair
    actors: tuple[Found, ...]
    recipients: tuple[Found, ...]


def with_events(page: Page, proposals: Sequence[Proposal], settings: Settings, knowledge: Knowledge) -> Page:
    """Return the page with events, and with the mentions and actors that these add.

    Args:
        page: with statements, actors and mentions.
        proposals: in the order of the text.
        settings: thresholds and calibration.
        knowledge: of states.
    """
    text = page.article.text
    spans = paragraphs(text)
    starts = sentence_starts(text, spans, ())
    cast = Cast(page, knowledge)
    drafts = []
    outlets = frozenset(actor.id for actor in page.actors if actor.kind == "outlet")
    settled = [
        without_grounds(text, one, page.places)
        for one in proposals
        if not (one.type == "REQUEST" and puts_question(page.statements, one.trigger, outlets))
        and not (one.type == "CONCEDE" and admits(page.statements, one.trigger))
    ]
    for one in _without_doubles(text, settled, headline_of(text, spans) or _repeated_title(page, spans)):
        drafts.append(
            _Draft(
                one,
                _sentence(text, starts, spans, one.trigger[0]),
                tuple(found for span in one.actors for found in cast.fill(span)),
                tuple(found for span in one.recipients for found in cast.fill(span)),
            )
        )
    whole = renumber(replace(page, actors=tuple(cast.actors), mentions=tuple(cast.mentions)))
    at = {(mention.span.start, mention.span.end): mention for mention in whole.mentions}
    persons = frozenset(actor.id for actor in whole.actors if actor.kind == "person")

    def sides(draft: _Draft) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
        acting, others = (
            [at[found.mention.span.start, found.mention.span.end] for found in side]
            for side in (draft.actors, draft.recipients)
        )
        return sides_of(text, draft.proposal.type, draft.proposal.trigger, (acting, others), persons)

    mentioned = [(mention.span.start, mention.span.end) for mention in whole.mentions]
    events = [_event(whole, draft, drafts, settings, sides(draft), mentions=mentioned) for draft in drafts]
    events = [replace(event, id=f"e{number}") for number, event in enumerate(events, 1)]
    same = with_same(text, events, whole.actors, whole.times, whole.places)
    return replace(whole, events=with_shared(_borne_out(same)))


def _borne_out(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, not doubtful where the article tells the same elsewhere without a doubt: a meeting that is denied."""
    sure: dict[tuple[str, str], str] = {}
    for one in events:
        if not any(reason.startswith(_DOUBTFUL) for reason in one.reasons):
            sure.setdefault((one.same_event or one.id, one.type), one.id)
    return tuple(_without_doubt(one, sure.get((one.same_event or one.id, one.type))) for one in events)


def _without_doubt(event: Event, other: str | None) -> Event:
    if other in (None, event.id):
        return event
    told = (f"not sure by itself; {other} tells the same" if r.startswith(_DOUBTFUL) else r for r in event.reasons)
    return replace(event, reasons=tuple(told))


def _without_doubles(text: str, proposals: Sequence[Proposal], headline: Pair | None) -> list[Proposal]:
    """Without what a headline tells and the text tells too, and what the same words (of captions) told before."""
    top = headline[1] if headline else 0
    body = {one.type for one in proposals if one.trigger[0] >= top}
    kept: list[Proposal] = []
    seen: set[str] = set()
    for one in proposals:
        words = " ".join(text[max(0, one.trigger[0] - _ALIKE) : one.trigger[1]].split())
        if (one.trigger[0] >= top or one.type not in body) and not (words in seen and len(words) >= _ALIKE):
            kept.append(one)
        seen.add(words)
    return kept


def _repeated_title(page: Page, spans: Sequence[Pair]) -> Pair | None:
    """The first paragraph where it is the article's title over again."""
    if len(spans) < 2 or not page.article.title:
        return None
    first, title = (
        "".join(char for char in words.casefold() if char.isalnum())
        for words in (page.article.text[slice(*spans[0])], page.article.title)
    )
    return spans[0] if first == title else None


def _sentence(text: str, starts: Sequence[int], spans: Sequence[Pair], position: int) -> Pair:
    number = sentence_of(starts, position)
    start = starts[number - 1]
    paragraph_end = next((end for begin, end in spans if begin <= position < end), len(text))
    return start, min(paragraph_end, starts[number]) if number < len(starts) else paragraph_end


def _event(
    page: Page,
    draft: _Draft,
    drafts: Sequence[_Draft],
    settings: Settings,
    sides: tuple[tuple[Role, ...], tuple[Role, ...]],
    *,
    mentions: Sequence[Pair],
) -> Event:
    """One event of the page, without an id."""
    text, one = page.article.text, draft.proposal
    voice = holder(page.statements, one.trigger)
    spans = [*one.actors, *one.recipients]
    beside = [d.proposal.trigger for d in drafts if d is not draft and d.sentence == draft.sentence]
    time = time_of(text, draft.sentence, one, page.times, page.statements)
    place = place_of(text, draft.sentence, one, page.places, page.statements)
    first, last = bounds_of(text, time)
    sure = factuality_of(text, draft.sentence, one, voice)
    old = background_reason(text, draft.sentence, one.trigger, page.article.published, time)
    contexts = _contexts(text, clause_of(text, draft.sentence, one.trigger), spans, mentions)
    confidence = settings.confidence(features_of(text, one))
    doubt = f"{_DOUBTFUL} less sure than {settings.doubtful:g}" if confidence < settings.doubtful else None
    reasons = [
        doubt,
        *(found.reason for found in (*draft.actors, *draft.recipients)),
        sure.reason,
        old,
        *(f"context {name}: “{word}”" for name, word in contexts.items()),
        None if time else "time: its clause states none",
        None if place else "place: its clause states none",
    ]
    kind = ontology().types[one.type]
    return Event(
        id="",
        type=one.type,
        mode=one.mode,
        contexts=tuple(contexts),
        actors=sides[0],
        recipients=sides[1],
        trigger=Span.of(text, *one.trigger),
        time=time.id if time else None,
        not_before=first,
        not_after=last,
        place=place.id if place else None,
        factuality=sure.value,
        background=old is not None,
        quantities=quantities_of(text, draft.sentence, one.trigger, one.type, beside),
        quad_class=kind.quad,
        score=ontology().score(one.type, one.mode),
        statement=voice.id if voice else None,
        same_event=None,
        confidence=confidence,
        reasons=tuple(dict.fromkeys(reason for reason in reasons if reason)),
    )


def _contexts(text: str, clause: Pair, roles: Sequence[Pair], mentions: Sequence[Pair]) -> dict[str, str]:
    """The contexts that words of an event's clause tell; names of actors tell none, "the refugees" does."""
    begin, stop = clause
    words = list(text[begin:stop])
    for start, end in (*roles, *(pair for pair in mentions if pair[0] < stop and pair[1] > begin)):
        if any(letter.isupper() for letter in text[start:end]):
            for at in range(max(start, begin), min(end, stop)):
                words[at - begin] = "·"
    return contexts_in("".join(words))
