"""Which events of an article are one and the same: "met", "the meeting", "any such meeting".

A denial meets what it denies only if both are known to speak of one event. Only bounded events are joined, by words of
one family (`knowledge/same_events.tsv`); their sides, times and places must not contradict each other, and where a
mention names nobody it must point back ("the meeting", "such a strike").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.event_families import families
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.reading.events.clauses import describes
from onrecord.reading.events.labels import MUTUAL
from onrecord.types import Actor, Event, Place, Time

_WORD: Final = re.compile(r"[^\W\d_]+")
_DEFINITE: Final = word_list("definite", "events.tsv")
#: Words before a trigger among which one that points back is looked for; these end the search.
_BEFORE: Final = 3
_ENDS: Final = frozenset(
    {
        "of", "in", "on", "at", "for", "with", "to", "by", "from", "and", "or", "as", "was", "were", "is", "are", "be",
        "been", "has", "have", "had", "will", "would", "not",
    }
)  # fmt: skip
#: Those that belong to somebody may be others than those told before.
_OWNED: Final = frozenset({"its", "their", "his", "her"})
#: Words right before a trigger that tell of one more event.
_ONE_MORE: Final = frozenset(
    {
        "another", "other", "more", "second", "third", "new", "next", "previous", "earlier", "further", "additional",
        "similar", "several", "many", "fresh", "every", "each", "separate", "different", "later",
    }
)  # fmt: skip
#: Words between two events of a sentence of which one is not the other.
_APART: Final = re.compile(r"\b(?:before|after|since|than|another|other|more|also|while|then|second|later|earlier)\b")
#: Between a day and what is named by it.
_OF_DAY: Final = re.compile(r"[’']s?\s+(?:[\w-]+\s+)?")
_COUPLED: Final = re.compile(r"\s+and\s+(?:then\s+)?")
_SENTENCE_END: Final = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘']?[A-Z])|\n")
#: An event is joined to one told so many events before, at most.
_REACH: Final = 40
#: A mention without sides is the event that is told with them so many characters on, at most.
_CLOSE: Final = 300
#: Words that are nouns: what stands before them.
_NOUN: Final = re.compile(
    r"(?:\b(?:a|an|the|this|that|these|those|such|any|no|its|their|his|her|of|for|in|on|during|after|before|over)|[’']s?)\s+"
    r"(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
#: What is done with words is done again and again: only "the demand", "that charge" is the one told before.
_VERBAL: Final = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
#: Plural by form alone.
_PLURAL: Final = frozenset({"talks", "negotiations", "hostilities", "sanctions"})
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
    named = frozenset(actor.id for actor in actors if _has_name(actor))
    facts = _Facts(text, named, {t.id: t for t in times}, {p.id: p for p in places})
    out: list[Event] = []
    for event in events:
        seen = facts.seen(event)
        first = facts.likeliest(
            seen, [one for one in reversed(out[-_REACH:]) if facts.same(one, seen) and facts.agree(one, seen, out)], out
        )
        out.append(event if first is None else replace(event, same_event=first.same_event or first.id))
    return tuple(out)


def _has_name(actor: Actor) -> bool:
    """Whether an actor is somebody by name; "the former leader" may be anyone."""
    if actor.known or actor.kind not in ("group", "person"):
        return True
    return actor.kind == "person" and all(word[0].isupper() for word in actor.name.split())


class _Facts:
    """What two mentions of an event are compared by."""

    def __init__(
        self, text: str, named: frozenset[str], times: Mapping[str, Time], places: Mapping[str, Place]
    ) -> None:
        self._text, self._named, self._times, self._places = text, named, times, places

    def seen(self, event: Event) -> Event:
        """The event as it is compared with those before: "such" says which is meant, whoever is named beside it."""
        return replace(event, actors=(), recipients=()) if "such" in self._words_before(event) else event

    def likeliest(self, event: Event, choices: Sequence[Event], told: Sequence[Event]) -> Event | None:
        """The mention among some, the nearest first, whose event is meant.

        Where nobody is named it is what bears the same name, then what was told of most: "the attack" in a story of an
        attack is not the shooting of its driver.
        """
        if event.actors or event.recipients or not choices:
            return choices[0] if choices else None
        word = lemmas(event.trigger.text.lower())
        times = Counter(one.same_event or one.id for one in told)
        return max(
            choices,
            key=lambda one: (bool(lemmas(one.trigger.text.lower()) & word), times[one.same_event or one.id]),
        )

    def same(self, first: Event, second: Event) -> bool:
        """Whether the second mention may be of the event of the first."""
        kinds = {first.type, second.type}
        if len(kinds) > 1 and not any(kinds <= family for family in TYPES_OF_ONE):
            return False
        if not self._families(first) & self._families(second) or self._apart(first, second):
            return False
        if first.mode and second.mode and first.mode != second.mode and len(kinds) == 1:
            return False
        return self._company(first, second) and self._when(first, second) and self._where(first, second)

    def agree(self, first: Event, second: Event, told: Sequence[Event]) -> bool:
        """Whether none of the other mentions of the first's event speaks against the second."""
        key = first.same_event or first.id
        others = [one for one in told if key in (one.id, one.same_event) and one is not first]
        return all(
            self._when(one, second) and self._where(one, second) and self._may_be_of(one, second) for one in others
        )

    def _families(self, event: Event) -> frozenset[str]:
        return frozenset(name for word in _WORD.findall(event.trigger.text.lower()) for name in families(word))

    def _apart(self, first: Event, second: Event) -> bool:
        """Whether the words tell of two events: "after the raid", "another raid", "raids" and "the raid"."""
        between = self._text[first.trigger.end : second.trigger.start]
        if not _SENTENCE_END.search(between) and _APART.search(between):
            return True
        if set(self._words_before(second)) & _ONE_MORE or any(self._describes(one) for one in (first, second)):
            return True
        one, other = first.trigger.text.lower(), second.trigger.text.lower()
        if {one, other} & _PLURAL or not self._is_noun(second):
            return False
        return one == other + "s" or (other.endswith("s") and not one.endswith("s"))

    def _describes(self, event: Event) -> bool:
        return describes(self._text, (event.trigger.start, event.trigger.end))

    def _company(self, first: Event, second: Event) -> bool:
        """Whether the sides go together: some are the same, and none stands against another."""
        if _COUPLED.fullmatch(self._text, first.trigger.end, second.trigger.start):
            return self._may_be_of(first, second)
        if not (second.actors or second.recipients):
            return self._points_back(second) or self._is_of_day(second, first)
        if not (first.actors or first.recipients):
            near = second.trigger.start - first.trigger.end < _CLOSE
            return near and ((self._is_noun(first) and second.type in MUTUAL) or self._points_back(second))
        if not self._may_be_of(first, second):
            return False
        back = self._points_back(second) and not set(self._words_before(second)) & _OWNED
        ones, others = self._sides_of(first), self._sides_of(second)
        if {first.type, second.type} & MUTUAL:
            one, other = ones[0] | ones[1], others[0] | others[1]
            alike = lemmas(first.trigger.text.lower()) & lemmas(second.trigger.text.lower())
            whole = one <= other or other <= one
            return len(one & other) > 1 or back or bool(whole and alike) or (not whole and self._is_noun(first))
        both = all(one & other for one, other in zip(ones, others, strict=True))
        return back or (both and not {first.type, second.type} & _VERBAL)

    def _may_be_of(self, first: Event, second: Event) -> bool:
        """Whether no side of one mention speaks against those of the other; where both name some, one is shared."""
        ones, others = self._sides_of(first), self._sides_of(second)
        one, other = ones[0] | ones[1], others[0] | others[1]
        if not ((first.actors or first.recipients) and (second.actors or second.recipients)):
            return True
        if not one & other:
            return False
        if {first.type, second.type} & MUTUAL:
            return len(one & other) > 1 or not (one - other) & self._named or not (other - one) & self._named
        return not any(a and b and not a & b for a, b in zip(ones, others, strict=True)) and any(
            a & b for a, b in zip(ones, others, strict=True)
        )

    def _sides_of(self, event: Event) -> tuple[frozenset[str], frozenset[str]]:
        actors, recipients = (
            frozenset(role.actor for role in roles if role.actor) for roles in (event.actors, event.recipients)
        )
        return actors, recipients

    def _words_before(self, event: Event) -> list[str]:
        """The words that describe a trigger, the nearest first, up to the one that points to it."""
        before = self._text[max(0, event.trigger.start - 40) : event.trigger.start]
        found: list[str] = []
        for word in reversed(_WORD.findall(re.split(r"[.,;:!?()]", before)[-1].lower())[-_BEFORE:]):
            if word in _ENDS:
                break
            found.append(word)
            if word in _DEFINITE:
                break
        return found

    def _points_back(self, event: Event) -> bool:
        """Whether the words before the trigger say that the event was spoken of: "the meeting", "any such strike"."""
        return bool(set(self._words_before(event)) & _DEFINITE)

    def _is_of_day(self, event: Event, first: Event) -> bool:
        """Whether an event is named by the day of the first: "Monday's raid", where the first was on Monday."""
        one, other = self._times.get(first.time or ""), self._times.get(event.time or "")
        if one is None or other is None or one.granularity != "day" or (one.start, one.end) != (other.start, other.end):
            return False
        return _OF_DAY.fullmatch(self._text, other.span.end, event.trigger.start) is not None

    def _is_noun(self, event: Event) -> bool:
        return bool(_NOUN.search(self._text[max(0, event.trigger.start - 40) : event.trigger.start]))

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
