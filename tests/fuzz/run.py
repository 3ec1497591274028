"""`make fuzz`: a hundred thousand inputs over all targets, a table of what came of them.

    python -m tests.fuzz.run [COUNT] [--target NAME] [--first NUMBER]

Each target runs in a process of its own, so that its memory is its own. Inputs have numbers, and the same number makes
the same input: `--target NAME --first NUMBER 1` tries one again. Faults are printed, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.fuzz.running import Totals, many
from tests.fuzz.targets import TARGETS

#: After so many inputs it is told how far it is.
STEP = 500


def _tried(name: str, first: int, count: int) -> Totals:
    totals = Totals(name)
    for at in range(0, count, STEP):
        many(TARGETS[name], range(first + at, first + min(at + STEP, count)), totals)
        print(row(totals), file=sys.stderr, flush=True)
    return totals


def row(totals: Totals) -> str:
    """Return what came of a target in one line."""
    told = ", ".join(f"{what} {number:,}" for what, number in totals.outcomes.most_common(12))
    return (
        f"{totals.target:12} {totals.inputs:7,} {len(totals.faults):6} {totals.seconds:6.0f} {totals.slowest:10.2f} "
        f"{totals.peak // 1_000_000:8,}  {told}"
    )


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description="Try many inputs.")
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("--target", choices=sorted(TARGETS))
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    shares = {asked.target: 1.0} if asked.target else {name: target.share for name, target in TARGETS.items()}
    found = []
    print("target        inputs faults  CPU s  slowest s  peak MB  what became of them", flush=True)
    for name, share in shares.items():
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
            totals = alone.submit(_tried, name, asked.first, round(asked.count * share)).result()
        found += totals.faults
        print(row(totals), flush=True)
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
