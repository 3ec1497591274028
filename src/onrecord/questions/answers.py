"""The answers to questions about a whole record, made once and kept in it until it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onrecord.collector import collector_paused
from onrecord.questions.comparing import keep_compared
from onrecord.questions.evidence.kept_answers import DISPUTES, NETWORK, SHIFTS, rules
from onrecord.questions.evidence.packing import packed
from onrecord.questions.positions.asking import Scope, known_disputes, known_shifts
from onrecord.questions.positions.ground import Ground
from onrecord.questions.sides.overviews import known_network
from onrecord.record.answers import are_kept, begin_answers, write_answers
from onrecord.record.store import Record

#: Edges of the network that are kept: so many are shown where nobody asks for more.
EDGES: Final = 50


@collector_paused()
def keep_answers(record: Record, told: Callable[[str], None] | None = None) -> bool:
    """Keep what comparing the reports of a record finds, and the answers to questions about all of it.

    Questions give the same without it; over many reports they give it sooner with it.

    Args:
        record: open, and to be written to.
        told: called with what is being done, as it goes on.

    Returns:
        Whether they are kept now; not where somebody changed the record meanwhile.
    """
    tell = told or (lambda words: None)
    tell("comparing reports")
    keep_compared(record, lambda done, count: tell(f"{done} of {count} articles compared"))
    with record.state() as connection:
        if are_kept(connection, rules()):
            return True
    tell("asking who shifts, disputes and meets")
    with record.keeping() as connection:
        token = begin_answers(connection)
    with record.state() as connection:
        ground = Ground(connection, Scope().filters)
        answers = {
            SHIFTS: packed(known_shifts(ground)),
            DISPUTES: packed(known_disputes(ground)),
            NETWORK: packed(known_network(connection, EDGES)),
        }
    with record.keeping() as connection:
        return write_answers(connection, token, rules(), answers)
