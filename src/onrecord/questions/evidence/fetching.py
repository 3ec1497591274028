"""Rows of a record by their keys, few queries for many: statements and all around them, roles, places, reports."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, TextClause, text

from onrecord.questions.evidence.parties import packed_pairs
from onrecord.questions.evidence.view import Report
from onrecord.record.columns import plain

Pair = tuple[int, int]

_STATEMENTS: Final = text(
    """SELECT s.reading, s.n, s.key, s.source_start, s.source_end, s.cue_start, s.cue_end, s.content_start,
        s.content_end, s.form, s.act, s.speaker, s.inside, s.confidence, time.first_day, time.last_day
    FROM json_each(:wanted) AS w CROSS JOIN statement AS s ON s.reading = w.value >> 32
        AND s.n = w.value & 4294967295
    LEFT JOIN time ON time.reading = s.reading AND time.n = s.time"""
)
PLACES: Final = text(
    """SELECT p.reading, p.n, s.name, s.country
    FROM json_each(:wanted) AS w CROSS JOIN place AS p ON p.reading = w.value >> 32
        AND p.n = w.value & 4294967295 JOIN spot AS s ON s.key = p.spot"""
)
ROLES: Final = text(
    "SELECT r.event, r.part, r.actor FROM json_each(:wanted) AS w CROSS JOIN role AS r ON r.event = w.value"
    " WHERE r.actor IS NOT NULL ORDER BY r.event, r.part, r.n"
)
HOPS: Final = text(
    "SELECT h.statement, h.actor, h.kind, h.anonymous FROM json_each(:wanted) AS w"
    " CROSS JOIN hop AS h ON h.statement = w.value ORDER BY h.statement, h.n"
)
PIECES: Final = text(
    """SELECT p.* FROM json_each(:wanted) AS w CROSS JOIN piece AS p ON p.statement = w.value
    ORDER BY p.statement, p.part, p.n"""
)
ABOUT: Final = text(
    """SELECT s.key, m.actor FROM json_each(:wanted) AS w CROSS JOIN statement AS s ON s.key = w.value
    CROSS JOIN mention AS m ON m.reading = s.reading
    WHERE m.actor IS NOT NULL AND (m.start >= s.content_start AND m."end" <= s.content_end OR EXISTS (
        SELECT 1 FROM piece AS p
        WHERE p.statement = s.key AND p.part = 2 AND m.start >= p.start AND m."end" <= p."end"))
    ORDER BY s.key, m.start, m.n"""
)
_REPORTS: Final = text(
    """SELECT r.key, r.version, a.id, v.title, v.outlet, v.published, original.id AS copy_of, a.family
    FROM json_each(:wanted) AS w CROSS JOIN reading AS r ON r.key = w.value
    JOIN article AS a ON a.key = r.article JOIN version AS v ON v.key = r.version
    LEFT JOIN article AS original ON original.key = a.copy_of"""
)


def pairs_of(rows: Iterable[Row[Any]], column: str) -> set[Pair]:
    """Return the pairs of reading and number that rows name in a column."""
    return {(row.reading, n) for row in rows if (n := getattr(row, column)) is not None}


def paired(connection: Connection, asked: TextClause, wanted: Iterable[Pair]) -> Sequence[Row[Any]]:
    """Return the rows of pairs of a reading and a number in it."""
    return connection.execute(asked, {"wanted": packed_pairs(wanted)}).all()


def grouped(connection: Connection, asked: TextClause, wanted: Iterable[int]) -> dict[int, list[Any]]:
    """Return the rows that belong to events or statements, by whose they are."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(asked, {"wanted": json.dumps(sorted(wanted))}).all():
        found[row[0]].append(row)
    return found


def statements_of(connection: Connection, wanted: set[Pair]) -> dict[Pair, Row[Any]]:
    """Return the statements and all around them, by reading and number."""
    found: dict[Pair, Row[Any]] = {}
    while wanted:
        more = {(row.reading, row.n): row for row in paired(connection, _STATEMENTS, wanted)}
        found |= more
        wanted = pairs_of(more.values(), "inside") - set(found)
    return found


def reports_of(connection: Connection, wanted: Iterable[int]) -> tuple[dict[int, Report], dict[int, int]]:
    """Return the reports with these keys, and the keys of the versions that their texts are of."""
    reports, versions = {}, {}
    for key, version, *facts, family in connection.execute(_REPORTS, {"wanted": json.dumps(sorted(wanted))}):
        article, title, outlet, published, copy_of = map(plain, facts)
        reports[key] = Report(key, article, title, outlet, published, copy_of, family)
        versions[key] = version
    return reports, versions
