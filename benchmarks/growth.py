"""Whether the cost of an article grows with how many are read: 10, 100, 1,000 and 10,000 short reports, one process.

Each size is read by a process of its own and kept when it is done, so that a run that was stopped goes on with the next
one. Time of the processor is what counts: a machine that others use too makes the clock tell of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import psutil

from benchmarks.context import KEPT, Context
from onrecord.reading.reader import LAYERS, Reader

SIZES: Final = (10, 100, 1_000, 10_000)
_MEGABYTE: Final = 1e6
_FILE: Final = "growth.jsonl"


@dataclass(frozen=True, slots=True)
class Size:
    """So many reports read one after another by one process, models loaded before.

    Attributes:
        articles: how many.
        words: of all of them.
        cpu, clock: seconds, by the processor and by the clock.
        last: seconds of the processor for each of the last tenth, in thousandths.
        memory: of the process at the end, in megabytes.
    """

    articles: int
    words: int
    cpu: float
    clock: float
    last: float
    memory: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: by size, the smallest first."""

    sizes: tuple[Size, ...]


def measured(context: Context, count: int) -> Size:
    """Read `count` reports with all layers, in this process."""
    reader = Reader(layers=LAYERS)
    reports = list(context.reports(count))
    list(reader.read_many(reports[:2], jobs=1))
    marks = [time.process_time()]
    began = time.perf_counter()
    for _ in reader.read_many(iter(reports), jobs=1):
        marks.append(time.process_time())
    clock = time.perf_counter() - began
    tenth = max(1, count // 10)
    return Size(
        count,
        sum(len(report.split()) for report in reports),
        round(marks[-1] - marks[0], 2),
        round(clock, 2),
        round((marks[-1] - marks[-1 - tenth]) / tenth * 1000, 2),
        round(psutil.Process().memory_full_info().uss / _MEGABYTE, 0),
    )


def run(context: Context) -> Found:
    """Measure each size that was not measured yet."""
    kept = KEPT / _FILE
    KEPT.mkdir(parents=True, exist_ok=True)
    lines = kept.read_text(encoding="utf8").splitlines() if kept.is_file() else []
    done = {size.articles: size for size in (Size(**json.loads(line)) for line in lines)}
    for count in SIZES:
        if count not in done:
            command = [sys.executable, "-m", "benchmarks.growth", str(context.data), str(count)]
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            done[count] = Size(**json.loads(told))
            with kept.open("a", encoding="utf8") as file:
                file.write(told)
    kept.unlink()  # done: the next time it is measured anew
    return Found(tuple(done[size] for size in SIZES))


if __name__ == "__main__":
    print(json.dumps(asdict(measured(Context(Path(sys.argv[1]), 1), int(sys.argv[2])))))
