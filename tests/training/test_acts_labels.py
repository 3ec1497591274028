"""The labelled acts of the repository: their layout, their draw, and what the reader reaches on them."""

import json
from pathlib import Path
from typing import get_args

import pytest

from onrecord.evaluation.acts import halves, judged, score
from onrecord.types import Act
from training.labels.sample_acts import sample

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "training" / "labels" / "acts_dev.jsonl"
ARTICLES = ROOT / "../shared/data/polnear/dev.jsonl"
ROWS = [json.loads(line) for line in LABELS.read_text(encoding="utf8").splitlines()]


def test_labels_hold_names_positions_and_acts_alone():
    assert len(ROWS) == 300
    for row in ROWS:
        assert set(row) == {"article", "index", "act", "also"}
        assert {row["act"], *row["also"]} <= set(get_args(Act))
        assert row["act"] not in row["also"]
    assert len({(row["article"], row["index"]) for row in ROWS}) == 300


def test_the_draw_is_spread_and_the_same_each_time():
    sizes = {"a": 40, "b": 1, "c": 9, "d": 0}
    drawn = sample(sizes, 20)
    assert drawn == sample(sizes, 20)
    assert len(set(drawn)) == 20
    assert {name for name, _ in drawn} == {"a", "b", "c"}
    assert all(0 <= index < sizes[name] for name, index in drawn)
    assert sample(sizes, 20, seed=2) != drawn
    assert len(sample(sizes, 500)) == 50


@pytest.mark.skipif(not ARTICLES.exists(), reason="PolNeAR is not there: ../shared/data/polnear/dev.jsonl")
def test_the_labels_are_those_drawn():
    articles = [json.loads(line) for line in ARTICLES.read_text(encoding="utf8").splitlines()]
    drawn = sample({a["name"]: len(a["attributions"]) for a in articles}, 300)
    assert [(row["article"], row["index"]) for row in ROWS] == drawn
    assert {row["article"] for row in ROWS} == {a["name"] for a in articles}


@pytest.mark.skipif(not ARTICLES.exists(), reason="PolNeAR is not there: ../shared/data/polnear/dev.jsonl")
def test_acts_reach_their_floor():
    rows = judged(LABELS, ARTICLES)
    first, second = map(score, halves(rows))
    assert first.accuracy >= 0.85
    assert second.accuracy >= 0.74
    assert min(first.accuracy_also, second.accuracy_also) >= 0.93
    assert score(rows).macro_f1 >= 0.77
