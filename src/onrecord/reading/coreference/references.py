"""The references of a text: names of persons and bodies, pronouns, and nouns of persons with what stands before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from onrecord.knowledge.words import words as listed
from onrecord.reading.coreference.genders import gender_of_name
from onrecord.reading.coreference.layout import Layout
from onrecord.reading.coreference.nouns import AMBIGUOUS, noun_gender, person_noun
from onrecord.reading.coreference.tokens import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    Words,
    is_verb,
)
from onrecord.reading.coreference.types import ANYONE, FEMALE, FIRST, MALE, PLURAL, THIRD, Number, Place, Reference
from onrecord.reading.speakers.names import Gender, Name, plain
from onrecord.reading.speakers.people import People

_POINTING: Final = frozenset("the this that these those his her their its our my your".split())
_OWN: Final = frozenset("his her their its our my your".split())
_STOPS: Final = AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | RELATIVES | THIRD | FIRST | frozenset("we us you it not".split())
_SOFT: Final = DETERMINERS - _OWN
_BODIES: Final = frozenset({"ORG", "GPE", "NORP"})
_NONE: Final = frozenset({"no", "any", "without"})
_NARROWING: Final = frozenset("who whose that with in of from at on".split())
_QUANTITIES: Final = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million "
    "several many few other both all most".split()
)
#: How many words a noun phrase may have before its noun.
_BEFORE: Final = 6


class Finder:
    """Finds the references of one text.

    Args:
        words: of the text.
        layout: its sentences, paragraphs, quotations.
        names: names that a tagger found, in order, without overlap.
        people: which persons they name.
    """

    def __init__(self, words: Words, layout: Layout, names: Sequence[Name], people: People) -> None:
        self.words, self.layout, self.people = words, layout, people
        self._names = list(names)
        known = {name.start for name in names}
        for start, person in people.positions():
            if start not in known:
                text = words.text[start : words.all[words.at(start)].end] if words.at(start) < len(words.all) else ""
                self._names.append(Name(start, start + len(text), text, "PERSON"))
                del person
        self._names.sort(key=lambda name: name.start)
        self._starts = [name.start for name in self._names]

    def find(self) -> list[Reference]:
        """Return the references in order of the text, shorter ones first where two begin together."""
        found = [*self._named(), *self._pronouns(), *self._described()]
        found.sort(key=lambda r: (r.start, r.end))
        found += list(self._joined(found))
        found.sort(key=lambda r: (r.start, r.end))
        out: list[Reference] = []
        last = -1
        for reference in found:
            out.append(replace(reference, first=reference.sentence != last))
            last = reference.sentence
        return out

    def _joined(self, found: Sequence[Reference]) -> Iterator[Reference]:
        """Two persons or groups with "and" between them, whom a later "they" may mean."""
        persons = [r for r in found if r.sort == "person" and r.kind != "pronoun"]
        for a, b in pairwise(persons):
            between = self.words.text[a.end : b.start]
            if between.strip() == "and" and "\n" not in between:
                yield self._make(
                    a.start, b.end, kind="description", sort="person", head="and", words=frozenset(), gender=None,
                    number="several", definite=False, person=None, place=b.place,
                )  # fmt: skip

    def _make(self, start: int, end: int, **fields: object) -> Reference:
        where = {
            "sentence": self.layout.sentence(start),
            "paragraph": self.layout.paragraph(start),
            "quote": self.layout.quote(start),
        }
        return Reference(start=start, end=end, **{**where, **fields})  # type: ignore[arg-type]

    def name_at(self, position: int) -> Name | None:
        """Return the name that holds `position`, or None."""
        i = bisect_right(self._starts, position) - 1
        return self._names[i] if i >= 0 and position < self._names[i].end else None

    def _named(self) -> Iterator[Reference]:
        for name in self._names:
            person = self.people.at(name.start)
            i, j = self.words.at(name.start), self.words.at(name.end - 1)
            if j >= len(self.words.all):
                continue
            place, end = self._place(i, j), min(name.end, self.words.all[j].end)
            if person is not None:
                gender = person.gender or gender_of_name(person.name)
                yield self._make(
                    name.start, end, kind="name", sort="person", head=plain(name.text.split()[-1]), words=frozenset(),
                    gender=gender, number="one", definite=True, person=f"person {person.key}", place=place,
                )  # fmt: skip
            elif name.label in _BODIES and not self.people.is_ambiguous(name.start):
                key = name.text.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")
                people = name.label == "NORP"
                if people and (not name.text.endswith(("s", "ese", "ish", "i")) or not self._alone(j)):
                    continue
                yield self._make(
                    name.start, end, kind="name", sort="person" if people else "body", head=plain(key.split()[-1]),
                    words=frozenset(), gender=None, number="several" if people else None, definite=True,
                    person=f"body {key}", place=place,
                )  # fmt: skip

    def _alone(self, j: int) -> bool:
        """Whether word `j` ends its phrase: Americans, not American voters."""
        following = self.words.all[j + 1] if self.words.follows(j + 1) else None
        return following is None or following.lower in _STOPS or is_verb(following.lower)

    def _pronouns(self) -> Iterator[Reference]:
        for i, word in enumerate(self.words.all):
            stem = word.lower if word.lower in THIRD or word.lower in FIRST else word.lower.split("’")[0].split("'")[0]
            if stem not in THIRD and stem not in FIRST:
                continue
            if stem == "i" and not word.capital:
                continue
            end = word.start + len(stem)
            gender: Gender | None = "male" if stem in MALE else "female" if stem in FEMALE else None
            number: Number = "several" if stem in PLURAL else "one"
            yield self._make(
                word.start, end, kind="pronoun", sort="person", head=stem, words=frozenset(), gender=gender,
                number=number, definite=True, person=None, place=self._place_of_pronoun(i, stem),
            )  # fmt: skip

    def _place_of_pronoun(self, i: int, stem: str) -> Place:
        if stem in ("he", "she", "they", "i"):
            return "subject"
        if stem in ("his", "their", "my") or (stem == "her" and self._before_noun(i)):
            return "owner"
        before = self.words.all[i - 1].lower if self.words.follows(i) else ""
        return "of" if before in PREPOSITIONS else "object"

    def _before_noun(self, i: int) -> bool:
        following = self.words.all[i + 1] if self.words.follows(i + 1) else None
        return following is not None and following.lower not in _STOPS | DETERMINERS

    def _described(self) -> Iterator[Reference]:
        for j, word in enumerate(self.words.all):
            if word.lower in ANYONE:
                yield self._make(
                    word.start, word.end, kind="description", sort="person", head=word.lower, words=frozenset(),
                    gender=None, number=None, definite=False, person=None, place=self._place(j, j),
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
        if own and first in THIRD:
            owner = self.words.all[i].start
        before = [w.lower for w in self.words.all[i:j] if w.lower not in DETERMINERS]
        determined = first in DETERMINERS or owner >= 0 or first in listed("indefinite")
        if number == "one" and not determined and self.layout.paragraph(word.start) > 0:
            return None
        if head in AMBIGUOUS and not determined:
            return None
        if number == "one" and before and person_noun(before[-1]) and before[-1] in listed("title") and word.capital:
            before = before[:-1]
        gender = next((g for w in (head, *reversed(before)) if (g := noun_gender(w))), None)
        return self._make(
            self.words.all[i].start, word.end, kind="description", sort="person", head=head, words=frozenset(before),
            gender=gender if number == "one" else None, number=number, definite=pointing or owner >= 0, person=None,
            place=self._place(i, j), owner=owner, narrowed=self._is_narrowed(j),
        )  # fmt: skip

    def _is_narrowed(self, j: int) -> bool:
        following = self.words.all[j + 1] if self.words.follows(j + 1) else None
        return following is not None and not self.words.all[j].owned and following.lower in _NARROWING

    def _ends_phrase(self, j: int, *, plural: bool) -> bool:
        """Whether word `j` ends its noun phrase: not in "the student council", "President Lopez"."""
        word = self.words.all[j]
        held = self.name_at(word.start)
        if held is not None and (held.end > word.end or self.people.at(held.start) is not None):
            return False
        if word.owned or not self.words.follows(j + 1):
            return True
        following = self.words.all[j + 1]
        name = self.name_at(following.start)
        if name is not None and self.people.at(name.start) is not None:
            return not word.capital  # a description beside the name; with a capital it is a title
        if following.lower in _STOPS or is_verb(following.lower) or following.lower.endswith("ly"):
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
                name = self.name_at(before.start)
                start = self.words.at(name.start) if name is not None else i - 1
                while name is None and start > 0 and self.words.all[start].lower not in DETERMINERS and i - start < 4:
                    start -= 1
                if start and self.words.follows(start) and self.words.all[start - 1].lower in ("the", "a"):
                    start -= 1
                return start, before.start if name is None else name.start
            if before.lower in _QUANTITIES or before.lower.isdigit():
                i -= 1
                continue
            if before.lower == "that" and several:
                break  # a conjunction: "said that critics"
            if before.lower in DETERMINERS or before.lower in listed("indefinite"):
                return i - 1, -1
            if i > 1 and self.words.all[i - 2].lower == "to" and before.lower.isalpha() and not before.capital:
                break  # an infinitive: "to meet dignitaries"
            if before.lower in _STOPS or before.lower.endswith("ly") or (is_verb(before.lower) and not _adjective(before.lower)):
                break
            i -= 1
        return i, -1

    def _place(self, i: int, j: int) -> Place:
        """What the phrase of words i to j is to its verb."""
        if self.words.all[j].owned:
            return "owner"
        while i and self.words.follows(i) and self._is_title(i - 1):
            i -= 1
        before = self.words.all[i - 1].lower if i and self.words.follows(i) else ""
        if before in PREPOSITIONS:
            return "of"
        following = self.words.all[j + 1] if j + 1 < len(self.words.all) else None
        if following is not None and self.words.follows(j + 1):
            if is_verb(following.lower) or following.lower in ("who", "also", "then") or following.lower.endswith("ly"):
                return "subject"
            if following.lower in CONJUNCTIONS and before == "":
                return "subject"
        if before == "" or before in CONJUNCTIONS | {"that"}:
            return "subject"
        return "object"

    def _is_title(self, i: int) -> bool:
        """Whether word `i`, before a name, belongs to its phrase: "US President", "the student"."""
        word = self.words.all[i]
        return not word.owned and (
            word.capital or word.lower in DETERMINERS or word.lower in listed("title") or person_noun(word.lower) is not None
        ) and word.lower not in _STOPS


def _adjective(word: str) -> bool:
    """Whether a form that may be a verb stands more often before a noun: retired, rescued, leading."""
    return word.endswith(("ed", "ing", "ant", "ent"))
