"""Owners taken for those who act: "toured Norland's port", "went to Norland's port and met sailors"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.knowledge.words import words

Pair = tuple[int, int]
_WORD: Final = re.compile(r"[\w’'-]+")
#: Words at which a phrase ends.
_CLOSING: Final = word_list("closing", "events.tsv")
#: What stands behind an owner, and so many words of what is owned at most.
_OWNS: Final = re.compile(r"(?:[’']s|(?<=s)[’'])(?=\s\w)")
_OWNED: Final = 4
#: Nouns of who can act for an owner: "Norland's chancellor".
_SOMEBODY: Final = words("role", "body")
#: Between a verb and its object: "met with the", "went to".
_TO_OBJECT: Final = re.compile(r"(?:\s+(?:to|with|into|at|from|inside|off))?(?:\s+(?:the|an?))?\s+")
#: Words after which what somebody visited stands.
_VISITED: Final = re.compile(
    r"\b(?:(?:went|go|goes|gone|came|flew|drove|travell?ed|return(?:ed|s)|visits?) to|visit(?:ed|s)?|toured|inspected|"
    r"entered)(?:\s+(?:the|an?))?\s+$"
)
#: A pronoun, a name or "the envoy" right before a verb, with an adverb or auxiliaries between at most.
_SUBJECT: Final = re.compile(
    r"\b((?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)|(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s)?[\w-]+|[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*)"
    r"(?:\s(?:has|have|had|is|was|were|are|will|also|then|later|recently|secretly))*\s$"
)


def owned_objects(text: str, trigger: Pair, actors: Sequence[Pair]) -> list[Pair]:
    """Return the actors that are the object of the verb, or own it: "Norland" of "toured Norland's port".

    Who owns somebody may act through them ("met Norland's envoy"), so that one is an object only where nobody stands
    before the verb.
    """
    led = any(span[1] <= trigger[0] for span in actors)
    return [
        span
        for span in actors
        if _TO_OBJECT.fullmatch(text, trigger[1], span[0])
        and (_owns_thing(text, span[1]) or (not led and _OWNS.search(text, *span) and subject_of(text, trigger)))
    ]


def owner_visited(text: str, span: Pair) -> bool:
    """Whether an actor is, or owns, what somebody visited: "Norland" of "went to Norland's port and met sailors"."""
    owned = _OWNS.match(text, span[1]) or _OWNS.search(text, *span)
    return bool(owned) and _VISITED.search(text, max(0, span[0] - 40), span[0]) is not None


def subject_of(text: str, trigger: Pair) -> list[Pair]:
    """Return who stands right before a verb."""
    found = _SUBJECT.search(text, max(0, trigger[0] - 60), trigger[0])
    return [found.span(1)] if found else []


def _owns_thing(text: str, end: int) -> bool:
    """Whether a possessive ending and words for a thing follow, none for somebody."""
    owns = _OWNS.match(text, end)
    if owns is None:
        return False
    far = owns.end()
    for count, match in enumerate(_WORD.finditer(text, far)):
        word = match.group().lower()
        if count >= _OWNED or text[far : match.start()] != " " or word in _CLOSING:
            break
        if word in _SOMEBODY:
            return False
        far = match.end()
    return True
