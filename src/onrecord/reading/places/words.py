"""The words of a text, and the runs of them that may be names of places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from onrecord.knowledge.words import words as listed
from onrecord.reading.places.classes import place_words

#: A name has so many words at most.
_LONGEST: Final = 6
_WORD: Final = re.compile(r"(?:[A-Z]\.){2,4}|[A-Z]\.(?=[A-Z])|\w+(?:[’'](?![sS]\b)\w+)*")
_GAP: Final = re.compile(r"[ \u00a0]?|-|–|[’']|\.[ \u00a0]")
_ELIDED: Final = re.compile(r"[dl][’'][A-Z]")
_SHORTENED: Final = frozenset({"st", "ste", "mt", "ft", "pt", "dr"})
_ENDS: Final = re.compile(r"[.!?:][”\"’)]*\s+[“\"‘(]*$|^\s*[“\"‘(]*$|\n\s*[“\"‘(]*$|[“\"]\s*$")


class Word(NamedTuple):
    """One word: where it stands, as it stands, in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Words:
    """The words of one text.

    Args:
        text: of the article.
        skip: spans that are not read; words in them are none.
    """

    def __init__(self, text: str, skip: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.all = [
            Word(m.start(), m.end(), m[0], m[0].lower())
            for m in _WORD.finditer(text)
            if not skip or not any(a < m.end() and m.start() < b for a, b in skip)
        ]
        self._starts = [word.start for word in self.all]

    def gap(self, i: int) -> str:
        """The characters between word `i` and the one before it; a line break for the first one."""
        return self.text[self.all[i - 1].end : self.all[i].start] if 0 < i < len(self.all) else "\n"

    def joined(self, i: int) -> bool:
        """Whether word `i` may be of one name with the one before it."""
        gap = self.gap(i)
        if gap.startswith("."):
            return _GAP.fullmatch(gap) is not None and self.all[i - 1].lower in _SHORTENED
        return _GAP.fullmatch(gap) is not None

    def at(self, position: int) -> int:
        """The first word that begins at `position` or after it."""
        return bisect_left(self._starts, position)

    def before(self, i: int, gap: str = " ") -> Word | None:
        """The word before word `i`, where only `gap` parts them."""
        return self.all[i - 1] if 0 < i < len(self.all) and self.gap(i).replace("\u00a0", " ") == gap else None

    def after(self, i: int, gap: str = " ") -> Word | None:
        """The word after word `i`, where only `gap` parts them."""
        return self.all[i + 1] if i + 1 < len(self.all) and self.gap(i + 1).replace("\u00a0", " ") == gap else None

    def begins_sentence(self, i: int) -> bool:
        """Whether word `i` stands at the beginning of a sentence, a line or a quotation."""
        start = self.all[i].start
        return _ENDS.search(self.text, max(0, start - 40), start) is not None

    def runs(self, i: int) -> Iterator[tuple[int, str]]:
        """Yield what may be a name beginning with word `i`, the longest first: its last word, its text."""
        last = i
        while last + 1 < len(self.all) and last + 1 < i + _LONGEST and self.joined(last + 1):
            last += 1
        for j in range(last, i - 1, -1):
            word = self.all[j]
            if word.capital or _ELIDED.match(word.text) or (j > i and word.lower in _lower_last()):
                yield j, self.text[self.all[i].start : word.end]


@lru_cache(maxsize=1)
def _lower_last() -> frozenset[str]:
    """Words with which the name of an area may end in lower case: the Baltic states, the Sinai peninsula."""
    return place_words("nature") | {"states", "countries", "territories", "region"}


def is_calendar(word: Word) -> bool:
    """Whether a word is the name of a month or of a day of the week."""
    return word.lower in listed("calendar")
