"""Who speaks, held against labels: layouts, matching, figures, errors, the command."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate_speakers import speakers
from onrecord.errors import DataError
from onrecord.evaluation.given import given_statements
from onrecord.evaluation.speaker_figures import figures
from onrecord.evaluation.speaker_labels import labelled_speakers
from onrecord.evaluation.speakers import evaluate_speakers, judge, matched
from onrecord.types import Actor, ReaderInfo, Reading

TEXT = "Alda Quist denied the report. The dam is old, a clerk told the Larch Post. “Who pays?” voters asked."
PARTS = (
    ("Alda Quist", "denied", "the report"),
    ("a clerk", "told", "The dam is old"),
    ("voters", "asked", "“Who pays?”"),
)
SPEAKERS = (("Alda Quist", "person", [], "NOR", "PTY"), ("clerk", "anonymous", ["Larch Post"], None, None), (None,) * 5)


def _spans(parts):
    places = ([[TEXT.index(part), TEXT.index(part) + len(part)]] for part in parts)
    return dict(zip(("source", "cue", "content"), places, strict=True))


def _own(parts, speaker, kind, via, country, sector):
    row = {"data": "polnear/dev", "article": "dam", "index": 0, **_spans(parts), "speaker": speaker, "kind": kind}
    return row | {"anonymous": kind == "anonymous", "via": via or [], "country": country, "sector": sector}


OWN = [_own(parts, *speaker) for parts, speaker in zip(PARTS, SPEAKERS, strict=True)]
SHARED = [
    {"article": "dam", "index": 0, "source_text": "Alda Quist", "speaker": "Alda Quist", "kind": "party_or_campaign",
     "named": True, "anonymous": False, "via": [], "country": "NOR", "sector": "PTY"},
    {"article": "dam", "index": 1, "source_text": "a clerk", "speaker": "clerk", "kind": "person",
     "named": False, "anonymous": True, "via": [], "country": None, "sector": None},
    {"article": "dam", "index": 2, "source_text": "voters", "speaker": "the mind", "kind": "unknown",
     "named": False, "anonymous": False, "via": [], "country": "NOR", "sector": None},
]  # fmt: skip
ARTICLE = {"name": "dam", "text": TEXT, "title": "The dam", "attributions": [_spans(parts) for parts in PARTS]}


def _files(tmp_path, rows):
    (tmp_path / "polnear").mkdir(exist_ok=True)
    (tmp_path / "polnear" / "dev.jsonl").write_text(json.dumps(ARTICLE), encoding="utf8")
    labels = tmp_path / "labels.jsonl"
    labels.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf8")
    return labels


class Fake:
    """Reads every article alike: its first speaker right, its second another one, its third nobody."""

    def read_many(self, articles, jobs=None):
        for article in articles:
            spans = labelled_spans(article.text)
            yield self.read_given(article, given_statements(article.text, spans))

    def read_given(self, article, statements):
        people = (Actor("a1", "Alda Quist", "person", "SWE", ("PTY",)), Actor("a2", "waiter", "group"))
        speaker = ("a1", "a2", None)
        filled = tuple(replace(s, speaker=speaker[i], reasons=("speaker: so",)) for i, s in enumerate(statements))
        return Reading(article, ReaderInfo("0", (), ()), people, (), filled)


def labelled_spans(text):
    from onrecord.evaluation.attributions import Attribution

    assert text == TEXT
    rows = [_spans(parts) for parts in PARTS]
    return [Attribution(*(tuple(map(tuple, row[role])) for role in ("source", "cue", "content"))) for row in rows]


def test_both_layouts_are_read_into_one(tmp_path):
    (own,), _ = labelled_speakers([_files(tmp_path, OWN)], tmp_path)
    (shared,), _ = labelled_speakers([_files(tmp_path, SHARED)], tmp_path)
    assert own.article.text == TEXT
    assert [label.spans for label in own.labels] == [label.spans for label in shared.labels]
    assert [label.kinds for label in own.labels] == [("person",), ("anonymous",), ()]
    assert [label.kinds for label in shared.labels] == [("organisation",), ("anonymous",), ()]
    assert (shared.labels[2].speaker, shared.labels[2].country) == (None, None)


def test_the_figures(tmp_path):
    found = evaluate_speakers([_files(tmp_path, OWN)], tmp_path, Fake())
    for mode in ("end to end", "given"):
        value = {name: (f.value, f.count) for name, f in found.figures[mode].items()}
        assert value["sources found"] == (1.0, 3)
        assert value["name right"] == (pytest.approx(2 / 3), 3)
        assert value["speaker given"] == (1.0, 2)
        assert value["name wrong"] == (0.5, 2)
        assert value["country right"] == (0.0, 1)
        assert value["sector right"] == (1.0, 1)
        assert value["anonymous recall"] == (0.0, 1)
        assert value["via recall"] == (0.0, 1)
        assert value["via precision"] == (None, 0)


def test_a_statement_with_another_source_does_not_count(tmp_path):
    (item,), _ = labelled_speakers([_files(tmp_path, OWN)], tmp_path)
    statements = given_statements(TEXT, labelled_spans(TEXT))
    moved = replace(statements[0], source=statements[1].source)
    reading = Fake().read_given(item.article, (moved, *statements[1:]))
    pairs = matched(item, reading)
    assert [label.speaker for _, label in pairs] == ["clerk", None]
    assert figures([judge(item, reading, pairs)])["sources found"].value == pytest.approx(2 / 3)


def test_given_statements_know_what_holds_them():
    rows = labelled_spans(TEXT)
    inner = replace(rows[1], cue=((TEXT.index("report"), TEXT.index("report") + 6),))
    found = given_statements(TEXT, [rows[0], inner, rows[2]])
    assert [s.inside for s in found] == [None, "s1", None]
    assert (found[0].act, found[2].form) == ("deny", "direct")


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (["{"], "not JSON"),
        (["[]"], "not a JSON object"),
        ([OWN[0] | {"article": "weir"}], "not a label of an article"),
        ([OWN[0] | {"kind": "ghost"}], "kind 'ghost' is none of"),
        ([SHARED[0] | {"index": 9}], "not a label of an article"),
        ([], "hold no label"),
    ],
)
def test_labels_that_are_wrong(tmp_path, rows, what):
    with pytest.raises(DataError, match=what):
        labelled_speakers([_files(tmp_path, rows)], tmp_path)


def test_articles_that_are_missing(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        labelled_speakers([_files(tmp_path, OWN)], tmp_path / "nowhere")


def test_the_command(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.reading.reader.Reader", Fake)
    labels = str(_files(tmp_path, OWN))
    shown = CliRunner().invoke(speakers, [labels, "--data", str(tmp_path), "--rows"])
    assert shown.exit_code == 0, shown.output
    assert "given: 1 articles, 3 labelled statements" in shown.output
    assert "labelled clerk (anonymous) | read waiter (group) | speaker: so" in shown.output
    facts = json.loads(CliRunner().invoke(speakers, [labels, "--data", str(tmp_path), "--format", "json"]).output)
    assert facts["end_to_end"]["by_article"] == {"dam": {"labels": 3, "found": 3, "right": 2}}
    assert facts["given"]["figures"]["name right"]["count"] == 3
