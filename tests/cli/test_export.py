"""`onrecord export` in every format, and `onrecord correct import`."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.exports.formats import FORMATS
from onrecord.record.store import Record
from tests.record.readings import whole


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with Record(tmp_path / "news.record") as record:
        record.add(whole())
        record.add(whole("two", published="2023-01-31"))
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


def test_the_help_lists_every_format() -> None:
    told = run("export", "--help").stdout
    for each in FORMATS.values():
        assert re.search(rf"^  (\w+, )?{each.name}\b", told, re.M), each.name


@pytest.mark.parametrize("name", [each.name for each in FORMATS.values() if each.shape == "file"])
def test_a_format_of_one_file_goes_to_stdout_or_a_file(path: Path, name: str) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney")
    shown = run("export", "--format", name)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert run("export", "--format", name, "-o", "out.x").exit_code == 0
    assert (path / "out.x").read_text(encoding="utf8") == shown.stdout
    assert run("export", "--format", name, "-o", "-").stdout == shown.stdout


@pytest.mark.parametrize("name", [each.name for each in FORMATS.values() if each.shape == "folder"])
def test_a_format_of_several_files_goes_to_a_folder_or_zip(path: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    without = run("export", "--format", name)
    assert (without.exit_code, without.stderr) == (
        2,
        f"error: {name} is several files. Name a folder or a zip with -o PATH\n",
    )
    made = run("export", "--format", name, "-o", "out")
    assert (made.exit_code, made.stdout, made.stderr) == (0, "", "wrote out\n")
    files = {file.relative_to(path / "out").as_posix() for file in (path / "out").rglob("*") if file.is_file()}
    assert run("export", "--format", name, "-o", "out.zip").exit_code == 0
    with zipfile.ZipFile(path / "out.zip") as archive:
        assert set(archive.namelist()) == files
    again = run("export", "--format", name, "-o", "out")
    assert (again.exit_code, again.stderr) == (
        2, "error: out: is there already. Give another name with -o, or delete it\n"
    )  # fmt: skip
    assert not list(path.glob("*.part"))


def test_filters_and_words_narrow_it() -> None:
    lines = run("export", "--format", "plover", "--event-type", "assault", "--since", "2024").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["uone/e1"]
    shown = run("export", "--format", "csv", "--table", "statements", "soldiers", "--until", "2023").stdout
    assert [row["id"] for row in csv.DictReader(io.StringIO(shown))] == ["s2"]


def test_an_event_has_one_id_in_all_articles_whatever_is_written(path: Path) -> None:
    with Record(path / "news.record") as record:
        record.add(whole("late", published="2024-05-07"))
    for filters in ([], ["--since", "2024-05-07"], ["--since", "2024-05-07", "--event-type", "assault"]):
        rows = csv.DictReader(io.StringIO(run("export", "--format", "polecat", *filters).stdout), delimiter="\t")
        assert {row["report_id"]: row["Event ID"] for row in rows}["ulate/e1"] == "uone/e1", filters


def test_a_network_without_edges_says_so() -> None:
    shown = run("export", "--format", "graphml", "--since", "2025")
    assert (shown.exit_code, shown.stderr) == (0, "nothing found: what is written has no edges\n")
    assert "<graphml" in shown.stdout


def test_without_followthemoney_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    shown = run("export", "--format", "ftm", "-o", "out.jsonl")
    assert (shown.exit_code, shown.stderr) == (
        2, "error: followthemoney is not installed. pip install 'onrecord[ftm]'\n"
    )  # fmt: skip
    assert not Path("out.jsonl").exists()


def test_one_table_goes_to_stdout_or_a_file(path: Path) -> None:
    shown = run("export", "--format", "csv", "--table", "events")
    assert len(list(csv.DictReader(io.StringIO(shown.stdout)))) == 4
    run("export", "--format", "csv", "--table", "events", "-o", "events.csv")
    assert (path / "events.csv").read_text(encoding="utf8") == shown.stdout


def test_an_export_without_rows_says_so() -> None:
    shown = run("export", "--format", "csv", "--table", "events", "--speaker", "Nobody")
    assert (shown.exit_code, shown.stderr) == (0, "nothing found: what is written has no rows\n")
    assert shown.stdout.startswith("article,id,outlet")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--format", "plover", "--table", "events"], "--table is of csv, not of plover"),
        (["--format", "csv", "--table", "event"], "no table 'event'. The tables are articles, actors"),
        (["--format", "plover", "--act", "shout"], "'shout' is no act"),
        (["--format", "plover", "--record", "no.record"], "no.record"),
        (["--format", "csv", "-o", "no/out"], "cannot be written"),
        (
            ["--format", "gexf", "soldiers"],
            "gexf is the network of sides, which words cannot narrow. Give --side, --since",
        ),
        (["--format", "graphml", "--event-type", "AID"], "which --event-type cannot narrow"),
        (["--format", "graphml", "--act", "deny", "--since", "2024"], "which --act cannot narrow"),
        (["--format", "graphml", "--table", "events"], "--table is of csv, not of graphml"),
        (["--format", "graphml", "--side", "Nobody"], "nobody in the record is called 'Nobody'"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(args: list[str], told: str) -> None:
    shown = run("export", *args)
    assert (shown.exit_code, shown.stdout, shown.stderr.count("\n")) == (2, "", 1)
    assert told in shown.stderr


def test_what_was_changed_in_brat_comes_back(path: Path) -> None:
    run("export", "--format", "brat", "-o", "brat")
    file = path / "brat" / "uone.ann"
    file.write_text(file.read_text(encoding="utf8").replace("Act E1 deny", "Act E1 decline"), encoding="utf8")
    tried = run("correct", "import", "brat", "--by", "Ada", "--dry-run")
    assert (tried.exit_code, tried.stdout) == (0, "change uone s1 act decline\n")
    assert tried.stderr == "1 correction would be made\n"
    made = run("correct", "import", "brat", "--by", "Ada", "--note", "read by eye")
    assert (made.exit_code, made.stderr) == (0, "1 correction made\n")
    assert "change statement uone s1 act" in made.stdout
    with Record(path / "news.record") as record:
        assert record.reading("uone").statements[0].act == "decline"
        assert [(each.by, each.note) for each in record.corrections()] == [("Ada", "read by eye")]
    assert run("correct", "import", "brat", "--by", "Ada").stderr == "0 corrections made\n"
    wrong = run("correct", "import", ".", "--by", "Ada")
    assert wrong.exit_code == 2
    assert "has no articles.jsonl" in wrong.stderr
