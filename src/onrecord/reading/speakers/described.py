"""Actors by what they are called where they have no name: officials, voters, polls, spokesmen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.speakers.bodies import OWN_NOUNS
from onrecord.reading.speakers.documents import Documents
from onrecord.reading.speakers.holders import Holders
from onrecord.reading.speakers.institutions import Institutions
from onrecord.reading.speakers.phrases import Phrase, is_person_noun, is_plural, without_article
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.varied import is_age
from onrecord.reading.speakers.voices import Voices

_CLAUSE: Final = frozenset({"there", "is", "are", "was", "were", "has", "have", "had", "will", "would"})
_FAMILIAR: Final = frozenset({"familiar", "close", "briefed", "knowledgeable"})
#: What a person tells, and is the source of as "her account".
_TOLD: Final = frozenset({"account", "telling", "words", "admission", "estimate", "view", "opinion"})
_SEVERAL: Final = frozenset({"group", "anonymous"})
#: People together by a noun of one, and those who are called by what they do.
_GATHERED: Final = frozenset(
    {"community", "crowd", "audience", "electorate", "congregation", "jury", "camp", "duo", "sides", "camps"}
)
_LANDS: Final = frozenset({"country", "nation", "world", "state", "city", "town", "village", "neighborhood"})
#: What stands behind the noun it belongs to.
_BEHIND: Final = re.compile(r"(?:\w{3,}ed|led|held|present|alike|themselves|himself|herself|itself)$")
_AGENTS: Final = re.compile(r"(?:[^w]ers|ors|ists|ians|ants|ees|eers|ites|men|women)$")
_WHOSE: Final = frozenset({"his", "her", "their", "its", "my", "our"})


@dataclass(slots=True)
class Descriptions:
    """Resolves phrases without a name at their head."""

    voices: Voices
    institutions: Institutions = field(init=False)
    holders: Holders = field(init=False)
    documents: Documents = field(init=False)

    def __post_init__(self) -> None:
        self.institutions = Institutions(self.voices)
        self.holders = Holders(self.voices)
        self.documents = Documents(self.voices)

    def resolve(self, phrase: Phrase) -> Found:
        """Return who the description at the head of `phrase` is."""
        tokens = phrase.core
        if not tokens or not tokens[-1].lower:
            return _nobody("no words to tell it by")
        if any(token.lower in _CLAUSE for token in tokens):
            return _nobody("the source is a clause, not somebody")
        if len(tokens) == 2 and tokens[0].lower in ("his", "her") and tokens[1].lower in _TOLD:
            whose = self.voices.pronouns.whose(tokens[0].lower, tokens[0].start)
            return Found(whose.actor, "description", f"the {tokens[1].lower} of {whose.reason}", 0.7)
        single = len(phrase.head) == 1 and tokens[-1].lower == "one"
        partitive = (
            self._one(phrase) if single else self._share(phrase) or self._those(phrase) or self._partitive(phrase)
        )
        if partitive is not None:
            return partitive
        if _is_familiar(phrase):
            return self.voices.unnamed(phrase, "anonymous", plural=is_plural(tokens) or tokens[-1].lower == "those")
        return self._by_noun(phrase, tokens[-1].lower.split()[-1])

    def _those(self, phrase: Phrase) -> Found | None:
        """Those surveyed: a group by what was done to it."""
        tokens = phrase.core
        if len(tokens) != 2 or tokens[0].lower != "those" or not tokens[1].lower.endswith("ed"):
            return None
        return self.voices.unnamed(phrase, "group", plural=True)

    def _one(self, phrase: Phrase) -> Found:
        """One said: one of the several who spoke before."""
        at = phrase.head[0].start
        several = self.voices.turns.near(at)[-1:]
        actor = self.voices.registry.get(several[0].actor) if several and several[0].kind in _SEVERAL else None
        if actor is None or several[0].actor.removeprefix("unnamed ").isdigit():
            return _nobody("the text does not say one of whom")
        anonymous = actor.kind == "anonymous"
        key = self.voices.registry.actor(
            f"unnamed {at}", f"one of the {actor.name}", "anonymous" if anonymous else "person", at,
            country=actor.country, anonymous=anonymous, confidence=0.7, reason="described, not named",
        )  # fmt: skip
        return Found(key, "description", "one of those who spoke before", 0.7)

    def _by_noun(self, phrase: Phrase, noun: str) -> Found:
        last = phrase.core[-1]
        known = noun in _known_nouns() or is_plural(phrase.core) or is_person_noun(noun)
        if last.name is None and last.text[:1].isupper() and not known:
            return _nobody(f"“{last.text}” was not recognised as a name")
        ways: tuple[tuple[bool, Callable[[Phrase, str], Found]], ...] = (
            (noun in OWN_NOUNS and (_is_outlet(phrase) or noun not in words("document")), self.institutions.outlet),
            (noun in words("document"), self.documents.resolve),
            (
                noun in ("campaign", "camp") or (noun == "administration" and any(t.name for t in phrase.core)),
                self._campaign,
            ),
            (noun in words("body"), self._body),
            (is_plural(phrase.core), self._group),
            (is_person_noun(noun) or is_age(noun), self.holders.resolve),
        )
        for holds, way in ways:
            if holds:
                return way(phrase, noun)
        if noun.endswith("s") and noun.removesuffix("s") in words("body"):
            return self._group(phrase, noun)  # human rights groups, several companies
        if len(phrase.core) > 2 and _BEHIND.search(noun) and phrase.core[-2].name is None:
            inner = Phrase(phrase.core[:-1], ())  # the actors involved, a commission appointed by …
            return self._by_noun(inner, inner.core[-1].lower.split()[-1])
        whole = noun in _LANDS and any(token.lower in ("whole", "entire") for token in phrase.core)
        if noun in _GATHERED or whole or _AGENTS.search(noun):
            return self._group(phrase, noun)  # the local community, the whole country
        return _nobody(f"no rule tells who “{noun}” is")

    def _body(self, phrase: Phrase, noun: str) -> Found:
        """A body by its noun: the one that is meant, or one that the text brings in without a name."""
        found = self.institutions.resolve(phrase, noun)
        if found.actor is None and phrase.is_indefinite:
            return self.voices.unnamed(phrase, "organisation", plural=False)
        return found

    def _partitive(self, phrase: Phrase) -> Found | None:
        """One of her advisers; some of the voters; a group of doctors."""
        first, rest = without_article(phrase.core)[-1].lower, phrase.rest
        if first not in words("partitive") or len(rest) < 2 or rest[0].lower != "of":
            return None
        inner = Phrase(without_article(rest[1:]), ())
        core = inner.core
        if core and core[-1].lower in ("them", "us", "you", "these", "those"):
            last = next(iter(reversed(self.voices.turns.near(phrase.head[0].start))), None)
            hidden = last is not None and last.kind == "anonymous"
            single = first in ("one", "each", "either", "neither")
            return self.voices.unnamed(
                phrase, "anonymous" if hidden else ("person" if single else "group"), plural=not single
            )
        if not core or not is_plural(core):
            return _nobody(f"no rule tells who these are: {first} of")
        noun = core[-1].lower
        if first in ("one", "each", "either", "neither"):
            kind = "anonymous" if noun in words("anonymous") else "person"
            return self.voices.unnamed(phrase, kind, plural=False)
        return self.voices.unnamed(phrase, "anonymous" if noun in ("officials", "sources") else "group", plural=True)

    def _campaign(self, phrase: Phrase, noun: str) -> Found:
        """The campaign or administration of a named person."""
        at = phrase.core[0].start
        for token in reversed(phrase.core[:-1]):
            person = self.voices.people.at(token.start) if token.name else self.voices.people.by_surname(token.text)
            if person is not None:
                noun = "campaign" if noun == "camp" else noun
                key = self.voices.registry.actor(
                    f"body {person.key} {noun}", f"{person.name}’s {noun}", "organisation", at
                )
                return Found(key, "description", f"the {noun} of {person.name}", 0.9)
        if phrase.head[0].lower in ("his", "her"):
            return self.institutions.resolve(phrase, noun)
        if any(t.name is not None or t.text[:1] in "#@" or t.text[:1].isupper() for t in phrase.core[1:-1]):
            return self.institutions.resolve(phrase, noun)
        return _nobody(f"the text does not say whose {noun}")

    def _group(self, phrase: Phrase, noun: str) -> Found:
        bare = len(phrase.head) == len(phrase.core)
        if (
            bare
            and phrase.head[0].lower in ("both", "the")
            and noun in ("men", "women", "leaders", "candidates", "rivals")
        ):
            return _nobody(f"the text does not say here which “{noun}”")
        if noun in ("both", "all", "neither") and len(phrase.head) == 1:
            return _nobody(f"“{noun}” does not say of whom")
        before = self._spoken_of(phrase, noun)
        if before is not None:
            return before
        named = any(t.name is not None for t in phrase.head) or phrase.head[0].lower in _WHOSE
        hidden = noun in ("sources", "insiders") or (noun in words("anonymous") and not named)
        if noun == "officials":
            said = {token.lower for token in phrase.core[:-1]} - words("vague") - words("partitive")
            hidden = not (named or said or phrase.head[0].lower in ("the", "these", "those", "both"))
        return self.voices.unnamed(phrase, "anonymous" if hidden else "group", plural=True)

    def _spoken_of(self, phrase: Phrase, noun: str) -> Found | None:
        """The several of before: "both sources", "the officials"."""
        if phrase.head[0].lower not in words("definite") - _WHOSE or len(phrase.head) > len(phrase.core):
            return None
        said = {token.lower for token in without_article(phrase.core)[:-1]} - words("definite") - words("vague")
        earlier = [v for v in self.voices.before(f"several {noun}", phrase.head[0].start) if said <= v.words]
        if not earlier:
            return None
        return self.voices.again(earlier[-1].key, phrase, f"the {noun} spoken of before", 0.75)

    def _share(self, phrase: Phrase) -> Found | None:
        """A share of those asked: "another 19 percent", "42 percent of those responding"."""
        core = without_article(phrase.core)
        if core[-1].lower not in ("percent", "cent") or not any(t.lower[:1].isdigit() for t in core):
            return None
        return self.voices.unnamed(phrase, "group", plural=True)


def _is_outlet(phrase: Phrase) -> bool:
    """Whether a website is one that tells news: "this site", "a local news site", not a company's."""
    return len(phrase.core) <= 2 or not any(token.possessive for token in phrase.core)


def _is_familiar(phrase: Phrase) -> bool:
    noun = phrase.core[-1].lower
    people = noun in ("people", "person", "those", "persons") or noun in words("role") or is_plural(phrase.core)
    told = (*phrase.core[1:], *phrase.rest[:2])
    return people and any(t.lower in _FAMILIAR and t.name is None for t in told)


def _known_nouns() -> frozenset[str]:
    return words("role", "group", "document", "body")


def _nobody(reason: str) -> Found:
    return Found(None, "description", reason, 0.5)
