"""The actors and mentions of one text while they are being found; numbered in the order of the text at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.types import Actor, ActorKind, Hop, Mention, MentionType, Span, Statement

if TYPE_CHECKING:
    from onrecord.reading.coreference.types import Links


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks in a text.

    Attributes:
        actors: those who speak, and the bodies they speak for, in order of their first mention.
        mentions: where they are referred to, in order of the text; `actor` is None where nobody could be told.
        statements: the statements given, with `speaker`, `chain` and `reasons` filled.
        links: whom pronouns and descriptions mean over the whole text; None where that was not asked.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    links: Links | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Who a source phrase turned out to be.

    Attributes:
        actor: key of the actor in the Registry, or None.
        type: how the phrase refers.
        reason: why it was resolved so, or why it was not.
        confidence: how often such a phrase is resolved rightly.
    """

    actor: str | None
    type: MentionType
    reason: str | None
    confidence: float


@dataclass(slots=True)
class _Entry:
    actor: Actor
    first: int
    order: int


@dataclass(slots=True)
class Registry:
    """Collects actors under keys of the resolver's choosing."""

    _entries: dict[str, _Entry] = field(default_factory=dict)
    _mentions: dict[tuple[int, int], tuple[Span, str | None, MentionType, float]] = field(default_factory=dict)

    def actor(
        self,
        key: str,
        name: str,
        kind: ActorKind,
        at: int,
        *,
        country: str | None = None,
        role: str | None = None,
        side: str | None = None,
        anonymous: bool = False,
        confidence: float = 0.9,
        reason: str | None = None,
    ) -> str:
        """Add the actor `key` where it is new, and return the key; `side` is the key of another actor."""
        entry = self._entries.get(key)
        if entry is None:
            actor = Actor(
                key, name, kind, country, (), role, side, (), anonymous, None, confidence, (reason,) if reason else ()
            )
            self._entries[key] = _Entry(actor, at, len(self._entries))
        else:
            entry.first = min(entry.first, at)
            if role and len(role) > len(entry.actor.role or "") and role.endswith(entry.actor.role or ""):
                entry.actor = replace(entry.actor, role=role, country=entry.actor.country or country)
        return key

    def hide(self, key: str, reason: str) -> None:
        """Make the unnamed actor `key` an anonymous source, for the reason that the text gives."""
        actor = self._entries[key].actor
        if reason not in actor.reasons:
            reasons = (*actor.reasons, reason)
            self._entries[key].actor = replace(actor, kind="anonymous", anonymous=True, reasons=reasons)

    def get(self, key: str) -> Actor:
        """Return the actor `key`; its ids are keys still."""
        return self._entries[key].actor

    def has(self, key: str) -> bool:
        """Whether there is an actor `key`."""
        return key in self._entries

    def mention(self, span: Span, actor: str | None, kind: MentionType, confidence: float) -> None:
        """Add a mention; one that stands there already is kept."""
        self._mentions.setdefault((span.start, span.end), (span, actor, kind, confidence))

    def mention_again(self, span: Span, found: Found) -> None:
        """Say anew whom the mention at `span` refers to."""
        self._mentions[(span.start, span.end)] = (span, found.actor, found.type, found.confidence)

    def finish(self, statements: Iterable[Statement], speakers: dict[str, Found]) -> Speakers:
        """Number actors and mentions, and fill the statements.

        Args:
            statements: in their own order, which is kept.
            speakers: what was found for each statement's id.
        """
        for span, actor, _, _ in self._mentions.values():
            if actor is not None:
                self._entries[actor].first = min(self._entries[actor].first, span.start)
        ordered = sorted(self._entries.items(), key=lambda item: (item[1].first, item[1].order))
        ids = {key: f"a{number}" for number, (key, _) in enumerate(ordered, 1)}
        actors = tuple(
            replace(entry.actor, id=ids[key], side=ids[entry.actor.side] if entry.actor.side else None)
            for key, entry in ordered
        )
        mentions = tuple(
            Mention(f"m{number}", span, ids[actor] if actor is not None else None, kind, confidence)
            for number, (span, actor, kind, confidence) in enumerate(
                (self._mentions[place] for place in sorted(self._mentions)), 1
            )
        )
        return Speakers(actors, mentions, tuple(self._filled(s, speakers[s.id], ids) for s in statements))

    def _filled(self, statement: Statement, found: Found, ids: dict[str, str]) -> Statement:
        reasons = (*statement.reasons, f"speaker: {found.reason}") if found.reason else statement.reasons
        if found.actor is None:
            return replace(statement, speaker=None, chain=(), reasons=reasons)
        hop = Hop(
            ids[found.actor],
            "speaker",
            self._entries[found.actor].actor.anonymous,
            statement.source[0] if statement.source else None,
        )
        return replace(statement, speaker=ids[found.actor], chain=(hop,), reasons=reasons)
