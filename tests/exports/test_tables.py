"""The tables as CSV and Parquet: they lead back to the texts, run in no spreadsheet, and open in others' programs."""

from __future__ import annotations

import csv
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from onrecord.errors import SettingError
from onrecord.exports.folders import whole_folder
from onrecord.exports.tables import CSV_KINDS, csv_table, text_name, write_csv, write_parquet
from onrecord.knowledge.crosswalk import SCHEMES, codes_of
from onrecord.record.frames.columns import View
from onrecord.record.frames.kinds import KINDS
from onrecord.spans import respanned
from onrecord.types import Reading
from tests.record.readings import TEXT, plain, readings, whole


def views(*given: Reading) -> Iterator[View]:
    return (View.of(reading) for reading in given)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "csv"
    made.mkdir()
    broken = TEXT.replace(" on 3 May", "\non 3 May")  # as long, and a line ends within a content
    two = whole("two")
    write_csv(views(whole(), respanned(replace(two, article=replace(two.article, text=broken)), broken)), made)
    return made


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_table_for_each_kind_with_its_columns(folder: Path) -> None:
    assert {path.stem for path in folder.glob("*.csv")} == {*KINDS, "dictionary"}
    for name, kind in CSV_KINDS.items():
        with (folder / f"{name}.csv").open(encoding="utf8", newline="") as file:
            assert next(csv.reader(file)) == list(kind.head)
    told = [(row["table"], row["column"]) for row in rows(folder, "dictionary")]
    assert told == [(name, column) for name, kind in CSV_KINDS.items() for column in kind.head]


def test_rows_lead_back_to_the_texts(folder: Path) -> None:
    texts = {row["article"]: (folder / row["text_file"]).read_bytes().decode() for row in rows(folder, "articles")}
    assert texts["uone"] == TEXT
    checked = 0
    for name in ("mentions", "events", "roles", "quantities", "times", "places", "hops"):
        for row in rows(folder, name):
            if row["start"]:
                words = texts[row["article"]][int(row["start"]) : int(row["end"])]
                assert " ".join(words.split()) == row["text"]
                checked += 1
    for row in rows(folder, "statements"):
        for part in ("source", "cue", "content"):
            spans = [tuple(map(int, span.split(":"))) for span in row[f"{part}_spans"].split(",")]
            words = " … ".join(texts[row["article"]][start:end] for start, end in spans)
            assert " ".join(words.split()) == row[part]
            checked += 1
    assert checked > 40


def test_events_have_the_codes_of_other_code_books(folder: Path) -> None:
    events = {(row["article"], row["id"]): (row["type"], row["mode"] or None) for row in rows(folder, "events")}
    codes = rows(folder, "codes")
    assert {(row["article"], row["event"], row["scheme"]) for row in codes} == {
        (*event, scheme) for event in events for scheme in SCHEMES
    }
    for row in codes:
        told = [code for code in codes_of(*events[row["article"], row["event"]]) if code.scheme == row["scheme"]]
        assert (told[int(row["number"]) - 1].code or "") == row["code"]


def test_unknown_is_empty_truth_is_a_word_and_lists_are_apart(folder: Path) -> None:
    actors = {row["name"]: row for row in rows(folder, "actors")}
    assert (actors["Orla Venn"]["role"], actors["Talsia"]["role"]) == ("envoy", "")
    assert actors["Talsia"]["anonymous"] == "false"
    assert actors["Talsia"]["identifiers"] == "wikidata:Q1 | cow:7"
    assert actors["Northern Post"]["country"] == ""


