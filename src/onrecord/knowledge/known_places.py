"""What the tables of places hold, and how their rows are read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from onrecord.errors import DataError
from onrecord.knowledge.place_keys import place_key
from onrecord.knowledge.tables import rows

_EARTH: Final = 6371.0


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


class Province(NamedTuple):
    """A part of a country: its name ("" where the tables have none), its country, the place it is, its other names."""

    name: str
    country: str
    known: Known
    others: tuple[str, ...] = ()


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


def parse_province_names(text: str, *, where: str = "province_names.tsv") -> dict[str, tuple[str, ...]]:
    """Return what provinces are called in English by their codes, the usual name first.

    Raises:
        DataError: a code that stands twice, or a row without a name.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(text, columns=3, where=where):
        code, name, others = row.cells
        if code in found or not name:
            raise DataError(f"{code} stands twice, or has no name", where=where, line=row.line)
        found[code] = (name, *(other.strip() for other in others.split(";") if other.strip()))
    return found


def parse_provinces(
    text: str, names: Mapping[str, tuple[str, ...]] | None = None, *, where: str = "provinces.tsv"
) -> dict[str, Province]:
    """Return the provinces by their codes, those without a name too.

    Args:
        text: the file's text.
        names: what they are called in English, by code; the first is shown, and the name of the file is another one.
        where: the file's name, for errors.

    Raises:
        DataError: a row with a cell that is no number.
    """
    names = names or {}
    found: dict[str, Province] = {}
    for row in rows(text, columns=7, where=where):
        code, country, given, latitude, longitude, number, people = row.cells
        name, *others = names.get(code, (given,))
        try:
            known = Known(
                name, "A.ADM1", country, name, float(latitude), float(longitude), int(number) if number else None,
                int(float(people)), code=code,
            )  # fmt: skip
        except ValueError as error:
            raise DataError(f"{code} has a cell that is no number", where=where, line=row.line) from error
        found[code] = Province(name, country, known, (*others, *((given,) if given not in ("", name) else ())))
    return found
