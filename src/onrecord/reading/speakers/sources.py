"""Who a source phrase is: a named person, a named body, or what a description tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from onrecord.knowledge.countries import by_capital, by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, Person, dashed, plain
from onrecord.reading.speakers.add import add_body
from onrecord.reading.speakers.bodies import BODY_LABELS, is_outlet
from onrecord.reading.speakers.described import Descriptions
from onrecord.reading.speakers.edges import SHORT_TITLES, belongs, governs_not, no_plural_before, whole_end
from onrecord.reading.speakers.lists import Lists
from onrecord.reading.speakers.phrases import Phrase, Token, cut, is_plural, surface, take_apart, without_article
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.several import Several
from onrecord.reading.speakers.varied import Varied
from onrecord.types import Span

_AND: Final = frozenset({"and", "&", "or"})
#: The Northern Front, the March 5 Front, the Union for Change: two words or more, those of weight with capitals.
_OF_A_BODY: Final = re.compile(r"[A-Z][\w’'-]*(?: (?:of|for|and|the|[A-Z0-9][\w’'-]*))* [A-Z][\w’'-]*")


@dataclass(slots=True)
class Sources:
    """Resolves source phrases that are no pronouns."""

    text: str
    names: Sequence[Name]
    starts: Sequence[int]
    described: Descriptions
    several: Several = field(init=False)

    def __post_init__(self) -> None:
        self.several = Several(self.described.voices)

    def resolve(self, span: Span) -> Found:
        """Return who the source phrase `span` is."""
        inside = self._names_in(span)
        end = whole_end(span, inside)
        short = plain(span.text.split()[-1]) in SHORT_TITLES if span.text.endswith(".") else False
        beyond = self._names_after(end) if short or span.text[-1:].isalnum() else []
        if beyond and belongs(self.text, span, beyond[0]):
            inside, end = [*inside, *beyond], beyond[0].end
        phrase = take_apart(self.text, span.start, end, inside)
        if not phrase.head:
            return Found(None, "description", "the source has no words", 0.5)
        if self.several.are_named(phrase):
            return Lists(self.described.voices, self._member).resolve(phrase)
        named = (
            self._several_beside(phrase)
            or self._handle(phrase)
            or self._named_person(phrase, span.start)
            or self._ambiguous(phrase)
        )
        named = named or self._head_body(phrase) or self._named_in_apposition(phrase)
        return named or self.described.resolve(phrase)

    def _several_beside(self, phrase: Phrase) -> Found | None:
        """Several who are named beside what they are: "its owners, Ana Lopez and Ulf Berg"."""
        if not is_plural(phrase.core) or len(phrase.added) != 1 or not self.several.lists(phrase.added[0]):
            return None
        found = Lists(self.described.voices, self._member).resolve(Phrase(phrase.added[0], ()))
        return found if found.actor is not None else None

    def _handle(self, phrase: Phrase) -> Found | None:
        """Who writes under a handle: a Twitter user @larchbird."""
        handle = next((token for token in phrase.head if token.text.startswith("@") and token.name is None), None)
        if handle is None:
            return None
        why = "known by a handle only"
        key = f"person {handle.text.casefold()}"
        self.described.voices.registry.actor(key, handle.text, "person", handle.start, reason=why)
        return Found(key, "name", None, 0.85)

    def _named_person(self, phrase: Phrase, at: int) -> Found | None:
        """The person whose name heads the phrase."""
        person = self._head_person(phrase.head)
        if person is None:
            return None
        key = self.described.voices.add_person(person[0].key, at, self._title(phrase.head, person[0]))
        full, said = person[0].name, " ".join(self.text[phrase.head[0].start : phrase.head[-1].end].split())
        short = None if full.casefold() in said.casefold() else f"short for “{full}”"
        return Found(key, "title" if person[1] else "name", short, 0.95 if " " in full else 0.9)

    def _ambiguous(self, phrase: Phrase) -> Found | None:
        """A surname that several bear: the one who spoke last, or nobody."""
        token = phrase.head[-1]
        if not self._is_ambiguous(token):
            return None
        several = Found(None, "name", f"several persons are called “{token.text}”", 0.5)
        return self._running(token) or several

    def _names_in(self, span: Span) -> list[Name]:
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return list(self.names[first:last])

    def _names_after(self, at: int) -> list[Name]:
        first = bisect_left(self.starts, at)
        return list(self.names[first : first + 1])

    def _is_ambiguous(self, token: Token) -> bool:
        return token.name is not None and self.described.voices.people.is_ambiguous(token.start)

    def _running(self, token: Token) -> Found | None:
        """Of several who bear a surname, the one who spoke last before it."""
        voices = self.described.voices
        near = [turn for turn in voices.turns.near(token.start) if turn.actor.startswith("person ")]
        key = near[-1].actor.removeprefix("person ") if near else ""
        if not voices.people.has(key) or key.split()[-1] != token.lower:
            return None
        since = {person.key for _, person in voices.pronouns.nearby.named_between(near[-1].end, token.start)}
        if any(other != key and other.split()[-1] == token.lower for other in since):
            return None
        return Found(near[-1].actor, "name", f"the {token.text} who spoke last before it", 0.7)

    def _member(self, part: Sequence[Token]) -> str | None:
        """The actor whom a member of a list names, or None where it has no name of its own."""
        several = len(part) > 1 and cut(part) == tuple(part) and is_plural(part[:-1]) and part[-1].name is not None
        person = self._head_person(part[-1:] if several else part)  # "candidates Ana Lopez and Ulf Berg"
        if person is not None:
            return self.described.voices.add_person(person[0].key, part[0].start, self._title(part, person[0]))
        core = cut(part)
        if core[-1].possessive:
            return None
        body = self._head_body(Phrase(tuple(part), ()))
        return body.actor if body is not None else None

    def _head_person(self, tokens: Sequence[Token]) -> tuple[Person, bool] | None:
        """The person at the head of `tokens`, and whether words stand before the name."""
        core = cut(tokens)
        for candidate in (core, tokens):
            cut_short = candidate[-1].possessive and len(candidate) < len(tokens)
            person = None if cut_short else self.several.person(candidate[-1])
            if person is None:
                continue
            if len(candidate) == len(core) or governs_not(tokens):
                return (person, len(without_article(candidate)) > 1) if no_plural_before(candidate) else None
        return None

    def _title(self, tokens: Sequence[Token], person: Person) -> str | None:
        """The role that stands before the person's name in a source phrase: "ministry spokeswoman"."""
        at = next((i for i, token in enumerate(tokens) if self.several.person(token) == person), 0)
        before = without_article(tokens[:at])
        known = words("role", "title")
        while len(before) > 1 and before[-1].lower in SHORT_TITLES and before[-2].lower in known:
            before = before[:-1]
        if not before or before[-1].possessive or before[-1].lower not in known:
            return None
        return None if before[-1].lower in words("relation") else surface(self.text, before)

    def _head_body(self, phrase: Phrase) -> Found | None:
        """The body, state, outlet or people at the head of the phrase."""
        last, shown = phrase.core[-1], without_article(phrase.core)
        label = self._body_label(last, surface(self.text, shown))
        if (last.possessive and len(phrase.core) < len(phrase.head)) or label is None:
            return None
        if label == "GPE" and len(phrase.head) > 1 and by_capital(last.text) and not by_name(last.text):
            return Found(None, "name", f"“{last.text}” stands here for a place", 0.5)
        if label == "NORP" and len(shown) > 1:
            return self._qualified_people(shown, phrase)
        armed = dashed(surface(self.text, shown)) in words("armed_group")
        name = last.text if last.name is not None and not armed else surface(self.text, shown)
        return add_body(self.described.voices.registry, self.described.voices.bodies, name, label, last.start)

    def _body_label(self, last: Token, whole: str) -> str | None:
        """The tagger's label of a body's name at the end of a core, ORG for one it missed, None for what is none."""
        if dashed(whole) in words("armed_group") or dashed(last.text) in words("armed_group"):
            return "ORG"
        if last.name is None:
            missed = whole[:1].isupper() and (is_outlet(whole) or by_people(whole) or by_name(whole))
            return "ORG" if missed else None
        if is_outlet(last.text):
            return last.name.label
        noun = last.text.split()[-1]
        names_document = " " in last.text and noun.lower() in words("document") and noun.islower()
        return None if names_document or last.name.label not in BODY_LABELS else last.name.label

    def _qualified_people(self, shown: Sequence[Token], phrase: Phrase) -> Found | None:
        """Some Republicans, House Democrats: a group of its own."""
        if phrase.head[0].lower == "the" and len(phrase.head) == len(phrase.core) and not shown[-1].text.endswith("s"):
            one = Varied(self.described.voices).resolve(phrase, "lawmaker")  # "the Larch Republican"
            if one is not None:
                return one
        if not shown[-1].text.endswith("s"):
            return Found(None, "description", f"no rule tells who “{surface(self.text, shown)}” is", 0.5)
        name = surface(self.text, without_article(phrase.head))
        key = self.described.voices.registry.actor(f"unnamed {name.casefold()}", name, "group", shown[0].start)
        return Found(key, "description", "a group, not named", 0.8)

    def _named_in_apposition(self, phrase: Phrase) -> Found | None:
        """The envoy, Ana Lopez: the name stands after the comma."""
        if is_plural(phrase.core):
            return None
        for i, token in enumerate(phrase.rest[:-1]):
            named = self.several.person(phrase.rest[i + 1]) if token.lower in ("named", "called") else None
            if named is not None:  # an official named Ana Lopez
                key = self.described.voices.add_person(named.key, phrase.head[0].start)
                return Found(key, "title", f"{named.name} is named beside the description", 0.9)
        if phrase.core[-1].lower in words("body") and (body := self._body_in_apposition(phrase)) is not None:
            return body
        for part in phrase.added:
            person = self._head_person(part)
            if person is not None and len(part) <= 4:
                key = self.described.voices.add_person(person[0].key, phrase.head[0].start)
                return Found(key, "title", f"{person[0].name} is named beside the description", 0.9)
        return None

    def _body_in_apposition(self, phrase: Phrase) -> Found | None:
        """A rebel alliance, the Northern Front: the name of a body stands after the comma."""
        for part in phrase.added:
            bare = without_article(part)
            shown = surface(self.text, bare).removeprefix("the ")
            place = any(token.name is not None and token.name.label == "GPE" for token in bare)
            if _OF_A_BODY.fullmatch(shown) and not place and by_name(shown) is None:
                voices = self.described.voices
                found = add_body(voices.registry, voices.bodies, shown, "ORG", bare[0].start)
                return replace(found, reason=f"{shown} is named beside the description") if found.actor else None
        return None
