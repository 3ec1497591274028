"""Times against labelled ones: what is counted, what pairs, what is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate
from onrecord.errors import DataError
from onrecord.evaluation.times import figures_of, labelled, tally
from onrecord.types import Span, Time

TEXT = "Mill closes\nMay 3, 2016\nThe mill closed last week after two years.\nIt may open in June.\nNot labelled: 2012."


def written(folder: Path, **more: object) -> Path:
    times = [
        {"span": span("May 3, 2016"), "type": "DATE", "value": "2016-05-03"},
        {"span": span("last week"), "type": "DATE", "value": "2016-W17"},
        {"span": span("two years"), "type": "DURATION", "value": "P2Y"},
        {"span": span("June"), "type": "DATE", "value": "2016-06"},
    ]
    path = folder / "gold.jsonl"
    row = {"text": TEXT, "published": "2016-05-03", "times": times, **more}
    path.write_text(json.dumps(row) + "\n", encoding="utf8")
    return path


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def found(words: str, value: str, kind: str = "DATE") -> Time:
    return Time("t", Span.of(TEXT, *span(words)), kind, value, None, None, None)


def test_the_articles_own_date_and_what_is_not_labelled_do_not_count(tmp_path: Path) -> None:
    (text,) = labelled(written(tmp_path))
    assert [TEXT[t.start : t.end] for t in text.times] == ["last week", "two years", "June"]
    assert TEXT[text.until :] == "\nNot labelled: 2012."
    counts = tally(text, [found("May 3, 2016", "2016-05-03"), found("2012", "2012")])
    assert (counts.gold, counts.found, counts.pairs) == (3, 0, 0)


def test_events_too_say_what_was_labelled(tmp_path: Path) -> None:
    (text,) = labelled(written(tmp_path, events=[{"span": span("labelled")}]))
    assert text.until == len(TEXT)


def test_pairs_are_one_to_one_and_the_right_value_comes_first(tmp_path: Path) -> None:
    (text,) = labelled(written(tmp_path))
    both = [found("closed last week", "2016-W18"), found("week after two", "2016-W17"), found("June", "2015-06")]
    counts = tally(text, both)
    assert (counts.found, counts.pairs, counts.value, counts.strict) == (3, 2, 1, 1)
    whole = tally(text, [found("last week after two years", "P2Y", "DURATION")])
    assert (whole.pairs, whole.value, whole.type) == (1, 1, 1)


def test_figures(tmp_path: Path) -> None:
    (text,) = labelled(written(tmp_path))
    figures = figures_of([tally(text, [found("last week", "2016-W17"), found("Mill", "X")])])
    assert [round(figures["value"][name].value or 0, 3) for name in ("precision", "recall", "f1")] == [0.5, 0.333, 0.4]


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"text": "June", "times": [{"span": [0, 9], "type": "DATE", "value": "X"}]}', "no json"]
)
def test_bad_lines_are_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf8")
    with pytest.raises(DataError, match="not a labelled text") as told:
        labelled(path)
    assert told.value.line == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        labelled(tmp_path / "none.jsonl")


def test_the_command_prints_figures_and_json(tmp_path: Path) -> None:
    path = str(written(tmp_path))
    shown = CliRunner().invoke(evaluate, ["times", path, "--jobs", "1"], catch_exceptions=False)
    assert shown.exit_code == 0
    assert "1 texts, 3 expressions of time of gold.jsonl; 3 found" in shown.output
    assert any(line.split()[:4] == ["value", "1.000", "1.000", "1.000"] for line in shown.output.splitlines())
    as_json = CliRunner().invoke(evaluate, ["times", path, "--jobs", "1", "--format", "json"], catch_exceptions=False)
    assert json.loads(as_json.stdout)["scores"]["relaxed"]["f1"]["value"] == 1
