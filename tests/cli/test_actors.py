"""`onrecord actors`: look-ups and the linter, their errors and exit codes."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli

HEADER = "pack: mine\nabout: Invented.\nsource: Typed for the tests.\nlicence: CC0-1.0\nentries:\n"


def _run(*words):
    return CliRunner().invoke(cli, ["actors", *words], prog_name="onrecord")


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.yaml"
    row = "- {id: person.zora_maydle, name: Zora Maydle, kind: person, country: NOR, sectors: [GOV], weak: [Maydle],\n"
    row += "   roles: [{role: Prime Minister, of: NOR, sectors: [GOV], since: 2031-01-02}]}\n"
    path.write_text(HEADER + row, encoding="utf8")
    return path


def test_search_as_text():
    done = _run("search", "President", "Medvedev", "--on", "2010-06-01")
    assert done.exit_code == 0
    assert done.output.startswith("person.dmitry_medvedev  Dmitry Medvedev  [RUS GOV]\n    President Medvedev: ")


def test_search_as_json_in_a_pack_of_ones_own(mine):
    done = _run("search", "Prime", "Minister", "Maydle", "--pack", str(mine), "--format", "json")
    (row,) = json.loads(done.stdout)
    assert row["id"] == "person.zora_maydle"
    assert (row["role"], row["strong"], row["sectors"]) == ("Prime Minister", True, ["GOV"])


def test_search_for_a_part_a_title_and_nobody():
    assert "holds the words" in _run("search", "Egypt", "Farouk").output
    assert _run("search", "police", "chief").output.startswith("a title: ")
    done = _run("search", "Zora", "Maydle")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "nobody of that name is known\n")


def test_show(mine):
    done = _run("show", "person.zora_maydle", "--pack", str(mine))
    assert "role         Prime Minister of NOR from 2031-01-02" in done.output
    row = json.loads(_run("show", "state.russia", "--format", "json").stdout)
    assert row["identifiers"]["iso3"] == "RUS"
    assert "Kremlin" in row["seats"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("show", "person.nobody"), "no entry has the id 'person.nobody'"),
        (("search", "Norway", "--on", "today"), "--on 'today' is no day"),
        (("search", "Norway", "--pack", "missing.yaml"), "missing.yaml: there is no such file"),
        (("lint", "missing.yaml"), "missing.yaml: there is no such file"),
    ],
)
def test_errors_are_one_line(words, what):
    done = _run(*words)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert what in done.stderr


def test_lint(mine):
    assert _run("lint").exit_code == 0
    assert _run("lint", str(mine)).exit_code == 0
    mine.write_text(HEADER + "- {id: a, name: A, kind: b}\n- {id: person.c, name: C, kind: person, since: d}\n", "utf8")
    done = _run("lint", "--pack", str(mine))
    assert done.exit_code == 1
    assert [line.rpartition("mine.yaml, ")[2][:6] for line in done.stdout.splitlines()] == ["line 6", "line 7"]


def test_control_marks_of_a_pack_do_not_reach_the_terminal(mine):
    mine.write_text(HEADER + '- {id: person.c, name: "A\\u001b[31m", kind: person, since: d}\n', encoding="utf8")
    assert "\x1b" not in _run("lint", str(mine)).output
    mine.write_text(HEADER + '- {id: person.c, name: "Zora\\u001b[31m", kind: person}\n', encoding="utf8")
    assert "\x1b" not in _run("show", "person.c", "--pack", str(mine)).output
