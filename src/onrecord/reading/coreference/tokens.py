"""The words of a text with what coreference asks of them; no parser is asked, as it would cost more than all the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.knowledge.cues import lexicon
from onrecord.knowledge.inflection import lemmas

_WORD: Final = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*(?:[’'](?!s\b)[^\W_]+)*")
_OWNED: Final = re.compile(r"[’'](?:s\b)?(?!\w)")
_ENDINGS: Final = frozenset({"", "’s", "'s", "’", "'"})
AUXILIARIES: Final = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may might must "
    "cannot won’t won't didn’t didn't doesn’t doesn't don’t don't isn’t isn't wasn’t wasn't weren’t weren't aren’t aren't "
    "hasn’t hasn't haven’t haven't hadn’t hadn't wouldn’t wouldn't couldn’t couldn't shouldn’t shouldn't".split()
)
PREPOSITIONS: Final = frozenset(
    "of by to with for from in on at about against after before than into over under between among through without "
    "within toward towards upon like as despite during since until near behind beside besides including around across "
    "onto off per via alongside regarding".split()
)
CONJUNCTIONS: Final = frozenset("and or but nor so yet because if when while although though whereas unless".split())
RELATIVES: Final = frozenset("who whom whose which that where".split())
DETERMINERS: Final = frozenset("the a an this that these those his her their its our my your another".split())
#: Verbs of the past that do not end in -ed, common in the news.
_PAST: Final = frozenset(
    "said told went came took made gave got saw knew thought found left became began kept held brought wrote stood "
    "heard let meant met ran paid sat spoke led grew lost fell sent built understood drew broke spent cut rose drove "
    "bought wore chose won threw caught dealt flew hit put read sang sold shot sought struck taught fought felt "
    "fled forgot forgave froze hid hung laid lay rode shook shut slept spread stole swam swore tore woke withdrew "
    "says tells goes comes takes makes gives gets wants needs seems works lives".split()
)


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
