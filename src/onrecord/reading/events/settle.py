"""When and where an event was: the time and place expressions of its clause that stand nearest to its trigger.

A town that is shelled is where it happens, not whom it is done to (PLOVER's manual; the guidelines of the labels).

The publication date is never used: an event without a stated time has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.events.clauses import clause_of, opens, reaches
from onrecord.reading.events.decode import Proposal
from onrecord.reading.events.holding import holder
from onrecord.types import Place, Statement, Time

Pair = tuple[int, int]

#: What is done to people and things that stand somewhere: of 500 labelled recipients two were towns.
_GROUNDED: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
#: What is done with words: a place behind them is mostly that of whom or what they are about.
_VERBAL: Final = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "CONCEDE", "SANCTION"})
#: What is told of others' or later deeds, which have times of their own.
_WISHES: Final = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "SUPPORT", "ACCUSE"})
#: GeoNames codes of countries: these may stand for those who govern them.
_COUNTRY: Final = "A.PCL"
_PLACE_NOUN: Final = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}(?:city|town|village|province|port|suburb|region)\s+of\s+", re.IGNORECASE
)
#: Between a time and the words of an event that are joined to what stands before it.
_AND: Final = re.compile(r",?\s(?:and|but|then)\s(?:\w+\s){0,3}")
_IN: Final = re.compile(r"\b(?:in|at|near)\s+(?:the\s+)?$", re.IGNORECASE)
#: What stands between a verb and the town that it is done to.
_NEXT: Final = re.compile(r"\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?")
_LOCATED: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|[Aa]cross|[Tt]hroughout|[Oo]ff|[Oo]ver|[Ii]nto|[Ww]ithin|[Oo]n)"
    r"\s+(?:the\s+|an?\s+)?"
    r"(?:(?:[\w-]+\s+){0,3}(?:city|town|village|province|port|suburb|region|state|district|island|capital|coast|border|"
    r"part|parts|north|south|east|west|outskirts|streets|area|areas|base|camp)\s+of\s+(?:the\s+)?|"
    r"(?:[A-Z][\w.’'-]*(?:,\s+|\s+(?:and|or)\s+|\s+)|[\w.’'-]+\s+){0,3})$"
)
#: Words that make what follows them a part of something else.
_NOT_THERE: Final = re.compile(r"\b(?:of|from|with|for|by|against|about|to|between|than|that)\s", re.IGNORECASE)
_OF_A_PLACE: Final = re.compile(
    r"\b(?:city|town|village|province|port|suburb|region|state|district|island|capital|coast|border|parts?|north|south|"
    r"east|west|outskirts|streets|areas?|base|camp)\s+of\s+(?:the\s+)?$"
)
_GATHERING: Final = re.compile(
    r"\b(?:speech|rally|rallies|conference|interview|visit|debate|summit|meeting|event|forum|march|trip|hearing|stop)\b"
)
#: A date that describes a noun: "the 2015 raid", "Friday's ruling".
_OF_A_NOUN: Final = re.compile(
    r"['’]s?\s+\w|\s+(?!(?:in|on|at|of|to|for|by|from|with|and|or|after|before|when|as|that|but|near|against|over|while|"
    r"during|because|following|amid|about|the|an?|his|her|its|their)\b)[a-z]{3,}"
)
_BEFORE_A_NOUN: Final = re.compile(r"(?:\b(?:the|an?|his|her|its|their|this|our)|['’]s?)\s+$", re.IGNORECASE)
_FEW_WORDS: Final = re.compile(r"(?:['’]s?)?\s+(?:(?!(?:in|on|at|of|to|for|by|that|who)\b)[\w-]+\s+){0,3}")
#: So many characters before a trigger at most begin the three words that a date may describe.
_CLOSE: Final = 200
#: "During the Friday night debate" tells when.
_AT_A_GATHERING: Final = re.compile(r"\b(?:[Dd]uring|[Ii]n|[Aa]t)\s+(?:(?:the|an?|his|her|its|their)\s+)?$")
#: Words before a date that make it a bound.
_BOUND: Final = re.compile(r"\b(by|until|before|after)\s+$", re.IGNORECASE)


def without_grounds(text: str, proposal: Proposal, places: Sequence[Place]) -> Proposal:
    """Return a proposal without towns and regions among those that something is done to, or "in" which it is done."""
    if proposal.type not in _GROUNDED:
        return proposal
    towns = [(p.span.start, p.span.end) for p in places if p.kind is not None and not p.kind.startswith(_COUNTRY)]

    def is_ground(span: Pair) -> bool:
        return any(
            end == span[1] and (start == span[0] or _PLACE_NOUN.fullmatch(text, span[0], start))
            for start, end in towns
            if span[0] <= start
        )

    return replace(
        proposal,
        actors=tuple(
            span
            for span in proposal.actors
            if not (_IN.search(text[max(0, span[0] - 12) : span[0]]) and is_ground(span))
        ),
        recipients=tuple(span for span in proposal.recipients if not is_ground(span)),
    )


def time_of(
    text: str, sentence: Pair, event: Proposal, times: Sequence[Time], statements: Sequence[Statement] = ()
) -> Time | None:
    """Return the time of an event: the nearest date of its clause; durations and repetitions tell none.

    A date that another voice tells, or that is told of the saying itself ("said on Friday that", "the envoy of one of
    the states suing it said on Friday"), is not the event's.
    """
    voice, trigger = holder(statements, event.trigger), event.trigger
    scope = _scope(sentence, voice)
    said = {one.time for one in statements for words in one.source if words.start <= trigger[0] < words.end}
    near = [
        t
        for t in times
        if t.id not in said
        and (scope[0] <= t.span.start <= scope[1] or 0 < trigger[0] - t.span.end <= _CLOSE)
        and _tells(t)
        and (
            _describes(text, _pair(t), trigger)
            if _is_attributive(text, _pair(t))
            else reaches(text, scope, trigger, _pair(t), wishes=event.type in _WISHES)
        )
        and holder(statements, _pair(t)) == voice
    ]
    # "was charged in 2014 and extradited this year": the first date is the first verb's, if the second has its own
    return min(near, key=lambda t: (_is_before_and(text, t, trigger), _distance(trigger, _pair(t))), default=None)


def _is_before_and(text: str, time: Time, trigger: Pair) -> bool:
    """Whether a time ends what "and" joins to the words of an event."""
    return time.span.end < trigger[0] and _AND.fullmatch(text, time.span.end, trigger[0]) is not None


def bounds_of(text: str, time: Time | None) -> tuple[str | None, str | None]:
    """Return the first and the last day that the words give for an event of a time; None where they give none."""
    if time is None:
        return None, None
    bound = _BOUND.search(text[max(0, time.span.start - 12) : time.span.start]) if time.type == "DATE" else None
    if bound is None:
        return time.start, time.end
    word = bound.group(1).lower()
    if word == "after":
        return time.start, None
    return None, time.start if word == "before" else time.end


def place_of(
    text: str, sentence: Pair, event: Proposal, places: Sequence[Place], statements: Sequence[Statement] = ()
) -> Place | None:
    """Return the place of an event: the nearest one of its clause that is no part of a role.

    It stands after a preposition, or right behind the trigger where events of this type are done to no town.
    """
    trigger, voice = event.trigger, holder(statements, event.trigger)
    scope = _scope(sentence, voice)
    near = [
        p
        for p in places
        if reaches(text, scope, trigger, _pair(p))
        and holder(statements, _pair(p)) == voice
        and not any(a <= p.span.start and p.span.end <= b for a, b in (*event.actors, *event.recipients))
        and _is_where(text, scope, event, p)
    ]
    found = min(near, key=lambda p: _distance(trigger, _pair(p)), default=None)
    inner = [p for p in places if found and found.span.end < p.span.start and _owns(text, found, p)]
    return inner[0] if inner else found


def _scope(sentence: Pair, voice: Statement | None) -> Pair:
    """The part of a sentence that tells what a voice says; all of it in the article's own voice."""
    if voice is None:
        return sentence
    start, end = min(s.start for s in voice.content), max(s.end for s in voice.content)
    return max(sentence[0], start), min(sentence[1], end)


def _is_where(text: str, sentence: Pair, event: Proposal, place: Place) -> bool:
    """Whether the words before a place tell that the event was there."""
    start = place.span.start
    if event.type in _GROUNDED and start >= event.trigger[1] and _NEXT.fullmatch(text, event.trigger[1], start):
        return True
    clause = clause_of(text, sentence, event.trigger)
    begin = min(clause[0], start)
    located = _LOCATED.search(text[max(begin, start - 80) : start])
    if located is None or (_NOT_THERE.search(located.group()) and not _OF_A_PLACE.search(located.group())):
        return False
    if event.type not in _VERBAL:
        return True
    before = text[max(begin, start - 80) : start]
    return bool(_GATHERING.search(before)) or opens(text, begin, (start, place.span.end))


def _owns(text: str, outer: Place, inner: Place) -> bool:
    """Whether one place is told to lie in the one right before it: "Ruvia's Harrow province"."""
    return text[outer.span.end : inner.span.start] in ("’s ", "'s ") and inner.country == outer.country


def _tells(time: Time) -> bool:
    """Whether an expression tells a date: "now", "recently" and "current" do not."""
    return time.type in ("DATE", "TIME") and bool(time.start or time.end or time.value.startswith("XXXX-"))


def _is_attributive(text: str, span: Pair) -> bool:
    """Whether a date describes the noun behind it: "the 2015 raid", "Friday's ruling"."""
    behind = _OF_A_NOUN.match(text, span[1])
    if behind is None:
        return False
    gathering = _GATHERING.search(text[span[1] : span[1] + 40].split(",", maxsplit=1)[0])
    if gathering and _AT_A_GATHERING.search(text[max(0, span[0] - 14) : span[0]]):
        return False
    return behind.group()[0] in "'’" or bool(_BEFORE_A_NOUN.search(text[max(0, span[0] - 8) : span[0]]))


def _describes(text: str, span: Pair, trigger: Pair) -> bool:
    return trigger[0] > span[1] and bool(_FEW_WORDS.fullmatch(text, span[1], trigger[0]))


def _pair(one: Time | Place) -> Pair:
    return one.span.start, one.span.end


def _distance(trigger: Pair, span: Pair) -> int:
    return max(span[0] - trigger[1], trigger[0] - span[1], 0)
