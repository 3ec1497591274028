"""A record of many readings: how fast they are stored and found, how large the file is, whether it grows evenly.

    python -m benchmarks.record READINGS.jsonl [--count 20000] [--searches 300]

READINGS.jsonl comes from `onrecord read --format jsonl`. The readings are made from it: other dates, other names, other
words of the same length in the place of most long ones, so that every span stays where it is and no article is a copy
of another one. Reading is not measured.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import psutil

import onrecord
from benchmarks.context import Context
from onrecord.record.store import Record
from onrecord.serial import loads
from onrecord.spans import respanned
from onrecord.types import Reading

_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Share of the words of four letters and more that are changed.
_CHANGED = 0.6
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """How it stood after some readings: seconds for the last ones, CPU seconds, bytes of file and of text."""

    readings: int
    seconds: float
    cpu: float
    file: int
    text: int


class Variations:
    """Readings like real ones, as many as are wanted.

    Args:
        originals: real readings.
        seed: of what is changed; the same gives the same.
    """

    def __init__(self, originals: Sequence[Reading], seed: int = 1) -> None:
        self._originals = originals
        self._random = random.Random(seed)
        self._words: dict[int, list[str]] = defaultdict(list)
        for reading in originals:
            for word in _WORD.findall(reading.article.text):
                self._words[len(word)].append(word.lower())

    def make(self, number: int) -> Reading:
        """Return reading `number`."""
        original = self._originals[number % len(self._originals)]
        names = {word for actor in original.actors for word in _WORD.findall(actor.name) if not actor.known}
        new = {name: self._like(name) for name in sorted(names)}

        def changed(match: re.Match[str]) -> str:
            word = match.group()
            if word not in new:  # one word is always the same other one, so that the text repeats itself as it did
                new[word] = self._like(word) if self._random.random() < _CHANGED else word
            return new[word]

        text = _WORD.sub(changed, original.article.text)
        day = date(2016, 1, 1) + timedelta(days=self._random.randrange(1500))
        moved = _moved(original, day)
        article = replace(
            original.article, id=f"u{number:016x}", version=f"{number:016x}", text=text, published=day.isoformat(),
            url=f"https://example.org/{number}",
        )  # fmt: skip
        varied = respanned(replace(moved, article=article), text)
        actors = (
            replace(actor, name=_WORD.sub(changed, actor.name)) if not actor.known else actor for actor in varied.actors
        )
        return replace(varied, actors=tuple(actors))

    def _like(self, word: str) -> str:
        other = self._random.choice(self._words[len(word)])
        return other.capitalize() if word[0].isupper() else other

    def query(self) -> str:
        """Return words that somebody may search for: two of an article's, beside one another."""
        text = self._random.choice(self._originals).article.text
        words = _WORD.findall(text)
        at = self._random.randrange(max(1, len(words) - 1))
        return " ".join(words[at : at + 2])


def _moved(reading: Reading, day: date) -> Reading:
    """A reading whose times and events are as far from `day` as they were from the day of publication."""
    published = reading.article.published
    days = day - date.fromisoformat(published[:10]) if published else timedelta()

    def other(value: str | None) -> str | None:
        if value is None or not _DAY.fullmatch(value):
            return value
        try:
            return (date.fromisoformat(value) + days).isoformat()
        except (ValueError, OverflowError):  # no calendar has it, or none goes that far
            return value

    times = (
        replace(time, value=other(time.value) or time.value, start=other(time.start), end=other(time.end))
        for time in reading.times
    )
    events = (
        replace(event, not_before=other(event.not_before), not_after=other(event.not_after)) for event in reading.events
    )
    return replace(reading, times=tuple(times), events=tuple(events))


