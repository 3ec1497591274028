"""Floors on real pages; they may rise, and lowering one needs a reason in the change that does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluation.pages import evaluate_pages

PAGES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "html"


@pytest.mark.data
@pytest.mark.skipif(not (PAGES / "gold.jsonl").is_file(), reason="needs ../shared/data/html")
def test_floors_on_real_pages() -> None:
    score = evaluate_pages(PAGES)
    assert score.pages == 40
    assert score.text_f1 >= 0.944
    assert score.title_accuracy >= 0.95
    assert score.date_accuracy >= 0.95
