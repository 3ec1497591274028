"""Bodies that are called by what they are: the zoo, the Ruvian army, the city council, this newspaper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import Country, by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.speakers.add import add_body, add_state
from onrecord.reading.speakers.bodies import OWN_NOUNS, body_name
from onrecord.reading.speakers.generic import Generic
from onrecord.reading.speakers.phrases import Phrase, Token, shown_words, without_article
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.states import States
from onrecord.reading.speakers.voices import Voices

_BRANCHES: Final = frozenset({"government", "regime", "state", "administration"})
_ARMED: Final = frozenset(
    {"terror", "terrorist", "militant", "extremist", "jihadist", "jihadi", "rebel", "armed", "insurgent", "islamist"}
)
#: Bodies that belong to a person where a person's name stands before them.
_OF_PERSON: Final = frozenset(
    {
        "organization",
        "organisation",
        "company",
        "office",
        "administration",
        "campaign",
        "team",
        "family",
        "firm",
        "foundation",
    }
)
#: Nouns that may follow the name of the body they call: the Likud party, the Cobrex company.
_AFTER_NAME: Final = frozenset(
    {"party", "company", "firm", "group", "movement", "militia", "newspaper", "airline", "zoo"}
)
#: Nouns for so many things that only what is named near can be meant.
_LOOSE: Final = frozenset({"group", "team", "house", "office", "force", "state", "administration"})
#: What says nothing of which body it is.
_EMPTY: Final = frozenset({"other", "another", "one", "same", "no", "any", "many", "every", "each", "own", "whole"})
#: Nouns that take up a firm that was named: "the online retail giant".
_VARIED: Final = frozenset({"giant", "retailer", "chain", "lender", "automaker", "carmaker", "startup"})
#: Where a body sits is no part of its name: "the Larch-based Clean Harbour campaign".
_BASED: Final = re.compile(r"^[\w.]+-based\s(?=\S+\s\S)")
#: Words before a body that its name need not have.
_PLAIN: Final = frozenset({"federal", "top", "national", "country’s", "influential", "powerful"})
_DETERMINERS: Final = frozenset({"the", "this", "that"})


@dataclass(slots=True)
class Institutions:
    """Resolves descriptions whose noun is a body's."""

    voices: Voices

    def outlet(self, phrase: Phrase, noun: str) -> Found:
        """Return whom "this newspaper", "the paper", "the weekly" is."""
        at, first = phrase.head[0].start, phrase.head[0].lower
        bodies = self.voices.bodies
        if len(phrase.core) > 2 or first not in ("this", "the") or len(phrase.head) > len(phrase.core):
            return self._named_of_words(phrase, noun) or self._by_description(phrase, noun)
        if first == "this":
            if bodies.outlet is None:
                return _nobody(f"“this {noun}” is the article’s outlet, which is not known")
            return self._named(body_name(bodies.outlet), at, "the article’s own outlet")
        kinds = ("outlet", "organisation") if noun in ("site", "website") else ("outlet",)
        near = {turn.actor for turn in self.voices.turns.near(at) if turn.kind in kinds}
        if len(near) == 1:
            return Found(near.pop(), "description", f"the {noun}: the outlet that spoke before", 0.8)
        full = bodies.near(noun, self.voices.turns.window(at), at) or bodies.called(noun, at)
        named = self._named(full, at, f"the {noun} named as “{full}”") if full else None
        return named or _nobody(f"the text does not say which “{noun}”")

    def resolve(self, phrase: Phrase, noun: str) -> Found:
        """Return the body whose head noun is `noun`."""
        modifiers = without_article(phrase.core)[:-1]
        if modifiers and noun in _AFTER_NAME and _is_body_name(modifiers[-1]):
            token = modifiers[-1]
            body = add_body(self.voices.registry, self.voices.bodies, token.text, "ORG", token.start)
            return Found(body.actor, "name", body.reason or f"the {noun} “{token.text}”", 0.85)
        found = self._branch(phrase, noun, modifiers)
        if noun == "administration" and not modifiers and len(phrase.head) <= 2:
            found = States(self.voices).administration(phrase.core[0].start)
        if found is None and modifiers and noun in _OF_PERSON:
            found = self._of_person(modifiers[-1], noun)
        if found is None and noun == "authorities":
            found = self._authorities(phrase, modifiers)
        if found is None and noun == "police" and len(phrase.head) == 1:
            full = self.voices.bodies.called(noun)
            found = self._named(full, phrase.head[0].start, f"the only {noun} named: “{full}”") if full else None
        if found is None and noun in ("police", "opposition") and len(phrase.core) <= 3:
            found = self._arm(phrase, noun, None)
        if found is None and not _has_complement(phrase):
            found = self._pointing_back(phrase, noun, frozenset(token.lower for token in modifiers))
        return found or self._named_of_words(phrase, noun) or self._by_description(phrase, noun)

    def _named_of_words(self, phrase: Phrase, noun: str) -> Found | None:
        """A body brought in by what it is and named with these words: a federal appeals court, the Court of Appeals."""
        told = {t.lower for t in without_article(phrase.core)[:-1]} - words("vague") - _PLAIN
        full = self.voices.bodies.with_words(noun, frozenset(told)) if told and not _has_complement(phrase) else None
        if full is None:
            return None
        return self._named(full, phrase.head[0].start, f"the {noun} named as “{full}”")

    def _authorities(self, phrase: Phrase, modifiers: tuple[Token, ...]) -> Found:
        """Authorities: the state of a text about one, else a group by its words: the city's authorities."""
        at = phrase.core[0].start
        state = None if modifiers or len(phrase.head) > len(phrase.core) else States(self.voices).chief()
        if state is not None:
            why = f"authorities where the text speaks of officers of {state.names[0]} only"
            return Found(add_state(self.voices.registry, state, at), "description", why, 0.7)
        return self.voices.unnamed(phrase, "group", plural=True)

    def _pointing_back(self, phrase: Phrase, noun: str, told: frozenset[str]) -> Found | None:
        """The bare "the zoo", "the terrorist group": a body named or spoken of before."""
        at = phrase.core[0].start
        armed = noun == "group" and bool(told) and told <= _ARMED
        if noun in _VARIED and phrase.head[0].lower == "the":
            return Generic(self.voices).resolve(noun, at)
        if told and not armed:
            definite = phrase.head[0].lower in _DETERMINERS
            full = self.voices.bodies.with_words(noun, told - words("vague")) if definite else None
            return self._named(full, at, f"the {noun} named as “{full}”") if full else None
        if not armed and phrase.head[0].lower not in _DETERMINERS:
            return None
        wanted, since = ("armed group" if armed else noun), self.voices.turns.window(at)
        near = self.voices.bodies.near(wanted, since, at)
        loose = noun in _LOOSE and not armed
        full = near if loose else self.voices.bodies.called(wanted, at, since) or (near if armed else None)
        if full:
            return self._named(full, at, f"the {noun} named as “{full}”")
        found = (
            States(self.voices).only(noun, at)
            or self._described_before(noun, at)
            or Generic(self.voices).resolve(noun, at)
        )
        chief = States(self.voices).chief() if found is None and noun == "government" else None
        if chief is None:
            return found
        why = f"the government where the text speaks of officers of {chief.names[0]} only"
        return Found(add_state(self.voices.registry, chief, at), "description", why, 0.7)

    def _branch(self, phrase: Phrase, noun: str, modifiers: tuple[Token, ...]) -> Found | None:
        """The government of a state, its army: by the name of its people, or of the state as a possessive."""
        at = phrase.core[0].start
        after = [token for token in phrase.rest[1:4] if token.lower != "the"][:1] if _has_complement(phrase) else []
        for token in (*modifiers, *after):
            country = by_people(token.text) or (by_name(token.text) if token.possessive or token in after else None)
            if country is None or country.ambiguous:
                continue
            if noun in _BRANCHES | {"authorities"} and token is (modifiers or after)[-1] and len(modifiers) < 2:
                key = add_state(self.voices.registry, country, at)
                return Found(key, "description", f"the {noun} of {country.names[0]}", 0.9)
            if noun in words("arm"):
                return self._arm(phrase, noun, country)
        return None

    def _of_person(self, token: Token, noun: str) -> Found | None:
        """The office or family of a named person: "Lopez’s office", "her campaign"."""
        people, at = self.voices.people, token.start
        person = people.at(at) if token.name else (people.by_surname(token.text) if token.text[:1].isupper() else None)
        why = None
        if person is None and token.lower in ("his", "her"):
            whose = self.voices.pronouns.whose(token.lower, at)
            key = (whose.actor or "").removeprefix("person ")
            person = people.get(key) if people.has(key) else None
            if person is None:
                return _nobody(f"the text does not say whose {noun}: {whose.reason}")
            why = whose.reason
        if person is None or not (token.possessive or token.lower in ("his", "her")):
            return None
        key = self.voices.registry.actor(f"body {person.key} {noun}", f"{person.name}’s {noun}", "organisation", at)
        return Found(key, "description", f"the {noun} of {person.name}" + (f": {why}" if why else ""), 0.8)

    def _described_before(self, noun: str, at: int) -> Found | None:
        earlier = {voice.key for voice in self.voices.before(f"body {noun}", at)}
        if len(earlier) == 1:
            return Found(next(iter(earlier)), "description", f"the {noun} spoken of before", 0.75)
        return _nobody(f"several are called “{noun}” before") if earlier else None

    def _by_description(self, phrase: Phrase, noun: str) -> Found:
        """A body with no other name than what it is: the city council, a federal appeals court."""
        core = phrase.core
        said = [t.lower for t in core[:-1] if t.lower not in words("vague", "definite") | _EMPTY]
        pointing = core[0].lower in ("its", "his", "her", "their", "our", "my", "your")
        cut_off = bool(core[0].lower[:1].isdigit())
        clause = len(phrase.rest) > 2 and phrase.rest[0].lower in ("that", "which")
        if pointing or cut_off or not (said or clause or _has_complement(phrase)):
            return _nobody(f"the text does not say which “{noun}”")
        return self._arm(phrase, noun, None)

    def _arm(self, phrase: Phrase, noun: str, country: Country | None) -> Found:
        """A body that is called by what it is: the Ruvian army, police."""
        shown, at = _BASED.sub("", body_name(shown_words(self.voices.text, phrase))), phrase.head[0].start
        code = country.code if country else None
        side = add_state(self.voices.registry, country, at) if country is not None else None
        key = self.voices.registry.actor(
            f"body {shown.casefold()}",
            shown,
            "outlet" if noun in OWN_NOUNS else "organisation",
            at,
            country=code,
            side=side,
            confidence=0.8,
        )
        if len(phrase.head) > 1 or _has_complement(phrase):
            self.voices.remember(f"body {noun}", key, phrase)
        return Found(key, "description", "a body called by what it is", 0.75)

    def _named(self, full: str, at: int, why: str) -> Found:
        found = add_body(self.voices.registry, self.voices.bodies, full, "ORG", at)
        return Found(found.actor, "description", why if found.actor else found.reason, 0.8)


def _is_body_name(token: Token) -> bool:
    return token.name is not None and token.name.label == "ORG" and not token.possessive


def _has_complement(phrase: Phrase) -> bool:
    """Whether "of Larch", "for Larch" follows the noun."""
    return len(phrase.rest) > 1 and phrase.rest[0].lower in ("of", "for") and phrase.rest[-1].lower not in ("of", "for")


def _nobody(reason: str) -> Found:
    return Found(None, "description", reason, 0.5)