def test_a_bar_in_an_item_is_told_from_one_between_items() -> None:
    reading = whole(reasons=("one | two", "three"))
    table = list(csv.DictReader(csv_table("articles", views(reading))))
    assert table[0]["reasons"] == r"one \| two | three"


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_nothing_runs_in_a_spreadsheet(title: str) -> None:
    cell = next(csv.DictReader(csv_table("articles", views(whole(title=title)))))["title"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.endswith(title.strip())


def test_numbers_below_nothing_are_numbers() -> None:
    found = list(csv.DictReader(csv_table("events", views(whole()))))
    assert float(found[0]["score"]) == -9.5


@settings(max_examples=25, deadline=None)
@given(readings())
def test_any_reading_gives_as_many_csv_rows_as_it_has(reading: Reading) -> None:
    for name, kind in CSV_KINDS.items():
        found = list(csv.reader(csv_table(name, views(reading))))
        assert len(found) == 1 + len(list(kind.rows(View.of(reading))))
        assert {len(row) for row in found} == {len(kind.columns)}


@settings(max_examples=25, deadline=None)
@given(readings())
def test_the_file_of_any_text_has_its_characters_at_their_places(tmp_path_factory: Any, reading: Reading) -> None:
    folder = tmp_path_factory.mktemp("texts")
    write_csv(views(reading), folder)
    text = (folder / "texts" / text_name(reading.article.id)).read_bytes().decode("utf8")
    assert len(text) == len(reading.article.text)
    assert all(
        one == other or "\ud800" <= other <= "\udfff" for one, other in zip(text, reading.article.text, strict=True)
    )


@pytest.mark.parametrize("article", ["../up", "a/b", ".hidden", "", "x" * 300, "half\ud83d", "C:con"])
def test_no_id_leads_out_of_the_folder(article: str) -> None:
    name = text_name(article)
    assert name.startswith("x")
    assert len(name) == 29
    assert "/" not in name


# ---- folders


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(SettingError, match="is there already"), whole_folder(tmp_path / "out"):
        raise AssertionError
    with pytest.raises(SettingError, match="cannot be written"), whole_folder(tmp_path / "no" / "out"):
        raise AssertionError


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    def fails(target: Path) -> None:
        with whole_folder(target) as folder:
            (folder / "a").write_text("a")
            raise ValueError

    for name in ("out", "out.zip"):
        with pytest.raises(ValueError):
            fails(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_same_readings_give_the_same_zip(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        with whole_folder(tmp_path / name) as folder:
            write_csv(views(whole(), whole("two")), folder)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert "statements.csv" in archive.namelist()
        assert archive.read("texts/uone.txt").decode() == TEXT
    assert {path.name for path in tmp_path.iterdir()} == {"a.zip", "b.zip"}


# ---- in others' programs


def test_csv_opens_in_pandas(folder: Path) -> None:
    pandas = pytest.importorskip("pandas")
    for name, kind in CSV_KINDS.items():
        frame = pandas.read_csv(folder / f"{name}.csv", keep_default_na=False, na_values=[""])
        assert tuple(frame.columns) == kind.head
        assert len(frame) == len(rows(folder, name))
    frame = pandas.read_csv(folder / "events.csv")
    assert frame["background"].dtype == bool
    assert frame["start"].dtype == int


def test_csv_opens_in_polars_and_duckdb(folder: Path) -> None:
    polars = pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    for name, kind in CSV_KINDS.items():
        frame = polars.read_csv(folder / f"{name}.csv", infer_schema_length=None)
        assert (tuple(frame.columns), len(frame)) == (kind.head, len(rows(folder, name)))
        found = duckdb.sql(f"SELECT * FROM read_csv('{folder / name}.csv', header = true)")
        assert (tuple(found.columns), len(found.fetchall())) == (kind.head, len(rows(folder, name)))


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    pytest.importorskip("pyarrow")
    made = tmp_path / "parquet"
    made.mkdir()
    odd = plain("odd", "half \ud83d a pair")
    write_parquet(views(odd, whole(), whole("two", url=None)), made)
    return made


def test_parquet_opens_in_pandas_polars_and_duckdb(parquet: Path) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    for name, kind in KINDS.items():
        path = parquet / f"{name}.parquet"
        count = sum(len(list(kind.rows(view))) for view in views(plain("odd", "half"), whole(), whole("two")))
        assert tuple(pandas.read_parquet(path).columns) == kind.head
        assert polars.read_parquet(path).shape == (count, len(kind.columns))
        assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() == [(count,)]
    frame = polars.read_parquet(parquet / "articles.parquet")
    assert frame["text"].to_list() == ["half \ufffd a pair", TEXT, TEXT]
    mentions = polars.read_parquet(parquet / "mentions.parquet")
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in mentions.iter_rows(named=True))


def test_parquet_is_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("onrecord.exports.tables.GROUP", 2)
    write_parquet(views(*(whole(str(n)) for n in range(3))), tmp_path)
    file = parquet.ParquetFile(tmp_path / "statements.parquet")
    assert (file.num_row_groups, file.metadata.num_rows) == (3, 9)


def test_without_pyarrow_the_command_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(SettingError, match=r"pip install 'onrecord\[parquet\]'"):
        write_parquet(views(whole()), tmp_path)


def test_a_copy_names_its_original() -> None:
    copy = replace(whole(), article=replace(whole().article, copy_of="uother"))
    assert next(csv.DictReader(csv_table("articles", views(copy))))["copy_of"] == "uother"
