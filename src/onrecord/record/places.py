"""What is known of places, kept once for all articles that name them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, text

from onrecord.record import tables as t
from onrecord.record.columns import plain, stored
from onrecord.record.commands import insert_all, next_keys, rows_of
from onrecord.types import Place

_Facts = tuple[str, str | None, str | None, str | None, float | None, float | None, int | None]
_KNOWN: Final = """SELECT s.key, s.name, s.kind, s.country, s.admin1, s.latitude, s.longitude, s.geonames
    FROM json_each(?) AS w CROSS JOIN spot AS s ON s.name = w.value"""
_COLUMNS: Final = tuple(column.name for column in t.SPOT.columns)
_FORGET: Final = text("DELETE FROM spot WHERE key NOT IN (SELECT spot FROM place)")


def spot_keys(connection: Connection, places: Sequence[Place]) -> list[int]:
    """Return the key of what is known of each place; what is new is written.

    Args:
        connection: within a transaction.
        places: of a reading.
    """
    facts = [_facts(place) for place in places]
    known = _known(connection, {name for name, *_ in facts}) if facts else {}
    fresh = [each for each in dict.fromkeys(facts) if each not in known]
    known |= dict(zip(fresh, next_keys(connection, t.SPOT, len(fresh)), strict=True))
    insert_all(connection, t.SPOT, [dict(zip(_COLUMNS, (known[each], *each), strict=True)) for each in fresh])
    return [known[each] for each in facts]


def forget_spots(connection: Connection) -> None:
    """Take out what no reading names any more."""
    connection.execute(_FORGET)


def _facts(place: Place) -> _Facts:
    # as floats, so that 10 and 10.0, which are stored alike, are found alike
    latitude, longitude = (None if each is None else float(each) for each in (place.latitude, place.longitude))
    return place.name, place.kind, place.country, place.admin1, latitude, longitude, place.geonames


def _known(connection: Connection, names: set[str]) -> dict[_Facts, int]:
    # names that are stored as bytes are not looked for: few bear one, and a second row for it does no harm
    wanted = json.dumps(sorted(name for name in names if isinstance(stored(name), str)))
    found: dict[_Facts, int] = {}
    for key, *facts in rows_of(connection, _KNOWN, wanted):
        name, kind, country, admin1, latitude, longitude, geonames = map(plain, facts)
        found[(name, kind, country, admin1, latitude, longitude, geonames)] = key
    return found
