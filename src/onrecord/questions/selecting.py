"""Which rows of a record may hold positions that change or meet: found in the database, so that few are loaded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, TextClause, text

from onrecord.knowledge.countries import by_code
from onrecord.questions.gathering import current, doubtful_below
from onrecord.questions.matters import Matter, matters
from onrecord.questions.parties import LOCAL_ID, Side
from onrecord.questions.stances import HOLDING
from onrecord.record.filters import Filters
from onrecord.record.identities import id_hash

Pair = tuple[int, int]
#: Statements before and behind a denial among which what it answers is looked for.
_BEFORE: Final = 12
_BEHIND: Final = 6
#: Parts in which a confidence is stored.
_PARTS: Final = 10_000
_READINGS: Final = "(SELECT value FROM json_each(:readings))"
_ACTS: Final = text(
    f"""SELECT s.reading, s.n FROM statement AS s
    WHERE s.act IN (SELECT value FROM json_each(:acts)) AND s.reading IN {_READINGS}"""  # noqa: S608
)
#: Events told as denied, or told by a voice within a denial; where the statement itself denies, also those less sure.
_DENIED: Final = text(
    f"""SELECT e.key FROM event AS e JOIN statement AS s ON s.reading = e.reading AND s.n = e.statement
    LEFT JOIN statement AS o ON o.reading = s.reading AND o.n = s.inside
    WHERE (e.factuality = 'denied' AND (e.confidence >= :least OR s.act = 'deny') OR o.act = 'deny')
    AND e.reading IN {_READINGS}"""  # noqa: S608
)
#: Events in some statements.
_WITHIN: Final = text(
    """SELECT e.key FROM json_each(:statements) AS w
    CROSS JOIN event AS e ON e.reading = w.value ->> 0 AND e.statement = w.value ->> 1"""
)
#: Other mentions of these events, and what else is asserted of some who take part in them, in the same reports.
_BESIDE: Final = text(
    """SELECT DISTINCT p.key FROM json_each(:events) AS w CROSS JOIN event AS d ON d.key = w.value
    CROSS JOIN event AS p ON p.reading = d.reading AND p.key != d.key
    WHERE coalesce(p.same_event, p.n) = coalesce(d.same_event, d.n) OR (
        p.factuality = 'asserted' AND p.confidence >= :least AND EXISTS (
            SELECT 1 FROM role AS rd JOIN actor AS xd ON xd.reading = d.reading AND xd.n = rd.actor
            JOIN role AS rp ON rp.event = p.key JOIN actor AS xp ON xp.reading = p.reading AND xp.n = rp.actor
            WHERE rd.event = d.key AND (xd.identity = xp.identity OR xd.country = xp.country)))"""
)
#: Statements near a denial that mention the side which denies.
_ANSWERED: Final = text(
    """SELECT DISTINCT p.reading, p.n
    FROM json_each(:denials) AS w CROSS JOIN statement AS d ON d.reading = w.value ->> 0 AND d.n = w.value ->> 1
    CROSS JOIN actor AS a ON a.reading = d.reading AND a.n = d.speaker
    LEFT JOIN actor AS b ON b.reading = a.reading AND b.n = a.side
    CROSS JOIN statement AS p ON p.reading = d.reading AND p.n BETWEEN d.n - :before AND d.n + :behind AND p.n != d.n
    WHERE p.act IN (SELECT value FROM json_each(:acts)) AND EXISTS (
        SELECT 1 FROM mention AS m JOIN actor AS x ON x.reading = m.reading AND x.n = m.actor
        WHERE m.reading = p.reading AND m.start >= p.content_start
        AND (m."end" <= p.content_end OR EXISTS (
            SELECT 1 FROM piece WHERE piece.statement = p.key AND piece.part = 2
            AND m.start >= piece.start AND m."end" <= piece."end"))
        AND (x.identity = a.identity OR x.identity = b.identity OR x.country = a.country))"""
)
#: Events held by a statement in which actors with two identities take part.
_BETWEEN: Final = text(
    f"""SELECT DISTINCT e.key FROM json_each(:pairs) AS w
    CROSS JOIN identity AS i ON i.id_hash = w.value ->> 0 CROSS JOIN actor AS x ON x.identity = i.key
    CROSS JOIN actor AS y ON y.reading = x.reading AND y.n != x.n
    JOIN identity AS j ON j.key = y.identity AND j.id_hash = w.value ->> 1
    CROSS JOIN event AS e ON e.reading = x.reading AND e.statement IS NOT NULL AND e.confidence >= :least
    WHERE e.factuality = 'asserted' AND e.type IN (SELECT value FROM json_each(w.value -> 2))
    AND x.reading IN {_READINGS}
    AND EXISTS (SELECT 1 FROM role WHERE role.event = e.key AND role.actor = x.n)
    AND EXISTS (SELECT 1 FROM role WHERE role.event = e.key AND role.actor = y.n)"""  # noqa: S608
)


def readings_of(connection: Connection, filters: Filters) -> str:
    """Return the keys of the readings that answer and that filters let through, as the queries here take them."""
    return json.dumps(sorted(connection.execute(current(filters)).scalars()))


def acted(connection: Connection, readings: str, acts: Iterable[str]) -> list[Pair]:
    """Return the statements of some acts."""
    rows = connection.execute(_ACTS, {"acts": json.dumps(sorted(acts)), "readings": readings})
    return sorted((row.reading, row.n) for row in rows)


def denied(connection: Connection, readings: str) -> list[int]:
    """Return the keys of the events that a statement denies."""
    return _keys(connection, _DENIED, {"readings": readings})


def within(connection: Connection, statements: Iterable[Pair]) -> list[int]:
    """Return the keys of the events in some statements, also of those that the reader is not sure of."""
    return _keys(connection, _WITHIN, {"statements": json.dumps(sorted(statements))})


def beside(connection: Connection, events: Iterable[int]) -> list[int]:
    """Return the keys of events in the same reports that may be the same, or be of the same matter."""
    return _keys(connection, _BESIDE, {"events": json.dumps(sorted(events))})


def answered(connection: Connection, denials: Iterable[Pair]) -> list[Pair]:
    """Return the statements that denials of the same report may answer."""
    given = {
        "denials": json.dumps(sorted(denials)), "acts": json.dumps(sorted(HOLDING)),
        "before": _BEFORE, "behind": _BEHIND,
    }  # fmt: skip
    return sorted((row.reading, row.n) for row in connection.execute(_ANSWERED, given))


def between(connection: Connection, readings: str, wanted: Iterable[Matter]) -> list[int]:
    """Return the keys of asserted events of some matters that stand in statements, in any report.

    Of states those are found in which the state itself takes part, not only somebody who acts for it.
    """
    pairs = set()
    for matter in wanted:
        kinds = sorted({kind for kind, _ in matters().families[matter.family].events})
        one, other = (_identity(side) for side in (matter.one, matter.other))
        if one is not None and other is not None:
            pairs.add((id_hash(one), id_hash(other), tuple(kinds)))
    return _keys(connection, _BETWEEN, {"pairs": json.dumps(sorted(pairs)), "readings": readings})


def _identity(side: Side) -> str | None:
    """The id of the actor that a side is called after; None: of one article only."""
    if not side.id.startswith("state:"):
        return None if side.id.startswith(LOCAL_ID) else side.id
    state = by_code(side.id.removeprefix("state:"))
    return None if state is None else f"known:{state.id}"


def _keys(connection: Connection, asked: TextClause, given: dict[str, Any]) -> list[int]:
    bound = {"least": round(doubtful_below() * _PARTS)} if ":least" in asked.text else {}
    return sorted(connection.execute(asked, {**given, **bound}).scalars())