def fill(record: Record, made: Variations, count: int, steps: Sequence[int]) -> Iterator[Step]:
    """Add `count` readings and yield how it stands at each of `steps`; making them is not timed."""
    seconds = cpu = 0.0
    text = 0
    for number in range(count):
        reading = made.make(number)
        text += len(reading.article.text.encode("utf8", "replace"))
        began, busy = time.perf_counter(), time.process_time()
        record.add(reading)
        seconds += time.perf_counter() - began
        cpu += time.process_time() - busy
        if number + 1 in steps:
            log = record.path.with_name(record.path.name + "-wal")
            file = record.path.stat().st_size + (log.stat().st_size if log.exists() else 0)
            yield Step(number + 1, seconds, cpu, file, text)
            seconds = cpu = 0.0


def timed(calls: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Milliseconds that calls take: the median, and what 95 in 100 stay below."""
    times = []
    for call in calls:
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return statistics.median(times), times[max(0, round(0.95 * len(times)) - 1)]


def searches(record: Record, made: Variations, count: int) -> dict[str, list[Callable[[], object]]]:
    """The kinds of searches that are timed, each many times."""
    kinds: dict[str, Callable[[], Callable[[], object]]] = {
        "two words": lambda: _search(record, made.query()),
        "a phrase": lambda: _search(record, f'"{made.query()}"'),
        "articles": lambda: _search(record, made.query(), of="articles"),
        "with act and dates": lambda: _search(record, made.query(), act="say", since="2017", until="2018-06"),
        "with a speaker": lambda: _search(record, made.query().split()[0], speaker="Donald Trump"),
        "with a side": lambda: _search(record, made.query().split()[0], side="China"),
        "about somebody": lambda: _search(record, made.query().split()[0], about="North Korea"),
    }
    return {kind: [make() for _ in range(count)] for kind, make in kinds.items()}


def _search(record: Record, words: str, **filters: str) -> Callable[[], object]:
    return lambda: record.search(words, **filters)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Stored:
    """After so many readings: added a second, and a second of the processor; bytes of file per byte of text; MB."""

    readings: int
    rate: float
    cpu_rate: float
    file: float | None
    memory: float


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds: the median, and what 95 in 100 stay below."""

    median: float
    most: float


@dataclass(frozen=True, slots=True)
class RecordFound:
    """How it stood after some readings, and what searches took, by kind."""

    steps: tuple[Stored, ...]
    searches: dict[str, Took]


def run(context: Context, count: int = 20_000, asks: int = 700) -> RecordFound:
    """Fill a record with `count` readings, without the events that are read on request, and search it `asks` times."""
    return measured(context.readings(), count, asks, events=False)


def measured(file: Path, count: int, asks: int, *, events: bool = True) -> RecordFound:
    """Fill a record with readings made from those of `file`, and search it; prints how it goes."""
    with file.open(encoding="utf8") as lines:
        readings = [loads(line) for line in lines]
    if not events:
        readings = [replace(reading, events=(), places=()) for reading in readings]
    made = Variations(readings)
    steps, found = [count // 10 * tenth for tenth in range(1, 11)], []
    with tempfile.TemporaryDirectory() as folder, onrecord.open(Path(folder) / "bench.record") as record:
        record.add(made.make(count))  # what is loaded once is loaded now
        for step, before in _pairs(fill(record, made, count, steps)):
            added = step.readings - before
            memory = psutil.Process().memory_info().rss / _MEGABYTE
            rate, cpu_rate = (round(added / seconds, 1) for seconds in (step.seconds, step.cpu))
            found.append(Stored(step.readings, rate, cpu_rate, round(step.file / step.text, 2), round(memory)))
            print(found[-1], flush=True)
        times = {}
        for kind, calls in searches(record, made, asks // 7).items():
            times[kind] = Took(*(round(value, 1) for value in timed(calls)))
            print(f"search, {kind:20} {times[kind]}", flush=True)
    return RecordFound(tuple(found), times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--searches", type=int, default=300)
    options = parser.parse_args()
    measured(options.file, options.count, options.searches)


def _pairs(steps: Iterator[Step]) -> Iterator[tuple[Step, int]]:
    before = 0
    for step in steps:
        yield step, before
        before = step.readings


if __name__ == "__main__":
    main()
