"""Seconds and memory of this process and all that it started."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psutil

MEGABYTE: Final = 1e6


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds, by the clock and of the processor (of all processes together)."""

    clock: float
    cpu: float

    def __sub__(self, before: Spent) -> Spent:
        return Spent(self.clock - before.clock, self.cpu - before.cpu)


def own() -> Spent:
    """Return what was spent until now by this process alone: quick, and to the microsecond."""
    return Spent(time.perf_counter(), time.process_time())


def spent() -> Spent:
    """Return what was spent until now, by this process and those that it started and that still run."""
    this = psutil.Process()
    cpu = 0.0
    for process in (this, *this.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue  # it ended while it was asked
        cpu += times.user + times.system
    return Spent(time.perf_counter(), cpu)


@dataclass
class Peak:
    """Largest memory of this process and its children together, in bytes (unique set size: shared pages once)."""

    value: int = 0


@contextmanager
def watched(every: float = 1.0) -> Iterator[Peak]:
    """Sample the memory of all processes while the block runs."""
    peak, stop = Peak(), threading.Event()

    def sample() -> None:
        this = psutil.Process()
        while not stop.is_set():
            total = 0
            for process in (this, *this.children(recursive=True)):
                try:
                    total += process.memory_full_info().uss
                except psutil.Error:
                    continue  # it ended while it was asked
            peak.value = max(peak.value, total)
            stop.wait(every)

    thread = threading.Thread(target=sample, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        stop.set()
        thread.join()
