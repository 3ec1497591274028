"""The cast of an article: those who speak, and all others that its text names, each once and identified."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.reading.actors.bodies import Bodies, shown_name, take
from onrecord.reading.actors.choosing import Choice
from onrecord.reading.actors.draft import Draft, Place
from onrecord.reading.actors.named_bodies import add_bodies
from onrecord.reading.actors.named_persons import NamedPersons
from onrecord.reading.actors.roster import Roster
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.unnamed import identify_unnamed
from onrecord.types import Actor, Mention, Span

_THE: Final = re.compile(r"[Tt]he\s$")


def build_cast(scene: Scene, actors: Sequence[Actor], mentions: Sequence[Mention], speakers: Iterable[str]) -> Roster:
    """Return the cast, complete.

    Args:
        scene: the article.
        actors: those that earlier layers found.
        mentions: where these are spoken of.
        speakers: ids of those who speak.
    """
    roster = Roster(scene)
    places: dict[str | None, list[Mention]] = defaultdict(list)
    for mention in mentions:
        places[mention.actor].append(mention)
    acting = {*speakers, *(actor.side for actor in actors)}
    for actor in actors:
        draft = Draft.of(actor, places[actor.id])
        draft.acts = actor.id in acting
        roster.add(draft)
    persons = NamedPersons(roster)
    persons.add()
    bodies = Bodies(scene, persons.owner)
    sides = dict(_identify(roster, persons, bodies))
    add_bodies(roster, bodies, persons.titles)
    _add_sides(roster, sides)
    _settle_states(roster)
    return roster


def _identify(roster: Roster, persons: NamedPersons, bodies: Bodies) -> Mapping[str, Entry]:
    """Tell what everybody is so far, persons first: others may be theirs. Returns whom drafts speak for, by id."""
    for draft in roster.drafts:
        if draft.kind == "person" and _is_body(roster.scene, draft.name):
            draft.kind = "organisation"
    others = [draft for draft in roster.drafts if draft.kind not in ("person", "document")]
    for draft in [draft for draft in roster.drafts if draft.kind == "person"]:
        persons.identify(draft)
    sides = dict(persons.sides)
    for draft in others:
        if draft.kind not in ("group", "anonymous"):
            bodies.identify(draft)
            if draft.known:
                roster.join(draft, draft.known)
        elif not _is_state_itself(roster, draft):
            side = identify_unnamed(roster.scene, draft, persons.owner)
            if side is not None and draft.side is None:
                sides[draft.id] = side
    return sides


def _is_body(scene: Scene, name: str) -> bool:
    """Whether what was taken for a person's name is known to be that of a body or outlet, and of no person."""
    kinds = {match.entry.kind for match in scene.knowledge.lookup(name, scene.on) if match.strong}
    return bool(kinds & {"outlet", "organisation", "armed_group"}) and "person" not in kinds


def _is_state_itself(roster: Roster, draft: Draft) -> bool:
    """Whether a group is a state by its people: "the Russians" where the text names Russia. If so, it is made it."""
    scene = roster.scene
    if draft.kind != "group" or not draft.name.endswith("s") or not draft.places:
        return False
    states = [m.entry for m in scene.knowledge.by_people(draft.name, scene.on) if m.entry.kind == "state"]
    definite = all(
        place.span.text.lower().startswith("the ")
        or _THE.search(scene.text[max(0, place.span.start - 4) : place.span.start])
        for place in draft.places
    )
    if not definite or len(states) != 1 or states[0].id not in scene.strong:
        return False
    take(scene, draft, Choice(states[0], f"“the {draft.name}” act for {states[0].name}", 0.7))
    draft.acts = True
    roster.join(draft, states[0].id)
    return True


def _add_sides(roster: Roster, sides: Mapping[str, Entry]) -> None:
    """Give drafts the actor that they speak for; one that the text does not name otherwise is added."""
    for draft in [draft for draft in roster.drafts if draft.id in sides]:
        entry = sides[draft.id]
        side = roster.by_entry.get(entry.id) or _new_side(roster, entry, f"{draft.name} speaks for it")
        side.acts = True
        draft.side = side.id if side.id != draft.id else None


def _new_side(roster: Roster, entry: Entry, why: str) -> Draft:
    scene = roster.scene
    side = roster.new(shown_name(entry), entry.kind, 0.8)
    take(scene, side, Choice(entry, why, 0.8))
    roster.by_entry[entry.id] = side
    spot = next((spot for spot in scene.spots if entry.id in {known.id for known in spot.entries}), None)
    if spot is not None:  # its people's name: "Russian"
        side.places.append(Place(Span.of(scene.text, spot.start, spot.end), "description", 0.6))
    return side


def _settle_states(roster: Roster) -> None:
    """A state that only stands in the text as a place or a party to something is no government that acts."""
    acting = {roster.same.get(draft.id, draft.id) for draft in roster.drafts if draft.acts}
    for draft in roster.drafts:
        if draft.kind != "state" or draft.sectors:
            continue
        state = roster.scene.knowledge.entry(draft.known) if draft.known else None
        if draft.id in acting:
            draft.sectors = state.sectors if state else ("GOV",)
            draft.because("sector: its government speaks or acts in the text, or somebody speaks for it")
        else:
            draft.because("sector: the text names the state, not its government")
