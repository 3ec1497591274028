"""Single persons who are called by what they are: the envoy, the Ruvian official, a waiter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import name_parts, plain
from onrecord.reading.speakers.phrases import Phrase, shown_words, without_article
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.varied import RUNNING, Varied, is_nobody_named
from onrecord.reading.speakers.voices import Voices, is_hidden

#: Nouns that stand for any office of a state.
_OFFICE: Final = frozenset({"official", "diplomat", "politician"})
#: Words that tell which of one noun it is, and so must be said.
_TELLING: Final = frozenset({"prime", "vice", "deputy", "former"})
#: Offices of places, so that the name beside them is one, whatever the tagger calls it.
_OF_PLACES: Final = frozenset({"mayor", "governor", "sheriff", "prosecutor"})
_PLACES: Final = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP"})
_DESCRIBED: Final = "described, not named"
#: Nouns of single members of a body who, unnamed, tell what it knows.
_INSIDERS: Final = frozenset({"diplomat", "commander", "negotiator", "staffer", "lawmaker", "minister"})
#: An office's holder who spoke so far before is still the one meant by it.
_FAR: Final = 2500
#: Words that tell several of one noun apart.
_ORDINAL: Final = frozenset({"first", "second", "third", "other", "another"})


@dataclass(slots=True)
class Holders:
    """Resolves descriptions of one person."""

    voices: Voices

    def resolve(self, phrase: Phrase, noun: str) -> Found:
        """Return the one told of before, or a new unnamed voice."""
        if phrase.is_definite and not phrase.is_indefinite:
            return self._definite(phrase, noun)
        if phrase.is_indefinite or noun in words("spokesperson") or is_hidden(phrase):
            named = self._spokesman(phrase) if noun in words("spokesperson") else None
            hidden = noun in words("anonymous") or _tells(phrase, noun)
            return named or self.voices.unnamed(phrase, "anonymous" if hidden else "person", plural=False)
        return _nobody(f"the text does not say which “{noun}”")

    def _definite(self, phrase: Phrase, noun: str) -> Found:
        at = phrase.head[0].start
        said = frozenset(word for token in phrase.core[:-1] for word in token.lower.split())
        wanted = frozenset(word for word in said if word not in words("vague") - _ORDINAL)
        holders = self.voices.roles.holders(noun, wanted, former="former" in said)
        plain = {key for key in holders if not self.voices.roles.words_before(key, noun) & _TELLING - said}
        holders = plain or holders
        voices = {voice.key for voice in self.voices.before(noun, at) if wanted <= voice.words}
        if len(holders) == 1 and not voices:
            return self._holder(next(iter(holders)), at, f"the {noun} is named elsewhere")
        if len(voices) == 1 and not holders:
            return self.voices.again(next(iter(voices)), phrase, f"the {noun} spoken of before", 0.8)
        if holders or voices:
            return self._last_of(holders, voices, at, noun)
        found = self._official(phrase, noun) or self._same_side(phrase) or self._nearly(noun, wanted, at)
        found = found or self._in_office(phrase) or self._of_place(phrase, noun)
        varied = Varied(self.voices)
        found = found or varied.resolve(phrase, noun)
        found = found or varied.owned(phrase, noun)
        if found is None and (
            self._is_new(phrase, noun, said) or (not self.voices.carried_on and is_nobody_named(phrase, noun))
        ):
            hidden = noun in words("anonymous")
            found = self.voices.unnamed(phrase, "anonymous" if hidden else "person", plural=False)
        return found or _nobody(f"nobody called “{noun}” in the text")

    def _is_new(self, phrase: Phrase, noun: str, said: frozenset[str]) -> bool:
        """Whether a definite description brings in somebody unnamed: the first source, the boy's grandfather."""
        owned = any(t.possessive and t.name is None and t.text.islower() for t in phrase.core[:-1])
        told = len(phrase.rest) > 1 and phrase.rest[0].lower in ("of", "for")
        if noun in RUNNING or "former" in said:
            return False  # so somebody is called whom the text names
        return (
            (noun in words("anonymous") and bool(said & _ORDINAL))
            or owned
            or (noun in words("spokesperson") | {"organiser", "organizer"} and told)
            or (any(t.name is not None for t in phrase.core[:-1]) and not self._fitting(phrase, noun))
            or (told and any(t.name is not None for t in phrase.rest))
        )

    def _nearly(self, noun: str, wanted: frozenset[str], at: int) -> Found | None:
        """The one person with this noun in the role, named near before, where some of the words agree."""
        holders = self.voices.roles.holders(noun, frozenset(), former="former" in wanted)
        fits = {key for key in holders if self.voices.roles.near(key, noun) & (wanted - words("vague"))}
        near = {person.key for start, person in self.voices.people.positions() if self._near(start, at)}
        if len(fits) != 1 or not fits <= near:
            return None
        return self._holder(next(iter(fits)), at, f"the only {noun} named of these words")

    def _spokesman(self, phrase: Phrase) -> Found | None:
        """The one spokesman whom the text names of the same body: "a ministry spokesman", later by name."""
        said = {plain(word) for token in phrase.head for word in token.text.split()}
        said -= words("vague", "spokesperson") | {w for w in said if by_people(w.capitalize()) or _state(w)}
        said -= words("cut", "definite")
        roles = self.voices.roles
        found = {
            key
            for noun in words("spokesperson")
            for key in roles.holders(noun, frozenset(), former=False)
            if said and said <= roles.near(key, noun)
        }
        if len(found) != 1:
            return None
        return self._holder(found.pop(), phrase.head[0].start, "the spokesman of these words named in the text")

    def _holder(self, person: str, at: int, why: str) -> Found:
        key = self.voices.add_person(person, at)
        return Found(key, "description", f"{why}: {self.voices.registry.get(key).name}", 0.8)

    def _last_of(self, holders: set[str], voices: set[str], at: int, noun: str) -> Found:
        """Of several, the one who spoke last, in this paragraph or the one before, or the only one who spoke yet."""
        near = self.voices.turns.near(at)
        own = voices | {f"person {key}" for key in holders}
        if near and near[-1].actor in own:
            return Found(near[-1].actor, "description", f"the {noun} who spoke last before it", 0.75)
        known = self._known_in_office(near[-1].actor, noun) if near else None
        if known is not None:
            return Found(near[-1].actor, "description", f"the {noun} who spoke last before it: {known}", 0.75)
        spoke = {turn.actor for turn in self.voices.turns.between(max(0, at - _FAR), at) if not turn.inside} & own
        if len(spoke) == 1:
            return Found(spoke.pop(), "description", f"the only {noun} who spoke before it", 0.7)
        return _nobody(f"several called “{noun}” in the text")

    def _known_in_office(self, actor: str, noun: str) -> str | None:
        """How a pack knows that a named person held an office with this noun on the article's day, or None."""
        key = actor.removeprefix("person ")
        return self.voices.known.holds(self.voices.people.get(key), noun) if self.voices.people.has(key) else None

    def _official(self, phrase: Phrase, noun: str) -> Found | None:
        """The Ruvian official: the one person named near before whose stated role is Ruvia’s."""
        fits = self._fitting(phrase, noun)
        if len(fits) != 1:
            return None
        states = [state.names[0] for token in phrase.core if (state := by_people(token.text))]
        why = f"the one named before with a role of {states[0]}"
        return self._holder(next(iter(fits)), phrase.head[0].start, why)

    def _fitting(self, phrase: Phrase, noun: str) -> set[str]:
        """The persons named near before whose stated role is of the state that an official is said to be of."""
        country = next((found for token in phrase.core if (found := by_people(token.text))), None)
        if country is None or noun not in _OFFICE:
            return set()
        at = phrase.head[0].start
        roles = self.voices.roles
        named = {person.key for start, person in self.voices.people.positions() if self._near(start, at)}
        fits = {key for key in named if roles.country(key) == country.code}
        return fits - {key for key in fits if any(roles.names(other, key) for other in fits - {key})}

    def _of_place(self, phrase: Phrase, noun: str) -> Found | None:
        """An officer of the one place that the text gives the office: the mayor, the Larch mayor, mayor of Larch."""
        said = [token for token in without_article(phrase.core)[:-1] if token.lower not in words("vague")]
        labels = _PLACES if noun in _OF_PLACES else {"GPE"}
        if noun not in words("title") or any(t.name is None or t.name.label not in labels for t in said) or phrase.rest:
            return None
        text, beside = self.voices.text, re.compile(rf"(?:[’']s)?\s{re.escape(noun)}\b")
        before = f"{noun} of "
        places = {
            re.sub(r"[’']s$", "", name.text)
            for name in self.voices.names
            if name.label in labels
            and (
                beside.match(text, name.end) or text[max(0, name.start - len(before)) : name.start].casefold() == before
            )
        }
        if len(places) != 1 or not {token.text for token in said} <= places:
            return None
        name = f"{noun} of {places.pop()}"
        key = self.voices.registry.actor(
            f"unnamed {name}", name, "person", phrase.head[0].start, role=noun, confidence=0.7, reason=_DESCRIBED
        )
        return Found(key, "description", _DESCRIBED, 0.7)

    def _in_office(self, phrase: Phrase) -> Found | None:
        """Who held the office of a state on the article's day: "the Norwegian prime minister"."""
        if not any(by_people(t.text) or (t.possessive and by_name(t.text)) for t in phrase.core[:-1]):
            return None
        held = self.voices.known.in_office(shown_words(self.voices.text, phrase))
        if held is None:
            return None
        at = phrase.head[0].start
        here = self._same_person(held[0])
        if here is not None:
            return self._holder(here, at, held[1])
        key = f"person {' '.join(name_parts(held[0]))}"
        self.voices.registry.actor(key, held[0], "person", at, confidence=0.8, reason=held[1])
        return Found(key, "description", held[1], 0.8)

    def _same_person(self, name: str) -> str | None:
        """The person of the text whose name this is, or a longer one that holds all its words, or its surname."""
        told = {plain(word) for word in name.split()}
        surname = plain(name.rsplit(maxsplit=1)[-1])
        found = {
            person.key
            for _, person in self.voices.people.positions()
            if told <= {plain(word) for word in person.name.split()} or plain(person.name) == surname
        }
        return found.pop() if len(found) == 1 else None

    def _near(self, start: int, at: int) -> bool:
        return self.voices.turns.window(at) <= start < at

    def _same_side(self, phrase: Phrase) -> Found | None:
        """The Larch jihadist, right after an unnamed Larch official spoke: one voice, called by another noun."""
        named = {token.lower for token in phrase.core[:-1] if token.name is not None}
        near = self.voices.turns.near(phrase.head[0].start)
        if not named or not near or near[-1].kind != "anonymous":
            return None
        voice = self.voices.voice(near[-1].actor)
        if voice is None or not named & voice.words:
            return None
        return Found(near[-1].actor, "description", f"the unnamed voice before it is of the same {min(named)}", 0.7)


def _tells(phrase: Phrase, noun: str) -> bool:
    """Whether a noun calls one of a body who tells what it knows: a diplomat, a cabinet member, an aid worker."""
    said = {token.lower for token in phrase.core[:-1]}
    return (
        noun in _INSIDERS
        or (noun == "member" and bool(said & (words("body") | {"crew", "staff"})))
        or (noun == "worker" and "aid" in said)
    )


def _state(word: str) -> bool:
    return by_name(word.capitalize()) is not None


def _nobody(reason: str) -> Found:
    return Found(None, "description", reason, 0.5)
