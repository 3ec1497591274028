"""In which statement an event stands: the innermost one whose content holds its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Statement

Pair = tuple[int, int]


def holder(statements: Sequence[Statement], trigger: Pair) -> Statement | None:
    """Return the innermost statement whose content holds a trigger; None: the article's own voice."""
    start, end = trigger
    holding = [one for one in statements for piece in one.content if piece.start <= start and end <= piece.end]
    if not holding:
        return None
    outer = {one.inside for one in holding}
    innermost = [one for one in holding if one.id not in outer] or holding
    return min(innermost, key=lambda one: _length(one, trigger))


def _length(statement: Statement, trigger: Pair) -> int:
    return min(s.end - s.start for s in statement.content if s.start <= trigger[0] and trigger[1] <= s.end)
