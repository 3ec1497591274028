"""The commands positions, shifts and disputes: what they print, and how they say that there is nothing or more."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from tests.questions.stories import accuses, admits, kept, meets


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept(tmp_path, admits(), meets(), accuses()).close()
    return tmp_path / "news.record"


def run(path: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, [*args, "--record", str(path)])


def test_positions_as_text(path: Path) -> None:
    shown = run(path, "positions", "Talsia", "--about", "Harbour League", "--no-color")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[:3] == [
        "(until 2031-05-04)  Talsia denies · support and aid: Talsia → Harbour League",
        "    Talsia «had long denied» that it «supplied» the Harbour League.",
        "    Talsia (speaker) · reported · Courier, 2031-05-04 · uone s1 e1 · a denial",
    ]
    assert "2031-04-28  Orla Venn (for Talsia) acknowledges" in shown.stdout


def test_shifts_and_disputes_as_text(path: Path) -> None:
    shown = run(path, "shifts", "--no-color").stdout
    assert shown.startswith("1. Talsia: denied, then acknowledged · ")
    assert "\n  before\n" in shown and "\n  after\n" in shown and "\n  why: " in shown
    shown = run(path, "disputes", "Brenmark", "--no-color").stdout
    assert shown.startswith("1. contact and talks: Harbour League and Talsia\n  asserted\n")
    assert "\n2. what is said of Talsia\n" in shown


@pytest.mark.parametrize(("command", "rows"), [(("positions", "Talsia"), 4), (("shifts",), 1), (("disputes",), 2)])
def test_json_has_all_fields(path: Path, command: tuple[str, ...], rows: int) -> None:
    found = json.loads(run(path, *command, "--format", "json").stdout)
    assert len(found) == rows
    row = (
        found[0] if command[0] == "positions" else found[0][{"shifts": "before", "disputes": "denying"}[command[0]]][0]
    )
    assert {"article", "statement", "stance", "sentence", "chain", "reasons"} <= set(row)
    assert set(row["sentence"]) == {"start", "end", "text"}


@pytest.mark.parametrize(("command", "rows"), [(("positions", "Talsia"), 4), (("shifts",), 2), (("disputes",), 4)])
def test_csv_has_a_row_for_each_position(path: Path, command: tuple[str, ...], rows: int) -> None:
    found = list(csv.DictReader(io.StringIO(run(path, *command, "--format", "csv").stdout)))
    assert len(found) == rows
    assert all(row["article"] and row["sentence"] and row["stance"] for row in found)


def test_there_is_more_and_there_is_nothing(path: Path) -> None:
    shown = run(path, "positions", "Talsia", "--limit", "1")
    assert (shown.exit_code, shown.stderr) == (0, "there is more: --limit 2\n")
    shown = run(path, "disputes", "--since", "2040")
    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, "", "nothing found\n")
    assert run(path, "disputes", "--since", "2040", "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("positions", "Nobody"), "nobody in the record is called 'Nobody'"),
        (("disputes", "--about", "cheese"), "nobody in the record is called 'cheese'"),
        (("shifts", "--until", "May"), "until 'May' is no date"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(path: Path, args: tuple[str, ...], told: str) -> None:
    shown = run(path, *args)
    assert shown.exit_code == 2
    assert told in shown.stderr and shown.stderr.count("\n") == 1
