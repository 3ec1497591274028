"""Where the sentence before a pronoun stands, and where its subject is: whom "He" at the head of one goes on with.

"Ana Lopez met Bo Berg on Monday. She told him …": a sentence that begins with a pronoun is about the one whom the
sentence before it began with. What stands between quotation marks belongs to the sentence around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.reading.text.paragraphs import paragraph_at
from onrecord.reading.text.quotations import quotations
from onrecord.reading.text.sentences import sentence_starts

#: Words that a sentence begins with before its subject.
_LEADING: Final = frozenset(
    {"and", "but", "then", "instead", "later", "still", "yet", "so", "however", "also", "now", "earlier", "though"}
    | {"nonetheless", "nevertheless", "meanwhile", "moreover", "furthermore", "afterwards", "today", "here", "again"}
)
_CLOSED: Final = re.compile(r"[.!?,…—–-][”\"’']+\s+$|[”\"]\s+$")
_ENDED: Final = re.compile(r"[.!?…][”\"’']+\s+(?=[A-Z])")
_OPENING_MARKS: Final = "“\"‘'„«"
#: What opens a sentence before its subject is no longer than this.
_LEAD: Final = 220


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's own voice.

    Attributes:
        start, end: half-open span; `end` is where the next one begins.
        subject: where its subject stands, as far as its beginning tells; or the mark of a quotation it begins with.
        quoted: whether it begins with a quotation.
    """

    start: int
    end: int
    subject: int
    quoted: bool


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        outer = [q for q in quotations(text, paragraphs) if q.depth == 0]
        inside = [(q.start, q.end) for q in outer]
        closed = (match.end() for match in _ENDED.finditer(text))
        starts = {*sentence_starts(text, paragraphs, outer), *closed}
        self._starts = sorted(start for start in starts if not any(a < start < b for a, b in inside))
        self._inside = inside

    def at(self, position: int) -> Sentence | None:
        """Return the sentence that holds `position`."""
        i = bisect_right(self._starts, position) - 1
        if i < 0:
            return None
        start = self._starts[i]
        end = self._starts[i + 1] if i + 1 < len(self._starts) else len(self._text)
        quoted = self._text[start : start + 1] in tuple(_OPENING_MARKS)
        return Sentence(start, end, start if quoted else self._subject(start, end), quoted)

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before another one, in its paragraph or at the end of the one before."""
        found = self.at(sentence.start - 1) if sentence.start else None
        here, there = (paragraph_at(self._paragraphs, s.start) if s else None for s in (sentence, found))
        return None if here is None or there is None or here - there > 1 else found

    def leads(self, sentence: Sentence, position: int) -> bool:
        """Whether a pronoun at `position` is the subject that its sentence begins with, or is who spoke a quotation."""
        if position in (sentence.start, sentence.subject):
            return True
        lead = self._text[sentence.start : position]
        return sentence.quoted and _CLOSED.search(lead) is not None

    def _subject(self, start: int, end: int) -> int:
        """Where the subject begins: after "But", "On Monday,", "Citing the treaty,"."""
        first = re.compile(r"([\w’'-]+),?\s+").match(self._text, start, end)
        if first is None:
            return start
        word = first.group(1).casefold()
        if word in _LEADING:
            return first.end()
        if word in word_list("preposition") or word.endswith(("ing", "ly")) or word == "asked":
            comma = re.compile(r",\s+(?=[^\s,])").search(self._text, first.end(), min(end, start + _LEAD))
            while comma is not None and self._goes_on(comma.end(), end):
                comma = re.compile(r",\s+(?=[^\s,])").search(self._text, comma.end(), min(end, start + _LEAD))
            if comma is not None:
                return comma.end()
        return start

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether what follows a comma still belongs to the opening: "which", "and", a year, a place."""
        word = re.compile(r"[\w’'-]+").match(self._text, at, end)
        lower = word.group().casefold() if word else ""
        follows = self._text[word.end() : word.end() + 1] if word else ""
        return (
            not lower
            or lower in word_list("relative") | word_list("conjunction") | word_list("preposition")
            or lower.isdigit()
            or lower.endswith("ing")
            or follows == ","
        )
