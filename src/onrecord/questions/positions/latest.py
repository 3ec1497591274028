"""What is new: the shifts and disputes whose last report was published last."""

from __future__ import annotations

from onrecord.questions.positions.asking import Scope, disputes, shifts
from onrecord.questions.positions.disputes import Dispute
from onrecord.questions.positions.rows import Position
from onrecord.questions.positions.shifts import Shift
from onrecord.record.store import Record


def latest_shifts(record: Record, limit: int, scope: Scope | None = None) -> tuple[Shift, ...]:
    """Return the shifts of all sides that were reported last, the latest first.

    Args:
        record: open.
        limit: how many, at most.
        scope: what they are narrowed to.
    """
    found = shifts(record, None, scope)
    return tuple(sorted(found, key=lambda one: _published(one.after), reverse=True)[:limit])


def latest_disputes(record: Record, limit: int, scope: Scope | None = None) -> tuple[Dispute, ...]:
    """Return the disputes that were reported last, the latest first; otherwise as `latest_shifts`."""
    found = disputes(record, None, scope)
    return tuple(sorted(found, key=lambda one: _published((*one.asserting, *one.denying)), reverse=True)[:limit])


def _published(positions: tuple[Position, ...]) -> str:
    """The last day of publication; those without a day are the oldest."""
    return max((position.published or "")[:10] for position in positions)
