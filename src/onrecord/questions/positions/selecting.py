"""Which rows of a record may hold positions that change or meet: found in the database, so that few are loaded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations
from typing import Any, Final

from sqlalchemy import Connection, TextClause, text

from onrecord.knowledge.countries import by_code
from onrecord.questions.evidence.gathering import current
from onrecord.questions.evidence.groups import grouped
from onrecord.questions.evidence.making import least_sure
from onrecord.questions.evidence.naming import Named, meant_actors
from onrecord.questions.evidence.parties import Side, packed_pairs
from onrecord.questions.positions.matters import Matter, matters
from onrecord.questions.positions.stances import Held
from onrecord.record.filters import Filters
from onrecord.record.identities import LOCAL_ID, id_hash

Pair = tuple[int, int]
#: The ids of two actors across articles, and the name of a family of matters.
Sought = tuple[str, str, str]
_READINGS: Final = "(SELECT value FROM json_each(:readings))"
#: The acts of which an index holds the statements: SQLite uses it where it meets this very condition.
_INDEXED: Final = "act IN ('accuse', 'acknowledge', 'deny', 'promise')"
_ACTS: Final = text(
    f"""SELECT s.reading, s.n FROM statement AS s
    WHERE s.{_INDEXED} AND s.act IN (SELECT value FROM json_each(:acts)) AND s.reading IN {_READINGS}"""  # noqa: S608
)
#: Events told as denied, or told by a voice within a denial; where the statement itself denies, also those less sure.
_DENIED: Final = text(
    f"""SELECT e.key FROM event AS e JOIN statement AS s ON s.reading = e.reading AND s.n = e.statement
    WHERE e.factuality = 'denied' AND (e.confidence >= :least OR s.act = 'deny') AND e.reading IN {_READINGS}
    UNION SELECT e.key FROM statement AS o JOIN statement AS s ON s.reading = o.reading AND s.inside = o.n
    JOIN event AS e ON e.reading = s.reading AND e.statement = s.n
    WHERE o.{_INDEXED} AND o.act = 'deny' AND o.reading IN {_READINGS}"""  # noqa: S608
)
#: Events in some statements.
_WITHIN: Final = text(
    """SELECT e.key FROM json_each(:statements) AS w
    CROSS JOIN event AS e ON e.reading = w.value >> 32 AND e.statement = w.value & 4294967295"""
)
_SURELY_WITHIN: Final = text(_WITHIN.text + " WHERE e.confidence >= :least")
#: Statements that hold an event in which at least two take part, of some.
_TELLING: Final = text(
    """SELECT DISTINCT e.reading, e.statement FROM json_each(:statements) AS w
    CROSS JOIN event AS e ON e.reading = w.value >> 32 AND e.statement = w.value & 4294967295
    WHERE (SELECT count(DISTINCT actor) FROM role WHERE role.event = e.key) >= 2"""
)
#: Statements by some actors.
_SPOKEN: Final = text(
    f"""SELECT s.reading, s.n, s.act FROM json_each(:actors) AS w CROSS JOIN statement AS s
    ON s.reading = w.value >> 32 AND s.speaker = w.value & 4294967295 WHERE s.reading IN {_READINGS}"""  # noqa: S608
)
#: Statements within some statements.
_INNER: Final = text(
    """SELECT s.reading, s.n FROM json_each(:statements) AS w
    CROSS JOIN statement AS s ON s.reading = w.value >> 32 AND s.inside = w.value & 4294967295"""
)
#: Events in which at least two take part.
_PAIRED: Final = text(
    """SELECT w.value FROM json_each(:events) AS w
    WHERE (SELECT count(DISTINCT actor) FROM role WHERE role.event = w.value) >= 2"""
)
#: Events that their reports mention more than once, with their other mentions.
_AGAIN: Final = text(
    """SELECT DISTINCT d.key, p.key FROM json_each(:events) AS w CROSS JOIN event AS d ON d.key = w.value
    CROSS JOIN event AS p ON p.reading = d.reading AND p.key != d.key
    WHERE coalesce(p.same_event, p.n) = coalesce(d.same_event, d.n)"""
)
#: What else is asserted in the same reports by events of like types in which two of those take part who take part in a
#: denied one; with the denied one.
_BESIDE: Final = text(
    """SELECT DISTINCT d.key, p.key FROM json_each(:events) AS w CROSS JOIN event AS d ON d.key = w.value
    CROSS JOIN event AS p ON p.reading = d.reading AND p.key != d.key
        AND p.factuality = 'asserted' AND p.confidence >= :least
        AND (SELECT value FROM json_each(:kinds) WHERE key = p.type)
            = (SELECT value FROM json_each(:kinds) WHERE key = d.type)
    WHERE (SELECT count(DISTINCT rd.actor)
        FROM role AS rd JOIN actor AS xd ON xd.reading = d.reading AND xd.n = rd.actor
        WHERE rd.event = d.key AND EXISTS (
            SELECT 1 FROM role AS rp JOIN actor AS xp ON xp.reading = p.reading AND xp.n = rp.actor
            LEFT JOIN actor AS bp ON bp.reading = xp.reading AND bp.n = xp.side
            LEFT JOIN actor AS bd ON bd.reading = xd.reading AND bd.n = xd.side
            WHERE rp.event = p.key AND (
                xd.identity IN (xp.identity, bp.identity) OR bd.identity IN (xp.identity, bp.identity)
                OR xd.country = xp.country AND coalesce(xd.kind = 's' OR bd.kind = 's'
                    OR json_extract(xd.sectors, '$[0]') IN ('GOV', 'MIL', 'SPY'), 0)))) >= 2"""
)
#: Asserted events held by a statement in which actors with two identities take part.
_BETWEEN: Final = text(
    f"""SELECT DISTINCT e.key FROM json_each(:pairs) AS w
    CROSS JOIN pair AS p ON p.one = min(w.value ->> 0, w.value ->> 1) AND p.other = max(w.value ->> 0, w.value ->> 1)
    CROSS JOIN event AS e ON e.key = p.event AND e.confidence >= :least
    WHERE e.type IN (SELECT value FROM json_each(w.value -> 2)) AND e.reading IN {_READINGS}"""  # noqa: S608
)


def readings_of(connection: Connection, filters: Filters) -> frozenset[int]:
    """Return the keys of the readings that answer and that filters let through."""
    return frozenset(connection.execute(current(filters)).scalars())


def acted(connection: Connection, readings: str, acts: Iterable[str]) -> list[Pair]:
    """Return the statements of some acts: of accuse, acknowledge, deny, promise."""
    rows = connection.execute(_ACTS, {"acts": json.dumps(sorted(acts)), "readings": readings})
    return sorted((reading, n) for reading, n in rows)


def spoken(connection: Connection, readings: str, asked: Named) -> dict[Pair, str]:
    """Return the statements of those who may be meant, with their acts."""
    actors = packed_pairs(meant_actors(connection, asked, readings))
    rows = connection.execute(_SPOKEN, {"actors": actors, "readings": readings})
    return {(reading, n): act for reading, n, act in rows}


def inner(connection: Connection, statements: Iterable[Pair]) -> set[Pair]:
    """Return the statements that stand directly within others."""
    rows = connection.execute(_INNER, {"statements": packed_pairs(statements)})
    return {(reading, n) for reading, n in rows}


def telling(connection: Connection, statements: Iterable[Pair]) -> set[Pair]:
    """Return those statements that hold an event in which at least two take part."""
    rows = connection.execute(_TELLING, {"statements": packed_pairs(statements)})
    return {(reading, n) for reading, n in rows}


def denied(connection: Connection, readings: str) -> list[int]:
    """Return the keys of the events that a statement denies."""
    return _keys(connection, _DENIED, {"readings": readings})


def within(connection: Connection, statements: Iterable[Pair]) -> list[int]:
    """Return the keys of the events in some statements, also of those that the reader is not sure of."""
    return _keys(connection, _WITHIN, {"statements": packed_pairs(statements)})


def surely_within(connection: Connection, statements: Iterable[Pair]) -> list[int]:
    """Return the keys of the events in some statements that the reader is sure enough of."""
    return _keys(connection, _SURELY_WITHIN, {"statements": packed_pairs(statements)})


def again(connection: Connection, events: Iterable[int]) -> set[int]:
    """Return the keys of those events that their reports mention more than once, and of these other mentions.

    They may name the sides that one mention lacks.
    """
    return {key for row in connection.execute(_AGAIN, {"events": json.dumps(sorted(events))}) for key in row}


def beside(connection: Connection, events: Iterable[int]) -> set[int]:
    """Return the keys of denied events that may meet others asserted in the same reports, and of those others."""
    given = {"events": json.dumps(sorted(events)), "kinds": json.dumps(_kinds()), "least": least_sure()}
    return {key for row in connection.execute(_BESIDE, given) for key in row}


def _kinds() -> dict[str, str]:
    """Types by their likeness: those of one family, and of families that share a type, have the same word."""
    types = grouped(
        (kinds[0], other)
        for family in matters().families.values()
        if (kinds := [kind for kind, _ in family.events])
        for other in kinds
    )
    return {kind: min(group) for group in types for kind in group}


def paired(connection: Connection, events: Iterable[int]) -> list[int]:
    """Return those of some events in which at least two take part."""
    return _keys(connection, _PAIRED, {"events": json.dumps(sorted(events))})


def sought(held: Iterable[tuple[Held, Iterable[Matter]]]) -> set[Sought]:
    """Return between whom the events are that may be of the matters of some positions.

    They are between the sides themselves, or between those who take part in the event of the position: ministers and
    commanders meet, and both reports name them.

    Args:
        held: positions, each with its matters.
    """
    found: set[Sought] = set()
    for one, own in held:
        parties = () if one.happening is None else one.happening.parties
        named = sorted({party.id for party in parties if not party.local})
        for matter in own:
            first, second = _identity(matter.one), _identity(matter.other)
            if first is not None and second is not None:
                found.add((first, second, matter.family))
            found |= {(a, b, matter.family) for a, b in combinations(named, 2)}
    return found


def between(connection: Connection, readings: str, wanted: Iterable[Sought]) -> list[int]:
    """Return the keys of asserted events of some families, between some, that stand in statements, in any report."""
    pairs = set()
    for one, other, family in wanted:
        kinds = sorted({kind for kind, _ in matters().named(family).events})
        pairs.add((id_hash(one), id_hash(other), tuple(kinds)))
    return _keys(connection, _BETWEEN, {"pairs": json.dumps(sorted(pairs)), "readings": readings})


def _identity(side: Side) -> str | None:
    """The id of the actor that a side is called after; None: of one article only."""
    if not side.id.startswith("state:"):
        return None if side.id.startswith(LOCAL_ID) else side.id
    state = by_code(side.id.removeprefix("state:"))
    return None if state is None else f"known:{state.id}"


def _keys(connection: Connection, asked: TextClause, given: dict[str, Any]) -> list[int]:
    bound = {"least": least_sure()} if ":least" in asked.text else {}
    return sorted(connection.execute(asked, {**given, **bound}).scalars())
