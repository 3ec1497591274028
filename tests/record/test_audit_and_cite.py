"""Samples are drawn again by their seed, and a record can be named to the last bit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.errors import SettingError
from onrecord.record.anchors import extent
from onrecord.record.audit import digest
from onrecord.record.store import Record
from onrecord.types import Span
from tests.record.readings import NEWER, READER, TEXT, whole


def _fill(path: Path, names: list[str]) -> None:
    with Record(path) as record:
        for name in names:
            record.add(whole(name))


def test_a_sample_is_the_same_for_the_same_content_and_seed(tmp_path: Path) -> None:
    names = [f"{number:02}" for number in range(20)]
    _fill(tmp_path / "one", names)
    _fill(tmp_path / "two", names[::-1])
    with Record(tmp_path / "one") as one, Record(tmp_path / "two") as two:
        assert one.audit(10) == two.audit(10)
        assert one.audit(10, seed=2) != one.audit(10)
        assert one.audit(30)[:10] == one.audit(10)
        assert len(one.audit(1000)) == 60
        assert [row.number for row in one.audit(5)] == [1, 2, 3, 4, 5]


def test_every_row_is_as_likely_as_any_other(tmp_path: Path) -> None:
    _fill(tmp_path / "one", [str(number) for number in range(4)])
    with Record(tmp_path / "one") as record:
        drawn = Counter((row.article, row.row) for seed in range(240) for row in record.audit(3, seed=seed))
    assert len(drawn) == 12
    assert all(35 < count < 90 for count in drawn.values())  # 60 each, on the average


def test_a_row_has_what_is_needed_to_judge_it(record: Record) -> None:
    record.add(whole())
    rows = {row.row: row for row in record.audit()}
    assert rows["s1"].claim == (
        "Orla Venn [Talsia's envoy Orla Venn] deny <denied> (indirect): that her country keeps a military presence in "
        "Brenmark"
    )
    assert (rows["s1"].type, rows["s1"].verdict) == ("deny", "")
    assert "⟦Talsia's envoy" in rows["s1"].context
    assert TEXT[rows["s2"].start : rows["s2"].end].startswith("“We have")
    events = {row.row: row for row in record.audit(layer="events")}
    assert events["e1"].claim == "Talsia → ASSAULT (heavy-weapons) <shelling> → somebody; asserted"
    with pytest.raises(SettingError, match=r"no layer 'times' to audit\. The layers are statements, events"):
        record.audit(layer="times")  # type: ignore[arg-type]
    with pytest.raises(SettingError, match="at least one row"):
        record.audit(0)


def test_a_citation_says_what_is_in_the_record(record: Record) -> None:
    record.add(whole())
    record.add(whole(reader=NEWER))
    record.add(whole("two", published="2023-02-01", outlet=None))
    struck = record.strike("utwo", "s1", by="Ada")
    held = record.cite()
    assert (held.articles, held.versions, held.readings, held.statements, held.events) == (2, 2, 3, 5, 4)
    assert (held.first, held.last, held.outlets, held.corrections) == ("2023-02-01", "2024-05-06", 1, 1)
    assert [(use.version, use.readings) for use in sorted(held.readers, key=lambda use: use.version)] == [
        ("0.1.0", 1), ("0.2.0", 1)
    ]  # fmt: skip
    assert "We read 2 news articles published from 2023-02-01 to 2024-05-06 by 1 outlet" in held.methods
    assert "statements.onnx def456" in held.methods
    assert held.hash in held.methods
    record.undo(struck.id, by="Ada")
    assert record.cite().corrections == 0
    assert record.hash() != held.hash


def test_a_citation_names_each_model_once_in_whole_sentences(record: Record) -> None:
    models = (("ranker", "aaa"), ("ranker.json", "aaa"), ("statements.onnx", "abc123"))
    reader = replace(READER, models=models)
    record.add(whole(reader=reader))
    held = record.cite()
    assert held.readers[0].models == (("ranker.json", "aaa"), ("statements.onnx", "abc123"))
    assert held.methods.startswith(
        "We read 1 news article published on 2024-05-06 by 1 outlet. It was read by onrecord 0.1.0 "
        "(layers: names, statements, events; models by hash: ranker.json aaa, statements.onnx abc123). The record "
        "holds 3 attributed statements, 2 events and 5 actors within articles. Rows are predictions"
    )
    record.add(whole("two", reader=NEWER))
    methods = record.cite().methods
    assert "We read 2 news articles" in methods
    assert ", of which 1 is a copy of another one. Of these, 1 was read by onrecord 0." in methods
    assert "abc123); 1 was read by onrecord" in methods or "def456); 1 was read by onrecord" in methods


def test_the_hash_is_of_the_content_alone(tmp_path: Path) -> None:
    _fill(tmp_path / "one", ["a", "b"])
    _fill(tmp_path / "two", ["b", "a", "b"])
    _fill(tmp_path / "three", ["a"])
    with Record(tmp_path / "one") as one, Record(tmp_path / "two") as two, Record(tmp_path / "three") as three:
        assert one.hash() == two.hash() != three.hash()
        three.add(replace(whole("b"), events=()))
        assert three.hash() != one.hash()


def test_a_sample_is_drawn_by_the_numbers_of_all_rows(record: Record) -> None:
    for name in ("one", "two", "three"):
        record.add(whole(name))
    record.strike("utwo", "s1", by="Ada")
    for layer in ("statements", "events"):
        rows = [(reading.article, row) for reading in record.readings() for row in getattr(reading, layer)]
        spans = [(extent(row) or Span(0, 0, "")) for _, row in rows]
        numbers = sorted(
            (
                sha256(f"7|{a.id}|{a.version}|{layer}|{span.start}|{span.end}|{row.id}".encode()).hexdigest(),
                a.id,
                row.id,
            )
            for (a, row), span in zip(rows, spans, strict=True)
        )
        drawn = record.audit(100, layer=layer, seed=7)  # type: ignore[arg-type]  # one of the two
        assert [(row.article, row.row) for row in drawn] == [(article, row) for _, article, row in numbers]


def test_a_sample_is_told_from_another_by_its_rows_alone(record: Record) -> None:
    record.add(whole("one"))
    record.add(whole("two"))
    drawn = record.audit(3)
    assert digest(drawn) == digest(tuple(replace(row, verdict="right", note="sure") for row in drawn))
    assert digest(drawn) != digest(record.audit(3, seed=2))
