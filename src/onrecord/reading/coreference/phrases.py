"""Nouns of persons with what stands before them: "the retired fisherman", "Ruvian officials", "her mother"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.knowledge.words import words as listed
from onrecord.reading.coreference.nouns import AMBIGUOUS, noun_gender, person_noun
from onrecord.reading.coreference.places import Places
from onrecord.reading.coreference.tokens import DETERMINERS, QUANTITIES, STOPS, Words, is_verb
from onrecord.reading.coreference.types import ANYONE, FIRST, THIRD, Number, Reference

_OWN: Final = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_POINTING: Final = _OWN | {"the", "this", "that", "these", "those"}
_OURS: Final = frozenset({"my", "our", "your"})
_NONE: Final = frozenset({"no", "any", "without"})
_NARROWING: Final = frozenset({"who", "whose", "that", "with", "in", "of", "from", "at", "on"})
#: How many words a noun phrase may have before its noun.
_BEFORE: Final = 6


class Phrases:
    """Finds the descriptions of persons in one text."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.words: Words = places.words

    def find(self) -> Iterator[Reference]:
        """Yield the descriptions in order of their nouns."""
        for j, word in enumerate(self.words.all):
            if word.lower in ANYONE:
                yield self.places.make(
                    word.start, word.end, kind="description", sort="person", head=word.lower, words=frozenset(),
                    gender=None, number=None, definite=False, person=None, place=self.places.of(j, j),
                )  # fmt: skip
            noun = person_noun(word.lower)
            if noun is not None:
                found = self._phrase(j, *noun)
                if found is not None:
                    yield found

    def _phrase(self, j: int, head: str, number: Number) -> Reference | None:
        """The noun phrase whose noun is word `j`, or None where the word is part of something else."""
        word = self.words.all[j]
        if not self._ends_phrase(j, plural=number == "several"):
            return None
        i, owner = self._begin(j, several=number == "several")
        first = self.words.all[i].lower
        if first in _NONE or (i and self.words.follows(i) and self.words.all[i - 1].lower in _NONE):
            return None
        own, pointing = first in _OWN, first in _POINTING
        if own and first in THIRD | FIRST:
            owner = self.words.all[i].start
        before = [w.lower for w in self.words.all[i:j] if w.lower not in DETERMINERS]
        determined = first in DETERMINERS or owner >= 0 or first in listed("indefinite")
        if number == "one" and not determined and self.places.layout.paragraph(word.start) > 0:
            return None
        if head in AMBIGUOUS and not determined:
            return None
        if number == "one" and before and person_noun(before[-1]) and before[-1] in listed("title") and word.capital:
            before = before[:-1]
        gender = next((g for w in (head, *reversed(before)) if (g := noun_gender(w))), None)
        return self.places.make(
            self.words.all[i].start, word.end, kind="description", sort="person", head=head, words=frozenset(before),
            gender=gender if number == "one" else None, number=number, definite=pointing or owner >= 0, person=None,
            place=self.places.of(i, j), owner=owner, narrowed=self._is_narrowed(j),
            ours=first in _OURS,
        )  # fmt: skip

    def _is_narrowed(self, j: int) -> bool:
        following = self.words.all[j + 1] if self.words.follows(j + 1) else None
        return following is not None and not self.words.all[j].owned and following.lower in _NARROWING

    def _ends_phrase(self, j: int, *, plural: bool) -> bool:
        """Whether word `j` ends its noun phrase: not in "the student council", "President Lopez"."""
        word = self.words.all[j]
        held = self.places.name_at(word.start)
        if held is not None and (held.end > word.end or self.places.people.at(held.start) is not None):
            return False
        if plural and word.capital and j and self.words.follows(j) and self.words.all[j - 1].capital:
            return False  # "the United States", "the Ruvian Scouts": a name ends with it
        return word.owned or not self.words.follows(j + 1) or self._stops(j, plural=plural)

    def _stops(self, j: int, *, plural: bool) -> bool:
        """Whether the word after word `j` does not belong to its noun phrase."""
        word, following = self.words.all[j], self.words.all[j + 1]
        name = self.places.name_at(following.start)
        if name is not None and self.places.people.at(name.start) is not None:
            return not word.capital  # a description beside the name; with a capital it is a title
        if following.lower in STOPS or is_verb(following.lower) or following.lower.endswith("ly"):
            return True
        if person_noun(following.lower) or following.lower in listed("body") | listed("document") | listed("thing"):
            return False
        if plural:
            return not following.capital
        # a verb in the present, or a noun that the person's noun only tells the kind of: a salesman approach
        return following.lower.endswith(("s", "ing")) and not following.capital

    def _begin(self, j: int, *, several: bool) -> tuple[int, int]:
        """The first word of the phrase that word `j` ends, and where the name or pronoun that owns it begins, or -1."""
        i = j
        while i > 0 and j - i < _BEFORE and self.words.follows(i):
            before = self.words.all[i - 1]
            if before.owned:
                return self._begin_of_owner(i)
            if _counts(before.lower):
                i -= 1
                continue
            if _counts(self.words.all[i].lower) and _may_be_verb(before.lower) and not self._is_determined(i - 1):
                break  # "militants killed 30 people", but "an estimated 30 people"
            conjunction = before.lower == "that" and several  # "said that critics"
            if not conjunction and _determines(before.lower):
                return i - 1, -1
            infinitive = i > 1 and self.words.all[i - 2].lower == "to" and not before.capital  # "to meet officials"
            if infinitive or _ends_before(before.lower):
                break
            i -= 1
        return i, -1

    def _is_determined(self, i: int) -> bool:
        """Whether an article or its like stands right before word `i`."""
        return i > 0 and self.words.follows(i) and _determines(self.words.all[i - 1].lower)

    def _begin_of_owner(self, i: int) -> tuple[int, int]:
        """The first word of the name or noun before word `i` that owns what follows, and where it begins."""
        before = self.words.all[i - 1]
        name = self.places.name_at(before.start)
        start = self.words.at(name.start) if name is not None else i - 1
        while name is None and start > 0 and self.words.all[start].lower not in DETERMINERS and i - start < 4:
            start -= 1
        if start and self.words.follows(start) and self.words.all[start - 1].lower in ("the", "a"):
            start -= 1
        return start, before.start if name is None else name.start


def _determines(word: str) -> bool:
    return word in DETERMINERS or word in listed("indefinite")


def _counts(word: str) -> bool:
    return word in QUANTITIES or word.isdigit()


def _may_be_verb(word: str) -> bool:
    return is_verb(word) or word.endswith(("ed", "ing"))


def _ends_before(word: str) -> bool:
    """Whether a word cannot stand in a noun phrase before its noun."""
    return word in STOPS or word.endswith("ly") or (is_verb(word) and not _adjective(word))


def _adjective(word: str) -> bool:
    """Whether a form that may be a verb stands more often before a noun: retired, rescued, leading."""
    return word.endswith(("ed", "ing", "ant", "ent"))
