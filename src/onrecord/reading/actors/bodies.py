"""What a state, a body, an organisation, an outlet or an armed group is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.matches import Match, once
from onrecord.knowledge.nouns import sector_of_noun
from onrecord.reading.actors.choosing import Choice, choose
from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.fallback import OFFICIAL
from onrecord.reading.actors.owners import OwnerOf
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import spots
from onrecord.types import ActorKind, Span

#: Bodies that, written small, are as a rule those of the state and not of a city.
_STATEWIDE: Final = frozenset({"ministry", "army", "military", "navy", "parliament", "government", "forces"})
#: A campaign named after its cause and not after a candidate: "Clean Harbour campaign", "#cleanharbour campaign".
_CAUSE: Final = re.compile(r"#|^\S+\s\S+.*\s[Cc]ampaign$")
#: What every place has one of; alone it tells nothing of the state's.
_LOCAL: Final = frozenset({"police", "court", "courts", "council", "hospital", "school"})
#: Words that tell more than the noun after them: "Larch Police Department", "the University Hospital Board".
_TELLING: Final = frozenset({"police", "sheriff", "university", "college", "hospital", "court", "church", "campaign"})
_OWNED: Final = ("’s ", "'s ")
#: What stands before the name of an outlet: a nationality, and a word for it.
_CALLED: Final = (
    r"\b([A-Z]\w+)\s(?:[\w-]+\s){{0,2}}(?:agency|broadcaster|channel|daily|magazine|network|newspaper|outlet|paper|"
    r"site|station|weekly|website)\s(?:the\s)?{}\b"
)


#: Characters before a name in which that stands.
_BEFORE: Final = 150


def _called(text: str, name: str) -> re.Match[str] | None:
    """What the text first calls an outlet by, before its name; only there is looked, as texts may be long."""
    pattern = re.compile(_CALLED.format(re.escape(name)))
    at = text.find(name)
    while at >= 0:
        found = pattern.search(text, max(0, at - _BEFORE), at + len(name) + 1)
        if found:
            return found
        at = text.find(name, at + 1)
    return None


@dataclass(slots=True)
class Bodies:
    """Identifies what is no person.

    Attributes:
        scene: the article.
        owner: tells what is known of a person of the article, by name.
    """

    scene: Scene
    owner: OwnerOf

    def identify(self, draft: Draft) -> None:
        """Fill the draft of a state, organisation, outlet or armed group."""
        choice = self.choice(draft.name, draft.kind, draft.country)
        if choice.entry is not None and any(_of_place(self.scene.text, place.span) for place in draft.places):
            choice = Choice(None, "it is that of a place")  # "authorities in Larchville"
        if choice.entry is not None:
            take(self.scene, draft, choice)
        elif draft.kind == "state":
            draft.because(f"known: {choice.reason}")
        else:
            self._by_words(draft, choice)
        if draft.kind == "outlet":
            self._as_outlet(draft)

    def _as_outlet(self, draft: Draft) -> None:
        """An outlet that no pack knows is of the country that the text calls it by: the Chilean broadcaster."""
        if not draft.sectors:
            draft.sectors = ("JRN",)
            draft.because("sector: an outlet")
        called = None if draft.country else _called(self.scene.text, draft.name)
        found = self.scene.knowledge.by_nationality(called[1], self.scene.on) if called else ()
        if len(found) == 1:
            draft.country = found[0].entry.country
            draft.because(f"country: {found[0].reason}")

    def choice(self, name: str, kind: ActorKind, country: str | None) -> Choice:
        """Return the entry of a name that an earlier layer took for an actor of this kind."""
        scene = self.scene
        if kind == "state" and country:
            state = scene.knowledge.state(country)
            return Choice(state, "it is named" if state else f"no pack has the state {country}")
        found = [m for m in scene.knowledge.lookup(name, scene.on) if m.entry.kind != "person"]
        if kind == "outlet":
            outlets = [m for m in found if m.entry.kind == "outlet"]
            if len(outlets) == 1:
                return Choice(outlets[0].entry, outlets[0].reason)
            inside = [] if found else self._outlets_in(name)
            if len(inside) == 1:
                return Choice(inside[0].entry, f"{inside[0].form!r}, within what it is called")
            found = outlets or found
        found = found or list(scene.knowledge.body(name, scene.on)) or list(scene.knowledge.by_seat(name, scene.on))
        return choose(scene, found) if found else self._bare_body(name)

    def _outlets_in(self, name: str) -> list[Match]:
        """The outlets named within words like "Larch’s state-run Ledger news agency"."""
        found = [m for spot in spots(name, self.scene.knowledge, self.scene.on) for m in spot.matches]
        return list(once([match for match in found if match.entry.kind == "outlet" and match.strong]))

    def _bare_body(self, name: str) -> Choice:
        """The Foreign Ministry, without a state: that of the state which the article is about."""
        scene = self.scene
        fuller = {
            spot.matches[0].entry.id: spot.matches[0]
            for spot in scene.spots
            if spot.how == "body" and spot.text.lower().endswith(f" {name.lower()}")
        }
        if len(fuller) == 1:
            match = next(iter(fuller.values()))
            return Choice(scene.state_of(match.entry), f"the text names one {name} with its state", 0.85)
        home = scene.home if name.lower() not in _LOCAL else None
        if home is not None and (name[:1].isupper() or _noun(name) in _STATEWIDE):
            found: tuple[Match, ...] = scene.knowledge.body(f"{scene.state_name(home)} {name}", scene.on)
            if found:
                why = f"the text names no state; it speaks of {scene.state_name(home)} almost alone"
                return Choice(scene.state_of(found[0].entry), why, 0.7)
        return Choice(None, "no pack knows it")

    def _by_words(self, draft: Draft, choice: Choice) -> None:
        """What no pack knows: the words of its name tell its sector, and places in it the country."""
        scene = self.scene
        owner_name = next((draft.name.split(mark)[0] for mark in _OWNED if mark in draft.name), None)
        owner = self.owner(owner_name) if owner_name else None
        noun = _noun(draft.name) if draft.kind != "outlet" else ""
        if owner is not None:
            draft.country = draft.country or owner.country
            if noun in ("office", "team", "family"):
                draft.sectors = owner.sectors
        for spot in spots(draft.name, scene.knowledge, scene.on):
            entry = choose(scene, spot.matches).entry if spot.matches else None
            code = spot.country or (entry.country if entry and entry.kind == "state" else None)
            if spot.how == "region" and spot.end == len(draft.name):
                noun = ""  # "the West Bank" is no bank
            if code and draft.country is None:
                draft.country = code
                draft.because(f"country: “{spot.text}” in its name")
        sector = "SOC" if noun == "campaign" and owner is None and _CAUSE.search(draft.name) else sector_of_noun(noun)
        if not draft.sectors and sector:
            if draft.country is None and sector in OFFICIAL and scene.home:
                draft.country = scene.home
                draft.because(f"country: the text names none; it speaks of {scene.state_name(scene.home)} most")
            # a council or commission of nobody knows whom need not be of a government
            draft.sectors = (sector,) if draft.country or sector != "GOV" else ()
        draft.because(f"known: {choice.reason}")
        draft.because(f"sector: “{noun}” in its name" if draft.sectors else "sector: its name does not tell it")
        if draft.country is None:
            draft.because("country: neither its name nor the packs tell it")


def take(scene: Scene, draft: Draft, choice: Choice) -> None:
    """Make a draft what is known of an entry."""
    entry = choice.entry
    assert entry is not None  # noqa: S101  the caller looked
    known = scene.knowledge.entry(entry.id) is not None
    if known:
        draft.take(entry, f"known: {choice.reason}")
    else:
        draft.because(f"known: {choice.reason}")
    if entry.kind != "organisation" or (known and " " not in draft.name and choice.confidence < 0.9):
        draft.name = shown_name(entry)  # of organisations the name that the article uses stays
    draft.kind = entry.kind
    draft.country = entry.country
    draft.sectors = () if entry.kind == "state" else entry.sectors
    draft.confidence = min(draft.confidence, choice.confidence)


def shown_name(entry: Entry) -> str:
    """Return the name of an entry without what only tells it apart from others: "National Party (Larch)"."""
    return entry.name.partition(" (")[0]


def _of_place(text: str, span: Span) -> bool:
    return (span.text.islower() and text[span.end : span.end + 4] == " in ") or " in " in span.text


def _noun(name: str) -> str:
    """The noun of a body's name: the last before "of" or "for", else the last."""
    parts = key(name).split()
    telling = [word for word in parts if word in _TELLING]
    if telling:
        return telling[-1]
    for i, word in enumerate(parts[1:], 1):
        if word in ("of", "for", "on") and sector_of_noun(parts[i - 1]):
            return parts[i - 1]
    return parts[-1] if parts else ""
