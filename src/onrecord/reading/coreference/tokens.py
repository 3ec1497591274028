"""The words of a text. No parser is asked, as it would cost more than all the rest of coreference."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.knowledge.cues import lexicon
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.reading.coreference.types import FIRST, THIRD

_WORD: Final = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*(?:[’'](?!s\b)[^\W_]+)*")
_OWNED: Final = re.compile(r"[’'](?:s\b)?(?!\w)")
_ENDINGS: Final = frozenset({"", "’s", "'s", "’", "'"})
AUXILIARIES: Final = word_list("auxiliary")
PREPOSITIONS: Final = word_list("preposition")
CONJUNCTIONS: Final = word_list("conjunction")
RELATIVES: Final = word_list("relative")
DETERMINERS: Final = word_list("determiner")
QUANTITIES: Final = word_list("quantity")
#: Words that no noun phrase holds before its noun, possessive pronouns aside.
STOPS: Final = (
    AUXILIARIES
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | THIRD
    | FIRST
    | frozenset({"we", "us", "you", "it", "not", "ago"})
)
#: Verbs of the past that do not end in -ed, common in the news.
_PAST: Final = word_list("past")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its span without a possessive ending, in lower case, and whether such an ending follows."""

    start: int
    end: int
    lower: str
    capital: bool
    owned: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text."""

    text: str
    all: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Return the words of `text`."""
        out = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            word = match.group()
            owned = _OWNED.match(text, end) is not None and (text[end : end + 2] in ("’s", "'s") or word[-1] in "sxz")
            out.append(Word(start, end, word.lower(), word[0].isupper(), owned))
        return cls(text, tuple(out))

    def at(self, position: int) -> int:
        """Return the number of the first word that ends after `position`."""
        return bisect_left(self.all, position + 1, key=lambda word: word.end)

    def gap(self, i: int) -> str:
        """Return what stands between word `i` and the one before it."""
        before = self.all[i - 1].end if i else 0
        return self.text[before : self.all[i].start]

    def follows(self, i: int) -> bool:
        """Whether word `i` follows the one before it with only white space and a possessive ending between."""
        return 0 < i < len(self.all) and self.gap(i).strip(" \t\xa0") in _ENDINGS


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """Whether a word after a noun is most likely its verb."""
    if word in AUXILIARIES or word in _PAST or (word.endswith("ed") and len(word) > 4):
        return True
    return any(form in lexicon() for form in lemmas(word) - {word})
