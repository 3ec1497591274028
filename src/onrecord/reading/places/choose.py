"""Which of the places of a name is meant: by what the text says it lies in, by the places around it, by size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.known_places import Known, kilometres
from onrecord.knowledge.place_keys import place_key
from onrecord.reading.places.context import SAME_PLACE, Context, Spoken
from onrecord.reading.places.prior import fitting, prior, sense_key, told, why_unknown
from onrecord.reading.places.types import Choice, Spot, Within
from onrecord.reading.places.within import lies_in

#: How much it weighs that the text says what a place lies in, on the scale of `prior`.
_INSIDE: Final = 12.0
_PEOPLE_BEFORE: Final = 4.0
#: So well known, and so much better than the others, is a place that needs no context.
_KNOWN: Final = 5.0
_CLEAR: Final = 2.5
#: A lead over the next one of less than this tells nothing.
_LEAST_LEAD: Final = 0.5
#: A place smaller than this, in a country that the text does not speak of, is not taken to be meant.
_UNKNOWN: Final = 100_000
#: A town, which is not taken to be meant where the text speaks of other parts of its country.
_SMALL: Final = 20_000
#: A city of a country that nothing else speaks of loses so much, where so much of the text is about another one that
#: has a large city of the name: Tripoli, in Lebanon.
_ABSENT: Final = 2.0
_MOSTLY: Final = 0.6
#: A name counts so many times at most for its country.
_TIMES: Final = 3
#: How often a name that is given no place is one of a place at all.
_UNPLACED: Final = 0.65
_LARGER: Final = ("A.ADM1", "A.PCL")


@dataclass(slots=True)
class _Sense:
    """What is said in one text with one name, where nothing at a mention tells otherwise."""

    found: tuple[Known, ...]
    spots: list[int]


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
        found = {name: sense.found for (name, _), sense in self.senses.items()}
        peoples = Counter(w.country for spot in self.spots for w in spot.within if w.country)
        self.context = Context(found, peoples, home)
        self.ranks: dict[object, list[tuple[float, Known]]] = {}

    def run(self) -> list[Choice]:
        """Return the choice for each name: the clear ones first, the others in the light of them."""
        self._settle(self._clear)
        for _ in range(2):
            self._settle(self._best)
        return [self._choice(spot) for spot in self.spots[: self.asked]]

    def _settle(self, choose: Callable[[_Sense], Known | None]) -> None:
        """Choose for every name, by what was chosen for the others before."""
        self.context.settle(
            {
                name: Spoken(known, min(_TIMES, len(sense.spots)))
                for (name, _), sense in self.senses.items()
                if (known := choose(sense)) is not None
            }
        )

    def _clear(self, sense: _Sense) -> Known | None:
        """The place that needs no context: the text says what it lies in, or no other one comes near to it."""
        for i in sense.spots:
            for within_ in self.spots[i].within:
                inside = [k for k in sense.found if not within_.nearby and lies_in(k, within_, self.gaz)]
                if inside:
                    return max(inside, key=prior)
        ranked = sorted(sense.found, key=prior, reverse=True)
        if not ranked or prior(ranked[0]) < _KNOWN:
            return None
        others = [k for k in ranked[1:] if kilometres(k, ranked[0]) > SAME_PLACE]
        return ranked[0] if not others or prior(ranked[0]) - prior(others[0]) > _CLEAR else None

    def _best(self, sense: _Sense) -> Known | None:
        within_ = [w for i in sense.spots for w in self.spots[i].within]
        ranked = self._ranked(sense.found, self.spots[sense.spots[0]], within_)
        return ranked[0][1] if ranked else None

    def _ranked(self, found: Sequence[Known], spot: Spot, within_: Sequence[Within]) -> list[tuple[float, Known]]:
        at_home = self._at_home(found, spot)
        scored = [
            (self._score(known, spot, within_) - _ABSENT * self._is_absent(known, at_home), known) for known in found
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].geonames or 0))

    def _at_home(self, found: Sequence[Known], spot: Spot) -> str | None:
        """The country that most of the text is about, if a large city or a part of it has the name."""
        others = self.context.others(place_key(spot.name))
        country, count = next(iter(others.countries.most_common(1)), ("", 0))
        mostly = count >= _TIMES and others.share(count) >= _MOSTLY
        here = any(k.country == country and (k.kind == "A.ADM1" or k.population >= _UNKNOWN) for k in found)
        return country if mostly and here else None

    def _is_absent(self, known: Known, at_home: str | None) -> bool:
        """Whether a city lies in a country of which nothing else speaks, and another one is at home."""
        if at_home is None or known.country == at_home or not known.kind.startswith("P."):
            return False
        return not self.context.others(place_key(known.name)).countries[known.country or ""]

    def _score(self, known: Known, spot: Spot, within_: Sequence[Within]) -> float:
        score = prior(known)
        for place in within_:
            if lies_in(known, place, self.gaz):
                weak = place.nearby or (place.loose and any(k.kind.startswith("A.PCL") for k in spot.found))
                score += _PEOPLE_BEFORE if weak else _INSIDE
                break
        return score + self.context.weight(known, place_key(spot.name))

    def _choice(self, spot: Spot) -> Choice:
        found = fitting(spot)
        if not found:
            return Choice(None, _UNPLACED, (why_unknown(spot),))
        own = [w for w in spot.within if any(lies_in(k, w, self.gaz) for k in found)]
        sense = self.senses[sense_key(spot)]
        within_ = own or [w for i in sense.spots for w in self.spots[i].within]
        asked = (sense_key(spot), tuple(within_))
        if asked not in self.ranks:
            self.ranks[asked] = self._ranked(found, spot, within_)
        ranked = self.ranks[asked]
        best_score, best = ranked[0]
        rivals = [pair for pair in ranked[1:] if kilometres(pair[1], best) > SAME_PLACE]
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
        small = best.kind in ("P.PPL", "A.ADM2") and best.population < _UNKNOWN and bool(best.code)
        listed = any(k.kind == "A.ADM1" and k.country == best.country for k in spot.found)
        if small and not listed and (part := self._named_part(spot)):
            return f"the text puts it in {part}, where the tables have none of this name"
        others = self.context.others(place_key(spot.name))
        if small and not others.countries[best.country or ""] and best.country != self.home:
            return f"{told(best)} has the name, but nothing else here is in that country"
        if small and best.population < _SMALL and others.are_elsewhere(best):
            return f"{told(best)} has the name, but the text speaks of other parts of that country"
        return None

    def _named_part(self, spot: Spot) -> str | None:
        """The part of a country, or the country, that stands right after the name: "Larch, Md."."""
        for within_ in spot.within[:1]:
            larger = any(k.kind.startswith(_LARGER) for k in self.gaz.find(within_.name))
            if larger and not within_.nearby and not within_.loose:
                return within_.name
        return None

    def _reasons(self, best: Known, rivals: Sequence[tuple[float, Known]]) -> tuple[str, ...]:
        if not rivals:
            return ()
        if best.kind.startswith(("A.PCL", "L.", "H.", "T.")):
            return (f"taken for {told(best)}, as usual",)
        near = self.context.weight(best, place_key(best.name)) - self.context.weight(rivals[0][1], place_key(best.name))
        why = "by the other places of the text" if near > 0.5 else "as the best known place of the name"
        return (f"{why}, not {told(rivals[0][1])}",)


def _confidence(best: Known, lead: float, spot: Spot) -> float:
    """How often such a choice is right, as measured on labelled texts."""
    sure = 0.95 if best.kind.startswith(("A.PCL", "A.ADM1", "L.", "H.", "T.")) else 0.9
    if spot.evidence in ("preposition", "again"):
        sure -= 0.05
    return round(sure - 0.2 * math.exp(-lead), 2) if lead < math.inf else sure
