"""The ids of the rows of a reading, without loading the rest of it: most are told by their numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, text

from onrecord.record import tables as t
from onrecord.record.phrases import unpack

_PACKED: Final = text(
    "SELECT r.reading, r.rest FROM json_each(:wanted) AS w CROSS JOIN remainder AS r ON r.reading = w.value"
)
#: How the remainder of a reading begins whose rows all have their usual ids.
_ALL_USUAL: Final = "[" + "[]," * len(t.LETTERS)


def row_id(connection: Connection, reading: int, table: str, n: int) -> str:
    """Return the id of one row of a reading, without loading the rest of it."""
    own = odd_ids(connection, [reading])[reading].get(table)
    return own[n] if own else usual_id(table, n)


def usual_id(table: str, n: int) -> str:
    """Return the id that a row of a reading has, where the reading does not name it otherwise."""
    return f"{t.LETTERS[table]}{n + 1}"


def odd_ids(connection: Connection, readings: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    """Return the ids of the rows of readings, by reading and table; of tables whose rows have their usual ids, none."""
    found: dict[int, dict[str, list[str]]] = {reading: {} for reading in readings}
    for reading, packed in connection.execute(_PACKED, {"wanted": json.dumps(sorted(found))}):
        if not unpack(packed, len(_ALL_USUAL)).startswith(_ALL_USUAL):
            found[reading] = dict(zip(t.LETTERS, unpacked_rest(unpack(packed)), strict=False))
    return found


def unpacked_rest(packed: str | None) -> list[Any]:
    """Return what `writing.rest_of` gave, unpacked: six lists of unusual ids, identifiers of actors, reasons."""
    return json.loads(packed) if packed else [[]] * (len(t.LETTERS) + 6)
