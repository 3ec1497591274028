"""Places of the world by their names: countries, provinces, districts, cities, waters, mountains, regions.

`areas.tsv` and `province_names.tsv` are typed by hand; `provinces.tsv` and `places.tsv.gz` are written by
scripts/places.py. The last one has more than two hundred thousand lines, sorted by key, and is searched as it is:
nothing is parsed that nobody asks for.
Its cells: key, name (empty where it is the key in title case), code of the province, latitude, longitude, GeoNames id,
people (12e3 is 12000), C for the capital of a country or 2 for a district; or key, = and the key of the usual name, id.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Final

from onrecord.knowledge.countries import by_name
from onrecord.knowledge.known_places import (
    Known,
    Province,
    kilometres,
    parse_areas,
    parse_province_names,
    parse_provinces,
)
from onrecord.knowledge.place_keys import place_key, without_article
from onrecord.knowledge.tables import packaged

_TODAY: Final = ("A.PCLI", "A.PCLD")
#: What is typed for a town, and what the large table has, may lie so many kilometres apart.
_SAME_TOWN: Final = 15.0
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
    def _provinces(self) -> dict[str, Province]:
        return parse_provinces(packaged("provinces.tsv"), parse_province_names(packaged("province_names.tsv")))

    @cached_property
    def _by_province(self) -> dict[str, tuple[Known, ...]]:
        found: dict[str, tuple[Known, ...]] = {}
        for province in self._provinces.values():
            main = place_key(province.name)
            for name in {main, without_article(main)} if main else ():
                found[name] = (*found.get(name, ()), province.known)
        for province in self._provinces.values():
            for name in {place_key(other) for other in province.others}:
                if not any(known.country == province.country for known in found.get(name, ())):
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

    def towns(self) -> Iterator[tuple[int, float, float, str]]:
        """Yield id, latitude, longitude and country of all towns: slow, for measuring."""
        for line in self._lines.decode().splitlines():
            cells = line.split("\t")
            if len(cells) == 8 and cells[5]:
                yield int(cells[5]), float(cells[3]), float(cells[4]), self._provinces[cells[2]].country

    def areas(self) -> Iterator[Known]:
        """Yield all areas."""
        for found in self._areas.values():
            yield from found

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
            if bare != asked and ("-" in name[2:4] or asked.startswith(("al ", "el "))):  # not "as Asia"
                provinces = list(self._by_province.get(bare, ()))
                cities = self._cities(bare)
        ids = {known.geonames: known for known in cities if known.geonames}
        areas = tuple(
            replace(area, admin1=ids[area.geonames].admin1) if area.geonames in ids and not area.admin1 else area
            for area in (_with_id(one, cities) for one in areas)
        )
        known_ids = {area.geonames for area in areas if area.geonames}
        return (*areas, *provinces, *(city for city in cities if city.geonames not in known_ids))

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


def _with_id(area: Known, cities: Iterable[Known]) -> Known:
    """Return a town that was typed with the id that the large table has for it."""
    if area.geonames is not None or not area.kind.startswith("P."):
        return area
    same = [one for one in cities if one.country == area.country and kilometres(one, area) < _SAME_TOWN]
    return replace(area, geonames=same[0].geonames) if same else area


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package, one for all who ask."""
    return Gazetteer()
