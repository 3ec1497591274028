"""The acts of labelled statements: layout, figures, errors, the command."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate_acts import acts
from onrecord.errors import DataError
from onrecord.evaluation.acts import MIN_SUPPORT, Judged, halves, judged, score

TEXT = "Alda Quist denied the report. The dam is old, she said. “Who pays?” she added."


def _spans(source, cue, content):
    return {
        role: [[TEXT.index(part), TEXT.index(part) + len(part)]]
        for role, part in (("source", source), ("cue", cue), ("content", content))
    }


ARTICLE = {
    "name": "dam",
    "text": TEXT,
    "attributions": [
        _spans("Alda Quist", "denied", "the report"),
        _spans("she", "said", "The dam is old"),
        _spans("she", "added", "“Who pays?”"),
    ],
}
LABELS = [
    {"article": "dam", "index": 0, "act": "deny", "also": []},
    {"article": "dam", "index": 1, "act": "criticise", "also": ["say"]},
    {"article": "dam", "index": 2, "act": "ask"},
]


def _files(tmp_path, labels=None, articles=None):
    paths = tmp_path / "labels.jsonl", tmp_path / "articles.jsonl"
    for path, rows in zip(paths, (LABELS if labels is None else labels, articles or [ARTICLE]), strict=True):
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        path.write_text("\n".join(lines), encoding="utf8")
    return paths


def test_each_label_is_judged_in_its_order(tmp_path):
    rows = judged(*_files(tmp_path))
    assert [(row.act, row.given) for row in rows] == [("deny", "deny"), ("criticise", "say"), ("ask", "ask")]
    assert rows[1].also == ("say",)
    assert [row.cue for row in rows] == ["denied", "said", "added"]


def _row(act, given, also=()):
    return Judged("a", 0, act, also, given, "", "")


def test_the_figures():
    rows = [_row("say", "say")] * 5 + [_row("deny", "deny")] * 4 + [_row("deny", "say", ("say",)), _row("ask", "say")]
    found = score(rows)
    assert found.statements == 11
    assert found.accuracy == pytest.approx(9 / 11)
    assert found.accuracy_also == pytest.approx(10 / 11)
    # ask stands fewer than MIN_SUPPORT times
    assert MIN_SUPPORT == 5
    assert found.macro_f1 == pytest.approx((10 / 12 + 8 / 9) / 2)
    assert found.by_act["say"].predicted == 7
    assert found.confusion == (("ask", "say", 1), ("deny", "say", 1))


def test_the_second_half_is_the_larger_one():
    first, second = halves([_row("say", "say")] * 5)
    assert (len(first), len(second)) == (2, 3)


@pytest.mark.parametrize(
    ("labels", "what"),
    [
        (["{"], "not JSON"),
        (["[]"], "not a JSON object"),
        ([{"article": "dam", "index": 0}], "not a label"),
        ([{"article": "dam", "index": 0, "act": "utter"}], "act 'utter' is none of"),
        ([{"article": "dam", "index": 0, "act": "say", "also": ["utter"]}], "act 'utter' is none of"),
        ([LABELS[0], LABELS[0]], "labelled twice"),
        ([{"article": "dam", "index": 3, "act": "say"}], "has no attribution 3 of an article 'dam'"),
        ([], "holds no label"),
    ],
)
def test_labels_that_are_wrong(tmp_path, labels, what):
    with pytest.raises(DataError, match=what):
        judged(*_files(tmp_path, labels))


def test_articles_that_are_wrong(tmp_path):
    with pytest.raises(DataError, match="not a labelled article"):
        judged(*_files(tmp_path, articles=[{"name": "dam"}]))
    with pytest.raises(DataError, match="cannot be read"):
        judged(_files(tmp_path)[0], tmp_path / "nowhere.jsonl")


def test_the_command(tmp_path):
    labels, articles = map(str, _files(tmp_path))
    shown = CliRunner().invoke(acts, [labels, "--articles", articles])
    assert shown.exit_code == 0, shown.output
    assert "second half" in shown.output
    assert "criticise    say              1" in shown.output
    facts = json.loads(CliRunner().invoke(acts, [labels, "--articles", articles, "--format", "json"]).output)
    assert facts["all"]["accuracy"] == 0.6667
    assert facts["all"]["accuracy_also"] == 1.0
    assert list(facts) == ["all", "first half", "second half"]


def test_the_command_needs_articles(tmp_path):
    assert CliRunner().invoke(acts, [str(_files(tmp_path)[0])]).exit_code == 2
