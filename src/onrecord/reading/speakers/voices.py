"""The unnamed voices of one text, and named persons as actors: what the resolver of descriptions adds to the actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.reading.speakers.add import add_body, add_state
from onrecord.reading.speakers.bodies import BODY_LABELS, Bodies, body_name
from onrecord.reading.speakers.hidden import anonymity
from onrecord.reading.speakers.known import KnownPersons
from onrecord.reading.speakers.phrases import (
    Phrase,
    Token,
    is_person_noun,
    shown_words,
    singular,
    without_article,
)
from onrecord.reading.speakers.pronouns import Pronouns
from onrecord.reading.speakers.registry import Found, Registry
from onrecord.reading.speakers.roles import Roles
from onrecord.reading.speakers.turns import Turns
from onrecord.types import ActorKind

_HIDDEN: Final = frozenset({"unnamed", "unidentified", "anonymous"})
#: Nouns that say that somebody told it, and nothing of what they are.
_NO_ROLE: Final = words("indefinite") | frozenset(
    {"source", "sources", "insider", "insiders", "people", "person", "those", "man", "woman"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """An unnamed actor as it was first spoken of.

    Attributes:
        key: of the actor.
        at: where it stands.
        words: the words of its description, in lower case.
    """

    key: str
    at: int
    words: frozenset[str]


@dataclass(slots=True)
class Voices:
    """Adds named persons and unnamed voices to the registry, and remembers the voices by their nouns.

    `carried_on` tells whether the statement in hand goes on with an earlier one, whose speaker an unknown one then is.
    """

    text: str
    registry: Registry
    people: People
    roles: Roles
    bodies: Bodies
    names: Sequence[Name]
    turns: Turns
    pronouns: Pronouns
    known: KnownPersons
    carried_on: bool = False
    _voices: dict[str, list[Voice]] = field(default_factory=lambda: defaultdict(list))

    def before(self, noun: str, at: int) -> list[Voice]:
        """Return the voices called `noun` before the position `at`."""
        return [voice for voice in self._voices[noun] if voice.at < at]

    def voice(self, key: str) -> Voice | None:
        """Return the voice that is the actor `key`, or None."""
        return next((voice for voices in self._voices.values() for voice in voices if voice.key == key), None)

    def unnamed(self, phrase: Phrase, kind: str, *, plural: bool) -> Found:
        """An actor described by its words: a new voice if single, the same for the same words if several."""
        at = phrase.head[0].start
        shown = shown_words(self.text, phrase)
        noun = without_article(phrase.core)[-1].lower if phrase.core else shown
        why = anonymity(self.text, at)
        hidden = kind == "anonymous" or is_hidden(phrase) or why is not None
        side = self._side(phrase) if hidden or noun in words("spokesperson") else None
        country = next((c.code for t in phrase.core if (c := by_people(t.text))), None)
        if side is not None and country is None:
            country = self.registry.get(side).country
        key = self.registry.actor(
            f"unnamed {shown.casefold()}" if plural else f"unnamed {at}",
            shown,
            _kind(kind, hidden),
            at,
            country=country,
            role=_role(noun) if hidden or kind != "group" else None,
            side=side,
            anonymous=hidden,
            confidence=0.8,
            reason="described, not named",
        )
        if why is not None:
            self.registry.hide(key, f"not named: “{why}”")
        self.remember(f"several {noun}" if plural else noun, key, phrase)
        return Found(key, "description", "described, not named", 0.8)

    def again(self, key: str, phrase: Phrase, why: str, confidence: float) -> Found:
        """Return the unnamed voice `key`, which `phrase` speaks of again; anonymous where its sentence says so."""
        reason = anonymity(self.text, phrase.head[0].start)
        if reason is not None and key.startswith("unnamed "):
            self.registry.hide(key, f"not named: “{reason}”")
        return Found(key, "description", why, confidence)

    def _side(self, phrase: Phrase) -> str | None:
        """The named body or state that an official or a spokesman speaks for."""
        before, after = list(phrase.core[:-1]), list(phrase.rest[1:4])
        if phrase.rest and phrase.rest[0].lower not in ("for", "at", "from", "of", "with", "in"):
            after = []
        for token in (*before, *after):
            people = by_people(token.text)
            if people is not None:
                return add_state(self.registry, people, token.start)
            if self.people.at(token.start) is not None:
                return None
            if token.name is not None and (token.name.label in ("ORG", "GPE") or token.lower in words("armed_group")):
                return add_body(self.registry, self.bodies, token.text, token.name.label, token.start).actor
        return None

    def remember(self, noun: str, key: str, phrase: Phrase) -> None:
        """Remember that the actor `key` is called `noun` in `phrase`."""
        said = frozenset(word for token in phrase.head for word in token.lower.split())
        self._voices[noun].append(Voice(key, phrase.head[0].start, said))

    def named(self, token: Token) -> str | None:
        """Return the key of the person or body that a token names, added where it is new; None where it names none."""
        if token.name is None:
            return None
        person = self.people.at(token.start)
        if person is not None:
            return self.add_person(person.key, token.start)
        if token.name.label not in BODY_LABELS:
            return None
        return add_body(self.registry, self.bodies, token.text, token.name.label, token.start).actor

    def body(self, name: str, at: int) -> str | None:
        """Return the key of the organisation called `name`, added where it is new."""
        return add_body(self.registry, self.bodies, name, "ORG", at).actor

    def key_of_body(self, name: str) -> str:
        """Return the key that the body called `name` has where it is an actor."""
        country = by_name(body_name(name))
        return f"state {country.code}" if country else f"body {body_name(name).casefold()}"

    def add_person(self, key: str, at: int, title: str | None = None) -> str:
        """Add the named person `key` and return the actor's key; `title` is the role that stands before the name."""
        person, role = self.people.get(key), self.roles.of(key)
        if title and (role is None or title.endswith(role)):
            role = title
        country = by_people(role.split()[0]) if role else None
        known = self.known.full(person)
        full = " " in person.name or known is not None
        return self.registry.actor(
            f"person {key}",
            known[0] if known else person.name,
            "person",
            at,
            role=role,
            country=country.code if country else None,
            confidence=0.95 if full else 0.8,
            reason=known[1] if known else (None if full else "the text gives no full name"),
        )


def _kind(kind: str, hidden: bool) -> ActorKind:
    """The kind of an actor without a name."""
    if hidden:
        return "anonymous"
    return "group" if kind == "group" else "organisation" if kind == "organisation" else "person"


def _role(noun: str) -> str | None:
    """The role that a noun tells of an unnamed voice: official, of "officials"; None of a source or insider."""
    if noun in _NO_ROLE | words("relation"):
        return None
    return singular(noun) or (noun if is_person_noun(noun) else None)


def is_hidden(phrase: Phrase) -> bool:
    """Whether the text says that the name is withheld: an unnamed official."""
    return any(token.lower in _HIDDEN for token in phrase.core)
