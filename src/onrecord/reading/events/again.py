"""Which events of an article are one and the same: "met", "the meeting", "any such meeting".

A denial meets what it denies only if both are known to speak of one event. Only bounded events are joined, by words of
one family (`knowledge/same_events.tsv`); their sides, times and places must not contradict each other, and where a
mention names nobody it must point back ("the meeting", "such a strike").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.event_families import families
from onrecord.knowledge.lists import word_list
from onrecord.types import Actor, Event, Place, Time

_WORD: Final = re.compile(r"[^\W\d_]+")
_DEFINITE: Final = word_list("definite", "events.tsv")
#: Words before a trigger among which one that points back is looked for.
_BEFORE: Final = 3
#: An event is joined to one told so many events before, at most.
_REACH: Final = 40
#: A mention without sides is the event that is told with them so many characters on, at most.
_CLOSE: Final = 300
#: Types that may tell one event: a meeting to come is agreed on, a deal signed is approved.
TYPES_OF_ONE: Final = (
    frozenset({"CONSULT", "AGREE", "REJECT"}),
    frozenset({"AGREE", "SUPPORT", "COOPERATE"}),
    frozenset({"CONCEDE", "RETREAT", "AGREE"}),
    frozenset({"ASSAULT", "COERCE"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"ACCUSE", "SANCTION"}),
)


def with_same(
    text: str, events: Sequence[Event], actors: Iterable[Actor], times: Sequence[Time], places: Sequence[Place]
) -> tuple[Event, ...]:
    """Return the events with `same_event`: the id of the first mention of the same one.

    Args:
        text: of the article.
        events: in the order of the text.
        actors: of the article.
        times: that events refer to.
        places: that events refer to.
    """
    named = frozenset(actor.id for actor in actors if actor.known or actor.kind not in ("group", "person"))
    facts = _Facts(text, named, {t.id: t for t in times}, {p.id: p for p in places})
    out: list[Event] = []
    for event in events:
        first = next((one for one in reversed(out[-_REACH:]) if facts.same(one, event)), None)
        out.append(event if first is None else replace(event, same_event=first.same_event or first.id))
    return tuple(out)


class _Facts:
    """What two mentions of an event are compared by."""

    def __init__(
        self, text: str, named: frozenset[str], times: Mapping[str, Time], places: Mapping[str, Place]
    ) -> None:
        self._text, self._named, self._times, self._places = text, named, times, places

    def same(self, first: Event, second: Event) -> bool:
        """Whether the second mention may be of the event of the first."""
        kinds = {first.type, second.type}
        if len(kinds) > 1 and not any(kinds <= family for family in TYPES_OF_ONE):
            return False
        if not self._families(first) & self._families(second):
            return False
        if first.mode and second.mode and first.mode != second.mode and len(kinds) == 1:
            return False
        return self._company(first, second) and self._when(first, second) and self._where(first, second)

    def _families(self, event: Event) -> frozenset[str]:
        return frozenset(name for word in _WORD.findall(event.trigger.text.lower()) for name in families(word))

    def _company(self, first: Event, second: Event) -> bool:
        """Whether the sides go together: some are the same, and none stands against another."""
        if not (second.actors or second.recipients):
            return self._points_back(second)
        if not (first.actors or first.recipients):
            return second.trigger.start - first.trigger.end < _CLOSE
        ones, others = self._sides_of(first), self._sides_of(second)
        if not ones[0] | ones[1] or not others[0] | others[1]:
            return False
        if first.type in ("CONSULT", "AGREE", "COOPERATE") or second.type in ("CONSULT", "AGREE", "COOPERATE"):
            one, other = ones[0] | ones[1], others[0] | others[1]
            if len(one & other) > 1:
                return True
            vague = not (one - other) & self._named or not (other - one) & self._named
            return bool(one & other) and vague
        clash = any(one and other and not one & other for one, other in zip(ones, others, strict=True))
        shared = any(one & other for one, other in zip(ones, others, strict=True))
        both = all(one & other for one, other in zip(ones, others, strict=True))
        return not clash and shared and (both or self._points_back(second))

    def _sides_of(self, event: Event) -> tuple[frozenset[str], frozenset[str]]:
        actors, recipients = (
            frozenset(role.actor for role in roles if role.actor) for roles in (event.actors, event.recipients)
        )
        return actors, recipients

    def _points_back(self, event: Event) -> bool:
        """Whether the words before the trigger say that the event was spoken of: "the meeting", "any such strike"."""
        before = self._text[max(0, event.trigger.start - 40) : event.trigger.start]
        words = _WORD.findall(re.split(r"[.,;:!?]", before)[-1].lower())[-_BEFORE:]
        return bool(set(words) & _DEFINITE)

    def _when(self, first: Event, second: Event) -> bool:
        one, other = self._times.get(first.time or ""), self._times.get(second.time or "")
        if one is None or other is None or not (one.start and other.start):
            return True
        return one.start <= (other.end or "9999") and other.start <= (one.end or "9999")

    def _where(self, first: Event, second: Event) -> bool:
        one, other = self._places.get(first.place or ""), self._places.get(second.place or "")
        if one is None or other is None or one.country is None or other.country is None:
            return True
        return one.country == other.country and (one.name == other.name or None in (one.admin1, other.admin1))
