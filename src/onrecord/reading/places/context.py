"""What the places of a text say for each other: countries and their parts that it speaks of, points on the map."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from onrecord.knowledge.known_places import Known, kilometres
from onrecord.knowledge.place_keys import place_key

#: How much each thing weighs, on the scale of `prior`.
_SAME_PART: Final = 3.0
_SAME_COUNTRY: Final = 2.5
_NEAR: Final = ((60.0, 2.5), (160.0, 1.5), (400.0, 0.5))
_HOME: Final = 1.5
#: What is near counts in full where so much of all that is spoken of lies in that part of the country.
_MUCH: Final = 0.3
#: Two places closer than this are taken for one, in kilometres.
SAME_PLACE: Final = 160.0
#: Places of other names, not yet chosen, that lie so near speak for a place too; where a name has few places.
_TOGETHER: Final = 45.0
_FEW: Final = 12
#: A degree of latitude, in kilometres.
_DEGREE: Final = 111.0
#: Kinds of places that are points on the map.
_POINTS: Final = ("P.", "S.", "A.ADM2")


class Spoken(NamedTuple):
    """What a name was taken for, and how often it counts."""

    known: Known
    times: int


class Others(NamedTuple):
    """What the other names of a text speak of: countries, their parts, points on the map."""

    countries: Counter[str]
    parts: Counter[str]
    points: tuple[Known, ...]

    def share(self, count: int) -> float:
        """Return how large a part of all that is spoken of `count` is."""
        total = sum(self.countries.values())
        return count / total if total else 0.0

    def are_elsewhere(self, known: Known) -> bool:
        """Whether they are in other parts of its country, and none is near it."""
        spoken = any(part.startswith(f"{known.country} ") for part in self.parts)
        near = any(kilometres(known, point) < SAME_PLACE for point in self.points)
        return spoken and not self.parts[_part(known)] and not near


class Context:
    """The places of one text, as far as they are chosen.

    Args:
        found: all places of each name, by its key.
        peoples: countries whose people are spoken of before a name.
        home: country (ISO alpha-3) in which the article was published, as far as known.
    """

    def __init__(self, found: Mapping[str, Sequence[Known]], peoples: Counter[str], home: str | None) -> None:
        self.found, self.peoples, self.home = found, peoples, home
        self.spoken: Mapping[str, Spoken] = {}
        self._others: dict[str, Others] = {}
        #: for the name of a state that is also that of a part of another one, that other one
        self._rivals = {
            name: known.country or ""
            for name, places in found.items()
            for known in places
            if known.kind == "A.ADM1" and any(k.kind.startswith("A.PCL") for k in places)
        }

    def settle(self, spoken: Mapping[str, Spoken]) -> None:
        """Take what was chosen, by the key of each name."""
        self.spoken, self._others = spoken, {}

    def others(self, own: str) -> Others:
        """Return what the names but `own` speak of."""
        if own in self._others:
            return self._others[own]
        countries, parts, points = Counter(self.peoples), Counter[str](), []
        for name, (known, times) in self.spoken.items():
            if name == own:
                continue
            if known.country:
                countries[known.country] += times
                if known.admin1:
                    parts[_part(known)] += times
            if known.kind.startswith(_POINTS):
                points.append(known)
        self._others[own] = Others(countries, parts, tuple(points))
        return self._others[own]

    def weight(self, known: Known, own: str) -> float:
        """Return what the other names say for a place of the name `own`."""
        others = self.others(own)
        if known.kind.startswith("A.PCL"):
            # Georgia: the more states are spoken of beside America, the more it is one
            rival = self._rivals.get(own)
            return _SAME_COUNTRY * (1 - others.share(others.countries[rival])) if rival else 0.0
        score = _HOME if known.country and known.country == self.home else 0.0
        if known.country:
            score += _SAME_COUNTRY * math.sqrt(others.share(others.countries[known.country]))
        part = others.share(others.parts[_part(known)])
        if known.admin1 and known.kind != "A.ADM1":
            score += _SAME_PART * part**0.75
        if known.kind.startswith(_POINTS):
            nearest = min((kilometres(known, point) for point in others.points), default=math.inf)
            gain = next((gain for reach, gain in _NEAR if nearest < reach), 0.0)
            score += gain * (0.4 + 0.6 * min(1.0, part / _MUCH))
            score += self._together(known, own) if nearest >= _TOGETHER else 0.0
        return score

    def _together(self, known: Known, own: str) -> float:
        """What other names, of which it is open what they mean, say for a place: that one of theirs is beside it."""
        beside = 0
        for name, places in self.found.items():
            if name != own and len(places) <= _FEW:
                beside += any(_is_beside(known, other) for other in places)
        return float(min(2, beside))


def _is_beside(known: Known, other: Known) -> bool:
    """Whether two places lie close together."""
    if abs(known.latitude - other.latitude) * _DEGREE > _TOGETHER or not other.kind.startswith(("P.", "A.ADM2")):
        return False
    return kilometres(known, other) < _TOGETHER


def _part(known: Known) -> str:
    return f"{known.country} {place_key(known.admin1 or '')}"
