"""Actors by what they are called where they have no name: officials, voters, polls, spokesmen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import Country, by_people
from onrecord.knowledge.words import words
from onrecord.reading.speakers.bodies import add_body, add_state, body_name
from onrecord.reading.speakers.phrases import Phrase, is_plural, surface, without_article
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.voices import Voices, is_hidden

_CLAUSE: Final = frozenset({"there", "is", "are", "was", "were", "has", "have", "had", "will", "would"})
_FAMILIAR: Final = frozenset({"familiar", "close", "briefed", "knowledgeable"})
_WHOSE: Final = frozenset({"his", "her", "their", "its", "my", "our"})
_BRANCHES: Final = frozenset({"government", "regime", "state", "administration"})


@dataclass(slots=True)
class Descriptions:
    """Resolves phrases without a name at their head."""

    voices: Voices

    def resolve(self, phrase: Phrase) -> Found:
        """Return who the description at the head of `phrase` is."""
        tokens = phrase.core
        if not tokens or not tokens[-1].lower:
            return _nobody("no words to tell it by")
        if any(token.lower in _CLAUSE for token in tokens):
            return _nobody("the source is a clause, not somebody")
        partitive = self._partitive(phrase)
        if partitive is not None:
            return partitive
        if _is_familiar(phrase):
            return self.voices.unnamed(phrase, "anonymous", plural=True)
        return self._by_noun(phrase, tokens[-1].lower.split()[-1])

    def _by_noun(self, phrase: Phrase, noun: str) -> Found:
        last = phrase.core[-1]
        if last.name is None and last.text[:1].isupper() and noun not in _known_nouns():
            return _nobody(f"“{last.text}” was not recognised as a name")
        ways: tuple[tuple[bool, Callable[[Phrase, str], Found]], ...] = (
            (noun in words("document"), self._document),
            (noun == "campaign" or (noun == "administration" and any(t.name for t in phrase.core)), self._campaign),
            (noun in words("body"), self._body),
            (is_plural(phrase.core), self._group),
            (noun in words("role"), self._one),
        )
        for holds, way in ways:
            if holds:
                return way(phrase, noun)
        return _nobody(f"no rule tells who “{noun}” is")

    def _partitive(self, phrase: Phrase) -> Found | None:
        """One of her advisers; some of the voters; a group of doctors."""
        first, rest = without_article(phrase.core)[-1].lower, phrase.rest
        if first not in words("partitive") or len(rest) < 2 or rest[0].lower != "of":
            return None
        inner = Phrase(without_article(rest[1:]), ())
        core = inner.core
        if not core or not is_plural(core):
            return _nobody(f"no rule tells who these are: {first} of")
        noun = core[-1].lower
        if first in ("one", "each", "either", "neither"):
            kind = "anonymous" if noun in words("anonymous") else "person"
            return self.voices.unnamed(phrase, kind, plural=False)
        return self.voices.unnamed(phrase, "anonymous" if noun in ("officials", "sources") else "group", plural=True)

    def _document(self, phrase: Phrase, noun: str) -> Found:
        at = phrase.core[0].start
        base = noun.removesuffix("s")
        if phrase.head[0].lower in ("the", "this", "that", "these", "those") and len(phrase.head) <= 2:
            earlier = self.voices.before(f"document {base}", at)
            if len({v.key for v in earlier}) == 1:
                return Found(earlier[-1].key, "description", f"the {noun} named before", 0.8)
            if len(earlier) > 1:
                return _nobody(f"several are called “{noun}”")
        shown = body_name(surface(self.voices.text, phrase.head))
        key = self.voices.registry.actor(f"document {shown.casefold()}", shown, "document", at, confidence=0.8)
        self.voices.remember(f"document {base}", key, phrase)
        return Found(key, "description", "a document speaks itself", 0.8)

    def _campaign(self, phrase: Phrase, noun: str) -> Found:
        """The campaign or administration of a named person."""
        at = phrase.core[0].start
        for token in reversed(phrase.core[:-1]):
            person = self.voices.people.at(token.start) if token.name else self.voices.people.by_surname(token.text)
            if person is not None:
                key = self.voices.registry.actor(
                    f"body {person.key} {noun}", f"{person.name}’s {noun}", "organisation", at
                )
                return Found(key, "description", f"the {noun} of {person.name}", 0.9)
        return _nobody(f"the text does not say whose {noun}")

    def _body(self, phrase: Phrase, noun: str) -> Found:
        at = phrase.core[0].start
        modifiers = without_article(phrase.core)[:-1]
        for token in modifiers:
            country = by_people(token.text)
            if country is not None and noun in _BRANCHES:
                key = add_state(self.voices.registry, country, at)
                return Found(key, "description", f"the {noun} of {country.names[0]}", 0.9)
            if country is not None and noun in words("arm"):
                return self._arm(phrase, country)
        if noun in ("police", "authorities") and len(phrase.core) <= 3:
            return self._arm(phrase, None)
        if not modifiers and phrase.head[0].lower == "the" and len(phrase.head) == len(phrase.core):
            full = self.voices.bodies.ending_in(noun)
            if full:
                found = add_body(self.voices.registry, self.voices.bodies, full, "ORG", at)
                return Found(found.actor, "description", f"the {noun} named as “{full}”", 0.8)
        return _nobody(f"the text does not say which “{noun}”")

    def _arm(self, phrase: Phrase, country: Country | None) -> Found:
        """A body of a state that is called by what it is: the Ruvian army, police."""
        shown, at = body_name(surface(self.voices.text, phrase.head)), phrase.head[0].start
        code = country.code if country else None
        side = None
        if country is not None:
            side = add_state(self.voices.registry, country, at)
        key = self.voices.registry.actor(
            f"body {shown.casefold()}", shown, "organisation", at, country=code, side=side, confidence=0.8
        )
        return Found(key, "description", "a body called by what it is", 0.8)

    def _group(self, phrase: Phrase, noun: str) -> Found:
        if phrase.head[0].lower in ("both", "the") and noun in ("men", "women", "leaders", "candidates", "rivals"):
            return _nobody(f"the text does not say here which “{noun}”")
        named = any(t.name is not None for t in phrase.head) or phrase.head[0].lower in _WHOSE
        hidden = noun in ("officials", "sources", "insiders") or (noun in words("anonymous") and not named)
        if hidden and noun == "officials" and phrase.head[0].lower in ("the", "these", "those", "both"):
            hidden = False
        return self.voices.unnamed(phrase, "anonymous" if hidden else "group", plural=True)

    def _one(self, phrase: Phrase, noun: str) -> Found:
        """A single person: one told of before, or a new unnamed voice."""
        wanted = frozenset(
            t for token in phrase.core[:-1] for t in token.lower.split() if t not in words("vague") and t != "former"
        )
        former = any(token.lower == "former" for token in phrase.core)
        if phrase.is_definite and not phrase.is_indefinite:
            holders = self.voices.roles.holders(noun, wanted, former=former)
            voices = {v.key for v in self.voices.before(noun, phrase.head[0].start) if wanted <= v.words}
            if len(holders) == 1 and not voices:
                key = self.voices.add_person(next(iter(holders)), phrase.head[0].start)
                return Found(
                    key, "description", f"the {noun} is named elsewhere: {self.voices.registry.get(key).name}", 0.8
                )
            if len(voices) == 1 and not holders:
                return Found(next(iter(voices)), "description", f"the {noun} spoken of before", 0.8)
            return _nobody(f"{'several' if holders or voices else 'nobody'} called “{noun}” in the text")
        if phrase.is_indefinite or noun in words("spokesperson") or is_hidden(phrase):
            return self.voices.unnamed(phrase, "anonymous" if noun in words("anonymous") else "person", plural=False)
        return _nobody(f"the text does not say which “{noun}”")


def _is_familiar(phrase: Phrase) -> bool:
    noun = phrase.core[-1].lower
    return noun in ("people", "person", "those", "persons") and any(t.lower in _FAMILIAR for t in phrase.rest[:2])


def _known_nouns() -> frozenset[str]:
    return words("role") | words("group") | words("document") | words("body")


def _nobody(reason: str) -> Found:
    return Found(None, "description", reason, 0.5)
