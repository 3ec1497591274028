"""What a name alone tells: which places can be meant by it, and how well known each is."""

from __future__ import annotations

import math
from typing import Final

from onrecord.knowledge.known_places import Known
from onrecord.knowledge.place_keys import place_key
from onrecord.reading.places.classes import place_words
from onrecord.reading.places.evidence import WELL_KNOWN_PARTS
from onrecord.reading.places.types import Spot

#: How well known each kind is, on the scale of the logarithm of a city's people.
_TOWN: Final = 1.25
_STATE: Final = 9.0
_AREA: Final = 8.0
_IN_THE_NEWS: Final = 8.0
_PART: Final = 6.0
_DISTRICT: Final = 4.0
_COUNTY: Final = 5.5
_CAPITAL: Final = 3.0
_WITHOUT_STATE: Final = 1.5
_OTHER_NAME: Final = 1.5
#: A city of so many people is meant before the province that bears its name.
_CITY: Final = 20_000
#: A city of so many people may be meant by the name of a sea, an island, a region of the world.
_LARGE: Final = 200_000


def sense_key(spot: Spot) -> tuple[str, str]:
    """Return what names of one sense have in common: their key, and the noun where they are a province or county."""
    province = spot.noun in place_words("province") | place_words("with_name") | place_words("county")
    return place_key(spot.name), spot.noun if province else ""


def fitting(spot: Spot) -> tuple[Known, ...]:
    """Return the places that can be meant where the text calls it a province, a county or a city."""
    if spot.noun in place_words("county"):
        return tuple(k for k in spot.found if k.kind == "A.ADM2")
    if spot.noun in place_words("province") | place_words("with_name"):
        parts = tuple(k for k in spot.found if k.kind.startswith(("A.", "L.")))
        smaller = tuple(k for k in parts if not k.kind.startswith("A.PCL"))
        return smaller or parts or spot.found
    if spot.noun in place_words("city"):
        return tuple(k for k in spot.found if k.kind.startswith("P.")) or spot.found
    # a city whose province bears its name is meant before it, but for those who are told of by it alone
    typed = {(k.country, k.admin1) for k in spot.found if k.kind == "A.ADM1" and not k.code}
    if typed:
        return tuple(k for k in spot.found if not k.kind.startswith("P.") or (k.country, k.admin1) not in typed)
    first = _dashed(spot.name) in place_words("city_first")
    own = {k.country for k in spot.found if k.kind == "A.ADM1" and not first}
    found = tuple(k for k in spot.found if not (k.other and k.country in own))  # Rio Grande, of Rio Grande do Sul
    if any(k.kind.startswith(("L.", "H.", "T.")) for k in found):
        return tuple(k for k in found if not k.kind.startswith("P.") or k.population >= _LARGE)
    states = {k.country for k in found if k.kind.startswith("A.PCL")}
    cities = {k.code: k for k in found if k.kind.startswith("P.") and (first or not k.other)}
    return tuple(
        k
        for k in found
        if not (k.kind == "A.ADM1" and k.code in cities and cities[k.code].population > _CITY)
        and not (k.other and k.country in states)
    )


def prior(known: Known) -> float:
    """Return how well known a place is."""
    if known.kind.startswith("P."):
        return _of_town(known)
    if known.kind.startswith("A.PCL"):
        return _STATE
    if known.kind == "A.ADM2":
        return _DISTRICT if known.code else _COUNTY
    if not known.code:
        return _AREA
    people = math.log10(known.population + 1)
    return _PART + people / 4 if known.country in WELL_KNOWN_PARTS else people + 0.3


def _of_town(known: Known) -> float:
    if not known.code:
        return _IN_THE_NEWS
    score = _TOWN * math.log10(known.population + 1)
    if known.kind == "P.PPLC":
        score += _CAPITAL
    if known.country == "USA" and known.population >= _LARGE and _dashed(known.name) in place_words("without_state"):
        score += _WITHOUT_STATE
    return score - (_OTHER_NAME if known.other else 0.0)


def _dashed(name: str) -> str:
    return place_key(name).replace(" ", "-")


def told(known: Known) -> str:
    """Return a place as it is told in a reason."""
    parts = [known.name]
    if known.admin1 and known.admin1 != known.name:
        parts.append(known.admin1)
    if known.country and not known.kind.startswith("A.PCL"):
        parts.append(known.country)
    return " ".join([parts[0], f"({', '.join(parts[1:])})"]) if parts[1:] else parts[0]


def why_unknown(spot: Spot) -> str:
    """Return why nothing can be meant."""
    if spot.evidence == "site":
        return "no road, building or ground of this name in the tables"
    if spot.found:
        return f"no {spot.noun} of this name in the tables"
    return "no place of this name in the tables"
