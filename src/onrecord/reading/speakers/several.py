"""Whether a source phrase names several speakers, and what only looks so: two roles of one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Person
from onrecord.reading.speakers.phrases import Phrase, Token, is_plural
from onrecord.reading.speakers.voices import Voices

_AND: Final = frozenset({"and", "&", "or"})


@dataclass(slots=True)
class Several:
    """Tells phrases of several speakers from those of one."""

    voices: Voices

    def are_named(self, phrase: Phrase) -> bool:
        """Whether the phrase names or describes several speakers."""
        parts = (phrase.head, *phrase.added)
        core = phrase.core
        joined = [i for i, token in enumerate(core) if token.lower in _AND and token.name is None]
        if joined and self._is_two_roles(core, joined):
            return False
        named = [i for i, token in enumerate(core) if self._is_named(token)]
        if any(min(named, default=99) < i < max(named, default=-1) for i in joined):
            return True
        listed = [self.lists(part) or self._lists_titled(part) for part in parts[1:]]
        if named and any(lists or part[0].lower in _AND for lists, part in zip(listed, parts[1:], strict=True)):
            return True
        if joined and named and joined[-1] > named[0] and len(core) > joined[-1] + 1 and not core[named[0]].possessive:
            return True
        return any(i and core[i - 1].name is None and _is_other(core[i - 1], core) for i in joined[:1])

    def _is_two_roles(self, core: Sequence[Token], joined: Sequence[int]) -> bool:
        """Whether "and" joins what one person is: "writer and director Ana Lopez", "its chairman and chief"."""
        known = words("role", "title", "in_title", "vague") | _AND
        last = core[-1]
        person = self.person(last)
        if person is None and (last.name is not None or is_plural(core)):
            return False
        after = core[joined[0] + 1 :] if person is None else core[joined[0] + 1 : -1]
        before = core[joined[0] - 1]
        roles = all(_is_of_role(token, known) for token in (before, *after)) and before.name is None
        return roles and bool(after) and not is_plural([before])

    def lists(self, part: Sequence[Token]) -> bool:
        """Whether a part ends a list of names: "Ruvia, Larch and Orlen"."""
        return (
            len(part) >= 3
            and self._is_named(part[0])
            and part[1].lower in _AND
            and part[1].name is None
            and (
                part[2].lower == "others" or self._is_named(part[3] if part[2].lower == "the" and part[3:] else part[2])
            )
        )

    def _lists_titled(self, part: Sequence[Token]) -> bool:
        """Whether a part ends a list of persons with titles: "Larch Mayor Ana Lopez and Orlen Mayor Ulf Berg"."""
        joined = [i for i, token in enumerate(part) if token.lower in _AND and token.name is None]
        return (
            len(joined) == 1
            and 0 < joined[0] < len(part) - 1
            and part[0].text[:1].isupper()
            and self.person(part[joined[0] - 1]) is not None
            and self.person(part[-1]) is not None
        )

    def _is_named(self, token: Token) -> bool:
        return not token.possessive and (
            self.person(token) is not None or (token.name is not None and token.name.label in ("ORG", "GPE"))
        )

    def person(self, token: Token) -> Person | None:
        """Return the person whom a token names."""
        if token.name is not None:
            return self.voices.people.at(token.start)
        if token.text[:1].isupper() and not by_people(token.text):
            return self.voices.people.by_surname(token.text)
        return None


def _is_of_role(token: Token, known: frozenset[str]) -> bool:
    """Whether a token may stand in a role: a word of one, or the body it is in ("Larch News anchor")."""
    if token.name is not None:
        return token.name.label in ("ORG", "GPE") and not token.possessive
    return token.lower in known - {"the", "that"} and not token.possessive


def _is_other(before: Token, core: Sequence[Token]) -> bool:
    """Whether the noun before "and" is a speaker of its own: "the director and his aides", "his parents and uncle"."""
    return before.lower in words("role") or (is_plural([before]) and not is_plural(core))
