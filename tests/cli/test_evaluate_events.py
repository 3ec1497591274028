"""`onrecord evaluate events` and `relation`: the shipped reader on a few sentences, as text, JSON and a model card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli

TEXT = "Orvanian troops shelled the port of Sarn on Monday."
QUIET = "It rained in Sarn."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    def place(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    event = {
        "type": "ASSAULT", "mode": "heavy-weapons", "factuality": "asserted", "trigger": place("shelled"),
        "actor": [place("Orvanian troops")], "recipient": [],
    }  # fmt: skip
    rows = [
        {"id": "a@1", "text": TEXT, "sampled": "contiguous", "events": [event]},
        {"id": "b@1", "text": QUIET, "sampled": "dense", "events": []},
    ]
    path = tmp_path / "labelled.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return path


def test_events_are_scored(sentences: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.md"
    shown = run("events", sentences, "--jobs", "1", "--card", card)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith("2 sentences, 1 events of labelled.jsonl\n")
    found = json.loads(run("events", sentences, "--jobs", "1", "--format", "json").stdout)
    assert found["sha256"] == hashlib.sha256(sentences.read_bytes()).hexdigest()
    assert found["scores"]["trigger and type"] == [1.0, 1.0, 1.0]
    assert found["by_type"] == {"ASSAULT": [1.0, 1]}
    told, written = shown.stdout, card.read_text(encoding="utf8")
    assert found["sha256"] in written
    for name, (value, low, high) in found["scores"].items():
        assert f"{name:<28} {value:.3f}  [{low:.3f}, {high:.3f}]" in told
        assert f"| {name} | {value:.3f} | {low:.3f} to {high:.3f} |" in written
    error = f"{found['calibration_error']:.3f}"
    assert f"expected calibration error {error}\n" in told
    assert f"Expected calibration error of the confidence {error} " in written
    assert "| `events.onnx` | `" in written


def test_a_part_of_the_sentences_is_scored(sentences: Path) -> None:
    found = json.loads(run("events", sentences, "--jobs", "1", "--sampled", "contiguous", "--format", "json").stdout)
    assert (found["sentences"], found["events"]) == (1, 1)


def test_relations_are_scored(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    marked = "<s>Kastrel</s> accused <t>Orvania</t> of spying."
    path.write_text(json.dumps({"marked": marked, "type": "ACCUSE"}) + "\n", encoding="utf8")
    found = json.loads(run("relation", path, "--format", "json").stdout)
    assert (found["sentences"], found["macro_f1"], found["by_type"]) == (1, 1.0, {"ACCUSE": [1.0, 1]})
    shown = run("relation", path).stdout
    assert shown == "1 sentences of pairs.jsonl\nmacro-F1 1.000, accuracy 1.000\n  ACCUSE       1.000  of 1\n"


@pytest.mark.parametrize("command", ["events", "relation"])
def test_a_file_that_is_none_is_told_in_a_line(tmp_path: Path, command: str) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text("[]\n", encoding="utf8")
    shown = run(command, path)
    assert shown.exit_code == 2
    assert shown.stderr.count("\n") == 1
    assert "odd.jsonl" in shown.stderr
