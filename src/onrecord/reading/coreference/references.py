"""The references of a text: names of persons and bodies, pronouns, descriptions of persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from onrecord.knowledge.cues import lexicon
from onrecord.knowledge.inflection import lemmas
from onrecord.reading.coreference.genders import gender_of_name
from onrecord.reading.coreference.nouns import person_noun
from onrecord.reading.coreference.phrases import Phrases
from onrecord.reading.coreference.places import Places
from onrecord.reading.coreference.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, QUANTITIES, STOPS, Word, is_verb
from onrecord.reading.coreference.types import FEMALE, FIRST, MALE, PLURAL, THIRD, Number, Place, Reference
from onrecord.reading.names.parts import Gender, plain

_ADJECTIVE: Final = ("al", "ed", "ic", "ive", "ous", "ing", "ary", "ful", "ent", "ant", "ew", "ible", "able", "ern")
#: What stands before a noun and not before a verb.
_BEFORE_NOUN: Final = STOPS | DETERMINERS | QUANTITIES
_BODIES: Final = frozenset({"ORG", "GPE", "NORP"})
#: How many words back plural nouns are counted.
_BACK: Final = 45


class Finder:
    """Finds the references of one text."""

    def __init__(self, places: Places) -> None:
        self.places, self.words = places, places.words

    def find(self) -> list[Reference]:
        """Return the references in order of the text, shorter ones first where two begin together."""
        found = [*self._named(), *self._pronouns(), *Phrases(self.places).find()]
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
                yield self.places.make(
                    a.start, b.end, kind="description", sort="person", head="and", words=frozenset(), gender=None,
                    number="several", definite=False, person=None, place=b.place,
                )  # fmt: skip

    def _named(self) -> Iterator[Reference]:
        for name in self.places.names:
            person = self.places.people.at(name.start)
            i, j = self.words.at(name.start), self.words.at(name.end - 1)
            if j >= len(self.words.all):
                continue
            place, end = self.places.of(i, j), min(name.end, self.words.all[j].end)
            if person is not None:
                gender = person.gender or gender_of_name(person.name)
                yield self.places.make(
                    name.start, end, kind="name", sort="person", head=plain(name.text.split()[-1]), words=frozenset(),
                    gender=gender, number="one", definite=True, person=f"person {person.key}", place=place,
                )  # fmt: skip
            elif name.label in _BODIES and not self.places.people.is_ambiguous(name.start):
                key = name.text.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")
                people = name.label == "NORP"
                if people and (not name.text.endswith(("s", "ese", "ish", "i")) or not self._alone(j)):
                    continue
                yield self.places.make(
                    name.start, end, kind="name", sort="person" if people else "body", head=plain(key.split()[-1]),
                    words=frozenset(), gender=None, number="several" if people else None, definite=True,
                    person=f"body {key}", place=place,
                )  # fmt: skip

    def _alone(self, j: int) -> bool:
        """Whether word `j` ends its phrase: Americans, not American voters."""
        following = self.words.all[j + 1] if self.words.follows(j + 1) else None
        return following is None or following.lower in STOPS or is_verb(following.lower)

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
            yield self.places.make(
                word.start, end, kind="pronoun", sort="person", head=stem, words=frozenset(), gender=gender,
                number=number, definite=True, person=None, place=self._place_of_pronoun(i, stem),
                acts=self._acts(i), things=self._things_before(i) if stem in PLURAL else 0,
            )  # fmt: skip

    def _place_of_pronoun(self, i: int, stem: str) -> Place:
        if stem in ("he", "she", "they", "i"):
            return "subject"
        if stem in ("his", "their", "my") or (stem == "her" and self._before_noun(i)):
            return "owner"
        before = self.words.all[i - 1].lower if self.words.follows(i) else ""
        return "of" if before in PREPOSITIONS else "object"

    def _acts(self, i: int) -> bool:
        """Whether a verb of speech or thought follows word `i`: "they say", "he has denied"."""
        following = [w.lower for w in self.words.all[i + 1 : i + 3]]
        while following and following[0] in AUXILIARIES:
            following.pop(0)
        return bool(following) and any(form in lexicon() for form in lemmas(following[0]))

    def _things_before(self, i: int) -> int:
        """How many plural nouns that are no persons' stand before word `i`, in its sentence and the one before."""
        start = self.words.all[i].start
        sentence = self.places.layout.sentence(start)
        found = 0
        for j in range(i - 1, max(-1, i - _BACK), -1):
            word = self.words.all[j]
            if self.places.layout.sentence(word.start) < sentence - 1:
                break
            if _is_plural_thing(word):
                before = self.words.all[j - 1].lower if self.words.follows(j) else ""
                found += before in _BEFORE_NOUN or before.endswith(_ADJECTIVE)
        return found

    def _before_noun(self, i: int) -> bool:
        following = self.words.all[i + 1] if self.words.follows(i + 1) else None
        return following is not None and following.lower not in STOPS | DETERMINERS


def _is_plural_thing(word: Word) -> bool:
    """Whether a word looks like the plural of a noun that is no person's."""
    plural = word.lower.endswith("s") and len(word.lower) > 3 and not word.lower.endswith(("ss", "us", "is"))
    return plural and not word.owned and not word.capital and word.lower not in STOPS and not person_noun(word.lower)
