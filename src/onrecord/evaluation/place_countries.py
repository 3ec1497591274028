"""In which country a labelled place lies: the labels tell its id and its point alone."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from onrecord.knowledge.gazetteer import gazetteer
from onrecord.knowledge.known_places import distance

#: A town farther than this from a point, in kilometres, says nothing of it.
_NEAREST: Final = 200.0


def country_of(geonames: int | None, latitude: float, longitude: float) -> str | None:
    """Return the country (ISO alpha-3) of a GeoNames id, else of the town nearest to a point.

    Args:
        geonames: the id, where it is known.
        latitude: of the point.
        longitude: of the point.

    Returns:
        None where the id is not in the tables and no town lies within 200 km.
    """
    countries, points = _towns()
    if geonames is not None and geonames in countries:
        return countries[geonames]
    near = points.get(_cell(latitude, longitude), ())
    ranked = ((distance(latitude, longitude, a, b), country) for a, b, country in near)
    kilometres, nearest = min(ranked, default=(math.inf, None))
    return nearest if kilometres <= _NEAREST else None


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // 2), int(longitude // 2)


@lru_cache(maxsize=1)
def _towns() -> tuple[dict[int, str], dict[tuple[int, int], list[tuple[float, float, str]]]]:
    """All ids with their countries, and all towns by the cells of the map that they lie in or beside."""
    countries = {known.geonames: known.country for known in gazetteer().areas() if known.geonames and known.country}
    points: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for number, latitude, longitude, country in gazetteer().towns():
        countries[number] = country
        row, column = _cell(latitude, longitude)
        for up in (-1, 0, 1):
            for right in (-1, 0, 1):
                points.setdefault((row + up, column + right), []).append((latitude, longitude, country))
    return countries, points
