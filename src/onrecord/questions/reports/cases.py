"""Events of reports as they are compared, before anybody looks at their texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection
from sqlalchemy import text as sql

from onrecord.questions.evidence.view import Happening
from onrecord.questions.reports.facts import Case, Number, case_of
from onrecord.questions.reports.joining import Where

_NUMBERS: Final = sql(
    "SELECT q.event, q.kind, q.min, q.max FROM json_each(:wanted) AS w CROSS JOIN quantity AS q ON q.event = w.value"
    " ORDER BY q.event, q.n"
)


def place_of(happening: Happening) -> Where:
    """Return where an event stands: article and number in its reading."""
    return (happening.report.article, happening.number)


def cases_of(connection: Connection, happenings: Sequence[Happening]) -> list[Case]:
    """Return what is known of events without their texts, in their order."""
    numbers = _numbers(connection, happenings)
    return [case_of(happening, numbers.get(happening.key, ())) for happening in happenings]


def _numbers(connection: Connection, happenings: Sequence[Happening]) -> dict[int, tuple[Number, ...]]:
    """The quantities of events, by their keys."""
    found: dict[int, tuple[Number, ...]] = {}
    keys = json.dumps(sorted(happening.key for happening in happenings))
    for event, kind, least, most in connection.execute(_NUMBERS, {"wanted": keys}):
        found[event] = (*found.get(event, ()), Number(kind, least, most))
    return found
