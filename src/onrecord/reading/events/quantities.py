"""Numbers that an event reports, with their bounds: "at least 20 people were killed", "dozens", "$2 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.reading.events.amounts import Bounds, amounts
from onrecord.reading.events.clauses import clause_of
from onrecord.reading.events.counted import Noun, noun_after
from onrecord.types import Quantity, QuantityKind, Span

Pair = tuple[int, int]
#: Words that say what is counted.
_KINDS: Final[dict[QuantityKind, frozenset[str]]] = {
    "killed": word_list("killed", "events.tsv"),
    "injured": word_list("injured", "events.tsv"),
    "arrested": word_list("arrested", "events.tsv"),
    "abducted": word_list("abducted", "events.tsv"),
    "displaced": word_list("displaced", "events.tsv"),
}
#: What each type may do to people; of other types a number of dead or arrested is another event's.
_DONE: Final[dict[str, frozenset[QuantityKind]]] = {
    "ASSAULT": frozenset({"killed", "injured", "arrested", "abducted", "displaced"}),
    "COERCE": frozenset({"killed", "injured", "arrested", "abducted", "displaced"}),
    "SANCTION": frozenset({"killed", "arrested", "displaced"}),
    "AID": frozenset({"injured", "displaced"}),
    "RETREAT": frozenset({"displaced"}),
}
_TROOPS: Final = word_list("troop", "events.tsv")
_WEAPONS: Final = word_list("weapon", "events.tsv")
_TROOP_TYPES: Final = frozenset({"MOBILIZE", "RETREAT", "CONCEDE", "AGREE"})
_BEFORE: Final = word_list("may_stand_before", "events.tsv")
_AFTER: Final = word_list("may_stand_after", "events.tsv")
_AUXILIARY: Final = word_list("auxiliary", "events.tsv")
_TURN: Final = word_list("turn", "events.tsv")
#: Words between an event's trigger and those whom it counts: "two men who were freed", "a summit of 27 leaders".
_NOTHING_BETWEEN: Final = _BEFORE | _AFTER | _AUXILIARY | {"of", "for"}
_ANYWHERE: Final = word_list("intransitive", "events.tsv")
_MONEY: Final = re.compile(
    r"\s+(?:of\s+)?(?:(?:US|U\.S\.|American|Canadian|Australian|Hong Kong)\s+)?"
    r"(?:dollars|euros|pounds(?!\s+of\b)|crowns|yuan|rubles|roubles|rupees|pesos|francs|shekels|riyals)\b",
    re.IGNORECASE,
)
_TOLL: Final = re.compile(r"\btoll\b(?:\s+\w+){0,5}\s+(?:to|at|of|was|is|from)\s+$", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
#: Words before a year.
_DATED: Final = re.compile(r"(?:\b(?:in|since|by|during|from|until|before|after|of|early|late|[A-Z][a-z]+\.?)|\d,)\s+$")
#: "No one was hurt", "one of them", "the one": words before and behind "one" with which it counts nobody.
_NO_NUMBER: Final = re.compile(r"\b(?:no|any|every|some|each|the|this|that|which|number|no\.)\s+$", re.IGNORECASE)
_ASIDE: Final = re.compile(r",?\s+(?:including|among them)\b[^,.;]{1,80},|\s+\([^)]*\)")
#: "Dozens of pupils, saying that some were killed": of how many that is said, the number does not tell.
_ONLY_SOME: Final = re.compile(
    rf"\b(?:some|many|few|most|none)(?:\s+of\s+(?:them|whom|these|those))?\s+(?:{'|'.join(sorted(_AUXILIARY))})\b",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"[^\W\d_][\w'’-]*|[.;:,!?—–]")
#: Words in which what is said of a counted noun may follow it.
_FAR: Final = 14
#: Characters between an event's trigger and its number.
_REACH: Final = 120
#: Between a number and that of whom they are some: "21 of the 200 girls".
_OF_WHOM: Final = re.compile(r"\s+of\s+(?:the|these|those|his|her|their|its|our|my)\s+")
#: Between two numbers of which the second counts what was said of the first: "killed 10 men and four women".
_JOINED: Final = re.compile(r"(?:\s+[\w.'’-]+){0,5}(?:\s+and|,|\s+plus|\s+as well as|,? including)\s+(?:the\s+)?")


def quantities_of(text: str, sentence: Pair, trigger: Pair, kind: str, others: Sequence[Pair]) -> tuple[Quantity, ...]:
    """Return the quantities of one event.

    Args:
        text: of the article.
        sentence: that holds the event.
        trigger: of the event.
        kind: PLOVER type.
        others: triggers of the other events of the sentence; a number is the nearest one's.
    """
    found = []
    clause = clause_of(text, sentence, trigger)
    last: tuple[int, QuantityKind | None] = (sentence[0], None)
    for match, bounds in amounts(text, *sentence):
        span = (match.start(), match.end())
        noun = _counted(text, sentence, span, bounds)
        said = _said(text, sentence, span, noun, last)
        whole = _OF_WHOM.fullmatch(text[last[0] : span[0]])
        last = (span[1], said)
        distance = _distance(span, trigger)
        if whole or distance > _REACH or any(_distance(span, other) < distance for other in others):
            continue
        what = _thing(text[span[0] : span[1]], text[span[1] : sentence[1]], noun)
        if what and not (clause[0] <= span[0] and span[1] <= clause[1]):
            continue
        what = what or _people(said, noun, kind, _between(text, span, noun, trigger))
        if what:
            found.append(Quantity(what, bounds[0], bounds[1], Span.of(text, *span)))
    return tuple(found)


def _distance(span: Pair, trigger: Pair) -> int:
    return max(trigger[0] - span[1], span[0] - trigger[1], 0)


def _between(text: str, span: Pair, noun: Noun | None, trigger: Pair) -> str:
    """The words between an event's trigger and the number with its noun."""
    if trigger[0] < span[0]:
        return text[trigger[1] : span[0]]
    return text[noun.end if noun else span[1] : trigger[0]]


