"""What one person is: state, sector, role on the article's day, whom they speak for, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.matches import Match, once, past, term
from onrecord.knowledge.regions import region_of
from onrecord.knowledge.words import words
from onrecord.reading.actors.clues import Clue
from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import spots
from onrecord.reading.actors.telling import Told, shown_role, tell

#: Sectors of those who act for a state; where the text does not say for which, it is the one the article is about.
OFFICIAL: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP", "PTY"})
_FOR_STATE: Final = frozenset({"GOV", "MIL", "SPY"})
_LOCAL: Final = re.compile(
    r"\b(?:mayor|governor|gov|sheriff|council\w*|alderman|county|city|district|village|town|state|provincial|regional|"
    r"lieutenant governor|commissioner|attorney general)\b",
    re.IGNORECASE,
)
#: Who speaks for an organisation, unlike those who only work there.
_SPEAKS: Final = re.compile(
    r"\b(?:spokes\w+|leader|chief|head|president|chair\w*|director|ceo|chief executive|secretary|founder|"
    r"representative|commander|official|envoy|negotiator|deputy)\b",
    re.IGNORECASE,
)
#: US states as news agencies shorten them.
_STATES: Final = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev N.H N.J N.M N.Y "
    "N.C N.D Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo D.C".split()
)
_INITIALS: Final = re.compile(r"\s(?:[A-Z]\.?\s)+")
#: Standing for an office; a lawmaker or governor who does so speaks as a candidate.
_STANDS: Final = re.compile(r"\b(?:nominee|candidate|running mate|contender|hopeful)\b")
_HEADS_OF_STATE: Final = frozenset({"President", "Prime Minister", "Chancellor"})
#: Not of the state that an article is about.
_ABROAD: Final = re.compile(r"\b(?:[Ww]estern|[Ff]oreign|European|Arab|African|Asian|[Ii]nternational|[Ww]orld)\b")
_WEAK_TITLES: Final = words("honorific") | frozenset({"doctor"})


@dataclass(frozen=True, slots=True)
class Owner:
    """What is known of the person whose envoy, aide or sister somebody is."""

    country: str | None
    sectors: tuple[str, ...]


@dataclass(slots=True)
class Persons:
    """Identifies the persons of one article.

    Attributes:
        scene: the article.
        owner: tells what is known of another person of the article, by name.
    """

    scene: Scene
    owner: Callable[[str], Owner | None]

    def identify(self, draft: Draft, found: Sequence[Clue], descriptions: Sequence[str]) -> Entry | None:
        """Fill a draft, and return the entry of whom the person speaks for, or None.

        Args:
            draft: the person.
            found: what stands beside the name in the text, at all its places.
            descriptions: other words that the text calls the person by.
        """
        mark = next((clue.phrase for clue in found if clue.kind == "mark"), None)
        home = next((clue.phrase for clue in found if clue.kind == "from"), None)
        phrases = {clue.phrase: clue.start for clue in reversed(found) if clue.kind not in ("mark", "from")}
        phrases = dict(reversed(phrases.items()))
        said = {phrase: None for phrase in (draft.role, *descriptions) if phrase}
        told = [self._owned(draft, tell(self.scene, phrase, at)) for phrase, at in (phrases | (said | phrases)).items()]
        told.sort(key=_weight)
        known = self._known(draft, told)
        self._country(draft, told, known, mark)
        if draft.country is None and home:
            self._at_home(draft, home)
        self._sectors(draft, told, known, mark)
        self._role(draft, told, known)
        self._fall_back(draft)
        return self._side(draft, told, known)

    def _known(self, draft: Draft, told: Sequence[Told]) -> Match | None:
        """The entry of the person, where the name is enough or the text bears it out."""
        scene = self.scene
        bare = _INITIALS.sub(" ", draft.name)  # "Ana B. Lopez" is Ana Lopez
        names = dict.fromkeys((draft.name, bare))
        found = once([m for name in names for m in scene.knowledge.lookup(name, scene.on) if m.entry.kind == "person"])
        titled = [
            match
            for one in told
            if one.title
            for match in scene.knowledge.holder(f"{one.phrase} {draft.name.split()[-1]}", scene.on)
            if match.entry.kind == "person" and match.strong
        ]
        fits = [m for m in found if not _contradicts(m, told)]
        strong = [m for m in fits if m.strong and (m.office or self._is_spoken_of(m))]
        ids = {m.entry.id for m in titled}
        if strong and (len(strong) == 1 or len({m.entry.id for m in strong} & ids) == 1):
            return next((m for m in strong if m.entry.id in ids), strong[0])
        if len(ids) == 1 and " " not in draft.name:
            return titled[0]
        weak = [m for m in fits if not m.strong and m.office and self._is_spoken_of(m)]
        weak = [m for m in weak if m.office and m.office.role in _HEADS_OF_STATE] or weak
        if len(weak) == 1 and " " not in draft.name:
            return weak[0]
        if found and " " not in draft.name:
            draft.because("the text gives no fuller name, and the packs know several or none in office of this one")
        elif found and not strong:
            names = ", ".join(term(m.entry.roles[-1]) if m.entry.roles else m.entry.name for m in found[:2])
            draft.because(f"known: not taken to be the one of the same name ({names}), whom nothing here bears out")
        return None

    def _is_spoken_of(self, match: Match) -> bool:
        return bool(match.entry.country and self.scene.spoken[match.entry.country])

    def _country(self, draft: Draft, told: Sequence[Told], known: Match | None, mark: str | None) -> None:
        if known is not None:
            draft.take(known.entry, f"known: {known.reason}")
            draft.name = draft.name if " " in draft.name else known.entry.name
            draft.country = self._country_of(known)
            return
        if (first := next((one for one in told if one.country), None)) is not None:
            draft.country = first.country
            draft.because(next(why for why in first.reasons if why.startswith("country")))
        elif mark is not None:
            draft.country = "USA"
            draft.because(f"country: ({mark}-…) after a name is a party of the United States")

    def _country_of(self, known: Match) -> str | None:
        """The country of the office held on the day: a Secretary-General is no longer of the state he governed."""
        office = known.office
        if office is None or self.scene.on is None:
            return known.entry.country
        body = self.scene.knowledge.entry(office.of)
        return body.country if body else office.of

    def _at_home(self, draft: Draft, home: str) -> None:
        """Where the text says that the person is from: "of Larch, Md."."""
        parts = home.split(", ")
        code = region_of(parts[-1]) or ("USA" if parts[-1].rstrip(".") in _STATES and len(parts) > 1 else None)
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
        scene = self.scene
        titled = next((one for one in told if one.sectors), None)
        former = titled is not None and titled.former
        stands = (
            titled is not None
            and titled.title is not None
            and titled.sectors[0] == "PTY"
            and _STANDS.search(titled.title.form)
            and (known is None or known.office is None or known.office.role not in _HEADS_OF_STATE)
        )
        if known is not None and known.office and scene.on and not former and not stands:
            draft.sectors = known.office.sectors
            draft.because(f"sector: {term(known.office)}")
            return
        campaign = self._campaign(draft)
        over = known is not None and not known.office and titled is not None and self._is_over(known, titled)
        if over and known is not None:
            self._of_office(draft, known)
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
            self._of_office(draft, known)

    def _is_over(self, known: Match, titled: Told) -> bool:
        """Whether the office that the text names is one that the person held before the article's day."""
        roles = {key(office.role) for office in known.entry.roles}
        return self.scene.on is not None and titled.title is not None and titled.title.form in roles

    def _of_office(self, draft: Draft, known: Match) -> None:
        """Known, but in no office that the article's day tells."""
        scene, entry = self.scene, known.entry
        if scene.on is None:
            draft.because(f"sector: the article has no date, so whether {entry.name} was in office is not known")
            return
        if not entry.roles:
            draft.sectors = entry.sectors
            draft.because(f"sector: {entry.name} is {entry.sectors[0]} in {entry.pack}" if entry.sectors else None)
            return
        day = scene.on.isoformat()
        ended = any(office.until and office.until < day[: len(office.until)] for office in entry.roles)
        if ended:
            draft.sectors = ("ELI",)
            draft.because(f"sector: {past(entry, scene.on)}, but before")
        else:
            draft.because(f"sector: {past(entry, scene.on)} yet, and the text does not say what else")

    def _owned(self, draft: Draft, one: Told) -> Told:
        """What somebody's envoy, aide or sister has from whom they are of."""
        owner = self.owner(one.owner) if one.owner and one.owner != draft.name else None
        if owner is None:
            return one
        reasons = one.reasons
        country = one.country or owner.country
        if one.country is None and owner.country:
            reasons = (*reasons, f"country: that of {one.owner}, in “{one.phrase}”")
        sectors = one.sectors
        leads = owner.sectors[:1] in (("GOV",), ("ELI",))
        if one.family and leads:
            sectors, reasons = ("ELI",), (f"sector: family of {one.owner}, in “{one.phrase}”", *reasons)
        elif not sectors and one.title is not None and owner.sectors:
            sectors = ("ELI",) if one.former else owner.sectors
            reasons = (*reasons, f"sector: of {one.owner}, in “{one.phrase}”")
        return replace(one, country=country, sectors=sectors, reasons=reasons)

    def _campaign(self, draft: Draft) -> str | None:
        """The words in which the text speaks of the person's campaign."""
        surname = re.escape(draft.name.split()[-1])
        found = re.search(
            rf"\b{surname}(?:[’']s)?\s(?:presidential\s|election\s|re-election\s)?(?:campaign|candidacy|running mate)\b"
            rf"|\b(?:nominees?|candidates?|running mate|opponent|rival)(?:,|\s)(?:\w+\s){{0,2}}{surname}\b",
            self.scene.text,
        )
        return f"“{found.group(0)}”" if found else None

    def _role(self, draft: Draft, told: Sequence[Told], known: Match | None) -> None:
        best = next((one for one in told if one.title), None) or next((one for one in told if one.sectors), None)
        shown = shown_role(self.scene, best.phrase) if best else None
        if shown is None or (known is not None and known.office and key(shown) in words("honorific")):
            shown = known.office.role if known is not None and known.office and self.scene.on else shown
        draft.role = shown or (shown_role(self.scene, draft.role) if draft.role else None)

    def _fall_back(self, draft: Draft) -> None:
        fall_back(self.scene, draft)
        if draft.country is None:
            draft.because("country: the text does not say of which state")
        if not draft.sectors:
            draft.because("sector: neither the text nor the packs tell it")

    def _side(self, draft: Draft, told: Sequence[Told], known: Match | None) -> Entry | None:
        """Whom the person speaks for: the state of officials, the group of fighters, what somebody leads."""
        scene = self.scene
        if known is not None and known.office and draft.sectors[:1] in (("GOV",), ("REB",), ()):
            return scene.knowledge.state(known.office.of) or scene.knowledge.entry(known.office.of)
        best = next((one for one in told if one.side), None)
        if best is not None and best.side is not None and best.side.kind == "armed_group":
            return best.side
        if best is not None and best.former:
            return None
        if draft.sectors and draft.sectors[0] in _FOR_STATE and draft.country:
            local = (
                draft.role is not None and _LOCAL.search(draft.role) and "secretary of state" not in draft.role.lower()
            )
            of_state = best is not None and best.side is not None and best.side.country == draft.country
            owned = any(one.owner for one in told)
            return scene.knowledge.state(draft.country) if (of_state or owned) and not local else None
        if best is not None and best.side is not None and best.side.kind in ("organisation", "outlet"):
            return best.side if _SPEAKS.search(best.phrase) else None
        return None


