"""What one person is: state, sector, role on the article's day, whom they speak for, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.matches import Match, term
from onrecord.knowledge.regions import region_of
from onrecord.knowledge.words import words
from onrecord.reading.actors.clues import Clue
from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.fallback import OFFICIAL, fall_back
from onrecord.reading.actors.known import HEADS_OF_STATE, country_of, is_over, known_person, out_of_office
from onrecord.reading.actors.owners import OwnerOf, owned
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.shown import shown_role
from onrecord.reading.actors.sides import side_of
from onrecord.reading.actors.spotting import spots
from onrecord.reading.actors.telling import tell
from onrecord.reading.actors.told import Told
from onrecord.reading.names.parts import plain

#: Standing for an office; a lawmaker or governor who does so speaks as a candidate.
_STANDS: Final = re.compile(r"\b(?:nominee|candidate|running mate|contender|hopeful)\b")
#: Characters around a name in which words of who runs for an office stand.
_FAR: Final = 200
_WEAK_TITLES: Final = words("honorific") | frozenset({"doctor"})


@dataclass(slots=True)
class Persons:
    """Identifies the persons of one article.

    Attributes:
        scene: the article.
        owner: tells what is known of another person of the article, by name.
    """

    scene: Scene
    owner: OwnerOf

    def identify(self, draft: Draft, found: Sequence[Clue], descriptions: Sequence[str]) -> Entry | None:
        """Fill a draft, and return the entry of whom the person speaks for, or None.

        Args:
            draft: the person.
            found: what stands beside the name in the text, at all its places.
            descriptions: other words that the text calls the person by.
        """
        mark = next((clue.phrase for clue in found if clue.kind == "mark"), None)
        home = next((clue.phrase for clue in found if clue.kind == "from"), None)
        said: dict[str, int | None] = {}
        for clue in found:
            if clue.kind not in ("mark", "from"):
                said.setdefault(clue.phrase, clue.start)
        for phrase in (draft.role, *descriptions):
            if phrase:
                said.setdefault(phrase, None)
        told = [owned(tell(self.scene, phrase, at), self.owner, draft.name) for phrase, at in said.items()]
        told.sort(key=_weight)
        known = known_person(self.scene, draft, told)
        self._country(draft, told, known, mark)
        if draft.country is None and home:
            self._at_home(draft, home)
        self._sectors(draft, told, known, mark)
        self._role(draft, told, known)
        fall_back(self.scene, draft)
        if draft.country is None:
            draft.because("country: the text does not say of which state")
        if not draft.sectors:
            draft.because("sector: neither the text nor the packs tell it")
        return side_of(self.scene, draft, told, known)

    def _country(self, draft: Draft, told: Sequence[Told], known: Match | None, mark: str | None) -> None:
        if known is not None:
            draft.take(known.entry, f"known: {known.reason}")
            draft.name = draft.name if " " in draft.name else known.entry.name
            draft.country = country_of(self.scene, known)
            return
        if (first := next((one for one in told if one.country), None)) is not None:
            draft.country = first.country
            draft.because(next(why for why in first.reasons if why.startswith("country")))
        elif mark is not None:
            draft.country = "USA"
            draft.because(f"country: ({mark}-…) after a name is a party of the United States")

    def _at_home(self, draft: Draft, home: str) -> None:
        """Where the text says that the person is from: "of Larch, Md."."""
        parts = home.split(", ")
        code = region_of(parts[-1]) or ("USA" if plain(parts[-1]) in words("us_state") and len(parts) > 1 else None)
        for spot in spots(home, self.scene.knowledge, self.scene.on):
            states = {match.entry.country for match in spot.matches if match.entry.kind == "state" and match.strong}
            code = code or spot.country or (states.pop() if len(states) == 1 else None)
        if code:
            draft.country = code
            draft.because(f"country: the text says “of {home}”")
            if not draft.sectors:
                draft.sectors = ("CVL",)
                draft.because("sector: the text says where they live and nothing else")

    def _sectors(self, draft: Draft, told: Sequence[Told], known: Match | None, mark: str | None) -> None:
        titled = next((one for one in told if one.sectors), None)
        former = titled is not None and titled.former
        if known is not None and known.office and self.scene.on and not former and not _stands(titled, known):
            draft.sectors = known.office.sectors
            draft.because(f"sector: {term(known.office)}")
            return
        campaign = self._campaign(draft)
        if known is not None and not known.office and titled is not None and is_over(self.scene, known, titled):
            out_of_office(self.scene, draft, known)
        elif titled is not None and not (campaign and (former or titled.sectors[0] in ("BUS", "CVL"))):
            draft.sectors = titled.sectors
            draft.because(next((why for why in titled.reasons if why.startswith("sector")), None))
        elif campaign:
            draft.sectors = ("PTY",)
            draft.because(f"sector: the text speaks of {campaign}")
        elif mark is not None:
            draft.sectors = ("LEG",)
            draft.because(f"sector: ({mark}-…) stands after the names of lawmakers")
        elif known is not None:
            out_of_office(self.scene, draft, known)

    def _campaign(self, draft: Draft) -> str | None:
        """The words in which the text speaks of the person's campaign."""
        surname, text = draft.name.split()[-1], self.scene.text
        escaped = re.escape(surname)
        pattern = re.compile(
            rf"\b{escaped}(?:[’']s)?\s(?:presidential\s|election\s|re-election\s)?(?:campaign|candidacy|running mate)\b"
            rf"|\b(?:nominees?|candidates?|running mate|opponent|rival)(?:,|\s)(?:\w+\s){{0,2}}{escaped}\b"
        )
        at, found = text.find(surname), None
        while at >= 0 and found is None:  # around the name alone: texts may be long
            found = pattern.search(text, max(0, at - _FAR), at + len(surname) + _FAR)
            at = text.find(surname, at + 1)
        return f"“{found.group(0)}”" if found else None

    def _role(self, draft: Draft, told: Sequence[Told], known: Match | None) -> None:
        best = next((one for one in told if one.title), None) or next((one for one in told if one.sectors), None)
        shown = shown_role(self.scene, best.phrase) if best else None
        if shown is None or (known is not None and known.office and key(shown) in words("honorific")):
            shown = known.office.role if known is not None and known.office and self.scene.on else shown
        draft.role = shown or (shown_role(self.scene, draft.role) if draft.role else None)


def _stands(titled: Told | None, known: Match) -> bool:
    """Whether the text calls a lawmaker or governor a candidate for something else."""
    if titled is None or titled.title is None or titled.sectors[0] != "PTY":
        return False
    office = known.office.role if known.office else None
    return _STANDS.search(titled.title.form) is not None and office not in HEADS_OF_STATE


def _weight(one: Told) -> int:
    """Order: what tells sector and of whom first, then offices of states; honorifics last."""
    if one.title is None and not one.sectors:
        return 4
    if one.title is not None and key(one.title.form) in _WEAK_TITLES:
        return 3
    if one.sectors and (one.country or one.side or one.owner):
        return 0
    return 1 if one.sectors and one.sectors[0] in OFFICIAL else 2
