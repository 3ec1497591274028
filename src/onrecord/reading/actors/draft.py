"""An actor while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.knowledge.entries import Entry
from onrecord.types import Actor, ActorKind, Mention, MentionType, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft is spoken of."""

    span: Span
    type: MentionType
    confidence: float


@dataclass(slots=True)
class Draft:
    """An actor in the making; fields as in Actor, `side` is the id of another draft."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    side: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    anonymous: bool = False
    known: str | None = None
    confidence: float = 0.8
    reasons: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    #: Whether it speaks, or somebody speaks for it: of a state, that its government acts.
    acts: bool = False

    @classmethod
    def of(cls, actor: Actor, mentions: list[Mention]) -> Draft:
        """Return the draft of an actor that an earlier layer found."""
        return cls(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            sectors=actor.sectors,
            role=actor.role,
            side=actor.side,
            identifiers=actor.identifiers,
            anonymous=actor.anonymous,
            known=actor.known,
            confidence=actor.confidence,
            reasons=list(actor.reasons),
            places=[Place(m.span, m.type, m.confidence) for m in mentions],
        )

    def because(self, reason: str | None) -> None:
        """Add a reason, once."""
        if reason and reason not in self.reasons:
            self.reasons.append(reason)

    def take(self, entry: Entry, reason: str) -> None:
        """Take over what is known of it."""
        self.known = entry.id
        self.identifiers = entry.identifiers
        self.because(reason)

    def actor(self) -> Actor:
        """Return the actor."""
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            sectors=self.sectors,
            role=self.role,
            side=self.side,
            identifiers=self.identifiers,
            anonymous=self.anonymous,
            known=self.known,
            confidence=round(self.confidence, 3),
            reasons=tuple(self.reasons),
        )
