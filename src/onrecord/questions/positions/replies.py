"""Which denials may answer what, in their report or in another: as it is kept in the record, else as `scouting` tells.

Whether one may depends on the two statements alone, so what was found among all holds among any of them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from sqlalchemy import Connection

from onrecord.questions.evidence.settled import settled
from onrecord.questions.positions import scouting, selecting
from onrecord.questions.positions.ground import Ground
from onrecord.record.compared import Reply, replies


def replies_on(ground: Ground) -> list[Reply]:
    """Return the denials of a ground, each with what it may answer there."""
    connection, readings = ground.connection, ground.keys
    done = settled(connection, readings)
    found = replies(connection, done)
    if len(done) < len(readings):
        found += _found(connection, ground.acted("deny"), ground.acted("accuse"), readings - done)
    return found


def replies_of(connection: Connection, readings: Collection[int], near: Collection[int]) -> list[Reply]:
    """Return the denials and what they may answer of which one at least is of some readings, looked for anew.

    Args:
        connection: to one state of the record.
        readings: keys of these.
        near: keys of all readings that were printed within some days of them, these included.
    """
    there = json.dumps(sorted(near))
    denials, accusations = (selecting.acted(connection, there, (act,)) for act in ("deny", "accuse"))
    return list(_found(connection, denials, accusations, readings))


def _found(
    connection: Connection,
    denials: Collection[selecting.Pair],
    accusations: Collection[selecting.Pair],
    fresh: Collection[int],
) -> Iterator[Reply]:
    yield from scouting.answered(connection, (pair for pair in denials if pair[0] in fresh))
    for reply in scouting.accused(connection, denials, accusations):
        if reply[0] in fresh or reply[2] in fresh:
            yield reply
