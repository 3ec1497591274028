"""What the events of a reading are in other code books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.knowledge.crosswalk import Code, codes_of
from onrecord.record.frames.columns import View


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of an event; `event` is its id, `number` counts the codes of one scheme from 1, the nearest first."""

    event: str
    number: int
    code: Code


def coded(view: View) -> Iterator[Coded]:
    """Yield the codes of each event of a reading, in the order of the crosswalk."""
    for event in view.reading.events:
        counted: Counter[str] = Counter()
        for code in codes_of(event.type, event.mode):
            counted[code.scheme] += 1
            yield Coded(event.id, counted[code.scheme], code)
