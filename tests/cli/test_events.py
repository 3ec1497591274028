"""`onrecord events` and `onrecord corroboration`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.record.store import Record
from tests.questions.joined_stories import Told, meeting, story, strike


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with Record("news.record") as record:
        for reading in (meeting("a"), meeting("bb"), strike("d")):
            record.add(reading)
        record.add(story(
            "h", "Talsia denied that its envoys met those of Brenmark in Quell over the herring quotas dispute.",
            Told("met", by=("Talsia", "Brenmark"), place=("Quell", "FRA"), factuality="denied", said_by="Talsia"),
        ))  # fmt: skip
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


def test_events_count_mentions_reports_and_outlets(path: Path) -> None:
    result = run("events", "herring")
    assert result.exit_code == 0, result.output
    assert "ua/e1  CONSULT · Brenmark, Talsia · Quell" in result.stdout
    assert "3 mentions in 3 reports, 3 outlets" in result.stdout
    assert "1 event shown; 3 mentions in 3 articles asked for" in result.stdout
    assert "«meeting»" in result.stdout


def test_why_reports_are_joined(path: Path) -> None:
    result = run("events", "--of", "ubb/e1", "--why")
    assert "ua/e1 = ubb/e1 (" in result.stdout
    assert "in Quell" in result.stdout
    assert result.stdout.count("«") == 3


def test_corroboration_prints_the_word_and_its_rule(path: Path) -> None:
    result = run("corroboration", "--type", "consult")
    assert result.exit_code == 0, result.output
    assert "two voices; disputed (two independent voices affirm it, named and at first hand)" in result.stdout
    assert "independent voices: 2, firm: 2, 1 deny it" in result.stdout
    assert "denies: Talsia (named, first hand; voice 1)" in result.stdout
    assert "affirms: A Post (named, own account; voice 1)" in result.stdout


def test_json_and_csv(path: Path) -> None:
    events = json.loads(run("corroboration", "--actor", "Talsia", "-f", "json").stdout)
    assert [(event["id"], event["reports"], event["independent"]) for event in events] == [
        ("ua/e1", 3, 2), ("ud/e1", 1, 1),
    ]  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(run("corroboration", "herring", "-f", "csv").stdout)))
    assert {(row["voice"], row["stand"], row["telling"]) for row in rows} == {
        ("A Post", "affirms", "ua/e1"), ("Bb Post", "affirms", "ubb/e1"), ("Talsia", "denies", "uh/e1"),
    }  # fmt: skip
    listed = list(csv.DictReader(io.StringIO(run("events", "-f", "csv").stdout)))
    assert [(row["event"], row["reports"]) for row in listed] == [("ua/e1", "3"), ("ud/e1", "1")]


def test_a_person_parts_two_reports(path: Path) -> None:
    made = run("correct", "join-events", "ua/e1", "uh/e1", "--not", "--by", "Ada")
    assert made.exit_code == 0, made.output
    assert "reject join" in made.stdout
    assert "2 mentions in 2 reports" in run("events", "--of", "ua/e1").stdout
    assert run("correct", "undo", made.stdout.split()[0], "--by", "Ada").exit_code == 0
    assert "3 mentions in 3 reports" in run("events", "--of", "ua/e1").stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("events", "--of", "ua"), "names no report of an event"),
        (("events", "--of", "ua/e7"), "has no event 'e7'"),
        (("corroboration", "--actor", "Nobody Atall"), "nobody in the record is called"),
        (("corroboration", "--type", "PARTY"), "is no event type"),
        (("events", "--since", "soon"), "is no date"),
        (("events", "--record", "none.record"), "no such record"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(path: Path, args: tuple[str, ...], words: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_nothing_found_is_no_error(path: Path) -> None:
    result = run("events", "walrus")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing found" in result.stderr
    assert json.loads(run("events", "walrus", "-f", "json").stdout) == []
