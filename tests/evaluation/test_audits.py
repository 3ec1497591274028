"""Precision of a judged sample, and the sheet it comes from."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError, SettingError
from onrecord.evaluation.audits import VERDICTS, filled, judged, letters_of, precision, sheet
from onrecord.evaluation.intervals import wilson
from onrecord.record.audit import AuditRow


def row(number: int, kind: str = "say", verdict: str = "", note: str = "", claim: str = "x") -> AuditRow:
    return AuditRow(
        number, "u1", "v", "statements", f"s{number}", kind, 0, 5, "a ⟦b⟧ c", claim, 0.25, verdict, note
    )  # type: ignore[arg-type]  # fmt: skip


def test_wilson_interval() -> None:
    found = wilson(8, 10)
    assert found.value == 0.8
    assert (round(found.low or 0, 4), round(found.high or 0, 4)) == (0.4902, 0.9433)
    assert wilson(0, 10).low == 0.0
    assert wilson(10, 10).high == pytest.approx(1.0)
    assert wilson(0, 0).value is None


def test_precision_of_all_and_of_each_type() -> None:
    rows = [row(1, "say", "right"), row(2, "say", "wrong"), row(3, "deny", "right"), row(4, "say", "unsure"), row(5)]
    found = precision(rows)
    assert [(each.type, each.right, each.figure.count, each.unsure, each.open) for each in found] == [
        (None, 2, 3, 1, 1), ("say", 1, 2, 1, 1), ("deny", 1, 1, 0, 0)
    ]  # fmt: skip
    assert precision([])[0].figure.value is None


@pytest.mark.parametrize("json_lines", [True, False])
def test_a_sheet_comes_back(tmp_path: Path, json_lines: bool) -> None:
    rows = (row(1, verdict="right", note="fine"), row(2, claim='he “said” "it"'))
    path = tmp_path / "sheet"
    path.write_text("".join(sheet(rows, json_lines=json_lines)), encoding="utf8")
    assert filled(path) == rows


def test_a_cell_is_no_formula(tmp_path: Path) -> None:
    lines = list(sheet([row(1, claim="=1+1\tand\nmore")], json_lines=False))
    assert lines[1].split("\t")[4] == "'=1+1 and more"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("number\tverdict\n1\tright\n", "line 2: column 'article' is missing"),
        ('{"number": 1}\n', "line 1: column 'article' is missing"),
        ("{broken\n", "line 1: not JSON"),
    ],
)
def test_what_is_no_sheet_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "sheet"
    path.write_text(text, encoding="utf8")
    with pytest.raises(DataError, match=message):
        filled(path)


def test_a_verdict_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet"
    path.write_text("".join(sheet([row(1, verdict="maybe")], json_lines=False)), encoding="utf8")
    with pytest.raises(DataError, match=r"line 2: verdict 'maybe'\. Write right, wrong, unsure"):
        filled(path)
    with pytest.raises(DataError, match="cannot be read"):
        filled(tmp_path / "none")


def _drawn(*verdicts: str) -> tuple[AuditRow, ...]:
    return tuple(
        AuditRow(n, "ua", "va", "events", f"e{n}", "ASSAULT", n, n + 1, "a", "b", 0.5, verdict)
        for n, verdict in enumerate(verdicts, 1)
    )  # fmt: skip


@given(st.lists(st.sampled_from(("", *VERDICTS)), max_size=8))
def test_verdicts_in_letters_come_back(verdicts: list[str]) -> None:
    rows = _drawn(*verdicts)
    letters = letters_of(rows)
    assert not letters.endswith("-")
    assert judged(_drawn(*[""] * len(verdicts)), letters) == rows


@pytest.mark.parametrize(("letters", "message"), [("rx", "'x' is no verdict"), ("rrr", "3 verdicts for 2 rows")])
def test_letters_that_are_none_are_told(letters: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        judged(_drawn("", ""), letters)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda line: line.replace('"number": 1', '"number": "one"'), "number is no number: 'one'"),
        (lambda line: line.replace('"number": 1', '"number": Infinity'), "number is no number: 'inf'"),
        (lambda line: f"{line}[1]\n", "is no row of a sheet"),
        (lambda line: f"{line}{'[' * 100_000}\n", "not JSON"),
    ],
)
def test_a_sheet_that_was_spoilt_is_told(tmp_path: Path, spoilt: Callable[[str], str], said: str) -> None:
    path = tmp_path / "sheet.jsonl"
    (line,) = sheet([row(1)], json_lines=True)
    path.write_text(spoilt(line), encoding="utf8")
    with pytest.raises(DataError, match=re.escape(said)):
        filled(path)


def test_a_cell_that_never_ends_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet.tsv"
    head, line = sheet([row(1)], json_lines=False)
    path.write_text(head + line.rstrip("\n") + "x" * 200_000 + "\n", encoding="utf8")
    before = csv.field_size_limit(131_072)  # tables of articles raise it for the whole process
    try:
        with pytest.raises(DataError, match=r"sheet\.tsv, line 2: no table: field larger than field limit"):
            filled(path)
    finally:
        csv.field_size_limit(before)
