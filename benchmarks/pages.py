"""Web pages read by onrecord and by trafilatura as it comes, side by side, under the same match rules."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from benchmarks.context import Context
from onrecord.evaluation.pages import evaluate_pages
from onrecord.types import Article


@dataclass(frozen=True, slots=True)
class PagesOf:
    """What one program makes of the pages: word F1 of the main text, shares of titles and dates right, pages/s."""

    text_f1: float
    title: float
    date: float
    rate: float


@dataclass(frozen=True, slots=True)
class PagesFound:
    """How many pages, and what each program makes of them."""

    pages: int
    programs: dict[str, PagesOf]


def bare(data: bytes, url: str | None) -> Article:
    """Return what trafilatura finds with its own settings, with nothing left out."""
    from trafilatura import bare_extraction

    found = bare_extraction(data, url=url, with_metadata=True)
    text, title, date = (getattr(found, name, None) for name in ("text", "title", "date"))
    return Article("", "", url, title, None, (), date, None, text or "")


def run(context: Context) -> PagesFound:
    """Read the pages with both."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    programs, pages = {}, 0
    for name, read in (("onrecord", None), ("trafilatura", bare)):
        began = time.perf_counter()
        score = evaluate_pages(context.file("html"), read)
        rate = score.pages / (time.perf_counter() - began)
        pages = score.pages
        text, title, date = (round(v, 4) for v in (score.text_f1, score.title_accuracy, score.date_accuracy))
        programs[name] = PagesOf(text, title, date, round(rate, 1))
    return PagesFound(pages, programs)
