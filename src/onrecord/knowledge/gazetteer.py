"""Places of the world by their names: countries, provinces, districts, cities, waters, mountains, regions.

Three tables: `areas.tsv` typed by hand, `provinces.tsv` and `places.tsv.gz` written by scripts/places.py. The last one
has more than two hundred thousand lines, sorted by key, and is searched as it is: nothing is parsed that nobody asks
for.
Its cells: key, name (empty where it is the key in title case), code of the province, latitude, longitude, GeoNames id,
people (12e3 is 12000), C for the capital of a country or 2 for a district; or key, = and the key of the usual name, id.
"""

from __future__ import annotations

import gzip
import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from onrecord.errors import DataError
from onrecord.knowledge.countries import by_name
from onrecord.knowledge.place_keys import place_key, without_article
from onrecord.knowledge.tables import packaged, rows

_TODAY: Final = ("A.PCLI", "A.PCLD")
_EARTH: Final = 6371.0
#: Ends of addresses that are sold to all the world.
_SOLD: Final = frozenset(
    [
        "ac",
        "ai",
        "bz",
        "cc",
        "cd",
        "co",
        "fm",
        "gg",
        "im",
        "io",
        "la",
        "ly",
        "me",
        "nu",
        "sh",
        "tk",
        "to",
        "tv",
        "vc",
        "vu",
        "ws",
    ]
)


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the tables.

    Attributes:
        name: as it is shown.
        kind: GeoNames feature class and code.
        country: ISO alpha-3, or None where it lies in several.
        admin1: name of the part of its country, or None; that part itself bears its own name.
        geonames: its id there, or None.
        population: of a city, or of all cities of a province; 0 where unknown.
        other: whether the name asked for is not the usual one.
        code: of the province in the tables, or "".
    """

    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    geonames: int | None
    population: int = 0
    other: bool = False
    code: str = ""


def kilometres(one: Known, other: Known) -> float:
    """Return how far two places lie apart."""
    return distance(one.latitude, one.longitude, other.latitude, other.longitude)


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the kilometres between two points, along a great circle."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    turn = math.radians(other_longitude - longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


class _Province(NamedTuple):
    name: str
    country: str
    known: Known


def parse_areas(text: str, *, where: str = "areas.tsv") -> dict[str, tuple[Known, ...]]:
    """Return the areas by the key of each of their names.

    Args:
        text: the file's text; its cells are told in its head.
        where: the file's name, for errors.

    Raises:
        DataError: coordinates that are none, or a name that stands twice.
    """
    found: dict[str, tuple[Known, ...]] = {}
    for row in rows(text, columns=6, where=where):
        cell, kind, country, latitude, longitude, number = row.cells
        names = [name.strip() for name in cell.split(";")]
        try:
            at = float(latitude), float(longitude)
            identity = int(number) if number else None
        except ValueError as error:
            raise DataError(
                f"{names[0]!r} has no coordinates, or no number for an id", where=where, line=row.line
            ) from error
        if not (abs(at[0]) <= 90 and abs(at[1]) <= 180 and kind[1:2] == "."):
            raise DataError(f"{names[0]!r} lies nowhere, or is of no kind", where=where, line=row.line)
        admin1 = names[0] if kind == "A.ADM1" else None
        known = Known(names[0], kind, country or None, admin1, *at, identity)
        for name in names:
            if place_key(name) in found:
                raise DataError(f"{name!r} stands twice", where=where, line=row.line)
            found[place_key(name)] = (known,)
    return found


def parse_provinces(text: str, *, where: str = "provinces.tsv") -> dict[str, _Province]:
    """Return the provinces by their codes, those without a name too.

    Raises:
        DataError: a row with a cell that is no number.
    """
    found: dict[str, _Province] = {}
    for row in rows(text, columns=7, where=where):
        code, country, name, latitude, longitude, number, people = row.cells
        try:
            known = Known(
                name, "A.ADM1", country, name, float(latitude), float(longitude), int(number) if number else None,
                int(float(people)), code=code,
            )  # fmt: skip
        except ValueError as error:
            raise DataError(f"{code} has a cell that is no number", where=where, line=row.line) from error
        found[code] = _Province(name, country, known)
    return found


class Gazetteer:
    """Looks places up; the tables are read when first asked for."""

    @cached_property
    def _areas(self) -> dict[str, tuple[Known, ...]]:
        return parse_areas(packaged("areas.tsv"))

    @cached_property
    def _states(self) -> dict[str, Known]:
        """States and dependencies by ISO code."""
        return {k.country: k for found in self._areas.values() for k in found if k.country and k.kind in _TODAY}

    @cached_property
    def _provinces(self) -> dict[str, _Province]:
        return parse_provinces(packaged("provinces.tsv"))

    @cached_property
    def _by_province(self) -> dict[str, tuple[Known, ...]]:
        found: dict[str, tuple[Known, ...]] = {}
        for province in self._provinces.values():
            if province.name:
                main = place_key(province.name)
                for name in {main, without_article(main)}:
                    found[name] = (*found.get(name, ()), province.known)
        return found

    @cached_property
    def _lines(self) -> bytes:
        return gzip.decompress((files("onrecord.knowledge") / "places.tsv.gz").read_bytes())

    def state(self, code: str) -> Known | None:
        """Return the state or dependency with an ISO alpha-3 code, or None."""
        return self._states.get(code)

    @cached_property
    def _domains(self) -> dict[str, str]:
        """Countries by the end of their sites' addresses: that is ISO's code of two letters, but for .uk."""
        codes = {code[:2].lower(): province.country for code, province in self._provinces.items()}
        return {end: country for end, country in (codes | {"uk": "GBR"}).items() if end not in _SOLD}

    def of_site(self, host: str) -> str | None:
        """Return the country (ISO alpha-3) of a site, as the end of its address tells, or None."""
        return self._domains.get(host.rsplit(".", 1)[-1].lower())

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer lives as long as the process
    def find(self, name: str) -> tuple[Known, ...]:
        """Return all places called `name`, states and areas first; empty where there is none."""
        asked = place_key(name)
        if not asked:
            return ()
        areas = self._areas.get(asked, ())
        if not areas and (state := by_name(name)) is not None and (known := self._states.get(state.code)):
            areas = (known,) if len(asked) > 2 else ()
        provinces = [
            known
            for known in self._by_province.get(asked, ())
            if not any(a.kind == "A.ADM1" and a.country == known.country for a in areas)
        ]
        cities = self._cities(asked)
        if not (areas or provinces or cities):
            bare = without_article(asked)
            if bare != asked:
                provinces = list(self._by_province.get(bare, ()))
                cities = self._cities(bare)
        ids = {known.geonames for known in areas if known.geonames}
        return (*areas, *provinces, *(city for city in cities if city.geonames is None or city.geonames not in ids))

    def _cities(self, asked: str) -> list[Known]:
        found = []
        for line in self._rows(asked):
            if line[1].startswith("="):
                cells = next((cells for cells in self._rows(line[1][1:]) if cells[5:6] == [line[2]]), None)
                if cells:
                    found.append(replace(self._city(line[1][1:], cells), other=True))
            else:
                found.append(self._city(asked, line))
        return found

    def _city(self, name: str, cells: list[str]) -> Known:
        _, shown, code, latitude, longitude, number, people, kind = cells
        province = self._provinces[code]
        return Known(
            shown or name.title(), {"C": "P.PPLC", "2": "A.ADM2"}.get(kind, "P.PPL"), province.country,
            province.name or None, float(latitude), float(longitude), int(number) if number else None,
            int(float(people or 0)), code=code,
        )  # fmt: skip

    def _rows(self, asked: str) -> list[list[str]]:
        """The rows of the large table with a key: half of what is left is put aside until its line is found."""
        data, sought = self._lines, asked.encode() + b"\t"
        low, high = 0, len(data) - 1
        while low < high:
            middle = data.rfind(b"\n", 0, (low + high) // 2 + 1)
            middle = max(middle, low)
            end = data.find(b"\n", middle + 1)
            if data[middle + 1 : end] < sought:
                low = end
            else:
                high = middle
        found = []
        while data.startswith(sought, low + 1):
            end = data.find(b"\n", low + 1)
            found.append(data[low + 1 : end].decode().split("\t"))
            low = end
        return found


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package, one for all who ask."""
    return Gazetteer()
