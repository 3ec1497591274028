"""Today, yesterday and tomorrow in a quotation: of the day of the one who speaks, not of the article's."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.times.types import Found, Meaning, moved, undated
from onrecord.types import Statement, Time


def requoted(
    found: Sequence[Found], times: Sequence[Time], statements: Sequence[Statement], today: datetime.date | None
) -> list[Found]:
    """Return the expressions, those of direct speech that count from "today" counted from the day it was spoken.

    Args:
        found: as read against the article's day.
        times: the rows made of them, in the same order.
        statements: with their times.
        today: the article's day, or None.
    """
    rows = {time.id: time for time in times}
    return [
        replace(one, meaning=_spoken(one.meaning, rows[said], today)) if said and said != time.id else one
        for one, time in zip(found, times, strict=True)
        for said in [_said_at(one, statements) if one.rule == "today" else None]
    ]


def _said_at(one: Found, statements: Sequence[Statement]) -> str | None:
    """The time of the statement in direct speech that holds an expression most closely."""
    holders = [
        (piece.end - piece.start, statement.time)
        for statement in statements
        if statement.form == "direct"
        for piece in statement.content
        if piece.start <= one.start and one.end <= piece.end
    ]
    return min(holders, key=lambda row: row[0])[1] if holders else None


def _spoken(meaning: Meaning, said: Time, today: datetime.date | None) -> Meaning:
    """What a day counted from the article's is, counted from when its words were said."""
    if said.start and said.start == said.end and today and meaning.period:
        days = datetime.date.fromisoformat(said.start) - today
        there = moved(meaning.period, days.days, f"counted from {said.start}, when it was said")
        return replace(
            there, type=meaning.type, value=there.value + meaning.value[10:], granularity=meaning.granularity
        )
    if said.start and said.end and today and said.start <= today.isoformat() <= said.end:
        return meaning
    return undated("day", None, f"counted from when it was said ({said.span.text}), which is not told to the day")
