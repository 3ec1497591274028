"""States by their names, the names of their people, and the capitals that stand for their governments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged, rows

_CODE: Final = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Country:
    """One state.

    Attributes:
        code: ISO 3166-1 alpha-3, XKX for Kosovo.
        names: the name to show first, then others.
        people: what its people and their things are called: Russian, Filipino.
        capitals: cities that stand for its government.
        ambiguous: whether the name alone is as often something else (a US state, a surname).
    """

    code: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    ambiguous: bool


def parse_countries(text: str, *, where: str = "countries.tsv") -> tuple[Country, ...]:
    """Return the states of a country file.

    Args:
        text: the file's text; six tab-separated cells a line.
        where: the file's name, for errors.

    Raises:
        DataError: a code that is not three capital letters or stands twice, a missing name, a name of two states,
            an unknown note.
    """
    found: list[Country] = []
    codes: set[str] = set()
    owners: dict[str, str] = {}
    for row in rows(text, columns=6, where=where):
        code, name, others, people, capitals, note = row.cells
        if not _CODE.fullmatch(code) or code in codes:
            raise DataError(f"code {code!r} is not three capital letters, or stands twice", where=where, line=row.line)
        if not name:
            raise DataError(f"{code} has no name", where=where, line=row.line)
        if note not in ("", "ambiguous"):
            raise DataError(f"note {note!r} is not empty and not 'ambiguous'", where=where, line=row.line)
        country = Country(code, (name, *_cell(others)), _cell(people), _cell(capitals), note == "ambiguous")
        for known in {_key(word) for word in (*country.names, *country.people, *country.capitals)}:
            if known in owners:
                raise DataError(f"{known!r} belongs to {owners[known]} already", where=where, line=row.line)
            owners[known] = code
        codes.add(code)
        found.append(country)
    return tuple(found)


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _key(name: str) -> str:
    key = name.replace("’", "'").casefold().strip()
    return key.removeprefix("the ")


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, Country], dict[str, Country], dict[str, Country]]:
    countries = parse_countries(packaged("countries.tsv"))
    names = {_key(name): country for country in countries for name in country.names}
    people = {_key(name): country for country in countries for name in country.people}
    capitals = {_key(name): country for country in countries for name in country.capitals}
    return names, people, capitals


def by_name(name: str) -> Country | None:
    """Return the state called `name` ("Russia", "the United States", "UK"), or None."""
    return _tables()[0].get(_key(name))


def by_people(word: str) -> Country | None:
    """Return the state whose people or things are called `word` ("Russian", "Russians"), or None."""
    people, key = _tables()[1], _key(word)
    return people.get(key) or people.get(key.removesuffix("s"))


def by_capital(name: str) -> Country | None:
    """Return the state whose government the city `name` stands for ("Moscow"), or None."""
    return _tables()[2].get(_key(name))
