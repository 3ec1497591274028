"""Some two thousand inputs in each run of the tests; `make fuzz` tries a hundred thousand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fuzz.limits import HangError, bounded
from tests.fuzz.running import run
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS
from tests.web.test_api_fuzzed import EXAMPLES, ROUTES


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.ci])
def test_whatever_comes_is_read_or_refused_in_words(name: str) -> None:
    totals = run(TARGETS[name], TARGETS[name].ci)
    assert totals.inputs >= TARGETS[name].ci
    # neither is everything refused, nor nothing: an input that is always one of the two tries little
    assert len(totals.outcomes) > 1, totals


def test_two_thousand_inputs_are_tried_in_each_run() -> None:
    assert sum(target.ci for target in TARGETS.values()) + EXAMPLES * len(ROUTES) >= 2_000
    assert sum(target.share for target in TARGETS.values()) == pytest.approx(1)


def _target(tried: Any) -> Target:
    return Target("own", "numbers", lambda r: r.randint(0, 1000), tried, 1, 1)


def test_a_fault_is_found() -> None:
    with pytest.raises(KeyError):
        run(_target(lambda number: {0: "read"}[number]), 50)


def test_a_hang_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.limits.SECONDS", 0.2)
    with pytest.raises(HangError), bounded():
        while True:
            pass


def test_memory_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.limits.BYTES", 1)
    with pytest.raises(MemoryError), bounded():
        pass


def test_the_same_inputs_come_again() -> None:
    seen: list[list[int]] = [[], []]
    for which in seen:
        run(_target(lambda number, which=which: which.append(number) or "read"), 30, first=7)
    assert seen[0] == seen[1]
