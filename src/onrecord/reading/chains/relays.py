"""Who passed words on, as the text names them, before they are actors with ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.entries import Entry
from onrecord.types import ActorKind, HopKind, Span

#: How words were passed on; what follows of the same speaker is carried by it.
Setting = Literal[
    "interview",  # an outlet asks, the speaker answers
    "told",  # said to an outlet
    "press",  # said to the press
    "broadcast",  # said on air
    "written",  # written for an outlet
    "post",  # put on a platform
    "relayed",  # cited, quoted, carried by an outlet
    "audience",  # said before others
    "voice",  # said through an interpreter
]
#: The order of hops: what is nearer to the speaker comes first.
NEARNESS: tuple[Setting, ...] = (
    "voice", "audience", "post", "written", "press", "told", "interview", "broadcast", "relayed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet, platform, audience or person whom words passed through.

    Attributes:
        name: to show, as full as the article gives it.
        kind: of the actor that it is.
        hop: what it is in a chain.
        span: where the text names it.
        entry: what is known of it, or None.
        country: PLOVER code, or None.
        noun: what the text calls it (broadcaster), or None.
    """

    name: str
    kind: ActorKind
    hop: HopKind
    span: Span
    entry: Entry | None = None
    country: str | None = None
    noun: str | None = None

    @property
    def key(self) -> str:
        """The same for all ways in which the article names it."""
        return self.entry.id if self.entry else f"{self.kind} {self.name.casefold()}"


@dataclass(frozen=True, slots=True)
class Passing:
    """A place of the text which says that words were passed on.

    Attributes:
        carrier: by whom.
        setting: how.
        start, end: the words that say so.
        reason: a short sentence.
    """

    carrier: Carrier
    setting: Setting
    start: int
    end: int
    reason: str


def in_order(passings: list[Passing]) -> tuple[Passing, ...]:
    """Return each carrier once, what is nearest to the speaker first."""
    ordered = sorted(passings, key=lambda passing: (NEARNESS.index(passing.setting), passing.start))
    found: dict[str, Passing] = {}
    for passing in ordered:
        found.setdefault(passing.carrier.key, passing)
    return tuple(found.values())
