"""Where the references of one text stand, and what they are to their verbs, as far as the words around them tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.words import words as listed
from onrecord.reading.coreference.layout import Layout
from onrecord.reading.coreference.nouns import person_noun
from onrecord.reading.coreference.tokens import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, STOPS, Words, is_verb
from onrecord.reading.coreference.types import Place, Reference
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People

_BEFORE_VERB: Final = frozenset({"who", "also", "then"})


class Places:
    """The words, layout and names of one text.

    Args:
        words: of the text.
        layout: its sentences, paragraphs, quotations.
        names: names that a tagger found, in order, without overlap.
        people: which persons they name; those whom the tagger missed are added to the names.
    """

    def __init__(self, words: Words, layout: Layout, names: Sequence[Name], people: People) -> None:
        self.words, self.layout, self.people = words, layout, people
        known = {name.start for name in names}
        missed = [words.all[words.at(start)] for start, _ in people.positions() if start not in known]
        added = [Name(word.start, word.end, words.text[word.start : word.end], "PERSON") for word in missed]
        self.names = sorted([*names, *added], key=lambda name: name.start)
        self._starts = [name.start for name in self.names]

    def make(self, start: int, end: int, **fields: object) -> Reference:
        """Return the reference at start:end, with the numbers of what holds it."""
        where = {
            "sentence": self.layout.sentence(start),
            "paragraph": self.layout.paragraph(start),
            "quote": self.layout.quote(start),
        }
        return Reference(start=start, end=end, **{**where, **fields})  # type: ignore[arg-type]

    def name_at(self, position: int) -> Name | None:
        """Return the name that holds `position`, or None."""
        i = bisect_right(self._starts, position) - 1
        return self.names[i] if i >= 0 and position < self.names[i].end else None

    def of(self, i: int, j: int) -> Place:
        """Return what the phrase of the words i to j is to its verb."""
        if self.words.all[j].owned:
            return "owner"
        while i and self.words.follows(i) and self._is_title(i - 1):
            i -= 1
        before = self.words.all[i - 1].lower if i and self.words.follows(i) else ""
        if before in PREPOSITIONS:
            return "of"
        following = self.words.all[j + 1] if j + 1 < len(self.words.all) else None
        after = following.lower if following is not None and self.words.follows(j + 1) else ""
        if is_verb(after) or after in _BEFORE_VERB or after.endswith("ly"):
            return "subject"
        if before == "" or before in CONJUNCTIONS | {"that"}:
            return "subject"
        return "object"

    def _is_title(self, i: int) -> bool:
        """Whether word `i`, before a name, belongs to its phrase: "US President", "the student"."""
        word = self.words.all[i]
        return (
            not word.owned
            and (
                word.capital
                or word.lower in DETERMINERS
                or word.lower in listed("title")
                or person_noun(word.lower) is not None
            )
            and word.lower not in STOPS
        )
