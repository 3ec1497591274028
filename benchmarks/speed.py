"""Speed of reading statements beside the bare spaCy pipeline, in one run; memory of all processes; start-up.

    python -m benchmarks.speed FILE.jsonl [--jobs 2] [--rounds 3] [--profile fast]

FILE.jsonl holds articles with a `text` each. The two are measured in turn, model load excluded, and the median of the
ratios is what counts: single times say more of the machine than of the program.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from onrecord.reading.names.layer import BUILT_IN
from onrecord.reading.reader import PROFILES, Reader


@dataclass
class Peak:
    """Largest memory of this process and its children together, in bytes (unique set size, shared pages once)."""

    value: int = 0


@contextmanager
def watched(every: float = 0.1) -> Iterator[Peak]:
    """Sample the memory of all processes while the block runs."""
    peak, stop = Peak(), threading.Event()

    def sample() -> None:
        own = psutil.Process()
        while not stop.is_set():
            total = 0
            for process in [own, *own.children(recursive=True)]:
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


def bare_spacy(texts: list[str], jobs: int) -> float:
    """Seconds the built-in pipeline takes for the texts, all its components on, its processes started before."""
    import spacy

    nlp = spacy.load(BUILT_IN)
    return _timed(lambda: nlp.pipe(texts, n_process=jobs, batch_size=8), len(texts))


def statements(texts: list[str], jobs: int, profile: str) -> float:
    """Seconds `Reader(layers=["statements"])` takes for the texts."""
    reader = Reader(layers=["statements"], profile=profile)
    return _timed(lambda: reader.read_many(texts, jobs), len(texts))


def _timed(run: Callable[[], Iterator[object]], count: int) -> float:
    """Seconds from the first result to the last, scaled to all: loading in the processes is not counted."""
    results = iter(run())
    next(results)
    began = time.perf_counter()
    done = 1 + sum(1 for _ in results)
    if done != count:
        raise RuntimeError(f"{done} of {count} articles came back")
    return (time.perf_counter() - began) * count / (count - 1)


def start_up(text: str) -> float:
    """Seconds for `onrecord read FILE` of one article, process start included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf8")
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", "read", str(path)], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", choices=PROFILES, default="fast")
    options = parser.parse_args()
    with options.file.open(encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    ratios = []
    for number in range(1, options.rounds + 1):
        spacy_time = bare_spacy(texts, options.jobs)
        with watched() as peak:
            own_time = statements(texts, options.jobs, options.profile)
        ratios.append(spacy_time / own_time)
        print(
            f"round {number}: bare {BUILT_IN} {len(texts) / spacy_time:.2f} articles/s, statements "
            f"{len(texts) / own_time:.2f} articles/s, ratio {ratios[-1]:.2f}, peak memory {peak.value / 1e6:.0f} MB",
            flush=True,
        )
    print(f"median ratio {statistics.median(ratios):.2f} with {options.jobs} processes (bar: 0.40)")
    print(f"one article, process start included: {min(start_up(texts[0]) for _ in range(3)):.2f} s (bar: 4)")


if __name__ == "__main__":
    main()
