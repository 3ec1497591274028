"""Which readings of a record were compared with all others, by the rules of today (`record.compared`)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from onrecord._version import __version__
from onrecord.knowledge.tables import packaged
from onrecord.record import outlines
from onrecord.record.compared import settled_readings
from onrecord.record.links import joined

#: The next number wherever the rules of `reports.agreement`, `facts` or `forbidding`, or of `positions.scouting`,
#: change within a version.
_FORM: Final = 2


def rules(connection: Connection) -> int:
    """Return the number of the rules of today, and of the actors that people joined."""
    people = sorted({tuple(sorted(group)) for group in joined(connection).values()})
    told = (__version__, _FORM, outlines.rules(), packaged("joins.tsv"), people)
    return zlib.crc32(repr(told).encode("utf8", "surrogatepass"))


def settled(connection: Connection, readings: Iterable[int]) -> set[int]:
    """Return those of some readings that were compared with all that answer."""
    return settled_readings(connection, rules(connection), readings)
