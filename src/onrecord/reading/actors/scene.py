"""What is known of one article before its actors are: date, persons, names of the packs, countries spoken of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.matches import TitleMatch
from onrecord.reading.actors.spotting import Spot, spots
from onrecord.reading.layers import Page
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.reading.speakers.mended import mend

#: A country is the article's own where it has at least this share of all that tells of countries.
_SHARE = 0.5
#: … and so many times as often as any other one.
_RIVAL = 2.5
#: … and at least this share where it is the country of the outlet that printed it, too.
_SHARE_AT_HOME = 0.35
#: … and at least this share where a state owns and steers that outlet.
_SHARE_OF_STATE = 0.25
#: An outlet that writes of another country says so at least so many times.
_ENOUGH_ABROAD = 5
#: Everybody is of one country where it has at least this share, of so many.
_ALONE = 0.85
_ENOUGH = 3
#: (D-Ohio), (R-Texas): only lawmakers and governors of the United States are written so.
_PARTY_MARK = re.compile(r"\([DRI][-–]\s?[A-Z][\w. ]{0,14}\)")
#: Ids of bodies that only a pattern knows, and that stand for the state itself.
_STANDS_FOR_STATE = ("_government",)


@dataclass(slots=True)
class Scene:
    """One article as the resolver of actors sees it.

    Attributes:
        text: the article's text.
        on: its day, or None where it has none.
        knowledge: the packs.
        names: what the tagger found, mended, in order.
        people: the persons named.
        spots: names of what the packs know, in order.
        strong: ids of entries that the text names by a form that is enough by itself.
        spoken: how often the text speaks of each country.
        outlet: what is known of the outlet that printed it, or None.
        within: countries of which the text names a part: Louisiana.
        full_names: of its persons, given name and surname.
    """

    text: str
    on: date | None
    knowledge: Knowledge
    names: Sequence[Name]
    people: People
    spots: Sequence[Spot]
    outlet: Entry | None
    strong: set[str] = field(default_factory=set)
    spoken: Counter[str] = field(default_factory=Counter)
    within: set[str] = field(default_factory=set)
    full_names: set[str] = field(default_factory=set)
    _titles: dict[tuple[str, str | None], TitleMatch | None] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page, knowledge: Knowledge) -> Scene:
        """Return the scene of a page that has names and statements."""
        text, on = page.article.text, _day(page.article.published)
        sources = [span for statement in page.statements for span in statement.source]
        names = _apart(mend(text, _apart(page.names), sources))
        found = [
            spot
            for spot in spots(text, knowledge, on)
            if not any(start < spot.end and spot.start < end for start, end in page.skip)
        ]
        outlet = _outlet(page, knowledge)
        scene = cls(text, on, knowledge, names, People(text, names), found, outlet)
        scene._count()
        return scene

    def _count(self) -> None:
        """Count what tells of countries; what is of several, or as often something else, tells of none."""
        for spot in self.spots:
            strong = [match.entry for match in spot.matches if match.strong]
            if spot.how in ("name", "body"):
                self.strong.update(entry.id for entry in strong)
            elif spot.how == "people" and len(strong) == 1:
                self.strong.add(strong[0].id)
            countries = {spot.country} if spot.country else {e.country for e in strong if e.kind != "outlet"}
            if len(countries) == 1 and (code := countries.pop()) and self.knowledge.state(code):
                self.spoken[code] += 1
                self.within |= {code} if spot.country else set()
        self._count_doubtful()
        self.spoken.update({"USA": len(_PARTY_MARK.findall(self.text))} if _PARTY_MARK.search(self.text) else {})
        for _, person in self.people.positions():
            if " " in person.name:
                self.full_names.add(person.name)
                held = [m for m in self.knowledge.lookup(person.name, self.on) if m.strong and m.office]
                self.spoken.update({m.entry.country for m in held if m.entry.country})

    def _count_doubtful(self) -> None:
        """What is of several states, or as often something else, bears out the one that is spoken of anyway."""
        clear = set(self.spoken)
        for spot in self.spots:
            entries = [m.entry for m in spot.matches if m.entry.kind == "organisation" and m.entry.sectors]
            strong = [m.entry for m in spot.matches if m.strong]
            if len({entry.country for entry in strong}) == 1:
                continue
            fits = {entry.country for entry in entries if entry.country in clear}
            if len(fits) == 1 and (code := fits.pop()):
                self.spoken[code] += 1

    def title(self, phrase: str, side: Entry | None = None) -> TitleMatch | None:
        """Return what a title tells, as `Knowledge.title` has it; asked once for each phrase."""
        asked = (phrase, side.id if side else None)
        if asked not in self._titles:
            self._titles[asked] = self.knowledge.title(phrase, side)
        return self._titles[asked]

    @property
    def home(self) -> str | None:
        """The country that the article is about, where it is about one; else that of an outlet, if it names none."""
        if not self.spoken:
            return self.outlet.country if self.outlet and self.knowledge.state(self.outlet.country or "") else None
        code, count = self.spoken.most_common(1)[0]
        own = self.outlet.country if self.outlet else None
        if own is not None and self.spoken[own] and self.outlet is not None and self.outlet.state_run:
            # what a state's own outlet calls the ministry is as a rule that of the state
            return own if self.spoken[own] >= _SHARE_OF_STATE * self.spoken.total() else None
        if own == code:
            return code if count > _SHARE_AT_HOME * self.spoken.total() else None
        if own is not None and (count < _ENOUGH_ABROAD or self.spoken[own] * 3 >= count or own in self.within):
            return None  # an outlet may be writing of its own country without naming it
        rival = max((n for other, n in self.spoken.items() if other != code), default=0)
        if rival * _RIVAL >= count:
            return None  # news of two states: an envoy may be of either
        return code if count > max(_ENOUGH - 1, _SHARE * self.spoken.total()) else None

    @property
    def only(self) -> str | None:
        """The country that the article speaks of and hardly of another, or None."""
        home = self.home
        return home if home and self.spoken[home] >= max(_ENOUGH, _ALONE * self.spoken.total()) else None

    def state_of(self, entry: Entry) -> Entry:
        """Return the state where an entry is its government, else the entry itself."""
        if entry.id.endswith(_STANDS_FOR_STATE) and entry.country and self.knowledge.entry(entry.id) is None:
            return self.knowledge.state(entry.country) or entry
        return entry

    def state_name(self, code: str) -> str:
        """Return the name of the state of a country code, or the code."""
        state = self.knowledge.state(code)
        return state.name if state else code


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _outlet(page: Page, knowledge: Knowledge) -> Entry | None:
    name = page.article.outlet
    if not name:
        return None
    match = knowledge.by_domain(name) if "." in name else None
    found = [match] if match else [m for m in knowledge.lookup(name) if m.entry.kind == "outlet"]
    return found[0].entry if len(found) == 1 else None


def _apart(names: Sequence[Name]) -> list[Name]:
    """The names in order, without those that overlap one before."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
