"""Positions as rows to look at: who holds what, when, by which words, through whom it came, and why it was taken so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.questions.comparing import labels
from onrecord.questions.evidence import Evidence, Place, Report, Told
from onrecord.questions.holdings import Holding
from onrecord.questions.parties import Party
from onrecord.questions.stances import Stance
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
        statement, event: ids of the rows in its reading; None: the report's own voice; no event tells what it is about.
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
        trigger: of the event, or None.
        confidence: that of the less sure of statement and event.
        reasons: why it was taken so.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    statement: str | None
    event: str | None
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
    trigger: Span | None
    confidence: float
    reasons: tuple[str, ...]


def position(evidence: Evidence, one: Holding) -> Position:
    """Return a position as a row.

    Args:
        evidence: that it is from.
        one: what is held.
    """
    told, happening, report = one.held.told, one.held.happening, one.report
    words, by = _words(one)
    rows = [row for row in (told, happening) if row is not None]
    return Position(
        article=report.article, title=report.title, outlet=report.outlet, published=report.published,
        statement=None if told is None else evidence.id(told),
        event=None if happening is None else evidence.id(happening),
        side=None if one.side is None else one.side.name,
        speaker=None if one.held.speaker is None else one.held.speaker.name,
        anonymous=one.held.speaker is not None and one.held.speaker.anonymous,
        stance=one.held.stance, matters=labels(one), about=tuple(sorted(side.name for side in one.others)),
        words=words, by=by, chain=() if told is None else tuple(f"{r.party.name} ({r.kind})" for r in told.chain),
        hands=hands(told), since=one.since, until=one.until, dated="stated" if one.stated else "published",
        turn=one.turn, sentence=sentence(evidence, report, _anchor(one)),
        cue=() if told is None else tuple(evidence.words(report, place) for place in told.cue),
        content=() if told is None else tuple(evidence.words(report, place) for place in told.content),
        trigger=None if happening is None else evidence.words(report, happening.trigger),
        confidence=min(row.confidence for row in rows), reasons=one.held.reasons,
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
