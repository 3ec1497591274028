"""Persons who are called by what they are where the text says nowhere that they are it.

News tells of one person in ever other words: "Ana Lopez … the 34-year-old … the singer". Such a description means the
only one who has spoken near before it. At the head of an article it stands for whom the next sentence names: "The
harbour master says …" and then "Ana Lopez told the council …".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.knowledge.words import words
from onrecord.reading.coreference.nouns import are_kindred, noun_gender
from onrecord.reading.names.parts import Person
from onrecord.reading.speakers.phrases import Phrase
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.turns import Turn
from onrecord.reading.speakers.voices import Voices

#: Nouns that keep who it is from being told, or tell of somebody beside the one spoken of.
_OTHERS: Final = words("anonymous", "spokesperson") | frozenset({"member", "neighbor", "neighbour", "other"})
_APART: Final = frozenset({"another", "other", "second", "first", "third", "new", "next"})
#: Nouns for somebody whom the news names.
RUNNING: Final = frozenset({"nominee", "candidate", "incumbent", "hopeful"})
#: "His lawyer" is not who spoke before, but somebody of his.
_WHOSE: Final = frozenset({"his", "her", "its", "their", "my", "our", "your"})
#: So far into the next sentence the name may stand, behind titles.
_AHEAD: Final = 60


def is_age(noun: str) -> bool:
    """Whether a noun is an age: 34-year-old."""
    return noun.endswith("-year-old")


def is_nobody_named(phrase: Phrase, noun: str) -> bool:
    """Whether a noun is none that the news gives to those whom it names: the gunman, the waiter."""
    named = words("title", "relation", "anonymous", "spokesperson") | word_list("varied")
    bare = len(phrase.head) == len(phrase.core) and phrase.head[0].lower == "the"
    return bare and noun not in named | word_list("plain_noun") | RUNNING and not is_age(noun)


@dataclass(slots=True)
class Varied:
    """Tells whom a definite description of one person means by what stands around it."""

    voices: Voices

    def resolve(self, phrase: Phrase, noun: str) -> Found | None:
        """Return who the description is, or None.

        Args:
            phrase: with a definite head that no stated role settles.
            noun: its head noun in lower case.
        """
        said = {token.lower for token in phrase.core[:-1]}
        if said & (_APART | _WHOSE) or noun in _OTHERS:
            return None
        return self._before(phrase, noun) or self._spoke_last(phrase, noun) or self._named_next(phrase, noun)

    def _before(self, phrase: Phrase, noun: str) -> Found | None:
        """Whom the sentence before is about, for a noun that takes up who was named: the singer, the nominee."""
        if noun not in word_list("varied") and not is_age(noun):
            return None
        at = phrase.head[0].start
        key = self.voices.pronouns.going_on.subject_before(noun_gender(noun), at)
        if key is None or not self._may_be(key, phrase, noun, plain=True):
            return None
        name = self.voices.pronouns.nearby.shown(key)
        return Found(key, "description", f"the {noun}: the sentence before is about {name}", 0.7)

    def _spoke_last(self, phrase: Phrase, noun: str) -> Found | None:
        """The only person who spoke in this paragraph and the one before."""
        at = phrase.head[0].start
        plain = is_age(noun) or noun in word_list("plain_noun") | word_list("varied")
        if not plain and noun not in words("title") and noun != "lawmaker":
            return None
        near = [turn for turn in self.voices.turns.near(at) if turn.kind in ("person", "anonymous")]
        if not near or len({turn.actor for turn in near}) > 1 or (noun in words("relation") and not plain):
            return None
        if any(token.name is not None for token in phrase.rest):  # "the mayor of Larch" says which one it is
            return None
        last = near[-1]
        if not self._may_be(last.actor, phrase, noun, plain=plain) or self._other_since(last, near, at):
            return None
        name = self.voices.registry.get(last.actor).name
        return Found(last.actor, "description", f"the {noun}: only {name} has spoken near before it", 0.7)

    def _may_be(self, actor: str, phrase: Phrase, noun: str, *, plain: bool) -> bool:
        """Whether an actor may be called so: nothing that the text says of them is against it."""
        key = actor.removeprefix("person ")
        if not self.voices.people.has(key):
            if not self.voices.registry.has(actor):
                return False
            role = self.voices.registry.get(actor).role or self.voices.registry.get(actor).name.split()[-1]
            gender = noun_gender(role)
            return plain and not (gender and noun_gender(noun) and gender != noun_gender(noun))
        person = self.voices.people.get(key)
        owned = any(self._person_at(token.start) == person for token in phrase.core[:-1] if token.possessive)
        gender = noun_gender(noun)
        return (
            not owned
            and not (gender and person.gender and gender != person.gender)
            and (plain or self._agrees(person, phrase, noun))
        )

    def _agrees(self, person: Person, phrase: Phrase, noun: str) -> bool:
        """Whether the person's stated roles leave room for the noun."""
        stated = self.voices.roles.stated(person.key)
        said = {token.lower for token in phrase.head[1:]} - words("vague") - words("cut")
        return not stated or any(
            role.noun == noun or are_kindred(role.noun, noun) or bool(said & role.words) for role in stated
        )

    def _person_at(self, start: int) -> Person | None:
        return self.voices.people.at(start)

    def _other_since(self, last: Turn, near: list[Turn], at: int) -> bool:
        """Whether another person is named since a turn, outside what its speaker has said."""
        told = [place for turn in near for place in turn.content]
        return any(
            f"person {person.key}" != last.actor and not any(a <= start < b for a, b in told)
            for start, person in self.voices.people.positions()
            if last.end <= start < at
        )

    def _named_next(self, phrase: Phrase, noun: str) -> Found | None:
        """The person whom the next paragraph begins with, named there for the first time."""
        at = phrase.head[0].start
        following = next((start for start, _ in self.voices.turns.paragraphs if start > at), None)
        if following is None:
            return None
        named = ((s, p) for s, p in self.voices.people.positions() if following <= s <= following + _AHEAD)
        start, person = next(named, (0, None))
        if person is None or person.first != start or " " not in person.name:
            return None
        gender = noun_gender(noun)
        opening = self.voices.text[following:start].split()
        titled = all(word[:1].isupper() for word in opening)
        if (
            not titled
            or (gender and person.gender and gender != person.gender)
            or not self._agrees(person, phrase, noun)
        ):
            return None
        key = self.voices.add_person(person.key, at)
        return Found(key, "description", f"the {noun} is named in the paragraph after it: {person.name}", 0.7)

    def owned(self, phrase: Phrase, noun: str) -> Found | None:
        """Return the actor of "his attorney": somebody unnamed, told by whose he is."""
        first = phrase.head[0]
        if first.lower not in ("his", "her") or len(phrase.head) > len(phrase.core):
            return None
        whose = self.voices.pronouns.whose(first.lower, first.start)
        if whose.actor is None or not whose.actor.startswith("person "):
            return None
        name = self.voices.pronouns.nearby.shown(whose.actor)
        told = " ".join(token.text for token in phrase.core[1:])
        key = self.voices.registry.actor(
            f"unnamed {name.casefold()} {noun}", f"{name}’s {told}", "person", first.start, role=noun, confidence=0.7,
            reason="described, not named",
        )  # fmt: skip
        return Found(key, "description", f"described, not named: {whose.reason}", 0.7)
