"""What comparing reports with each other found, kept so that questions need not compare thousands of them each time.

Which events agree and which denials may answer what, `questions` tells; here it is only kept. A reading is noted once
it was compared with all other readings that answered then, and by which rules: what is not noted, or by other rules,
is compared when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Final

from sqlalchemy import Connection, text

from onrecord.record import tables as t

#: Keys of two events, the smaller first, and how much speaks for both being one.
Agreed = tuple[int, int, int]
#: A denial and what it may answer: reading and number of either statement.
Reply = tuple[int, int, int, int]

_SETTLED: Final = text(
    "SELECT w.value FROM json_each(:wanted) AS w CROSS JOIN compared AS c ON c.reading = w.value AND c.rules = :rules"
)
_AGREED: Final = text(
    "SELECT a.one, a.other, a.points FROM json_each(:wanted) AS w CROSS JOIN agreed AS a ON a.one = w.value"
)
_AGREEING: Final = text(
    "SELECT a.other FROM json_each(:wanted) AS w CROSS JOIN agreed AS a ON a.one = w.value"
    " UNION SELECT a.one FROM json_each(:wanted) AS w CROSS JOIN agreed AS a ON a.other = w.value"
)
_REPLIES: Final = text(
    "SELECT r.reading, r.denial, r.other, r.said FROM json_each(:wanted) AS w"
    " CROSS JOIN reply AS r ON r.reading = w.value"
)
_WAITING: Final = text(
    "SELECT r.key, r.published FROM reading AS r LEFT JOIN compared AS c ON c.reading = r.key AND c.rules = :rules"
    " WHERE r.current AND c.reading IS NULL ORDER BY r.published, r.key"
)
_THESE: Final = "IN (SELECT value FROM json_each(:wanted))"
_FORGET: Final = (
    text(
        f"DELETE FROM agreed WHERE one IN (SELECT key FROM event WHERE reading {_THESE})"  # noqa: S608
        f" OR other IN (SELECT key FROM event WHERE reading {_THESE})"
    ),
    text(f"DELETE FROM reply WHERE reading {_THESE} OR other {_THESE}"),  # noqa: S608
)
_NOTED: Final = text("INSERT OR REPLACE INTO compared SELECT value, :rules FROM json_each(:wanted)")


def settled_readings(connection: Connection, rules: int, readings: Iterable[int]) -> set[int]:
    """Return the keys of those readings that were compared with all others by these rules."""
    asked = {"wanted": json.dumps(sorted(set(readings))), "rules": rules}
    return set(connection.execute(_SETTLED, asked).scalars())


def all_settled(connection: Connection, rules: int) -> bool:
    """Return whether all readings that answer were compared with each other by these rules."""
    return connection.execute(_WAITING, {"rules": rules}).first() is None


def agreeing(connection: Connection, events: Iterable[int]) -> set[int]:
    """Return the keys of the events that are kept as agreeing with one of some."""
    return set(connection.execute(_AGREEING, {"wanted": json.dumps(sorted(events))}).scalars())


def agreed_pairs(connection: Connection, events: Collection[int]) -> list[Agreed]:
    """Return the pairs that are kept of which both are among some events, by their keys."""
    rows = connection.execute(_AGREED, {"wanted": json.dumps(sorted(events))}).all()
    return [(one, other, points) for one, other, points in rows if other in events]


def replies(connection: Connection, readings: Collection[int]) -> list[Reply]:
    """Return the replies that are kept of which both statements are in some readings."""
    rows = connection.execute(_REPLIES, {"wanted": json.dumps(sorted(readings))}).all()
    return [(reading, denial, other, said) for reading, denial, other, said in rows if other in readings]


def waiting(connection: Connection, rules: int) -> list[tuple[int, str | None]]:
    """Return the readings that answer and were not compared by these rules: key and when they were published."""
    return [(key, published) for key, published in connection.execute(_WAITING, {"rules": rules})]


def note(
    connection: Connection,
    rules: int,
    readings: Collection[int],
    pairs: Iterable[Agreed],
    answers: Iterable[Reply],
) -> None:
    """Keep what was found for readings that were compared with all others that answer, in the place of what was kept.

    Args:
        connection: within a transaction that writes.
        rules: by which they were compared.
        readings: their keys.
        pairs: that agree, in which at least one event is of these readings.
        answers: in which at least one statement is of these readings.
    """
    wanted = json.dumps(sorted(readings))
    for command in _FORGET:
        connection.execute(command, {"wanted": wanted})
    rows = [{"one": one, "other": other, "points": points} for one, other, points in pairs]
    if rows:
        connection.execute(t.AGREED.insert().prefix_with("OR REPLACE"), rows)
    given = [dict(zip(("reading", "denial", "other", "said"), reply, strict=True)) for reply in answers]
    if given:
        connection.execute(t.REPLY.insert().prefix_with("OR REPLACE"), given)
    connection.execute(_NOTED, {"wanted": wanted, "rules": rules})


def forget(connection: Connection, reading: int) -> None:
    """Note that a reading answers anew: what was added meanwhile was not compared with it."""
    connection.execute(t.COMPARED.delete().where(t.COMPARED.c.reading == reading))
