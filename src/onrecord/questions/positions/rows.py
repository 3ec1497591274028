"""Positions as rows to look at: who holds what, when, by which words, through whom it came, and why it was taken so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.questions.evidence.parties import Party
from onrecord.questions.evidence.traces import chain_of
from onrecord.questions.evidence.view import Evidence, Place, Report, Told
from onrecord.questions.positions.comparing import labels
from onrecord.questions.positions.holdings import Holding
from onrecord.questions.positions.stances import Stance
from onrecord.types import Span

#: quoted: at least partly in its own words; reported: the report tells it in others; account: another voice tells it;
#: own voice: nobody is named, the report itself holds it.
Words = Literal["quoted", "reported", "account", "own voice"]
_SENTENCE: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov))[.!?]+[”’\"')\]]*\s+(?=[“‘\"'(\[]*[^\W\d_a-z]|[“\"])|\n+"
)
#: Characters of the longest sentence that is shown.
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Position:
    """What one voice holds of one thing.

    Attributes:
        article, title, outlet, published: of the report; ids as `onrecord show` takes them, unknown is None.
        statement: id of the row in its reading; None: the report's own voice.
        events: ids of the rows that tell what it is about; none where nothing but the statement tells.
        side: name of the side that holds it; None: the report's own voice, or a speaker who is not known.
        speaker: who says it, or None.
        anonymous: whether the speaker is unnamed on purpose.
        stance: asserts, acknowledges, denies, …
        matters: what it is about: "support and aid: Russia → Taliban".
        about: names of the sides that it is about, its own left out.
        words: whether it is in the voice's own words.
        by: by whose account, where another voice tells it; else None.
        chain: from the first voice to the report, as "name (kind)".
        hands: how many outlets and authors stand between voice and report.
        since, until: days between which it was said, ISO, as far as is known.
        dated: where these days are from: `stated` in the text, or `published`.
        turn: `before` or `after`, where the text tells that it is a position of the past or a new one; else None.
        sentence: in which it stands.
        cue, content: of the statement.
        triggers: of the events, in the same order.
        confidence: that of the less sure of statement and event.
        reasons: why it was taken so.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    statement: str | None
    events: tuple[str, ...]
    side: str | None
    speaker: str | None
    anonymous: bool
    stance: Stance
    matters: tuple[str, ...]
    about: tuple[str, ...]
    words: Words
    by: str | None
    chain: tuple[str, ...]
    hands: int
    since: str | None
    until: str | None
    dated: Literal["stated", "published"]
    turn: str | None
    sentence: Span
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    triggers: tuple[Span, ...]
    confidence: float
    reasons: tuple[str, ...]


def rows(evidence: Evidence, held: Iterable[Holding], limit: int | None = None) -> tuple[Position, ...]:
    """Return positions as rows, by date and place; what one statement holds of several events in one way is one row.

    Args:
        evidence: that they are from.
        held: what is held.
        limit: how many rows, at most.
    """
    groups: dict[tuple[object, ...], list[Holding]] = defaultdict(list)
    for place, one in sorted({one.place: one for one in held}.items()):
        article, told, event, stance = place
        groups[(article, told, event if one.held.told is None else None, stance)].append(one)
    first: dict[str, str] = {}
    for group in groups.values():
        day = group[0].since or group[0].until or ""
        first[group[0].report.article] = min(first.get(group[0].report.article, day), day)
    ordered = sorted(groups.values(), key=lambda group: (_day(group[0], first), group[0].place))
    return tuple(_row(evidence, group) for group in ordered[:limit])


def _day(one: Holding, first: dict[str, str]) -> tuple[str, bool]:
    """When it is put among others: what a report tells as the past, before all that it tells."""
    if one.turn == "before" and one.since is None:
        return first[one.report.article], False
    return one.since or one.until or "", True


def _row(evidence: Evidence, group: Sequence[Holding]) -> Position:
    one = group[0]
    told, report = one.held.told, one.report
    happenings = [each.held.happening for each in group if each.held.happening is not None]
    words, by = _words(one)
    sure = [happening.confidence for happening in happenings] + ([] if told is None else [told.confidence])
    return Position(
        article=report.article, title=report.title, outlet=report.outlet, published=report.published,
        statement=None if told is None else evidence.id(told), events=tuple(map(evidence.id, happenings)),
        side=None if one.side is None else one.side.name,
        speaker=None if one.held.speaker is None else one.held.speaker.name,
        anonymous=one.held.speaker is not None and one.held.speaker.anonymous,
        stance=one.held.stance, matters=tuple(dict.fromkeys(label for each in group for label in labels(each))),
        about=tuple(sorted({side.name for each in group for side in each.others})),
        words=words, by=by, chain=() if told is None else chain_of(told),
        hands=hands(told), since=one.since, until=one.until, dated="stated" if one.stated else "published",
        turn=one.turn, sentence=sentence(evidence, report, _anchor(one)),
        cue=() if told is None else tuple(evidence.words(report, place) for place in told.cue),
        content=() if told is None else tuple(evidence.words(report, place) for place in told.content),
        triggers=tuple(evidence.words(report, each.trigger) for each in happenings),
        confidence=min(sure),
        reasons=tuple(dict.fromkeys(reason for each in group for reason in each.held.reasons)),
    )  # fmt: skip


def _words(one: Holding) -> tuple[Words, str | None]:
    told = one.held.told
    if told is None:
        return "own voice", None
    for outer in _around(told):
        if outer.speaker is not None and (one.side is None or outer.speaker.side.id != one.side.id):
            return "account", outer.speaker.name
    return ("reported" if told.form == "indirect" else "quoted"), None


def _anchor(one: Holding) -> Place:
    """The place whose sentence is shown: the event's, else the cue's."""
    if one.held.happening is not None:
        return one.held.happening.trigger
    told = one.held.told
    return next(iter((*told.cue, *told.content, *told.source)), (0, 0)) if told is not None else (0, 0)


def _around(told: Told) -> tuple[Told, ...]:
    return tuple(told.voices())[1:]


def hands(told: Told | None) -> int:
    """Return how many outlets and authors stand between the voice of a statement and its report."""
    return 0 if told is None else sum(1 for relay in told.chain if relay.kind in ("outlet", "author"))


def named(party: Party | None) -> bool:
    """Whether a speaker is known and stands to its words."""
    return party is not None and not party.anonymous and party.kind not in ("group", "document")


def sentence(evidence: Evidence, report: Report, place: Place) -> Span:
    """Return the sentence around a place; of a very long one a stretch of it."""
    text = evidence.sources.text(report)
    start, end = max(0, place[0] - _LONGEST), min(len(text), place[1] + _LONGEST)
    for match in _SENTENCE.finditer(text, start, end):
        if match.end() <= place[0]:
            start = match.end()
        elif match.start() >= place[1]:
            end = match.start() + len(match.group().rstrip())
            break
    end = min(end, max(start + _LONGEST, place[1]))
    return Span.of(text, start, end)
