"""States by their names, the names of their people, and the places that stand for their governments.

A view of the pack `states` for the layers that ask for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.packfiles import FOLDER, read_pack


@dataclass(frozen=True, slots=True)
class Country:
    """One state.

    Attributes:
        code: PLOVER's code: ISO 3166-1 alpha-3, XKX for Kosovo; a dependency bears that of its state.
        names: the name to show first, then others.
        people: what its people and their things are called: Russian, Filipino.
        capitals: cities and seats that stand for its government.
        ambiguous: whether the name alone is as often something else (a US state, a surname).
    """

    code: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    ambiguous: bool


class _Tables(NamedTuple):
    names: dict[str, Country]
    people: dict[str, Country]
    capitals: dict[str, Country]


def country_of(entry: Entry) -> Country:
    """Return the country of an entry of kind state; what is weak, but for the name itself, is left out."""
    people = tuple(dict.fromkeys(form for form in (*entry.adjectives, *entry.people) if form not in entry.weak))
    return Country(
        code=entry.country or "",
        names=(entry.name, *entry.aliases),
        people=people,
        capitals=tuple(form for form in (*entry.capitals, *entry.seats) if form not in entry.weak),
        ambiguous=entry.name in entry.weak,
    )


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    tables = _Tables({}, {}, {})
    # states of today come first: what is no more gives way to them
    entries = sorted(read_pack(FOLDER / "states.yaml", builtin=True).entries, key=lambda entry: entry.until is not None)
    for country in map(country_of, entries):
        for table, forms in zip(tables, (country.names, country.people, country.capitals), strict=True):
            for form in forms:
                table.setdefault(key(form), country)
    return tables


def by_name(name: str) -> Country | None:
    """Return the state called `name` ("Russia", "the United States", "UK"), or None."""
    return _tables().names.get(key(name))


@lru_cache(maxsize=1)
def _codes() -> dict[str, Entry]:
    entries = read_pack(FOLDER / "states.yaml", builtin=True).entries
    # a dependency bears the code of its state, but has its own in ISO 3166
    return {str(entry.country): entry for entry in entries if entry.country == dict(entry.identifiers).get("iso3")}


def by_code(code: str) -> Entry | None:
    """Return the state of today with PLOVER's code `code`, or None."""
    return _codes().get(code)


def by_people(word: str) -> Country | None:
    """Return the state whose people or things are called `word` ("Russian", "Russians"), or None."""
    people, word_key = _tables().people, key(word)
    return people.get(word_key) or people.get(word_key.removesuffix("s"))


def by_capital(name: str) -> Country | None:
    """Return the state whose government the place `name` stands for ("Moscow", "the Kremlin"), or None."""
    return _tables().capitals.get(key(name))


def cow_of(code: str | None) -> str | None:
    """Return the number that the Correlates of War give to the state of a PLOVER code ("RUS"), or None."""
    return _cow_numbers().get(code or "")


@lru_cache(maxsize=1)
def _cow_numbers() -> dict[str, str]:
    entries = read_pack(FOLDER / "states.yaml", builtin=True).entries
    numbers = ((entry, dict(entry.identifiers).get("cow")) for entry in entries if entry.until is None)
    return {entry.country: number for entry, number in numbers if entry.country and number}
