"""Which events of different reports agree, kept so that questions need not compare thousands of them each time.

What agrees is told by `questions.reports`; here it is only kept. A reading is noted
once its events were compared with those of all other readings that answered then, and by which rules: what is not
noted, or by other rules, is compared when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Final

from sqlalchemy import Connection, text

from onrecord.record import tables as t

#: Keys of two events, the smaller first, and how much speaks for both being one.
Agreed = tuple[int, int, int]

_SETTLED: Final = text(
    "SELECT w.value FROM json_each(:wanted) AS w CROSS JOIN compared AS c ON c.reading = w.value AND c.rules = :rules"
)
_AGREED: Final = text(
    "SELECT a.one, a.other, a.points FROM json_each(:wanted) AS w CROSS JOIN agreed AS a ON a.one = w.value"
)
_WAITING: Final = text(
    "SELECT r.key, r.published FROM reading AS r LEFT JOIN compared AS c ON c.reading = r.key AND c.rules = :rules"
    " WHERE r.current AND c.reading IS NULL ORDER BY r.published, r.key"
)
_FORGET: Final = text(
    "DELETE FROM agreed WHERE one IN (SELECT key FROM event WHERE reading IN (SELECT value FROM json_each(:wanted)))"
    " OR other IN (SELECT key FROM event WHERE reading IN (SELECT value FROM json_each(:wanted)))"
)
_NOTED: Final = text("INSERT OR REPLACE INTO compared SELECT value, :rules FROM json_each(:wanted)")


def settled_readings(connection: Connection, rules: int, readings: Iterable[int]) -> set[int]:
    """Return the keys of those readings of whose events all that agree with them is kept."""
    asked = {"wanted": json.dumps(sorted(set(readings))), "rules": rules}
    return set(connection.execute(_SETTLED, asked).scalars())


def agreed_pairs(connection: Connection, events: Collection[int]) -> list[Agreed]:
    """Return the pairs that are kept of which both are among some events, by their keys."""
    rows = connection.execute(_AGREED, {"wanted": json.dumps(sorted(events))}).all()
    return [(one, other, points) for one, other, points in rows if other in events]


def waiting(connection: Connection, rules: int) -> list[tuple[int, str | None]]:
    """Return the readings that answer and were not compared by these rules: key and when they were published."""
    return [(key, published) for key, published in connection.execute(_WAITING, {"rules": rules})]


def note(connection: Connection, rules: int, readings: Collection[int], pairs: Iterable[Agreed]) -> None:
    """Keep what was found for readings that were compared with all others that answer, in the place of what was kept.

    Args:
        connection: within a transaction that writes.
        rules: by which they were compared.
        readings: their keys.
        pairs: in which at least one event is of these readings.
    """
    wanted = json.dumps(sorted(readings))
    connection.execute(_FORGET, {"wanted": wanted})
    rows = [{"one": one, "other": other, "points": points} for one, other, points in pairs]
    if rows:
        connection.execute(t.AGREED.insert().prefix_with("OR REPLACE"), rows)
    connection.execute(_NOTED, {"wanted": wanted, "rules": rules})


def forget(connection: Connection, reading: int) -> None:
    """Note that a reading answers anew: what was added meanwhile was not compared with it."""
    connection.execute(t.COMPARED.delete().where(t.COMPARED.c.reading == reading))
