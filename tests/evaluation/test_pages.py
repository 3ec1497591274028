"""The match rules of the page evaluation, on invented pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import DataError
from onrecord.evaluation.pages import evaluate_pages, main_text, same_title, word_overlap
from onrecord.types import Article, LeftOut, Span


def article(text: str, *left_out: LeftOut, **fields: Any) -> Article:
    values: dict[str, Any] = {"title": None, "published": None, **fields}
    return Article("", "", None, values["title"], None, (), values["published"], "en", text, left_out=left_out)


def folder(path: Path, *golds: dict[str, Any]) -> Path:
    for gold in golds:
        (path / gold["file"]).write_bytes(gzip.compress(b"<p>x</p>") if gold["file"].endswith(".gz") else b"<p>x</p>")
    (path / "gold.jsonl").write_text("".join(json.dumps(gold) + "\n" for gold in golds), encoding="utf8")
    return path


def test_word_overlap_counts_each_word_as_often_as_it_stands() -> None:
    precision, recall, f1 = word_overlap("The boat, the BOAT sank.", "the boat sank fast")
    assert (precision, recall) == (3 / 5, 3 / 4)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert word_overlap("", "") == (1.0, 1.0, 1.0)
    assert word_overlap("", "a") == (0.0, 0.0, 0.0)


def test_main_text_is_without_what_is_left_out() -> None:
    text = "Photo: A. Sea\n\nThe boat sank.\n\nRead more"
    parts = (
        LeftOut(Span.of(text, 31, 40), "related"),
        LeftOut(Span.of(text, 0, 13), "caption"),
        LeftOut(None, "other"),
    )
    assert main_text(article(text, *parts)).split() == ["The", "boat", "sank."]
    overlapping = (LeftOut(Span.of(text, 0, 13), "caption"), LeftOut(Span.of(text, 0, 5), "caption"))
    assert main_text(article(text, *overlapping)).split()[0] == "The"


def test_titles_agree_by_words() -> None:
    assert same_title("‘Boat sinks’: captain", "Boat sinks – Captain")
    assert not same_title("Boat sinks | The Quay", "Boat sinks")
    assert not same_title(None, "Boat sinks")


def test_scores_and_rows(tmp_path: Path) -> None:
    golds = [
        {
            "file": "a.html.gz",
            "url": "https://quay.example/a",
            "title": "Boat sinks",
            "published": "2024-05-02",
            "text": "the boat sank",
        },
        {"file": "b.html", "url": None, "title": "Crew safe", "published": None, "text": "the crew is safe"},
    ]
    found = {
        "https://quay.example/a": article("the boat sank", title="Boat sinks", published="2024-05-02T10:00:00"),
        None: article("", title="Crew safe at last"),
    }
    score = evaluate_pages(folder(tmp_path, *golds), lambda data, url: found[url])
    assert (score.pages, score.text_f1, score.title_accuracy, score.date_accuracy) == (2, 0.5, 0.5, 1.0)
    assert [row.date_right for row in score.rows] == [True, None]
    assert score.rows[1].gold_title == "Crew safe"


@pytest.mark.parametrize(
    ("lines", "what"),
    [(None, "no gold.jsonl"), ("", "no pages"), ("{", "not JSON"), ('{"file": 1}', "file and text"),
     ('{"file": "gone.html", "text": "x"}', "cannot be read")],
)  # fmt: skip
def test_another_layout(tmp_path: Path, lines: str | None, what: str) -> None:
    if lines is not None:
        (tmp_path / "gold.jsonl").write_text(lines, encoding="utf8")
    with pytest.raises(DataError, match=what):
        evaluate_pages(tmp_path)
