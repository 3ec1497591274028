"""Who is named or described near a place of a text, and of which gender they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Gender, Person
from onrecord.reading.names.people import People
from onrecord.reading.speakers.registry import Registry
from onrecord.reading.speakers.roles import role_before
from onrecord.reading.speakers.turns import Turns

_DESCRIBED: Final = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Mm]y|[Aa]n?)\s+((?:[A-Za-z-]+\s+){0,3}[A-Za-z-]+)")


@dataclass(slots=True)
class Nearby:
    """The persons of one text by their places.

    Attributes:
        text: the article's text.
        people: its persons.
        registry: the actors found so far.
        turns: who has spoken so far.
        named: where persons are named, in order.
        named_starts: the places of `named`.
        learnt: genders of persons by the pronouns that meant them.
    """

    text: str
    people: People
    registry: Registry
    turns: Turns
    named: Sequence[tuple[int, Person]]
    named_starts: Sequence[int]
    learnt: dict[str, Gender] = field(default_factory=dict)

    def has_described(
        self, begin: int, end: int, told: Sequence[tuple[int, int]], gender: Gender, *, related: bool = False
    ) -> bool:
        """Whether a person of a fitting gender is spoken of by a description outside the parts in `told`.

        A description beside a name ("the mayor, Ana Lopez") is not counted: the name is. With `related`, only such
        count as tell a gender: mother, widow.
        """
        other, same = (words("woman"), words("man")) if gender == "male" else (words("man"), words("woman"))
        for match in _DESCRIBED.finditer(self.text, begin, end):
            at = match.start()
            said = [word for word in match.group(1).casefold().split() if word in words("role")]
            if not said or said[-1] in other or (related and said[-1] not in same & words("relation")):
                continue
            named = self.named_between(at, at + 120)
            beside = any(start <= match.end() + 3 or role_before(self.text, start) for start, _ in named)
            beside = beside or any(
                self._ends_beside(start, person, at) for start, person in self.named_between(at - 60, at)
            )
            if not beside and not any(a <= at < b for a, b in told):
                return True
        return False

    def _ends_beside(self, start: int, person: Person, at: int) -> bool:
        """Whether the name at `start` ends right before `at`, but for a comma: "Ana Lopez, a mother of two"."""
        between = self.text[start:at]
        return not between[len(longest_name(between, person)) :].strip(", ")

    def gender(self, person: Person) -> Gender | None:
        """The person's gender by name and honorific, or by the pronoun that meant the person before."""
        return person.gender or self.learnt.get(person.key)

    def fits(self, actor: str, gender: Gender | None) -> bool:
        """Whether an actor may be of a gender, None for any."""
        key = actor.removeprefix("person ")
        if gender is None:
            return True
        return not self.people.has(key) or self.gender(self.people.get(key)) in (gender, None)

    def named_between(self, begin: int, end: int) -> Sequence[tuple[int, Person]]:
        """Return where persons are named in begin:end, in order."""
        return self.named[bisect_left(self.named_starts, begin) : bisect_right(self.named_starts, end - 1)]

    def opens(self, word: str) -> bool:
        """Whether a word may stand between a paragraph's beginning and the name it is about."""
        known = words("title", "role", "honorific", "in_title", "vague")
        return not word or not word[0].isalnum() or word in known

    def shown(self, actor: str) -> str:
        """Return the name of an actor, or of a person who is none yet."""
        if self.registry.has(actor):
            return self.registry.get(actor).name
        return self.people.get(actor.removeprefix("person ")).name


def longest_name(text: str, person: Person) -> str:
    """The form of the person's name that `text` begins with, an honorific before it included."""
    words_of_name = person.name.split()
    end = 0
    for word in words_of_name:
        found = text.find(word, end, end + 40)
        if found >= 0:
            end = found + len(word)
    return text[:end]
