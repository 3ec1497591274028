"""Who takes part in an event on which side: each person once, and nobody with himself."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.reading.events.labels import MUTUAL
from onrecord.reading.events.role_words import Pair
from onrecord.types import Mention, Role

#: A pronoun of whom something is done to, and no owner: "him", "her" where no noun follows.
_OBJECT: Final = re.compile(
    r"(?:him|them|it|me|us|you)\b|her(?=[.,;:!?”\"’)]|\s+(?:to|in|with|and|for|at|on|as|over|by)\b)", re.IGNORECASE
)
#: Who a pronoun or a description means is sure enough from here on to say that the other side is the same person.
_SURE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Taking:
    """A mention in a role, and the actor it refers to."""

    mention: Mention
    actor: str | None

    @property
    def role(self) -> Role:
        """As the event has it."""
        return Role(self.mention.id, self.actor)

    @property
    def named(self) -> bool:
        """Whether a name tells who it is."""
        return self.mention.type in ("name", "title")


def sides_of(
    text: str, kind: str, trigger: Pair, sides: tuple[Sequence[Mention], Sequence[Mention]], persons: Collection[str]
) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Return the roles of actors and of recipients.

    Of several mentions of a person on one side the nearest to the trigger stays. Nobody accuses, harms or meets
    himself: where both sides would be one person, whom the pronoun or description means was mistaken, and is not known.

    Args:
        text: of the article.
        kind: the event's type.
        trigger: where the event is told.
        sides: mentions that act, and those that something is done to.
        persons: ids of the actors who are one person.
    """
    acting, others = ([Taking(mention, mention.actor) for mention in dict.fromkeys(side)] for side in sides)
    if kind in MUTUAL:
        acting = _apart(acting, trigger, persons)
    acting, others = _each_once(acting, trigger, persons), _each_once(others, trigger, persons)
    for number, one in enumerate(acting):
        for other in [o for o in others if o.actor == one.actor and o.actor in persons]:
            others.remove(other)
            if other.named and not one.named and one.mention.confidence < _SURE:
                acting[number] = replace(one, actor=None)
                others.append(other)
            elif not other.named and _may_be_another(text, other.mention):
                others.append(replace(other, actor=None))
    return tuple(one.role for one in acting), tuple(one.role for one in others)


def _may_be_another(text: str, mention: Mention) -> bool:
    """Whether a mention is none that belongs to who acts: "him", "the envoy", but not "his", "himself"."""
    if mention.type == "description":
        return True
    return _OBJECT.match(text, mention.span.start) is not None


def _each_once(taking: Sequence[Taking], trigger: Pair, persons: Collection[str]) -> list[Taking]:
    """Those without a second mention of a person; of states and groups several may take part."""
    nearest: dict[str | None, Taking] = {}
    for one in sorted(taking, key=lambda one: _distance(trigger, one)):
        nearest.setdefault(one.actor, one)
    return [one for one in taking if one.actor not in persons or nearest[one.actor] is one]


def _apart(taking: Sequence[Taking], trigger: Pair, persons: Collection[str]) -> list[Taking]:
    """Of those on both hands of "met" nobody is the same: whom the one without a name means is not known."""
    out = list(taking)
    for number, one in enumerate(taking):
        before = [o for o in taking if o.actor == one.actor and o.mention.span.end <= trigger[0]]
        if one.actor in persons and before and one.mention.span.start >= trigger[1] and not one.named:
            out[number] = replace(one, actor=None)
    return out


def _distance(trigger: Pair, one: Taking) -> int:
    return max(trigger[0] - one.mention.span.end, one.mention.span.start - trigger[1], 0)
