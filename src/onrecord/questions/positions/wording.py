"""What the words of a statement tell: what it speaks of, whether it only points to what others said, past or new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal

from onrecord.knowledge.inflection import lemmas
from onrecord.questions.positions.matters import matters

#: Whether the words of a statement tell that it is of the past, or new.
Turn = Literal["before", "after"]
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Words before a cue that may belong to it: "had, until then, denied".
_NEAR: Final = 3
#: Characters of a text in which they are looked for.
BACK: Final = 40
#: Letters of the shortest word that tells what is spoken of.
_LETTERS: Final = 3
#: A content points to what others said by one of its first words, and has few words of its own.
_OPENING: Final = 4
_FEW: Final = 2


def said(text: str) -> list[str]:
    """Return the words of a text, without case."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word.casefold() for word in _WORD.findall(text)]


@lru_cache(maxsize=100_000)
def form(word: str) -> str:
    """Return one form for all inflections of a word; it need not be a word itself."""
    return min(lemmas(word), key=lambda one: (len(one), one))


def forms(words: Iterable[str]) -> frozenset[str]:
    """Return what words speak of: one form of each, without those that say nothing or stand for a claim."""
    known = matters()
    return frozenset(
        form(word) for word in words if len(word) >= _LETTERS and word not in known.plain and word not in known.claims
    )


def points(words: Sequence[str], own: frozenset[str]) -> bool:
    """Return whether a content only points to what others said ("the reports", "that this was so").

    Args:
        words: of the content, in order.
        own: what it speaks of itself.
    """
    known = matters()
    claim = len(own) <= _FEW and any(word in known.claims for word in words[:_OPENING])
    return claim or (bool(words) and all(word in known.pointers for word in words))


def relates(words: Sequence[str]) -> bool:
    """Return whether words tell that something has to do with something else: "was related to", "the timing of"."""
    line = f" {' '.join(words)} "
    return any(f" {phrase} " in line for phrase in matters().relations)


def may_point(words: Sequence[str]) -> bool:
    """Return whether a content may only point to what others said, whatever it speaks of itself."""
    return points(words, frozenset())


def turn_of(lead: str, cue: str) -> Turn | None:
    """Return whether a cue tells that a position is of the past, or new.

    Args:
        lead: what stands before the cue.
        cue: its words.
    """
    words = said(re.split(r"[.!?;:\n]", lead)[-1])[-_NEAR:] + said(cue)
    line = f" {' '.join(words)} "
    if any(f" {word} " in line for word in matters().after):
        return "after"
    past = any(f" {word} " in line for word in matters().before)
    # who "has long denied" it still does
    return "before" if past and not (" has " in line or " have " in line) else None


def denies(cue: str) -> bool:
    """Return whether a cue has the word deny, whatever it does with it: "no longer denies"."""
    return any("deny" in lemmas(word) for word in said(cue))
