"""Full names of persons whom the text gives by surname alone, where a pack knows who held the office on the day.

"President Obama" and "Mr. Obama" are Barack Obama where the article says "president" of nobody else of that name and
the packs have one person of that surname in such an office. A surname without an office in the text stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from onrecord.knowledge.lookup import Knowledge, builtin
from onrecord.knowledge.matches import Match
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Person
from onrecord.reading.speakers.roles import Roles

_OFFICE_NOUNS: Final = re.compile(
    r"\b(?i:president|prime\sminister|premier|chancellor|king|queen|supreme\sleader|leader)\b"
)


@dataclass(slots=True)
class KnownPersons:
    """Tells the full name of persons known by surname.

    Attributes:
        text: the article's.
        roles: what it says that its persons are.
        published: its ISO date, or None.
        knowledge: the packs to look in.
    """

    text: str
    roles: Roles
    published: str | None
    knowledge: Knowledge = field(default_factory=builtin)
    _found: dict[str, Match | None] = field(default_factory=dict)

    def full(self, person: Person) -> tuple[str, str] | None:
        """Return the full name of a person of one name and how it is known, or None."""
        if " " in person.name:
            return None
        if person.key not in self._found:
            self._found[person.key] = self._by_title(person) or self._by_state(person)
        match = self._found[person.key]
        return (match.entry.name, f"short for “{match.entry.name}”: {match.reason}") if match else None

    def in_office(self, phrase: str) -> tuple[str, str] | None:
        """Return the name of who held the office of a phrase on the article's day, and why, or None."""
        on = self._on()
        if on is None:
            return None
        found = {m.entry.id: m for m in self.knowledge.holder(phrase, on) if m.entry.kind == "person"}
        if len(found) != 1:
            return None
        match = next(iter(found.values()))
        return match.entry.name, match.reason

    def holds(self, person: Person, noun: str) -> str | None:
        """Return why a person is known to have held an office with this noun on the article's day, or None."""
        full = self.full(person)
        for match in self.knowledge.lookup(full[0] if full else person.name, self._on()):
            if match.office is not None and noun in match.office.role.casefold().split():
                return match.reason
        return None

    def _on(self) -> date | None:
        try:
            return date.fromisoformat((self.published or "")[:10])
        except ValueError:
            return None

    def _by_title(self, person: Person) -> Match | None:
        """The one who held the office that the text puts before or beside the name."""
        for role in self.roles.stated(person.key):
            if role.words & (words("no_title") - {"the", "of"}) or "vice" in role.words:
                continue
            for title in (role.text, role.noun.capitalize()):
                found = self._persons(self.knowledge.holder(f"{title} {person.name}", self._on()), person)
                if len(found) == 1 and found[0].strong:
                    return found[0]
        return None

    def _by_state(self, person: Person) -> Match | None:
        """The one of this surname in office on the day, where the text names the state and the office."""
        on = self._on()
        if on is None or not _OFFICE_NOUNS.search(self.text):
            return None
        found = [m for m in self._persons(self.knowledge.lookup(person.name, on), person) if m.office is not None]
        if len(found) != 1 or found[0].office is None or found[0].office.of is None:
            return None
        state = self.knowledge.state(found[0].office.of)
        if state is None:
            return None
        told = (state.name, *state.aliases, *state.people, *state.adjectives)
        if not any(re.search(rf"\b{re.escape(form)}\b", self.text) for form in told):
            return None
        return found[0]

    def _persons(self, matches: tuple[Match, ...], person: Person) -> list[Match]:
        surname = person.name.casefold()
        known = {m.entry.id: m for m in matches if m.entry.kind == "person"}
        return [m for m in known.values() if surname in (word.casefold() for word in m.entry.name.split())]
