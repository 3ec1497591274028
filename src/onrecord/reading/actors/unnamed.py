"""What groups without a name, unnamed sources and documents are, by the words that call them."""

from __future__ import annotations

from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.fallback import fall_back
from onrecord.reading.actors.owners import OwnerOf, owned
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.shown import shown_role
from onrecord.reading.actors.telling import tell
from onrecord.reading.actors.told import Told

#: Groups of these may be of any trade and any state: the words alone tell neither.
_ANYBODY: Final = frozenset({"expert", "experts", "analyst", "analysts", "critic", "critics", "observer", "observers"})


def identify_unnamed(scene: Scene, draft: Draft, owner_of: OwnerOf) -> Entry | None:
    """Fill the draft of a group or an unnamed source, and return whom it speaks for, or None.

    Args:
        scene: the article.
        draft: the group or source.
        owner_of: tells what is known of a person, whose aides they may be.
    """
    phrases = [draft.name, *(place.span.text for place in draft.places if place.type == "description")]
    told = [owned(tell(scene, phrase), owner_of, draft.name) for phrase in dict.fromkeys(phrases)]
    told.sort(key=lambda one: not one.sectors)
    best = told[0]
    draft.country = draft.country or next((one.country for one in told if one.country), None)
    draft.sectors = draft.sectors or best.sectors
    for why in best.reasons:
        draft.because(why)
    if draft.kind == "group" and set(key(draft.name).split()) & _ANYBODY and best.side is None:
        draft.sectors = ()
        draft.because("sector: such a group may be of any")
    if not draft.sectors and draft.country and any(_is_people(scene, one) for one in told):
        draft.sectors = ("CVL",)
        draft.because("sector: people of a state, called by nothing else")
    fall_back(scene, draft)
    if draft.anonymous:
        draft.role = draft.role or _role(scene, best)
    if draft.country is None:
        draft.because("country: the words that call them do not tell it")
    if not draft.sectors:
        draft.because("sector: the words that call them do not tell it")
    return _side(scene, draft, told)


def _side(scene: Scene, draft: Draft, told: list[Told]) -> Entry | None:
    side = next((one.side for one in told if one.side), None)
    if side is None or any(one.former for one in told):
        return None
    if side.kind == "state" or (side.country == draft.country and draft.sectors[:1] in (("GOV",), ("MIL",), ("SPY",))):
        official = draft.sectors[:1] in (("GOV",), ("MIL",), ("SPY",), ("COP",))
        return scene.knowledge.state(side.country or "") if official and draft.anonymous else None
    return side


def _role(scene: Scene, best: Told) -> str | None:
    """The title alone: "official" of "unnamed Ruvian official"."""
    return best.title.form if best.title else shown_role(scene, best.phrase)


def _is_people(scene: Scene, one: Told) -> bool:
    last = key(one.phrase).split()[-1:]
    return bool(last) and any(
        m.entry.kind == "state" for m in scene.knowledge.by_people(last[0].capitalize(), scene.on)
    )
