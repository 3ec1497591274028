"""The reading room of a record of many readings: how long a page takes, from the request to its last byte.

    python -m benchmarks.rooms READINGS.jsonl [--count 20000] [--asks 40] [--record FILE]

READINGS.jsonl and --record are as for `benchmarks.questions`. The record is served by `onrecord serve`, a process of
its own, and asked over HTTP on this machine, one page after another. Each kind of page is asked for once before it is
timed, as what is loaded once is loaded then, and what that first one took is told by itself; articles, words and actors
are others each time.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx

from benchmarks.context import KEPT, Context
from benchmarks.questions import asked_about, filled, most, tell
from onrecord.record.store import Record


@contextmanager
def served(path: Path) -> Iterator[httpx.Client]:
    """Serve a record; gives what asks it."""
    command = [sys.executable, "-m", "onrecord", "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split(" is open at ")[1].split()[0]
            with httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
                yield client
        finally:
            process.terminate()


def pages(record: Record, count: int, seed: int = 1) -> dict[str, list[str]]:
    """Addresses by the kind of page, `count` of each, and one more that is asked for first."""
    chosen = random.Random(seed)
    held = record.cite().articles
    articles = [
        record.search(of="articles", limit=1, offset=chosen.randrange(held)).hits[0].article for _ in range(count + 1)
    ]
    actors = [quote(actor.id, safe="") for actor in record.actors(limit=count + 1)]
    words = [chosen.choice(record.reading(article).article.text.split()) for article in articles]
    return {
        "first page": ["/"] * (count + 1),
        "its latest shifts": ["/latest/shifts"] * 3,
        "its latest disputes": ["/latest/disputes"] * 3,
        "article": [f"/articles/{article}" for article in articles],
        "actor": [f"/actors/{actor}" for actor in actors],
        "search": [f"/search?words={quote(word)}" for word in words],
        "API: article": [f"/api/articles/{article}" for article in articles],
        "API: search": [f"/api/search?words={quote(word)}" for word in words],
    }


def timed(client: httpx.Client, addresses: Sequence[str]) -> list[float]:
    """Milliseconds that answers take."""
    times = []
    for address in addresses:
        began = time.perf_counter()
        client.get(address).raise_for_status()
        times.append((time.perf_counter() - began) * 1000)
    return times


@dataclass(frozen=True, slots=True)
class Shown:
    """Milliseconds that a kind of page took: the median, what 95 in 100 stay below, and the first one."""

    median: float
    most: float
    first: float


@dataclass(frozen=True, slots=True)
class RoomsFound:
    """What pages took, by kind."""

    kinds: dict[str, Shown]


def measured(record: Record, asks: int) -> RoomsFound:
    """Serve a record and ask for each kind of page `asks` times; prints how it goes."""
    kinds = {}
    with served(record.path) as client:
        for kind, addresses in pages(record, asks).items():
            first, *times = timed(client, addresses)
            kinds[kind] = Shown(round(statistics.median(times)), round(most(times)), round(first))
            tell(kind, times, f"the first {first:6.0f} ms")
    return RoomsFound(kinds)


def run(context: Context, count: int = 20_000, asks: int = 10) -> RoomsFound:
    """Ask the reading room of a record of `count` readings, that of the benchmark of questions."""
    with filled(KEPT / "bench.record", context.readings(), count) as record:
        return measured(record, asks)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    with asked_about(__doc__, arguments) as (record, asks):
        measured(record, asks)


if __name__ == "__main__":
    main()
