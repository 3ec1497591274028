import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate
from onrecord.errors import DataError
from onrecord.evaluation.attributions import Attribution
from onrecord.evaluation.nested import Held, evaluate_nested, judge, labelled_nested
from onrecord.reading.reader import Reader

TEXT = "Falk said the pilots claim that the pier is rotten."
OUTER = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 50]], "inside": None}
INNER = {"source": [[10, 20]], "cue": [[21, 26]], "content": [[27, 50]], "inside": 0}
HOLDER = Attribution(((0, 4),), ((5, 9),), ((10, 50),))
HELD = Attribution(((10, 20),), ((21, 26),), ((27, 50),))


def written(folder: Path, *rows: Mapping[str, object]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n" + json.dumps({"text": TEXT, "attributions": rows}) + "\n", encoding="utf8")
    return path


def test_only_what_is_held_is_read(tmp_path: Path) -> None:
    assert labelled_nested(written(tmp_path, OUTER, INNER)) == [(TEXT, (Held(HELD, HOLDER),))]


@pytest.mark.parametrize("place", [5, 1, -1, "0", True])
def test_a_holder_that_is_none_is_told_with_its_line(tmp_path: Path, place: object) -> None:
    path = written(tmp_path, OUTER, {**INNER, "inside": place})
    with pytest.raises(DataError, match="no attribution at place") as told:
        labelled_nested(path)
    assert told.value.line == 2


def test_a_wrong_holder_counts_as_full_but_not_as_held() -> None:
    gold = [Held(HELD, HOLDER)]
    elsewhere = Attribution((), (), ((0, 9),))
    assert [len(pairs) for pairs in judge(TEXT, gold, gold)] == [1, 1, 1]
    assert [len(pairs) for pairs in judge(TEXT, [Held(HELD, elsewhere)], gold)] == [1, 1, 0]
    other = Attribution(HELD.source, HELD.cue, ((0, 4),))
    assert [len(pairs) for pairs in judge(TEXT, [Held(other, HOLDER)], gold)] == [1, 0, 0]


def test_a_right_reading_scores_one(tmp_path: Path) -> None:
    path = written(tmp_path, OUTER, INNER)
    found = evaluate_nested(path, Reader(layers=["statements"]))
    assert (found.articles, found.held.f1, found.full.gold) == (1, 1.0, 1)
    result = CliRunner().invoke(evaluate, ["nested", str(path), "--jobs", "1"])
    assert result.exit_code == 0
    assert "held             1.000   1.000   1.000" in result.output
    told = json.loads(CliRunner().invoke(evaluate, ["nested", str(path), "--format", "json"]).output)
    assert told["nested"] == 1