def fall_back(scene: Scene, draft: Draft) -> None:
    """Where the text does not say of which state somebody is, and speaks of one state almost alone: of that one.

    Officials are of the state that an article is about; of others that is so where the article names no other.
    """
    official = draft.sectors[:1] and draft.sectors[0] in OFFICIAL
    # a bare "source" may be anybody's
    if draft.kind in ("group", "anonymous") and _ABROAD.search(draft.name):
        return
    code = scene.home if official else (None if draft.anonymous else scene.only)
    if draft.country is None and code:
        draft.country = code
        draft.confidence = min(draft.confidence, 0.7 if official else 0.6)
        how = "almost alone" if not official else "most"
        draft.because(f"country: the text does not say of which state; it speaks of {scene.state_name(code)} {how}")


def _weight(one: Told) -> int:
    """Order: what tells sector and of whom first, then offices of states; honorifics last."""
    if one.title is None and not one.sectors:
        return 4
    if one.title is not None and key(one.title.form) in _WEAK_TITLES:
        return 3
    if one.sectors and (one.country or one.side or one.owner):
        return 0
    return 1 if one.sectors and one.sectors[0] in OFFICIAL else 2


def _contradicts(match: Match, told: Sequence[Told]) -> bool:
    """Whether the text says that somebody of that name is of another state."""
    codes = {one.country for one in told if one.country and one.title}
    return bool(codes) and match.entry.country not in codes
