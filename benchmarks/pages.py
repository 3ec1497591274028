"""Web pages read by onrecord and by trafilatura as it comes, side by side, under the same match rules.

    python benchmarks/pages.py FOLDER

FOLDER holds `gold.jsonl` and the pages it names (see `onrecord.evaluation.pages`).
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path

from onrecord.evaluation.pages import PagesScore, evaluate_pages
from onrecord.types import Article


def bare(data: bytes, url: str | None) -> Article:
    """Return what trafilatura finds with its own settings, with nothing left out."""
    from trafilatura import bare_extraction

    found = bare_extraction(data, url=url, with_metadata=True)
    text, title, date = (getattr(found, name, None) for name in ("text", "title", "date"))
    return Article("", "", url, title, None, (), date, None, text or "")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="gold.jsonl and the pages it names")
    parser.add_argument("--rows", action="store_true", help="also print each page")
    options = parser.parse_args()
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    print(f"{'':14}{'pages':>6}{'text F1':>9}{'title':>8}{'date':>8}{'pages/s':>9}")
    for name, read in (("onrecord", None), ("trafilatura", bare)):
        started = time.perf_counter()
        score: PagesScore = evaluate_pages(options.folder, read)
        rate = score.pages / (time.perf_counter() - started)
        print(
            f"{name:14}{score.pages:6}{score.text_f1:9.4f}{score.title_accuracy:8.3f}{score.date_accuracy:8.3f}{rate:9.1f}"
        )
        for row in score.rows if options.rows else ():
            wrong = [f"title: {row.title}"] * (row.title_right is False) + [f"date: {row.date}"] * (
                row.date_right is False
            )
            print(f"  {row.file[:12]} {row.text_f1:.3f} (p {row.precision:.2f}, r {row.recall:.2f}) {'; '.join(wrong)}")


if __name__ == "__main__":
    main()
