import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.statements.layer import MODELS, StatementLayer
from onrecord.types import LeftOut, Span, Statement

LAYER = StatementLayer()


def _read(text: str) -> tuple[Statement, ...]:
    return LAYER.read([Page(make_article(text))])[0].statements


def _rows(text: str) -> list[tuple[str, str, str]]:
    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(s.text for s in spans)

    return [(words(s.source), words(s.cue), words(s.content)) for s in _read(text)]


def test_direct_speech() -> None:
    assert _rows("“The dam will hold through the spring,” said Petra Lund, the provincial engineer.") == [
        ("Petra Lund, the provincial engineer", "said", "“The dam will hold through the spring,”")
    ]


def test_indirect_speech() -> None:
    ((source, cue, content),) = _rows("The governor said on Friday that the dam would hold through the spring.")
    assert (source, cue) == ("The governor", "said")
    assert content == "that the dam would hold through the spring"


def test_nothing_said_nothing_found() -> None:
    assert _rows("The river rose by two metres overnight and flooded the lower fields.") == []


def test_what_is_left_out_is_not_read() -> None:
    text = "“The dam will hold,” said Petra Lund.\n\n“Boats are ready,” said Ivo Marsh.\n\nThe river fell on Sunday."
    start = text.index("“Boats")
    part = LeftOut(Span.of(text, start, start + 37), "caption")
    (page,) = LAYER.read([Page(make_article(text, left_out=[part]))])
    assert {s.source[0].text for s in page.statements} == {"Petra Lund"}


def test_a_row_does_not_depend_on_what_is_read_beside_it() -> None:
    one = "Petra Lund said the dam would hold. “It is sound,” she added."
    other = "Ivo Marsh denied that boats were missing. " * 40
    alone = LAYER.read([Page(make_article(one))])[0]
    beside = LAYER.read([Page(make_article(other)), Page(make_article(one))])[1]
    assert alone == beside


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["Lund said", "“It will hold,”", "that the dam", "\n\n", "\n", "“", "”", "'", "’s", "\u00a0", "🜁",
             "é", "\u200b",
             "according to", "Mr.", "told", "İ", "ﬁ", "\x00", ":", "she added", "?", "the council", "denied", "-", "—"]
        ),
        max_size=40,
    ).map(" ".join)
)  # fmt: skip
def test_spans_always_index_the_text(text: str) -> None:
    found = _read(text)
    for statement in found:
        pieces = [*statement.source, *statement.cue, *statement.content]
        assert statement.content
        assert all(0 <= s.start < s.end <= len(text) and s.text == text[s.start : s.end] for s in pieces)
        assert 0 <= statement.confidence <= 1
    assert [s.id for s in found] == [f"s{i + 1}" for i in range(len(found))]
    ids = {s.id for s in found}
    assert all(s.inside in ids and s.inside != s.id for s in found if s.inside)
    assert all(s.continues in ids for s in found if s.continues)
    assert found == _read(text)


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    for name in ("manifest.json", "statements.json", "tokenizer.json", "statements.onnx"):
        shutil.copyfile(MODELS / name, tmp_path / name)
    with (tmp_path / "statements.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelError, match="not the one shipped"):
        StatementLayer(tmp_path).read([Page(make_article("She said so."))])


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not installed"):
        _ = StatementLayer(tmp_path).models


def test_the_shipped_model_is_small_and_has_a_card() -> None:
    manifest = json.loads((MODELS / "manifest.json").read_text(encoding="utf8"))
    assert sum(facts["bytes"] for facts in manifest.values()) < 40e6
    cards = "".join((MODELS / name).read_text(encoding="utf8") for name in ("CARD.md", "EVENTS.md"))
    assert all(facts["sha256"] in cards for facts in manifest.values())


def test_it_names_the_files_that_it_reads_with_and_no_other() -> None:
    assert [name for name, _ in StatementLayer().models] == ["statements.json", "statements.onnx", "tokenizer.json"]
