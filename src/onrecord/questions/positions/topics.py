"""Whose positions some are, and what they are about: by what people ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from onrecord.questions.positions.holdings import Holding

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Topic:
    """Whose some positions are and what they are about, all of them together.

    Attributes:
        voices: ids across articles of those who hold them.
        holders: ids of the sides that these are on.
        families: names of the families of matters.
        sides: ids of the sides that they are about, each position's own left out.
        touched: ids of all actors that they speak of, of their sides, and of the states whose they are.
    """

    voices: frozenset[str]
    holders: frozenset[str]
    families: frozenset[str]
    sides: frozenset[str]
    touched: frozenset[str]


#: Whether positions of a topic are wanted; None: all are.
Wanted = Callable[[Topic], bool] | None
_NONE: frozenset[str] = frozenset()


def topic_of(held: Iterable[Holding]) -> Topic:
    """Return whose positions are and what they are about."""
    own = list(held)
    speakers = [one.held.speaker for one in own if one.held.speaker is not None]
    return Topic(
        voices=frozenset(speaker.id for speaker in speakers),
        holders=frozenset(speaker.side.id for speaker in speakers),
        families=_NONE.union(*(one.families for one in own)),
        sides=_NONE.union(*({side.id for side in one.others} for one in own)),
        touched=_NONE.union(*(one.touched for one in own)),
    )


def some_of(known: Iterable[tuple[Value, Topic]], wanted: Wanted, limit: int | None) -> tuple[Value, ...]:
    """Return the first of what is known that is of a wanted topic.

    Args:
        known: what there is, each with its topic.
        wanted: which topics.
        limit: how many, at most.
    """
    found = (one for one, topic in known if wanted is None or wanted(topic))
    return tuple(islice(found, limit))
