"""The cast of an article: those who speak, and all others that its text names, each once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.words import words
from onrecord.reading.actors.bodies import Bodies, shown_name, take
from onrecord.reading.actors.choosing import Choice, choose
from onrecord.reading.actors.clues import Clue, clues
from onrecord.reading.actors.draft import Draft, Place
from onrecord.reading.actors.persons import Owner, Persons
from onrecord.reading.actors.presence import is_actor
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import Spot
from onrecord.reading.actors.unnamed import identify_unnamed
from onrecord.reading.speakers.bodies import body_name, is_outlet
from onrecord.reading.speakers.names import Name, plain
from onrecord.types import Actor, Mention, Span

#: So many places of a person are read for what they are; further ones only repeat it.
_CLUES_OF: Final = 8
_ARTICLE: Final = re.compile(r"(?:an?|the)\s")
_NO_SURNAMES: Final = frozenset({"church", "police", "university", "department", "council", "school", "college"})
#: What stands after these is as a rule somebody.
_AT_THE: Final = re.compile(r"\b(?:at|for|by|with) the $")
_THE: Final = re.compile(r"[Tt]he\s$")


@dataclass(slots=True)
class Cast:
    """Puts together and identifies the actors of one article.

    Attributes:
        scene: the article.
        drafts: the actors, those of earlier layers first.
        same: for a draft that turned out to be another one, the id of that one.
    """

    scene: Scene
    drafts: list[Draft] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    _clues: dict[str, list[Clue]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[str, Draft] = field(default_factory=dict)
    _by_entry: dict[str, Draft] = field(default_factory=dict)
    _sides: dict[str, Entry] = field(default_factory=dict)
    _done: set[str] = field(default_factory=set)
    _titles: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, scene: Scene, actors: Sequence[Actor], mentions: Sequence[Mention], speakers: Iterable[str]) -> Cast:
        """Return the cast, complete.

        Args:
            scene: the article.
            actors: those that earlier layers found.
            mentions: where these are spoken of.
            speakers: ids of those who speak.
        """
        cast = cls(scene)
        places: dict[str | None, list[Mention]] = defaultdict(list)
        for mention in mentions:
            places[mention.actor].append(mention)
        spoken = set(speakers)
        for actor in actors:
            draft = Draft.of(actor, places[actor.id])
            draft.acts = actor.id in spoken or any(other.side == actor.id for other in actors)
            cast.drafts.append(draft)
            cast._by_name.setdefault(f"{draft.kind} {draft.name.casefold()}", draft)
        cast._add_persons()
        cast._identify()
        cast._add_bodies()
        cast._add_sides()
        cast._settle_states()
        return cast

    # persons

    def _add_persons(self) -> None:
        several = [s for s in self.scene.spots if s.how == "name" and " " in s.text and s.matches[0].strong]
        covered = [(s.start, s.end) for s in several]
        parts = {word for s in several for word in s.text.split()}
        for name in self.scene.names:
            person = self.scene.people.at(name.start)
            if person is None or _ARTICLE.match(person.name) or plain(person.name.split()[-1]) in _NO_SURNAMES:
                continue
            if any(a <= name.start and name.end <= b for a, b in covered):
                continue
            draft = self._by_name.get(f"person {person.name.casefold()}")
            found = list(clues(self.scene, name)) if len(self._clues[person.name.casefold()]) < _CLUES_OF else []
            if draft is None:
                if person.name in parts:
                    continue  # "Larch Motors" and then "Larch": the company
                if " " not in person.name and not any(clue.kind in ("title", "apposition") for clue in found):
                    if not any(m.office for m in self.scene.knowledge.lookup(person.name, self.scene.on)):
                        continue  # one word that nothing shows to be a person
                draft = self._new(person.name, "person", 0.85 if " " in person.name else 0.7)
                self._by_name[f"person {person.name.casefold()}"] = draft
            self._clues[person.name.casefold()] += found
            self._place_person(draft, name, found)

    def _place_person(self, draft: Draft, name: Name, found: Sequence[Clue]) -> None:
        title = next((clue for clue in found if clue.kind == "title"), None)
        start = title.start if title and 0 <= title.start < name.start else name.start
        if title:
            self._titles.append((start, name.end))
        end = name.start + len(re.sub(r"[’']s?$", "", name.text.partition("\n")[0]))
        if not any(place.span.start <= name.start < place.span.end for place in draft.places):
            span = Span.of(self.scene.text, start, end)
            draft.places.append(Place(span, "title" if title else "name", 0.9))

    def owner(self, name: str) -> Owner | None:
        """Return what is known of a person of the article, who is identified first where that is still to do."""
        draft = self._by_name.get(f"person {name.casefold()}")
        if draft is None:
            return None
        self._identify_person(draft)
        return Owner(draft.country, draft.sectors)

    def _identify_person(self, draft: Draft) -> None:
        if draft.id in self._done:
            return
        self._done.add(draft.id)
        said = [place.span.text for place in draft.places if place.type == "description"]
        side = Persons(self.scene, self.owner).identify(draft, self._clues[draft.name.casefold()], said)
        if side is not None:
            self._sides[draft.id] = side
        if draft.known:
            self._join(draft, draft.known)

    # everybody else

    def _identify(self) -> None:
        bodies = Bodies(self.scene, self.owner)
        for draft in [d for d in self.drafts if d.kind == "person"]:
            self._identify_person(draft)
        for draft in [d for d in self.drafts if d.id not in self._done]:
            if draft.kind in ("group", "anonymous"):
                if not self._is_state_itself(draft):
                    side = identify_unnamed(self.scene, draft)
                    if side is not None and draft.side is None:
                        self._sides[draft.id] = side
            elif draft.kind != "document":
                bodies.identify(draft)
                if draft.known:
                    self._join(draft, draft.known)
            self._done.add(draft.id)

    def _is_state_itself(self, draft: Draft) -> bool:
        """Whether a group is a state by its people: "the Russians" where the text names Russia."""
        scene = self.scene
        states = [m.entry for m in scene.knowledge.by_people(draft.name, scene.on) if m.entry.kind == "state"]
        definite = draft.places and all(
            place.span.text.lower().startswith("the ") or _THE.search(scene.text[: place.span.start])
            for place in draft.places
        )
        if draft.kind != "group" or not definite or len(states) != 1 or states[0].id not in scene.strong:
            return False
        if not draft.name.endswith("s"):
            return False
        take(scene, draft, Choice(states[0], f"“the {draft.name}” act for {states[0].name}", 0.7))
        draft.acts = True
        self._join(draft, states[0].id)
        return True

    def _add_bodies(self) -> None:
        """Put in what the packs know by name, and bodies that their names show to be some."""
        persons = [(name.start, name.end) for name in self.scene.names if self.scene.people.at(name.start) is not None]
        taken: list[tuple[int, int]] = []
        for spot in self.scene.spots:
            if any(a < spot.end and spot.start < b and not (spot.start < a or b < spot.end) for a, b in persons):
                continue
            if spot.how == "body" and any(a <= spot.start and spot.end <= b for a, b in self._titles):
                taken.append((spot.start, spot.end))
                continue
            if not is_actor(self.scene, spot):
                continue
            choice = choose(self.scene, spot.matches, spot)
            if choice.entry is not None:
                self._place_entry(choice, spot)
                taken.append((spot.start, spot.end))
        for name in self.scene.names:
            if not any(a < name.end and name.start < b for a, b in taken):
                self._place_unknown(name)

    def _place_entry(self, choice: Choice, spot: Spot) -> None:
        entry = choice.entry
        assert entry is not None  # noqa: S101  the caller looked
        draft = self._by_entry.get(entry.id)
        if draft is None:
            shown = shown_name(entry) if entry.kind != "organisation" or spot.how == "body" else spot.text
            draft = self._new(re.sub(r"^[Tt]he\s", "", shown) or shown, entry.kind, choice.confidence)
            take(self.scene, draft, choice)
            self._by_entry[entry.id] = draft
        acts = spot.how == "seat" or (spot.how in ("body", "people") and entry.kind == "state")
        draft.acts = draft.acts or acts
        start = spot.start
        if not any(place.span.start <= start and spot.end <= place.span.end for place in draft.places):
            draft.places.append(Place(Span.of(self.scene.text, start, spot.end), "name", choice.confidence))

    def _place_unknown(self, name: Name) -> None:
        """A name tagged as an organisation's, whose words show that it is one, and that no pack knows."""
        shown = body_name(name.text)
        parts = shown.split()
        if name.label != "ORG" or len(parts) < 2 or "\n" in name.text or not shown[:1].isupper():
            return
        ends = {plain(parts[-1]), *(plain(a) for a, b in zip(parts, parts[1:], strict=False) if b in ("of", "for"))}
        outlet = is_outlet(shown)
        before = self.scene.text[max(0, name.start - 12) : name.start]
        if not (
            outlet
            or _AT_THE.search(before)
            or ends & (words("body") | words("company") | {"institute", "center", "centre"})
        ):
            return
        kind = "outlet" if outlet else "organisation"
        draft = self._by_name.get(f"{kind} {shown.casefold()}")
        if draft is None:
            draft = self._new(shown, "outlet" if outlet else "organisation", 0.6)
            self._by_name[f"{kind} {shown.casefold()}"] = draft
            Bodies(self.scene, self.owner).identify(draft)
            if draft.known:
                self._join(draft, draft.known)
        if not any(place.span.start <= name.start < place.span.end for place in draft.places):
            draft.places.append(Place(Span.of(self.scene.text, name.start, name.end), "name", 0.7))

    # sides, states, joins

    def _add_sides(self) -> None:
        for draft in list(self.drafts):
            entry = self._sides.get(draft.id)
            if entry is None:
                continue
            side = self._by_entry.get(entry.id)
            if side is None:
                spot = next((s for s in self.scene.spots if entry.id in {e.id for e in s.entries}), None)
                side = self._new(shown_name(entry), entry.kind, 0.8)
                take(self.scene, side, Choice(entry, f"{draft.name} speaks for it", 0.8))
                self._by_entry[entry.id] = side
                if spot is not None:
                    side.places.append(Place(Span.of(self.scene.text, spot.start, spot.end), "description", 0.6))
            side.acts = True
            draft.side = side.id if side.id != draft.id else None

    def _settle_states(self) -> None:
        """A state that only stands in the text as a place or a party to something is no government that acts."""
        acting = {self.same.get(draft.id, draft.id) for draft in self.drafts if draft.acts}
        for draft in self.drafts:
            if draft.kind != "state" or draft.sectors:
                continue
            state = self.scene.knowledge.entry(draft.known) if draft.known else None
            if draft.id in acting:
                draft.sectors = state.sectors if state else ("GOV",)
                draft.because("sector: its government speaks or acts in the text, or somebody speaks for it")
            else:
                draft.because("sector: the text names the state, not its government")

    def _new(self, name: str, kind: str, confidence: float) -> Draft:
        draft = Draft(f"n{len(self.drafts) + 1}", name, kind, confidence=confidence)  # type: ignore[arg-type]
        self.drafts.append(draft)
        return draft

    def _join(self, draft: Draft, entry_id: str) -> None:
        first = self._by_entry.setdefault(entry_id, draft)
        if first is not draft:
            self.same[draft.id] = first.id
            first.because(f"joined: “{draft.name}” is it too")
            first.acts = first.acts or draft.acts
