"""The training of the coreference ranker on a tiny corpus, from labelled texts and articles to weights."""

import json
from pathlib import Path

import pytest

from onrecord.reading.coreference.ranker import BEARINGS, parse_ranker
from training.coreference.fit import FLOORS
from training.coreference.train import main

TEXTS = (
    "Mary Quist met John Arvo in the harbour. She thanked him. The sailors waved. They were tired.",
    "John Arvo saw the mayor. The mayor, Mary Quist, greeted him. He left with her.",
)


def entities(text: str) -> list[dict[str, object]]:
    groups = (("Mary Quist", "She", "her.", "The mayor"), ("John Arvo", "him", "He "), ("The sailors", "They"))
    found = [[w.strip(" .") for w in words if w in text] for words in groups]
    return [
        {"type": "person", "mentions": [[text.index(w), text.index(w) + len(w)] for w in words]}
        for words in found
        if words
    ]


@pytest.mark.model
def test_weights_are_trained_and_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labelled, articles, out = tmp_path / "train.jsonl", tmp_path / "articles.jsonl", tmp_path / "weights.json"
    rows = [{"name": f"GUM_news_{i}", "text": text, "entities": entities(text)} for i, text in enumerate(TEXTS)]
    labelled.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    articles.write_text("".join(json.dumps({"text": t, "attributions": []}) + "\n" for t in TEXTS), encoding="utf8")
    main(["--train", str(labelled), "--articles", str(articles), "--out", str(out)])
    ranker = parse_ranker(out.read_text(encoding="utf8"))
    assert set(ranker.weights) == set(BEARINGS)
    assert ranker.floors == FLOORS
    assert ranker.weights["person"]
    assert "held back by text, news and interviews" in capsys.readouterr().out
