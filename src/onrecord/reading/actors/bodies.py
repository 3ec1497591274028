"""What a state, a body, an organisation, an outlet or an armed group is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.matches import Match
from onrecord.reading.actors.choosing import Choice, choose
from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.persons import OFFICIAL, Owner
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import spots
from onrecord.types import ActorKind

#: What the noun of a body's name tells of its sector, where no pack knows the body.
_NOUNS: Final[dict[str, str]] = {
    noun: sector
    for sector, nouns in {
        "GOV": "government administration ministry department agency council commission authority authorities bureau "
        "secretariat embassy consulate cabinet presidency regime mayor office",
        "MIL": "army navy military force forces guard marines command",
        "COP": "police sheriff constabulary prison",
        "JUD": "court tribunal prosecution jury prosecutor",
        "LEG": "parliament senate congress legislature assembly house caucus",
        "PTY": "party campaign coalition",
        "EDU": "university college school academy institute institution polytechnic laboratory observatory",
        "MED": "hospital clinic infirmary",
        "BUS": "company firm airline airlines bank brokerage corporation corp inc llc ltd plc group holdings consortium "
        "casino manufacturer exchange media motors foods stores",
        "LAB": "union",
        "REL": "church mosque synagogue temple diocese archdiocese",
        "SOC": "foundation charity association society fund league trust center centre",
    }.items()
    for noun in nouns.split()
}
_OWNED: Final = ("’s ", "'s ")


@dataclass(slots=True)
class Bodies:
    """Identifies what is no person.

    Attributes:
        scene: the article.
        owner: tells what is known of a person of the article, by name.
    """

    scene: Scene
    owner: Callable[[str], Owner | None]

    def identify(self, draft: Draft) -> None:
        """Fill the draft of a state, organisation, outlet or armed group."""
        choice = self.choice(draft.name, draft.kind, draft.country)
        if choice.entry is not None:
            take(self.scene, draft, choice)
        elif draft.kind == "state":
            draft.because(f"known: {choice.reason}")
        else:
            self._by_words(draft, choice)
        if draft.kind == "outlet" and not draft.sectors:
            draft.sectors = ("JRN",)
            draft.because("sector: an outlet")

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
            found = outlets or found
        found = found or list(scene.knowledge.body(name, scene.on)) or list(scene.knowledge.by_seat(name, scene.on))
        return choose(scene, found) if found else self._bare_body(name)

    def _bare_body(self, name: str) -> Choice:
        """The Foreign Ministry, without a state: that of the state which the article is about."""
        scene = self.scene
        home = scene.home
        if home is not None:
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
        noun = _noun(draft.name)
        draft.sectors = draft.sectors or ((_NOUNS[noun],) if noun in _NOUNS else ())
        if owner is not None:
            draft.country = draft.country or owner.country
            if noun in ("office", "team", "family"):
                draft.sectors = owner.sectors
        for spot in spots(draft.name, scene.knowledge, scene.on):
            entry = choose(scene, spot.matches).entry if spot.matches else None
            code = spot.country or (entry.country if entry else None)
            if code and draft.country is None:
                draft.country = code
                draft.because(f"country: “{spot.text}” in its name")
        if draft.country is None and draft.sectors and draft.sectors[0] in OFFICIAL and scene.home:
            draft.country = scene.home
            draft.because(f"country: the text names none; it speaks of {scene.state_name(scene.home)} almost alone")
        draft.because(f"known: {choice.reason}")
        draft.because(f"sector: “{noun}” in its name" if draft.sectors else "sector: its name does not tell it")
        if draft.country is None:
            draft.because("country: neither its name nor the packs tell it")


def take(scene: Scene, draft: Draft, choice: Choice) -> None:
    """Make a draft what is known of an entry."""
    entry = choice.entry
    assert entry is not None  # noqa: S101  the caller looked
    if scene.knowledge.entry(entry.id) is not None:
        draft.take(entry, f"known: {choice.reason}")
    else:
        draft.because(f"known: {choice.reason}")
    draft.name = entry.name
    draft.kind = entry.kind
    draft.country = entry.country
    draft.sectors = () if entry.kind == "state" else entry.sectors
    draft.confidence = min(draft.confidence, choice.confidence)


def _noun(name: str) -> str:
    """The noun of a body's name: the last before "of" or "for", else the last."""
    parts = key(name).split()
    for i, word in enumerate(parts[1:], 1):
        if word in ("of", "for", "on") and parts[i - 1] in _NOUNS:
            return parts[i - 1]
    return parts[-1] if parts else ""
