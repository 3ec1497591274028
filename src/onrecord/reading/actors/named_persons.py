"""The persons that the text names, speaking or not, with the clues to what they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import is_short
from onrecord.knowledge.words import words
from onrecord.reading.actors.clues import Clue, clues
from onrecord.reading.actors.draft import Draft, Place
from onrecord.reading.actors.owners import Owner
from onrecord.reading.actors.persons import Persons
from onrecord.reading.actors.roster import Roster
from onrecord.reading.names.parts import Name, Person, plain
from onrecord.types import Span

#: So many places of a person are read for what they are; further ones only repeat it.
_CLUES_OF: Final = 8
_ARTICLE: Final = re.compile(r"(?:an?|the)\s")
_NO_SURNAMES: Final = frozenset({"church", "police", "university", "department", "council", "school", "college"})


@dataclass(slots=True)
class NamedPersons:
    """Puts the persons of an article into a roster, and identifies each once.

    Attributes:
        roster: the actors.
        sides: for the id of a draft, the entry of whom it speaks for.
        titles: spans of persons with the titles before their names.
    """

    roster: Roster
    sides: dict[str, Entry] = field(default_factory=dict)
    titles: list[tuple[int, int]] = field(default_factory=list)
    _clues: dict[str, list[Clue]] = field(default_factory=lambda: defaultdict(list))
    _done: set[str] = field(default_factory=set)

    def add(self) -> None:
        """Put in all persons whom the text names."""
        scene = self.roster.scene
        several = [s for s in scene.spots if s.how == "name" and " " in s.text and s.matches[0].strong]
        # a tagger takes "U.N." for a short form of "Kim Jong Un"
        short = [s for s in scene.spots if s.how == "name" and is_short(s.text) and s.matches[0].strong]
        covered = [(spot.start, spot.end) for spot in (*several, *short)]
        parts = {word for spot in several for word in spot.text.split()}
        for name in scene.names:
            person = scene.people.at(name.start)
            if person is None or any(a <= name.start and name.end <= b for a, b in covered) or _is_none(person):
                continue
            draft = self.roster.named("person", person.name)
            known = self._clues[draft.id] if draft else []
            found = list(clues(scene, name)) if len(known) < _CLUES_OF else []
            if draft is None:
                if person.name in parts or not self._is_shown(person, found):
                    continue  # "Larch Motors" and then "Larch": the company
                draft = self.roster.new(person.name, "person", 0.85 if " " in person.name else 0.7)
            self._clues[draft.id] += found
            self._place(draft, name, found)

    def _is_shown(self, person: Person, found: Sequence[Clue]) -> bool:
        """Whether more than one word, a title or the packs show that a name is a person's."""
        scene = self.roster.scene
        if " " in person.name or any(clue.kind in ("title", "apposition") for clue in found):
            return True
        return any(match.office for match in scene.knowledge.lookup(person.name, scene.on))

    def _place(self, draft: Draft, name: Name, found: Sequence[Clue]) -> None:
        title = next((clue for clue in found if clue.kind == "title"), None)
        start = title.start if title and 0 <= title.start < name.start else name.start
        if title:
            self.titles.append((start, name.end))
        end = name.start + len(re.sub(r"[’']s?$", "", name.text.partition("\n")[0]))
        if not any(place.span.start <= name.start < place.span.end for place in draft.places):
            span = Span.of(self.roster.scene.text, start, end)
            draft.places.append(Place(span, "title" if title else "name", 0.9))

    def identify(self, draft: Draft) -> None:
        """Tell what a person is, once."""
        if draft.id in self._done:
            return
        self._done.add(draft.id)
        said = [place.span.text for place in draft.places if place.type == "description"]
        side = Persons(self.roster.scene, self.owner).identify(draft, self._clues[draft.id], said)
        if side is not None:
            self.sides[draft.id] = side
        if draft.known:
            self.roster.join(draft, draft.known)

    def owner(self, name: str) -> Owner | None:
        """Return what is known of a person of the article, who is identified first where that is still to do."""
        draft = self.roster.named("person", name)
        if draft is None:
            return None
        self.identify(draft)
        return Owner(draft.country, draft.sectors)


def _is_none(person: Person) -> bool:
    """Whether what a tagger took for a person's name is none: "a Lopez", "Larch Baptist Church"."""
    last = plain(person.name.split()[-1])
    return _ARTICLE.match(person.name) is not None or last in _NO_SURNAMES | words("group")
