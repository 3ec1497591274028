"""Which of the places of a name is meant: by what the text says it lies in, by the places around it, by size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.known_places import Known, kilometres
from onrecord.knowledge.place_keys import place_key
from onrecord.reading.places.prior import fitting, prior, sense_key, told, why_unknown
from onrecord.reading.places.types import Choice, Spot, Within
from onrecord.reading.places.within import lies_in

#: How much each thing that speaks for a place weighs, on the scale of the logarithm of its people.
_INSIDE: Final = 12.0
_PEOPLE_BEFORE: Final = 4.0
_SAME_PART: Final = 3.0
_SAME_COUNTRY: Final = 2.5
_NEAR: Final = ((60.0, 2.5), (160.0, 1.5), (400.0, 0.5))
#: What is near counts in full where so much of all that is spoken of lies in that part of the country.
_MUCH: Final = 0.3
_HOME: Final = 1.5
#: Two places closer than this are taken for one.
_SAME_PLACE: Final = 160.0
#: A lead over the next one of less than this tells nothing.
_LEAST_LEAD: Final = 0.35
#: A place smaller than this, in a country that the text does not speak of, is not taken to be meant.
_UNKNOWN: Final = 100_000
#: A town, which is not taken to be meant where the text speaks of other parts of its country.
_SMALL: Final = 20_000
#: A name counts so many times at most for its country.
_TIMES: Final = 3
#: Places of other names, not yet chosen, that lie so near speak for a place too; where a name has few places.
_TOGETHER: Final = 45.0
_FEW: Final = 12
#: How often a name that is given no place is one of a place at all.
_UNPLACED: Final = 0.7
#: Kinds of places that are points on the map.
_POINTS: Final = ("P.", "S.", "A.ADM2")


@dataclass(slots=True)
class _Sense:
    """What is said in one text with one name, where nothing at a mention tells otherwise."""

    found: tuple[Known, ...]
    spots: list[int]


class _Spoken(NamedTuple):
    """What a name was taken for, and how often it counts."""

    known: Known
    times: int


class _Others(NamedTuple):
    """What the other names of a text speak of: countries, their parts, points on the map."""

    countries: Counter[str]
    parts: Counter[str]
    points: tuple[Known, ...]


class Chooser:
    """Chooses for the names of one text.

    Args:
        spots: the names.
        gaz: where places are looked up.
        home: country (ISO alpha-3) in which the article was published, as far as known.
        beside: names of places that stand beside the text: in its dateline, its title.
    """

    def __init__(
        self, spots: Sequence[Spot], gaz: Gazetteer, home: str | None = None, beside: Sequence[Spot] = ()
    ) -> None:
        self.spots, self.gaz, self.home = (*spots, *beside), gaz, home
        self.asked = len(spots)
        self.senses: dict[tuple[str, str], _Sense] = {}
        for i, spot in enumerate(self.spots):
            sense = self.senses.setdefault(sense_key(spot), _Sense(fitting(spot), []))
            sense.spots.append(i)
        #: for the name of a state that is also that of a part of another one, that other one
        self.rivals = {
            name: known.country or ""
            for (name, _), sense in self.senses.items()
            for known in sense.found
            if known.kind == "A.ADM1" and any(k.kind.startswith("A.PCL") for k in sense.found)
        }
        self.spoken: dict[str, _Spoken] = {}
        self.others: dict[str, _Others] = {}
        self.people: Counter[str] = Counter(w.country for spot in self.spots for w in spot.within if w.country)

    def run(self) -> list[Choice]:
        """Return the choice for each name: the clear ones first, the others in the light of them."""
        self._settle(self._clear)
        for _ in range(2):
            self._settle(self._best)
        return [self._choice(spot) for spot in self.spots[: self.asked]]

    def _settle(self, choose: Callable[[_Sense], Known | None]) -> None:
        """Choose for every name, by what was chosen for the others before."""
        self.spoken = {
            name: _Spoken(known, min(_TIMES, len(sense.spots)))
            for (name, _), sense in self.senses.items()
            if (known := choose(sense)) is not None
        }
        self.others = {}

    def _others(self, own: str) -> _Others:
        """What the other names of the text speak of."""
        if own in self.others:
            return self.others[own]
        countries, parts = Counter(self.people), Counter[str]()
        points = []
        for name, (known, times) in self.spoken.items():
            if name == own:
                continue
            if known.country:
                countries[known.country] += times
                if known.admin1:
                    parts[_part(known)] += times
            if known.kind.startswith(_POINTS):
                points.append(known)
        self.others[own] = _Others(countries, parts, tuple(points))
        return self.others[own]

    def _clear(self, sense: _Sense) -> Known | None:
        """The place that needs no context: the text says what it lies in, or no other one comes near to it."""
        for i in sense.spots:
            for within_ in self.spots[i].within:
                fitting = [k for k in sense.found if not within_.nearby and lies_in(k, within_, self.gaz)]
                if fitting:
                    return max(fitting, key=prior)
        ranked = sorted(sense.found, key=prior, reverse=True)
        if not ranked or prior(ranked[0]) < 5.0:
            return None
        others = [k for k in ranked[1:] if kilometres(k, ranked[0]) > _SAME_PLACE]
        return ranked[0] if not others or prior(ranked[0]) - prior(others[0]) > 2.5 else None

    def _best(self, sense: _Sense) -> Known | None:
        within_ = [w for i in sense.spots for w in self.spots[i].within]
        ranked = self._ranked(sense.found, self.spots[sense.spots[0]], within_)
        return ranked[0][1] if ranked else None

    def _ranked(self, found: Sequence[Known], spot: Spot, within_: Sequence[Within]) -> list[tuple[float, Known]]:
        scored = [(self._score(known, spot, within_), known) for known in found]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].geonames or 0))

    def _score(self, known: Known, spot: Spot, within_: Sequence[Within]) -> float:
        score = prior(known)
        for place in within_:
            if lies_in(known, place, self.gaz):
                weak = place.nearby or (place.loose and any(k.kind.startswith("A.PCL") for k in spot.found))
                score += _PEOPLE_BEFORE if weak else _INSIDE
                break
        return score + self._context(known, place_key(spot.name))

    def _context(self, known: Known, own: str) -> float:
        """What the other places of the text say for a place."""
        others = self._others(own)
        score = 0.0
        total = sum(others.countries.values())
        state = known.kind.startswith("A.PCL")
        if known.country and total and not state:
            score += _SAME_COUNTRY * math.sqrt(others.countries[known.country] / total)
            if known.admin1 and known.kind != "A.ADM1":
                score += _SAME_PART * (others.parts[_part(known)] / total) ** 0.75
        if state and total:  # Georgia: the more states are spoken of beside America, the more it is one
            part_of = self.rivals.get(own, "")
            score += _SAME_COUNTRY * math.sqrt(1 - others.countries[part_of] / total) if part_of else 0.0
        if known.country and known.country == self.home and not state:
            score += _HOME
        if known.kind.startswith(_POINTS):
            nearest = min((kilometres(known, point) for point in others.points), default=math.inf)
            gain = next((gain for reach, gain in _NEAR if nearest < reach), 0.0)
            spoken = others.parts[_part(known)] / total if total else 0.0
            score += gain * (0.4 + 0.6 * min(1.0, spoken / _MUCH))
            if nearest >= _TOGETHER:
                score += self._together(known, own)
        return score

    def _together(self, known: Known, own: str) -> float:
        """What other names, of which it is open what they mean, say for a place: that one of theirs is beside it."""
        beside = 0
        for (name, _), sense in self.senses.items():
            if name != own and len(sense.found) <= _FEW:
                beside += any(
                    kilometres(known, k) < _TOGETHER for k in sense.found if k.kind.startswith(("P.", "A.ADM2"))
                )
        return min(2, beside) * 1.0

    def _choice(self, spot: Spot) -> Choice:
        found = fitting(spot)
        if not found:
            return Choice(None, _UNPLACED, (why_unknown(spot),))
        own = [w for w in spot.within if any(lies_in(k, w, self.gaz) for k in found)]
        sense = self.senses[sense_key(spot)]
        within_ = own or [w for i in sense.spots for w in self.spots[i].within]
        ranked = self._ranked(found, spot, within_)
        best_score, best = ranked[0]
        rivals = [pair for pair in ranked[1:] if kilometres(pair[1], best) > _SAME_PLACE]
        lead = best_score - rivals[0][0] if rivals else math.inf
        inside = next((w for w in within_ if not w.nearby and lies_in(best, w, self.gaz)), None)
        if inside is not None:
            return Choice(best, 0.95 if own else 0.9, (f"the text puts it in {inside.name}",))
        if reason := self._doubt(spot, best, lead, rivals):
            return Choice(None, _UNPLACED, (reason,))
        return Choice(best, _confidence(best, lead, spot), self._reasons(best, rivals))

    def _doubt(self, spot: Spot, best: Known, lead: float, rivals: Sequence[tuple[float, Known]]) -> str | None:
        """Why the best one is not taken after all."""
        if lead < _LEAST_LEAD and not best.kind.startswith("A.PCL"):
            return f"could be {told(best)} or {told(rivals[0][1])}"
        small = best.kind in ("P.PPL", "A.ADM2") and best.population < _UNKNOWN
        others = self._others(place_key(spot.name))
        if small and not others.countries[best.country or ""] and best.country != self.home:
            return f"{told(best)} has the name, but nothing else here is in that country"
        if small and best.population < _SMALL and _elsewhere(best, others):
            return f"{told(best)} has the name, but the text speaks of other parts of that country"
        return None

    def _reasons(self, best: Known, rivals: Sequence[tuple[float, Known]]) -> tuple[str, ...]:
        if not rivals:
            return ()
        if best.kind.startswith(("A.PCL", "L.", "H.", "T.")):
            return (f"taken for {told(best)}, as usual",)
        near = self._context(best, place_key(best.name)) - self._context(rivals[0][1], place_key(best.name))
        why = "by the other places of the text" if near > 0.5 else "as the best known place of the name"
        return (f"{why}, not {told(rivals[0][1])}",)


def _part(known: Known) -> str:
    return f"{known.country} {place_key(known.admin1 or '')}"


def _elsewhere(best: Known, others: _Others) -> bool:
    """Whether the text speaks of parts of the country, and of none near the place."""
    spoken = any(part.startswith(f"{best.country} ") for part in others.parts)
    near = any(kilometres(best, point) < _SAME_PLACE for point in others.points)
    return spoken and not others.parts[_part(best)] and not near


def _confidence(best: Known, lead: float, spot: Spot) -> float:
    """How often such a choice is right, as measured on labelled texts."""
    sure = 0.95 if best.kind.startswith(("A.PCL", "A.ADM1", "L.", "H.", "T.")) else 0.9
    if spot.evidence in ("preposition", "again"):
        sure -= 0.05
    return round(sure - 0.2 * math.exp(-lead), 2) if lead < math.inf else sure