def _thing(number: str, after: str, noun: Noun | None) -> QuantityKind | None:
    """Whether money or weapons are counted."""
    if re.search(r"[$€£]", number):
        return None if re.match(r"[\w-]", after) else "money"
    if _MONEY.match(after):
        return "money"
    return "weapons" if noun and noun.word in _WEAPONS else None


def _people(said: QuantityKind | None, noun: Noun | None, event: str, between: str) -> QuantityKind | None:
    """What is told of the people whom a number counts; None where it tells nothing of the event.

    Args:
        said: what words beside the number say was done to them.
        noun: that is counted.
        event: PLOVER type.
        between: text between trigger and number.
    """
    if said:
        if event not in _DONE:
            return None
        return said if said in _DONE[event] else "other"
    if noun is None or not noun.people:
        return None
    if event in _TROOP_TYPES and noun.word in _TROOPS:
        return "troops"
    words = {word.lower() for word in re.findall(r"\S+", between)}
    return "other" if words <= _NOTHING_BETWEEN else None


def _said(
    text: str, sentence: Pair, span: Pair, noun: Noun | None, last: tuple[int, QuantityKind | None]
) -> QuantityKind | None:
    """What words beside the number say was done to those it counts: "killed two", "two people were killed"."""
    before = text[sentence[0] : span[0]]
    number = text[span[0] : span[1]]
    if noun is None or (noun.word and not noun.people) or (not noun.word and _YEAR.fullmatch(number)):
        return None
    told = _ahead(before) or _behind(text[noun.end : sentence[1]], near=not noun.people)
    if not noun.people and number.lower() == "one" and told not in ("killed", "injured"):
        # "One captured by a camera" is a picture.
        return None
    if told or not noun.people:
        return told
    if last[1] and _JOINED.fullmatch(text[last[0] : span[0]]):
        return last[1]
    return next(filter(None, map(_kind_of, noun.before)), None)


def _counted(text: str, sentence: Pair, span: Pair, bounds: Bounds) -> Noun | None:
    """What a number counts; None too where it is a year, or "one" of some, or no one."""
    before, number = text[sentence[0] : span[0]], text[span[0] : span[1]]
    if number.lower() == "one" and (_NO_NUMBER.search(before) or re.match(r"\s+of\b", text[span[1] : sentence[1]])):
        return None
    if _YEAR.fullmatch(number) and _DATED.search(before):
        return None
    return noun_after(text, span[1], sentence[1], bounds)


def _kind_of(word: str) -> QuantityKind | None:
    forms = lemmas(word.lower())
    return next((kind for kind, words in _KINDS.items() if forms & words), None)


def _ahead(before: str) -> QuantityKind | None:
    """What is said by the word before a number: "killing the", "death of"."""
    if _TOLL.search(before):
        return "killed"
    words = _TOKEN.findall(before)[:-5:-1]
    passed = len(list(takewhile(lambda word: word.lower() in _BEFORE, words)))
    return _kind_of(words[passed]) if passed < len(words) else None


def _behind(after: str, *, near: bool) -> QuantityKind | None:
    """What is said by the words behind a number and its noun.

    Args:
        after: text behind them.
        near: whether it must come at once, as where the number has no noun.
    """
    rest = after if near else _ASIDE.sub(" ", after, count=1)
    ends = (
        *(match.start() for match, _ in amounts(rest, 0, len(rest))),
        *map(re.Match.start, _ONLY_SOME.finditer(rest)),
    )
    end = min(ends, default=len(rest))
    open_ = True
    for word in _TOKEN.findall(rest, 0, end)[:_FAR]:
        small = word.lower()
        told = _kind_of(word)
        if word in ".;:!?—–" or small in _TURN or (near and word == ","):
            return None
        if told and small.endswith("ing"):
            return None  # "shot at 14 people, wounding 22" says it of those who follow
        if told and (open_ or small in _ANYWHERE):
            return told
        if small in _AUXILIARY:
            open_ = open_ or not near
        elif small not in _AFTER and word != ",":
            if near:
                return None
            open_ = False
    return None
