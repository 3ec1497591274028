"""States, bodies, groups, organisations and outlets that the text names: by the packs, or by their words alone."""

from __future__ import annotations

import itertools
import re
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.actors.bodies import Bodies, shown_name, take
from onrecord.reading.actors.choosing import Choice, choose
from onrecord.reading.actors.draft import Place
from onrecord.reading.actors.presence import is_actor
from onrecord.reading.actors.roster import Roster
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import Spot
from onrecord.reading.names.parts import Name, plain
from onrecord.reading.speakers.bodies import body_name, is_outlet
from onrecord.types import ActorKind, Span

#: What stands after these is as a rule somebody.
_AT_THE: Final = re.compile(r"\b(?:at|for|by|with) the $")


def add_bodies(roster: Roster, bodies: Bodies, titles: list[tuple[int, int]]) -> None:
    """Put in what the packs know by name, and bodies that their names show to be some.

    Args:
        roster: the actors so far.
        bodies: tells what those are whom no pack knows.
        titles: spans of persons with their titles; a body within one is told of the person alone.
    """
    scene = roster.scene
    persons = [(name.start, name.end) for name in scene.names if scene.people.at(name.start) is not None]
    wholes = persons + [
        (name.start, name.end) for name in scene.names if name.label == "ORG" and _ends_as_body(body_name(name.text))
    ]
    taken: list[tuple[int, int]] = []
    for spot in scene.spots:
        if any(a <= spot.start and spot.end <= b and _is_part(scene.text, spot, b) for a, b in wholes):
            continue  # "Larch" of "Larch Motor Company", "Lopez" of "Ana Lopez"
        if spot.how == "body" and any(a <= spot.start and spot.end <= b for a, b in titles):
            taken.append((spot.start, spot.end))
            continue
        choice = choose(scene, spot.matches, spot) if is_actor(scene, spot) else None
        if choice is not None and choice.entry is not None:
            _place(roster, choice, spot)
            taken.append((spot.start, spot.end))
    for name in scene.names:
        if not any(a < name.end and name.start < b for a, b in taken):
            _place_unknown(roster, bodies, name)


def _is_part(text: str, spot: Spot, end: int) -> bool:
    """Whether a spot within a longer name is only a word of it: "Larch" of "Larch Council", not "Larch’s council"."""
    return spot.end < end - 2 and text[spot.end : spot.end + 1] == " "


def _place(roster: Roster, choice: Choice, spot: Spot) -> None:
    entry = choice.entry
    assert entry is not None  # noqa: S101  the caller looked
    draft = roster.by_entry.get(entry.id)
    if draft is None:
        shown = shown_name(entry) if entry.kind != "organisation" or spot.how == "body" else spot.text
        draft = roster.new(re.sub(r"^[Tt]he\s", "", shown) or shown, entry.kind, choice.confidence)
        take(roster.scene, draft, choice)
        roster.by_entry[entry.id] = draft
    draft.acts |= spot.how == "seat" or (spot.how in ("body", "people") and entry.kind == "state")
    if not any(place.span.start <= spot.start and spot.end <= place.span.end for place in draft.places):
        draft.places.append(Place(Span.of(roster.scene.text, spot.start, spot.end), "name", choice.confidence))


def _place_unknown(roster: Roster, bodies: Bodies, name: Name) -> None:
    """A name tagged as an organisation's, whose words show that it is one, and that no pack knows."""
    shown = body_name(name.text)
    if name.label != "ORG" or " " not in shown or "\n" in name.text or not shown[:1].isupper():
        return
    if not is_outlet(shown) and not _is_body(roster.scene, name, shown):
        return
    kind: ActorKind = "outlet" if is_outlet(shown) else "organisation"
    draft = roster.named(kind, shown)
    if draft is None:
        draft = roster.new(shown, kind, 0.6)
        bodies.identify(draft)
        if draft.known:
            roster.join(draft, draft.known)
    if not any(place.span.start <= name.start < place.span.end for place in draft.places):
        draft.places.append(Place(Span.of(roster.scene.text, name.start, name.end), "name", 0.7))


def _ends_as_body(shown: str) -> bool:
    parts = shown.split()
    ends = {plain(parts[-1])} if parts else set()
    ends |= {plain(one) for one, other in itertools.pairwise(parts) if other in ("of", "for")}
    return len(parts) > 1 and bool(ends & (words("body", "company") | {"institute", "center", "centre"}))


def _is_body(scene: Scene, name: Name, shown: str) -> bool:
    return _ends_as_body(shown) or _AT_THE.search(scene.text[max(0, name.start - 12) : name.start]) is not None
