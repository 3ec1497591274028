"""Tables of a record hold what search finds, lead back to the text, and open in pandas, polars and pyarrow."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.record.frames.columns import View, places_of
from onrecord.record.frames.kinds import KINDS
from onrecord.record.store import Record
from tests.record.readings import TEXT, plain, readings, whole


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(whole())
    record.add(whole("two", published="2023-01-31", outlet="Quell Courier"))
    record.add(plain("none", "Мост закрыт.", language="ru"))
    return record


def dicts(table: Any) -> list[dict[str, Any]]:
    return [dict(zip(table.head, row, strict=True)) for row in table]


FILTERS: list[tuple[str, dict[str, Any]]] = [
    ("military presence", {}), ("milit*", {"outlet": "courier"}), ('"presence military"', {}), ("?!", {}),
    ("", {"act": "accuse"}), ("", {"speaker": "Orla Venn"}), ("", {"side": "brn", "until": "2023-01-31"}),
    ("", {"about": "Brenmark"}), ("", {"event_type": "assault"}), ("", {"factuality": "asserted", "act": "accuse"}),
    ("", {"factuality": "denied"}), ("", {"copies": False, "since": "2023"}), ("dockers", {"event_type": "ACCUSE"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "filters"), FILTERS)
def test_the_statements_are_those_that_search_finds(filled: Record, words: str, filters: dict[str, Any]) -> None:
    found = {(hit.article, hit.statement) for hit in filled.search(words, limit=99, **filters).hits}
    rows = dicts(filled.statements(words, **filters))
    assert {(row["article"], row["id"]) for row in rows} == found
    assert len(rows) == len(found)


@pytest.mark.parametrize(("words", "filters"), FILTERS)
def test_what_a_row_names_is_there(filled: Record, words: str, filters: dict[str, Any]) -> None:
    def ids(name: str) -> set[tuple[str, str]]:
        return {(row["article"], row["id"]) for row in dicts(filled.table(name, words, **filters))}

    articles = {row["article"] for row in dicts(filled.articles(words, **filters))}
    assert articles == {reading.article.id for reading in filled.selected(words, **filters)}
    for name in KINDS:
        assert {row["article"] for row in dicts(filled.table(name, words, **filters))} <= articles
    for row in dicts(filled.events(words, **filters)):
        assert row["statement"] is None or (row["article"], row["statement"]) in ids("statements")
    for row in dicts(filled.roles(words, **filters)):
        assert (row["article"], row["event"]) in ids("events")
        assert (row["article"], row["mention"]) in ids("mentions")
    for row in dicts(filled.hops(words, **filters)):
        assert (row["article"], row["statement"]) in ids("statements")
        assert (row["article"], row["actor"]) in ids("actors")


def test_events_in_the_articles_own_voice_stay_unless_statements_are_filtered(filled: Record) -> None:
    own = [row["id"] for row in dicts(filled.events(event_type="accuse"))]
    assert own == ["e2", "e2"]
    assert dicts(filled.events(event_type="accuse", act="accuse")) == []
    assert [row["id"] for row in dicts(filled.events(act="accuse", outlet="courier"))] == ["e1"]


def test_all_readings_are_there_without_filters_the_unread_too(filled: Record) -> None:
    assert [reading.article.id for reading in filled.selected()] == ["unone", "uone", "utwo"]
    assert list(filled.selected()) == list(filled.readings())
    assert [row["article"] for row in dicts(filled.articles(act="say"))] == ["uone", "utwo"]


def test_more_readings_than_a_page_come_in_order(record: Record) -> None:
    for n in range(230):
        record.add(plain(f"{n:03}", f"Text {n}.", published=f"20{10 + n % 2}-01-01"))
    assert [reading.article.id for reading in record.selected()] == [f"u{n:03}" for n in range(230)]
    assert len(list(record.articles(since="2011"))) == 115


def test_a_statement_is_told_with_its_names_and_places(filled: Record) -> None:
    row = dicts(filled.statements(act="accuse", outlet="post"))[0]
    assert (row["speaker"], row["speaker_name"], row["form"]) == ("a5", "Ministry of Defence", "indirect")
    assert row["content"] == "Talsia of shelling the harbour of Quell on 3 May … killing two to four dockers"
    assert TEXT[row["start"] : row["end"]].startswith("Brenmark's defence ministry accused")
    for part in ("source", "cue", "content"):
        spans = [tuple(map(int, span.split(":"))) for span in row[f"{part}_spans"].split(",")]
        assert " … ".join(TEXT[start:end] for start, end in spans) == row[part]
    told = dicts(filled.statements(act="say", outlet="post"))[0]
    assert (told["via"], told["via_names"], told["continues"]) == (("a4",), ("Northern Post",), "s1")
    hops = dicts(filled.hops(act="say", outlet="post"))
    assert [(hop["number"], hop["name"], hop["text"]) for hop in hops] == [
        (1, "Orla Venn", "she"), (2, "Northern Post", "the Northern Post")
    ]  # fmt: skip


def test_corrections_are_in_the_tables_and_joined_actors_have_one_identity(filled: Record) -> None:
    filled.correct("uone", "s1", "act", "say", by="Ada")
    assert dicts(filled.statements(outlet="post"))[0]["act"] == "say"
    first, second = filled.actors("Brenmark")[0].id, filled.actors("Northern Post")[0].id
    filled.join(first, second, by="Ada")
    found = {row["name"]: row["identity"] for row in dicts(filled.table("actors"))}
    assert found["Brenmark"] == found["Northern Post"] == filled.actors("Brenmark")[0].id


def test_names_of_columns_are_unique_and_described() -> None:
    for kind in KINDS.values():
        assert len(set(kind.head)) == len(kind.head)
        assert all(column.about for column in kind.columns)


@settings(max_examples=40, deadline=None)
@given(readings())
def test_every_table_of_any_reading_has_its_types_and_spans(reading: Any) -> None:
    types = {"text": str, "integer": int, "number": float, "truth": bool, "list": tuple}
    view = View.of(reading)
    text = reading.article.text
    for kind in KINDS.values():
        for row in kind.rows(view):
            for column, value in zip(kind.columns, row, strict=True):
                assert value is None or type(value) is types[column.type], (kind.name, column.name)
            cells = dict(zip(kind.head, row, strict=True))
            if kind.name not in ("statements", "articles") and cells.get("start") is not None:
                assert text[cells["start"] : cells["end"]] == cells["text"]


@settings(max_examples=15, deadline=None)
@given(readings(st.just("a")), st.sampled_from([("", {}), ("", {"factuality": "denied"}), ("", {"act": "say"})]))
def test_narrowed_readings_of_any_kind_are_those_of_search(reading: Any, asked: tuple[str, dict[str, Any]]) -> None:
    words, filters = asked
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "a.record") as record:
        record.add(reading)
        found = [(r.article.id, row.id) for r in record.selected(words, **filters) for row in r.statements]
        hits = {(hit.article, hit.statement) for hit in record.search(words, limit=99, **filters).hits}
        assert set(found) == hits


def test_no_spans_are_nowhere() -> None:
    assert places_of(()) is None


# ---- what cannot be


def test_a_wrong_table_or_filter_is_told_at_once(filled: Record) -> None:
    with pytest.raises(SettingError, match=r"no table 'statments'\. The tables are articles, actors"):
        filled.table("statments")
    with pytest.raises(SettingError, match="'shout' is no act"):
        filled.statements(act="shout")


@pytest.mark.parametrize(("module", "extra"), [("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "parquet")])
def test_a_library_that_is_not_there_is_named_with_the_command(
    filled: Record, monkeypatch: pytest.MonkeyPatch, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    wanted = {"pandas": "to_pandas", "polars": "to_polars", "pyarrow": "to_arrow"}[module]
    with pytest.raises(SettingError, match=rf"{module} is not installed\. pip install 'onrecord\[{extra}\]'"):
        getattr(filled.statements(), wanted)()


# ---- in others' programs


@pytest.mark.parametrize("name", KINDS)
def test_tables_open_in_pandas(filled: Record, name: str) -> None:
    pandas = pytest.importorskip("pandas")
    frame = filled.table(name).to_pandas()
    assert tuple(frame.columns) == KINDS[name].head
    assert len(frame) == len(list(filled.table(name)))
    types = {"integer": pandas.Int64Dtype(), "number": pandas.Float64Dtype(), "truth": pandas.BooleanDtype()}
    for column in KINDS[name].columns:
        assert frame[column.name].dtype == types.get(column.type, frame[column.name].dtype)


@pytest.mark.parametrize("name", KINDS)
def test_tables_open_in_polars(filled: Record, name: str) -> None:
    polars = pytest.importorskip("polars")
    frame = filled.table(name).to_polars()
    assert tuple(frame.columns) == KINDS[name].head
    wanted = [tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row) for row in filled.table(name)]
    assert frame.rows() == wanted
    for column in KINDS[name].columns:
        if column.type == "list":
            assert frame.schema[column.name] == polars.List(polars.String)


@pytest.mark.parametrize("name", KINDS)
def test_tables_open_in_pyarrow_and_say_what_a_column_is(filled: Record, name: str) -> None:
    pytest.importorskip("pyarrow")
    table = filled.table(name).to_arrow()
    assert tuple(table.column_names) == KINDS[name].head
    assert [field.metadata[b"about"].decode() for field in table.schema] == [c.about for c in KINDS[name].columns]


def test_a_table_without_rows_keeps_its_types(filled: Record) -> None:
    pandas = pytest.importorskip("pandas")
    frame = filled.events(factuality="denied").to_pandas()
    assert (len(frame), frame["start"].dtype) == (0, pandas.Int64Dtype())


def test_half_a_surrogate_pair_is_replaced_by_one_character(record: Record) -> None:
    polars = pytest.importorskip("polars")
    record.add(plain("odd", "half \ud83d a pair"))
    frame = record.articles().to_polars()
    assert frame["text"][0] == "half \ufffd a pair"
    assert frame.schema["text"] == polars.String


def test_actors_across_articles_are_a_tuple_and_a_table(filled: Record) -> None:
    pytest.importorskip("pandas")
    found = filled.actors(limit=3)
    assert isinstance(found, tuple)
    assert list(found.to_pandas()["name"]) == [actor.name for actor in found]
