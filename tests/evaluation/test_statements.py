import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate
from onrecord.errors import DataError
from onrecord.evaluation.attributions import Count
from onrecord.evaluation.card import card
from onrecord.evaluation.statement_figures import ArticleCounts, by_form, by_outlet, by_rule
from onrecord.evaluation.statements import calibration, evaluate_statements, labelled
from onrecord.reading.reader import Reader

TEXT = "Mayor Ines Falk said the quay would open in May."
GOLD = {"source": [[0, 15]], "cue": [[16, 20]], "content": [[21, 47]]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One labelled article."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": TEXT, "attributions": [GOLD], "publisher": "quay"}) + "\n", encoding="utf8")
    return path


def test_a_right_reading_scores_one_and_makes_a_card(data: Path) -> None:
    reader = Reader(layers=["statements"])
    found = evaluate_statements(data, reader)
    assert {rule: count.f1 for rule, count in found.scores.counts.items()} == dict.fromkeys(found.scores.counts, 1.0)
    assert found.by_form["indirect"].recall == 1.0
    assert found.by_outlet["quay"].gold == 1
    written = card(found, reader.info, "fast")
    assert found.data[1] in written and "| full | 1.000 | 1.000 | 1.000 |" in written


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('{"text": "abc"}', "attributions"),
        ('{"text": "abc", "attributions": [{"source": [], "cue": [[0, 9]], "content": []}]}', "outside the text"),
        ('{"text": "abc", ', "not a labelled article"),
    ],
)
def test_bad_data_is_told_with_its_line(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps({"text": TEXT, "attributions": []}) + "\n" + line + "\n", encoding="utf8")
    with pytest.raises(DataError, match=what) as told:
        labelled(path)
    assert told.value.line == 2


def _counted(outlet: str, right: int, read: str) -> ArticleCounts:
    full = Count(right, 2, 4)
    return ArticleCounts(outlet, {"full": full}, {"direct": Count(right, 0, 4)}, {read: Count(right, 2, 0)})


def test_figures_are_of_all_articles_and_of_each_outlet_and_form() -> None:
    articles = [_counted("quay", 2, "direct"), _counted("mill", 0, "mixed")]
    whole = by_rule(articles)["full"]
    assert (whole.precision.value, whole.recall.value) == (0.5, 0.25)
    assert whole.f1.value == pytest.approx(1 / 3)
    assert whole.f1.low == 0.0 and whole.f1.high == pytest.approx(2 / 3)
    outlets = by_outlet(articles)
    assert [outlets[name].recall.value for name in ("mill", "quay")] == [0.0, 0.5]
    forms = by_form(articles)
    assert (forms["direct"].precision.value, forms["direct"].recall.value) == (1.0, 0.25)
    assert (forms["mixed"].precision.value, forms["mixed"].recall.value, forms["mixed"].f1.value) == (0.0, None, None)


def test_calibration_error_is_the_mean_gap() -> None:
    rows, error = calibration([(0.95, True)] * 9 + [(0.95, False)] + [(0.15, False)] * 10)
    assert [n for _, _, n in rows] == [10, 10]
    assert error == pytest.approx((0.05 * 10 + 0.15 * 10) / 20)


def test_the_command_prints_the_table(data: Path) -> None:
    result = CliRunner().invoke(evaluate, ["statements", str(data), "--jobs", "1"])
    assert result.exit_code == 0
    assert "full                1.000   1.000   1.000" in result.output
    assert (
        json.loads(CliRunner().invoke(evaluate, ["statements", str(data), "--format", "json"]).output)["articles"] == 1
    )
