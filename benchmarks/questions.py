"""Questions to a record of many readings: how long an answer takes.

    python -m benchmarks.questions READINGS.jsonl [--count 20000] [--asks 40] [--record FILE]

READINGS.jsonl comes from `onrecord read --format jsonl --layers events`. The readings are made from it as for
`benchmarks.record`: other dates (times and events move with them), other names, other words. Actors that a pack knows
stay who they are, so that the same sides meet in many articles. With --record the record is kept in FILE, and one that
is there is asked as it is. Each question is asked of other sides and periods each time, on a connection of its own, as
the commands do it; starting Python and printing are not timed.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import onrecord
from benchmarks.context import KEPT, Context
from benchmarks.record import Variations, fill
from onrecord.questions.answers import keep_answers
from onrecord.questions.positions import asking
from onrecord.questions.reports.finding import Asked as Events
from onrecord.questions.reports.told import told_events
from onrecord.questions.sides import overviews
from onrecord.questions.sourcing.outlets import By
from onrecord.record.filters import Filters
from onrecord.record.store import Record
from onrecord.record.voices_heard import heard
from onrecord.serial import loads

Asked = Callable[[], object]
_MONTH, _QUARTER, _YEAR = 30, 91, 365
#: How many of the sides that are in most articles are asked about.
_SIDES = 40
#: What shifts and disputes of all years are about; None: anything.
_ABOUT = (None, "fighting", "support", "threats", "sanctions")


class Asker:
    """Makes questions about other sides and periods each time.

    Args:
        record: that is asked.
        seed: of what is asked; the same asks the same.
    """

    def __init__(self, record: Record, seed: int = 1) -> None:
        self._record = record
        self._random = random.Random(seed)
        held = record.cite()
        self._first = date.fromisoformat((held.first or "2016-01-01")[:10])
        self._days = (date.fromisoformat((held.last or "2016-01-01")[:10]) - self._first).days
        known = [actor for actor in record.actors(limit=400) if actor.kind in ("state", "armed_group", "organisation")]
        self._sides = [actor.id for actor in known if actor.id.startswith("known:")][:_SIDES]
        with record.state() as connection:
            outlets = {row.outlet for row in heard(connection, Filters(until=self._day(_YEAR))) if row.outlet}
        self._outlets = sorted(outlets)

    def _day(self, days: int) -> str:
        return (self._first + timedelta(days=days)).isoformat()

    def period(self, days: int) -> tuple[str, str]:
        """First and last day of some period of so many days."""
        start = self._random.randrange(max(1, self._days - days))
        return self._day(start), self._day(start + days - 1)

    def scope(self, days: int) -> asking.Scope:
        """Some period of so many days."""
        since, until = self.period(days)
        return asking.Scope(since=since, until=until)

    def sides(self, number: int) -> list[str]:
        """Some sides that many articles name, by id."""
        return self._random.sample(self._sides, number)

    def outlets(self, days: int | None, by: By = "all", *, one: bool = False) -> Asked:
        """The sourcing of all outlets, or of one, in a period, or always."""
        since, until = self.period(days) if days else (None, None)
        outlet = self._random.choice(self._outlets) if one else None
        return lambda: overviews.outlets(self._record, outlet=outlet, since=since, until=until, by=by)

    def network(self, days: int | None) -> Asked:
        """The network of a period, or of all years."""
        scope = self.scope(days) if days else asking.Scope()
        return lambda: overviews.network(self._record, None, scope, limit=50)

    def dossier(self, days: int | None, number: int) -> Asked:
        """The dossier of one side, or of two, in a period, or over all years."""
        scope = self.scope(days) if days else asking.Scope()
        one, other = (*self.sides(number), None)[:2]
        return lambda: overviews.dossier(self._record, str(one), other, scope)

    def positions(self, days: int | None) -> Asked:
        """What a side holds in a period, or over all years."""
        scope = self.scope(days) if days else asking.Scope()
        (side,) = self.sides(1)
        return lambda: asking.positions(self._record, side, scope, limit=50)

    def shifts(self, days: int | None) -> Asked:
        """Where the position of a side changes in a period, or over all years."""
        scope = self.scope(days) if days else asking.Scope()
        (side,) = self.sides(1)
        return lambda: asking.shifts(self._record, side, scope)

    def disputes(self, days: int) -> Asked:
        """What some assert and others deny in a period."""
        scope = self.scope(days)
        return lambda: asking.disputes(self._record, scope=scope)

    def all_shifts(self) -> Asked:
        """Where the position of any side changes, over all years, about some family of matters or about any."""
        scope = asking.Scope(about=self._random.choice(_ABOUT))
        return lambda: asking.shifts(self._record, scope=scope)

    def all_disputes(self) -> Asked:
        """What any assert and others deny, over all years, about some family of matters or about any."""
        scope = asking.Scope(about=self._random.choice(_ABOUT))
        return lambda: asking.disputes(self._record, scope=scope)

    def disputes_of(self) -> Asked:
        """What a side asserts and others deny, or the other way round, over all years."""
        (side,) = self.sides(1)
        return lambda: asking.disputes(self._record, side)

    def corroboration(self, days: int | None) -> Asked:
        """On how many voices the events rest in which a side takes part in a period, or ever: the first page."""
        since, until = self.period(days) if days else (None, None)
        asked = Events(actors=tuple(self.sides(1)), filters=Filters(since=since, until=until))

        def ask() -> object:
            with self._record.state() as connection:
                return told_events(connection, asked, limit=20)

        return ask


def questions(asker: Asker, count: int) -> dict[str, list[Asked]]:
    """The kinds of questions that are timed, each many times."""
    kinds: dict[str, Callable[[], Asked]] = {
        "outlets, a year": lambda: asker.outlets(_YEAR),
        "outlets, one by month": lambda: asker.outlets(None, "month", one=True),
        "outlets, all years": lambda: asker.outlets(None, "year"),
        "network, a month": lambda: asker.network(_MONTH),
        "network, a quarter": lambda: asker.network(_QUARTER),
        "network, a year": lambda: asker.network(_YEAR),
        "dossier, a month": lambda: asker.dossier(_MONTH, 1),
        "dossier, a quarter": lambda: asker.dossier(_QUARTER, 1),
        "dossier, a year": lambda: asker.dossier(_YEAR, 1),
        "dossier of two, a year": lambda: asker.dossier(_YEAR, 2),
        "positions, a year": lambda: asker.positions(_YEAR),
        "shifts, a quarter": lambda: asker.shifts(_QUARTER),
        "shifts, a year": lambda: asker.shifts(_YEAR),
        "disputes, a month": lambda: asker.disputes(_MONTH),
        "disputes, a quarter": lambda: asker.disputes(_QUARTER),
        "corroboration, a quarter": lambda: asker.corroboration(_QUARTER),
        "shifts, of all, always": asker.all_shifts,
        "disputes, of all, always": asker.all_disputes,
        "network, always": lambda: asker.network(None),
        "dossier, always": lambda: asker.dossier(None, 1),
        "dossier of two, always": lambda: asker.dossier(None, 2),
        "positions, always": lambda: asker.positions(None),
        "shifts, always": lambda: asker.shifts(None),
        "disputes of a side, always": asker.disputes_of,
        "corroboration, always": lambda: asker.corroboration(None),
    }
    return {kind: [make() for _ in range(count)] for kind, make in kinds.items()}


def timed(calls: Sequence[Asked]) -> tuple[list[float], list[float]]:
    """Milliseconds that calls take, by the clock and of the processor."""
    clock, busy = [], []
    for call in calls:
        began, worked = time.perf_counter(), time.process_time()
        call()
        clock.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    return clock, busy


def most(times: Sequence[float]) -> float:
    """What 95 in 100 stay below."""
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


@contextmanager
def filled(path: Path | None, file: Path, count: int) -> Iterator[Record]:
    """The record that is asked: in `path`, made if it is not there, or for this run only."""
    with tempfile.TemporaryDirectory() as folder:
        kept = path or Path(folder) / "bench.record"
        if not kept.exists():
            begun = kept.with_suffix(".begun")  # one that is stopped is no record of so many readings
            for end in ("", "-wal", "-shm"):
                begun.with_name(begun.name + end).unlink(missing_ok=True)
            with file.open(encoding="utf8") as lines, onrecord.open(begun) as record:
                made = Variations([loads(line) for line in lines])
                for _ in fill(record, made, count, ()):
                    pass
                keep_answers(record)  # as `onrecord add` does at its end
            begun.rename(kept)
        with onrecord.open(kept) as record:
            yield record


@contextmanager
def asked_about(about: str | None, arguments: Sequence[str] | None) -> Iterator[tuple[Record, int]]:
    """Take what a benchmark was told, print what the record holds; gives the record, and how often each kind is asked.

    Args:
        about: what --help says.
        arguments: of the command; None: those of this process.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--asks", type=int, default=40)
    parser.add_argument("--record", type=Path)
    options = parser.parse_args(arguments)
    with filled(options.record, options.file, options.count) as record:
        held = record.cite()
        print(f"{held.articles} articles, {held.statements} statements, {held.events} events", flush=True)
        yield record, options.asks


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds that a kind of question took.

    Attributes:
        median, most: by the clock: the median, and what 95 in 100 stay below.
        cpu: what 95 in 100 stay below, of the processor.
    """

    median: float
    most: float
    cpu: float


@dataclass(frozen=True, slots=True)
class QuestionsFound:
    """What the record holds, and what questions to it took, by kind."""

    articles: int
    statements: int
    events: int
    kinds: dict[str, Answered]


def tell(kind: str, times: Sequence[float], more: str) -> None:
    """Print how many milliseconds a kind of question took, and what else is to be said of it."""
    middle = statistics.median(times)
    print(f"{kind:26} median {middle:6.0f} ms, 95 of 100 below {most(times):6.0f} ms; {more}", flush=True)


def measured(record: Record, asks: int) -> QuestionsFound:
    """Ask each kind of question `asks` times; prints how it goes."""
    kinds = {}
    for kind, calls in questions(Asker(record), asks).items():
        calls[0]()  # what is loaded once is loaded now
        gc.collect()
        clock, busy = timed(calls)
        kinds[kind] = Answered(round(statistics.median(clock)), round(most(clock)), round(most(busy)))
        tell(kind, clock, f"of the processor {statistics.median(busy):6.0f} ms, {most(busy):6.0f} ms")
    held = record.cite()
    return QuestionsFound(held.articles, held.statements, held.events, kinds)


def run(context: Context, count: int = 20_000, asks: int = 20) -> QuestionsFound:
    """Ask a record of `count` readings, kept for the benchmark of its pages."""
    with filled(KEPT / "bench.record", context.readings(), count) as record:
        return measured(record, asks)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    with asked_about(__doc__, arguments) as (record, asks):
        measured(record, asks)


if __name__ == "__main__":
    main()
