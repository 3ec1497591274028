"""What stands around a name: whether it is part of the name of somebody or something that is no place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.knowledge.words import words as listed
from onrecord.reading.names.parts import Name
from onrecord.reading.places.classes import is_given_name, place_words
from onrecord.reading.places.words import Word, Words

#: So many words after a name may still be of the same name: New York Daily News.
_REACH: Final = 3


_PERSON: Final = re.compile(r"(?:[\w.’'-]*\w[\w.’'-]* )+[\w.’'-]*\w[\w.’'-]*")


class Around:
    """The names of persons and bodies of one text, as far as places may stand in them.

    Args:
        words: of the text.
        names: that the tagger found, in order, without overlap.
    """

    def __init__(self, words: Words, names: Sequence[Name]) -> None:
        self.words, self.names = words, names
        self._starts = [name.start for name in names]
        self.surnames: set[str] = set()
        self.givens: set[str] = set()
        self.persons = _never_places(names)
        self.spoken_of = {word.lower for i, word in enumerate(words.all) if word.capital and self._is_of_person(i)}
        for name in names:
            parts = [w.lower for w in self._inside(name) if w.capital and w.lower not in listed("title")]
            if name.label == "PERSON" and len(parts) > 1 and _PERSON.fullmatch(name.text):
                self.surnames.add(parts[-1])
                if is_given_name(parts[0]):
                    self.givens.add(parts[0])

    def _inside(self, name: Name) -> list[Word]:
        first, last = self.words.at(name.start), self.words.at(name.end)
        return [word for word in self.words.all[first:last] if word.lower != "s"]

    def _is_of_person(self, i: int) -> bool:
        """Whether word `i` is a given name with which a person is meant: "said Georgia", "Georgia's father"."""
        word, before, after = self.words.all[i], self.words.before(i), self.words.after(i)
        if not is_given_name(word.lower) or (after is not None and after.capital):
            return False
        if i + 2 < len(self.words.all) and self.words.all[i + 1].lower == "s":
            return self.words.all[i + 2].lower in listed("relation")
        return before is not None and before.lower in place_words("speaks") and not self.words.begins_sentence(i - 1)

    def tagged(self, start: int, end: int) -> Name | None:
        """Return the tagger's name that overlaps start:end, or None."""
        i = bisect_right(self._starts, start) - 1
        for name in self.names[max(0, i) : i + 3]:
            if name.start < end and start < name.end:
                return name
        return None

    def is_person(self, i: int, j: int) -> bool:
        """Whether the words i to j are (part of) the name of a person."""
        first, last = self.words.all[i], self.words.all[j]
        before, after = self.words.before(i), self._next(j)
        title = before or self.words.before(i, ". ")
        if title and title.capital and title.lower in listed("honorific") - {"st"}:
            return True
        if self.words.text.startswith(" (@", last.end):
            return True
        titled = after is not None and (after.lower in listed("title") or after.lower in place_words("public"))
        if before and before.capital and is_given_name(before.lower) and before.lower not in place_words("direction"):
            return True
        if after and not titled and is_given_name(first.lower) and i == j and after.lower not in place_words("site"):
            return after.lower not in place_words("with_name") | place_words("county")
        name = self.tagged(first.start, last.end)
        if name is not None and name.label == "PERSON":
            own = {word.start for word in self.words.all[i : j + 1]}
            rest = [w for w in self._inside(name) if w.start not in own and w.capital]
            return not titled and any(w.lower not in listed("title") for w in rest)
        return False

    def is_taken_for_person(self, i: int, j: int) -> bool:
        """Whether the tagger takes the words i to j for a person wherever they stand alone."""
        return i == j and self.words.all[j].lower in self.persons

    def bears_given_name(self, i: int, j: int) -> bool:
        """Whether the words i to j are a given name, and nothing before them says that somebody is there."""
        before = self.words.before(i)
        word = self.words.all[j].lower
        there = before is not None and before.lower in place_words("strict")
        return i == j and (is_given_name(word) or word in self.givens) and not there

    def is_known_given_name(self, i: int, j: int) -> bool:
        """Whether the words i to j are the given name of somebody whom the text names in full."""
        known = self.words.all[j].lower in self.givens | self.spoken_of
        return known and self.bears_given_name(i, j)

    def bears_surname(self, i: int, j: int) -> bool:
        """Whether the words i to j are the surname of somebody whom the text names in full."""
        return i == j and self.words.all[j].lower in self.surnames

    def is_no_place(self, i: int, j: int) -> bool:
        """Whether the words i to j are part of the name of an outlet, a company, a team, a university, an accord."""
        return self._is_outlet(i, j) or self._begins_other(i, j) or self._ends_other(i)

    def _is_outlet(self, i: int, j: int) -> bool:
        last, after = self.words.all[j], self.words.after(j)
        name = self.words.text[self.words.all[i].start : last.end].lower().replace(" ", "-")
        if name in listed("outlet") and not (after is None and self._follows_in(i)):
            return True
        return after is not None and after.lower in place_words("outlet_after")

    def _begins_other(self, i: int, j: int) -> bool:
        """Whether words after it make it the name of something else: New York Times, Texas A&M."""
        first, last = self.words.all[i], self.words.all[j]
        if self.words.text.startswith((" A&M", " AM ", " & "), last.end):
            return True
        saint = first.lower in ("st", "saint") and self.words.text.startswith(("'s", "’s"), last.end)
        for word in self._following(j + 1 if saint else j):
            if word.lower in place_words("no_place") or word.lower in listed("company"):
                return True
            if word.lower in place_words("public") or word.lower in listed("title"):
                break
        return False

    def _ends_other(self, i: int) -> bool:
        """Whether words before it make it the name of something else: Bank of Larch, Real Madrid, Tour de France."""
        before = self.words.before(i)
        if before is not None and before.capital and before.lower in place_words("no_place_before"):
            return True
        if before is not None and before.lower == "the":
            i, before = i - 1, self.words.before(i - 1)
        head = self.words.before(i - 1) if before is not None else None
        if before is None or head is None or not head.capital:
            return False
        if before.lower in ("of", "for"):
            return head.lower in place_words("no_place_of")
        return before.lower in ("de", "du", "la")

    def _follows_in(self, i: int) -> bool:
        before = self.words.before(i)
        if before is not None and before.text == "the":
            before = self.words.before(i - 1)
        return before is not None and before.lower in place_words("strict")

    def body(self, i: int, j: int) -> str:
        """Return the name of the public body or office that the words i to j are the first of, or ""."""
        end = None
        for word in self._following(j):
            if word.lower in place_words("public") and word.lower not in listed("title"):
                end = word.end
        return self.words.text[self.words.all[i].start : end] if end else ""

    def ends_body(self, i: int, j: int) -> bool:
        """Whether the words i to j are the end of a longer name of a body: Northern Freight Canada."""
        name = self.tagged(self.words.all[i].start, self.words.all[j].end)
        before = self.words.before(i)
        if name is None or name.label != "ORG" or before is None or not before.capital or before.start < name.start:
            return False
        known = place_words("direction") | listed("title") | {"the"}
        return before.lower not in known and not self.words.begins_sentence(i - 1)

    def _next(self, j: int) -> Word | None:
        after = self.words.after(j)
        return after if after is not None and after.capital else None

    def _following(self, j: int) -> Iterator[Word]:
        """The words with capitals right after word `j`, a few at most; an owner's mark ends them."""
        for at in range(j, min(j + _REACH, len(self.words.all) - 1)):
            word = self._next(at)
            if word is None:
                return
            yield word


def _never_places(names: Sequence[Name]) -> set[str]:
    """Single words that the tagger takes for a person, more than once and never for anything else."""
    labels = Counter((name.text.lower().removesuffix("'s").removesuffix("’s"), name.label) for name in names)
    words = Counter(word for (word, _), times in labels.items() for _ in range(times))
    return {w for (w, label), n in labels.items() if label == "PERSON" and " " not in w and 1 < n == words[w]}
