"""Run benchmarks and write docs/benchmarks.md from all results: `make bench`.

    python -m benchmarks [--only NAME,NAME] [--again] [--data FOLDER] [--jobs 2] [--list]

Without --only, those that have no result yet are run, so that a run which was stopped goes on. Each result stays in
benchmarks/results/NAME.json with the machine, versions, date and data that it is of.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.catalogue import CATALOGUE
from benchmarks.context import Context
from benchmarks.documents import RESULTS, Clock, Document, save
from benchmarks.page import write_page


def measured(name: str, context: Context) -> Document:
    """Run one benchmark."""
    benchmark, clock = CATALOGUE[name], Clock()
    found = benchmark.run(context)
    return Document(name, clock.about(context.file(file) for file in benchmark.files), found)


def main() -> int:
    """Run what is asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="names with commas between them")
    parser.add_argument("--again", action="store_true", help="also those that have a result")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the labelled data")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--list", action="store_true", help="tell the benchmarks and run none")
    options = parser.parse_args()
    if options.list:
        for name, benchmark in CATALOGUE.items():
            print(f"{name:12} {benchmark.about}{' (slow)' if benchmark.slow else ''}")
        return 0
    names = options.only.split(",") if options.only else list(CATALOGUE)
    if unknown := [name for name in names if name not in CATALOGUE]:
        print(f"no benchmark named {unknown[0]!r}: there are {', '.join(CATALOGUE)}", file=sys.stderr)
        return 2
    context = Context(options.data, options.jobs)
    for name in names:
        if not (options.only or options.again) and (RESULTS / f"{name}.json").is_file():
            continue
        document = measured(name, context)
        print(f"{name}: {document.about.seconds:.0f} s, {save(document)}", flush=True)
    print(f"wrote {write_page()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
