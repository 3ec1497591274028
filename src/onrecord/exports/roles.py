"""Who takes part in an event, as PLOVER's and POLECAT's layouts both want it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.frames.columns import View
from onrecord.types import Actor, Event, Quantity, Role, Span, Statement


@dataclass(frozen=True, slots=True)
class Filled:
    """A role: the words that fill it, and who that is; None where it is not known."""

    span: Span | None
    actor: Actor | None


def filled(view: View, roles: Sequence[Role]) -> tuple[Filled, ...]:
    """Return who fills roles, in order."""
    found = []
    for role in roles:
        mention = view.mentions.get(role.mention)
        found.append(Filled(mention.span if mention else None, view.actors.get(role.actor or "")))
    return tuple(found)


def held_in(view: View, event: Event) -> Statement | None:
    """Return the statement that an event stands in; None: the article's own voice, or it was not selected."""
    return view.statements.get(event.statement or "")


def chain_names(view: View, statement: Statement | None) -> tuple[str, ...]:
    """Return the names of the hops of a statement, the first voice first."""
    return tuple(view.name(hop.actor) or hop.actor for hop in statement.chain) if statement else ()


def report_id(view: View, row: str) -> str:
    """Return the id of a row that no other row of the record has."""
    return f"{view.reading.article.id}/{row}"


def event_id(view: View, event: Event, joined: Mapping[str, str]) -> str:
    """Return the id of the event that a report tells of: that of its earliest report in the record.

    Args:
        view: of the reading.
        event: the report.
        joined: as `questions.reports.naming.event_names` gives it; without it, the first report in the article.
    """
    first = report_id(view, event.same_event or event.id)
    return joined.get(report_id(view, event.id)) or joined.get(first, first)


def quantity_told(quantity: Quantity) -> str:
    """Return a number with its bounds: "killed 2 to 4", "killed 5", "killed 5 to ?"."""
    low, high = ("?" if bound is None else f"{bound:g}" for bound in (quantity.min, quantity.max))
    return f"{quantity.kind} {low}" if low == high else f"{quantity.kind} {low} to {high}"
