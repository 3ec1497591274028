"""When and where an event was: the time and place expressions of its clause that stand nearest to its trigger.

A town that is shelled is where it happens, not whom it is done to (PLOVER's manual; the guidelines of the labels).

The publication date is never used: an event without a stated time has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.events.decode import Proposal
from onrecord.types import Place, Time

Pair = tuple[int, int]
#: What separates the clauses of a sentence well enough that a time or place does not reach over it.
_CLAUSE: Final = re.compile(
    r"[;:—–“”]|,\s+(?:and|but|while|whereas|who|which|after|before|when)\b|\b(?:but|while|whereas)\b"
)

#: What is done to people and things that stand somewhere: of 500 labelled recipients two were towns.
_GROUNDED: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
#: GeoNames codes of countries: these may stand for those who govern them.
_COUNTRY: Final = "A.PCL"
_PLACE_NOUN: Final = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}(?:city|town|village|province|port|suburb|region)\s+of\s+", re.IGNORECASE
)
#: What stands between a verb and the town that it is done to.
_NEXT: Final = re.compile(r"\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?")
#: A clause that comes before the one it belongs to: "After the envoy was shot in Harrow, | the talks …".
_OPENING: Final = re.compile(
    r"\W*(?:After|Before|When|While|As|Since|Although|Though|If|Once|Until)\s(?!then\b|\d)[^,;:“”]{12,}?,\s"
)


def without_grounds(text: str, proposal: Proposal, places: Sequence[Place]) -> Proposal:
    """Return a proposal without towns and regions among those that something is done to."""
    if proposal.type not in _GROUNDED or not proposal.recipients:
        return proposal
    towns = [(p.span.start, p.span.end) for p in places if p.kind is not None and not p.kind.startswith(_COUNTRY)]

    def is_ground(span: Pair) -> bool:
        return any(
            end == span[1] and (start == span[0] or _PLACE_NOUN.fullmatch(text, span[0], start))
            for start, end in towns
            if span[0] <= start
        )

    return replace(proposal, recipients=tuple(span for span in proposal.recipients if not is_ground(span)))


def time_of(text: str, sentence: Pair, trigger: Pair, times: Sequence[Time]) -> Time | None:
    """Return the time of an event: the nearest date of its clause; durations and repetitions tell none."""
    clause = clause_of(text, sentence, trigger)
    near = [t for t in times if _tells(t) and _within(clause, (t.span.start, t.span.end))]
    return min(near, key=lambda t: _distance(trigger, (t.span.start, t.span.end)), default=None)


def _tells(time: Time) -> bool:
    """Whether an expression tells a date: "now", "recently" and "current" do not."""
    return time.type in ("DATE", "TIME") and bool(time.start or time.end or time.value.startswith("XXXX-"))


def place_of(text: str, sentence: Pair, event: Proposal, places: Sequence[Place]) -> Place | None:
    """Return the place of an event: the nearest one of its clause that is no part of a role.

    It stands after a preposition, or right behind the trigger where events of this type are done to no town.
    """
    trigger, roles = event.trigger, (*event.actors, *event.recipients)
    clause = clause_of(text, sentence, trigger)
    near = [
        p
        for p in places
        if _within(clause, (p.span.start, p.span.end))
        and not any(a <= p.span.start and p.span.end <= b for a, b in roles)
        and (
            _LOCATED.search(text[max(clause[0], p.span.start - 60) : p.span.start])
            or (event.type in _GROUNDED and _NEXT.fullmatch(text, trigger[1], p.span.start))
        )
    ]
    found = min(near, key=lambda p: _distance(trigger, (p.span.start, p.span.end)), default=None)
    inner = [p for p in places if found and found.span.end < p.span.start and _owns(text, found, p)]
    return inner[0] if inner else found


def _owns(text: str, outer: Place, inner: Place) -> bool:
    """Whether one place is told to lie in the one right before it: "Ruvia's Harrow province"."""
    return text[outer.span.end : inner.span.start] in ("’s ", "'s ") and inner.country == outer.country


_LOCATED: Final = re.compile(
    r"\b(?:in|at|near|on|outside|inside|around|across|throughout|off|over|into|within|from)\s+"
    r"(?:the\s+)?(?:[\w.’'-]+\s+){0,6}$"
)


def clause_of(text: str, sentence: Pair, trigger: Pair) -> Pair:
    """Return the clause of a sentence that holds a trigger, by its marks and conjunctions."""
    start, end = sentence
    if opening := _OPENING.match(text, *sentence):
        start, end = (start, opening.end()) if trigger[1] <= opening.end() else (opening.end(), end)
    for match in _CLAUSE.finditer(text, start, end):
        if match.end() <= trigger[0]:
            start = match.end()
        elif match.start() >= trigger[1]:
            return start, match.start()
    return start, end


def _within(outer: Pair, inner: Pair) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _distance(trigger: Pair, span: Pair) -> int:
    return max(span[0] - trigger[1], trigger[0] - span[1], 0)
