"""The sourcing of an article: whose words it is made of, through whom they came, and what is its own voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from onrecord.questions.sourcing.hands import depth, hand
from onrecord.questions.sourcing.words import Words, words_of
from onrecord.types import Actor, ActorKind, Reading, Statement

#: named: a person, state, body, armed group or outlet; groups have no name of their own.
Sort = Literal["named", "anonymous", "group", "document"]
SORTS: tuple[Sort, ...] = ("named", "anonymous", "group", "document")


@dataclass(frozen=True, slots=True)
class Voice:
    """One actor who speaks in the article.

    Attributes:
        actor: its id in the reading.
        name, kind, role, country, sectors: as in the reading.
        side: name of the body, state or group that it speaks for, or None.
        sort: how it is named.
        statements: ids of its statements, in order.
        words: words of their contents that no voice inside them holds.
        quoted: those of them that are given word for word.
        share: of all attributed words, 0 to 1.
        depth: the fewest and the most hands that its statements came through.
        second_hand: how many of the statements the article has from others.
        through: names of those between, the most frequent first.
    """

    actor: str
    name: str
    kind: ActorKind
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    side: str | None
    sort: Sort
    statements: tuple[str, ...]
    words: int
    quoted: int
    share: float
    depth: tuple[int, int]
    second_hand: int
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Voices of one country and sector; `country` and `sector` None where they are not known."""

    country: str | None
    sector: str | None
    voices: tuple[str, ...]
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class Hanging:
    """What the article has from one unnamed source alone: the ids of its statements, and their words."""

    voice: str
    statements: tuple[str, ...]
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """What no statement holds: sentences, their share of all sentences, and where they stand (start, end)."""

    sentences: int
    of: int
    share: float
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sourcing of one article.

    Attributes:
        article: its id.
        title: its headline, or None.
        left_out: why the article was not read, or None.
        words: of the article.
        attributed: words that a statement holds.
        statements: how many there are.
        unknown: how many of them have no known speaker.
        unknown_words: words of those.
        voices: who speaks, the one with most words first.
        sides: which sides are heard, the one with most words first.
        hanging: what hangs on one anonymous source.
        through: names of those through whom statements came at second hand, with how many.
        depths: how many statements came through 0, 1, 2 … hands.
        own: what is in the article's own voice.
    """

    article: str
    title: str | None
    left_out: str | None
    words: int
    attributed: int
    statements: int
    unknown: int
    unknown_words: int
    voices: tuple[Voice, ...]
    sides: tuple[Side, ...]
    hanging: tuple[Hanging, ...]
    through: tuple[tuple[str, int], ...]
    depths: tuple[int, ...]
    own: OwnVoice


def sourcing_of(reading: Reading) -> Sourcing:
    """Return the sourcing of an article.

    Args:
        reading: with statements, actors and chains; without the layers that give them there are no voices.
    """
    words = words_of(reading)
    actors = {actor.id: actor for actor in reading.actors}
    spoken: dict[str, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        if statement.speaker in actors and statement.speaker is not None:
            spoken[statement.speaker].append(statement)
    voices = [_voice(reading, actors, actors[key], said, words) for key, said in spoken.items()]
    voices.sort(key=lambda voice: -voice.words)  # stable: the first to speak stays first
    known = {statement for voice in voices for statement in voice.statements}
    unknown = [statement.id for statement in reading.statements if statement.id not in known]
    depths = Counter(depth(statement) for statement in reading.statements)
    through = Counter(
        actors[hop].name for s in reading.statements if hand(reading, s) == "second" for hop in s.via if hop in actors
    )
    return Sourcing(
        article=reading.article.id,
        title=reading.article.title,
        left_out=next((part.why for part in reading.left_out if part.span is None), None),
        words=words.all,
        attributed=words.attributed,
        statements=len(reading.statements),
        unknown=len(unknown),
        unknown_words=sum(words.held.get(statement, 0) for statement in unknown),
        voices=tuple(voices),
        sides=_sides(voices, words),
        hanging=tuple(
            Hanging(voice.actor, voice.statements, voice.words, voice.share)
            for voice in voices
            if voice.kind == "anonymous"
        ),
        through=tuple(through.most_common()),
        depths=tuple(depths[number] for number in range(max(depths, default=-1) + 1)),
        own=_own(words),
    )


def _voice(reading: Reading, actors: dict[str, Actor], actor: Actor, said: list[Statement], words: Words) -> Voice:
    count = sum(words.held.get(statement.id, 0) for statement in said)
    depths = [depth(statement) for statement in said]
    through = Counter(actors[hop].name for statement in said for hop in statement.via if hop in actors)
    return Voice(
        actor=actor.id,
        name=actor.name,
        kind=actor.kind,
        role=actor.role,
        country=actor.country,
        sectors=actor.sectors,
        side=actors[actor.side].name if actor.side in actors and actor.side is not None else None,
        sort=sort_of(actor),
        statements=tuple(statement.id for statement in said),
        words=count,
        quoted=sum(words.quoted.get(statement.id, 0) for statement in said),
        share=_share(count, words.attributed),
        depth=(min(depths), max(depths)),
        second_hand=sum(1 for statement in said if hand(reading, statement) == "second"),
        through=tuple(name for name, _ in through.most_common()),
    )


def sort_of(actor: Actor) -> Sort:
    """Return how an actor is named."""
    if actor.anonymous or actor.kind == "anonymous":
        return "anonymous"
    if actor.kind == "group":
        return "group"
    return "document" if actor.kind == "document" else "named"


def _sides(voices: list[Voice], words: Words) -> tuple[Side, ...]:
    """The voices by country and first sector; documents take no side."""
    found: dict[tuple[str | None, str | None], list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.sort != "document":
            found[(voice.country, voice.sectors[0] if voice.sectors else None)].append(voice)
    sides = [
        Side(
            country,
            sector,
            tuple(voice.actor for voice in group),
            sum(voice.words for voice in group),
            _share(sum(voice.words for voice in group), words.attributed),
        )
        for (country, sector), group in found.items()
    ]
    return tuple(sorted(sides, key=lambda side: -side.words))


def _own(words: Words) -> OwnVoice:
    places = tuple((span.start, span.end) for span in words.own)
    return OwnVoice(len(places), words.sentences, _share(len(places), words.sentences), places)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
