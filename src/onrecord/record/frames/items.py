"""What rows are made of where a reading has no row for it: hops of chains; roles, quantities, codes of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.crosswalk import Code, codes_of
from onrecord.record.frames.columns import View
from onrecord.types import Event, Hop, Quantity, Role, Statement


@dataclass(frozen=True, slots=True)
class StatedHop:
    """A hop of the chain of a statement; `number` counts from 1, from the speaker on."""

    statement: Statement
    number: int
    hop: Hop


@dataclass(frozen=True, slots=True)
class EventRole:
    """One who takes part in an event; `number` counts from 1 in each part."""

    event: Event
    part: Literal["actor", "recipient"]
    number: int
    role: Role


@dataclass(frozen=True, slots=True)
class EventQuantity:
    """A number that an event reports; `number` counts from 1."""

    event: Event
    number: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class EventCode:
    """What an event is in another code book; `number` counts from 1 in each of them, the nearest first."""

    event: Event
    number: int
    code: Code


def hops(view: View) -> Iterator[StatedHop]:
    """Yield the hops of all statements, in order."""
    for statement in view.reading.statements:
        for number, hop in enumerate(statement.chain, 1):
            yield StatedHop(statement, number, hop)


def roles(view: View) -> Iterator[EventRole]:
    """Yield the roles of all events, in order: actors, then recipients."""
    for event in view.reading.events:
        for number, role in enumerate(event.actors, 1):
            yield EventRole(event, "actor", number, role)
        for number, role in enumerate(event.recipients, 1):
            yield EventRole(event, "recipient", number, role)


def quantities(view: View) -> Iterator[EventQuantity]:
    """Yield the quantities of all events, in order."""
    for event in view.reading.events:
        for number, quantity in enumerate(event.quantities, 1):
            yield EventQuantity(event, number, quantity)


def codes(view: View) -> Iterator[EventCode]:
    """Yield the codes of all events, in the order of the crosswalk."""
    for event in view.reading.events:
        counted: Counter[str] = Counter()
        for code in codes_of(event.type, event.mode):
            counted[code.scheme] += 1
            yield EventCode(event, counted[code.scheme], code)
