"""Trying a target with many inputs, and what came of it."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.limits import bounded, peak_bytes
from tests.fuzz.target import Target

#: Hypothesis remembers the inputs of one run; a long one is many of these.
BATCH = 500


@dataclass(slots=True)
class Totals:
    """What came of the inputs of a target.

    Attributes:
        target: its name.
        outcomes: how often each thing became of an input.
        slowest: seconds of the processor that the slowest input took.
        seconds: of the processor, for all.
        peak: most bytes that the process held.
        faults: number of each input that raised what it should not, with what was raised.
    """

    target: str
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    seconds: float = 0.0
    peak: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        """How many were tried."""
        return self.outcomes.total() + len(self.faults)

    def tried(self, target: Target, given_: Any) -> None:
        """Try one input, and count what becomes of it; whatever it raises is raised."""
        began = time.process_time()
        with bounded():
            outcome = target.tried(given_)
        took = time.process_time() - began
        self.outcomes[outcome] += 1
        self.seconds += took
        self.slowest = max(self.slowest, took)
        self.peak = peak_bytes()


def run(target: Target, count: int, *, first: int = 0, totals: Totals | None = None) -> Totals:
    """Try a target with `count` inputs that Hypothesis makes, the same ones for the same `first`.

    Raises:
        Whatever an input raises that is no error of the project's, with the smallest input that does.
    """
    totals = totals or Totals(target.name)

    @seed(first)
    @settings(
        max_examples=count, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
    )  # fmt: skip
    @given(target.inputs())
    def attempt(given_: Any) -> None:
        totals.tried(target, given_)

    attempt()
    return totals


def many(target: Target, numbers: Sequence[int], totals: Totals) -> Totals:
    """Try a target with the inputs of these numbers, ten times as fast as `run`; faults are kept, not raised."""
    if target.made is None:
        return _of_strategy(target, numbers, totals)
    for number in numbers:
        try:
            totals.tried(target, target.made(Random(number)))
        except Exception:
            totals.faults.append(f"{target.name} {number}: {traceback.format_exc(limit=-4)}")
    return totals


def _of_strategy(target: Target, numbers: Sequence[int], totals: Totals) -> Totals:
    """What only Hypothesis can make, batch after batch: a fault ends its batch."""
    for at in range(0, len(numbers), BATCH):
        try:
            run(target, len(numbers[at : at + BATCH]), first=numbers[at], totals=totals)
        except Exception:
            totals.faults.append(f"{target.name} {numbers[at]}: {traceback.format_exc(limit=-4)}")
    return totals
