"""Files that appear when they are whole, and what is told where one cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.output import Output, asked, is_terminal
from onrecord.errors import SettingError

FULL = Path("/dev/full")


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", "utf8")
    with Output(path) as out:
        out.write("half \ud800")
        assert path.read_text("utf8") == "before"
    assert path.read_text("utf8") == "half \\ud800"
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


def test_what_was_written_before_an_error_is_kept_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.txt"
    with pytest.raises(KeyError), Output(path) as out:
        out.write("half")
        raise KeyError
    assert not path.exists()
    assert (tmp_path / "out.txt.part").read_text("utf8") == "half"
    assert capsys.readouterr().err == f"what was written so far is in {path}.part\n"


@pytest.mark.parametrize("words", ["", "half"])
def test_nothing_is_kept_where_there_is_nothing_or_it_is_not_wanted(tmp_path: Path, words: str) -> None:
    with pytest.raises(KeyError), Output(tmp_path / "out.txt") as out:
        if words:
            out.write(words)
            out.discard()
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be written") as told:
        Output(tmp_path / "nowhere" / "out.txt")
    assert told.value.where == str(tmp_path / "nowhere" / "out.txt")


def test_a_place_that_becomes_a_folder_meanwhile_is_told(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with pytest.raises(SettingError, match="cannot be written"), Output(path) as out:
        out.write("all")
        path.mkdir()
        (path / "file").touch()


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(SettingError, match="cannot be written"), Output(FULL) as out:
        out.write("a" * 1_000_000)


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize(("closed", "where"), [("<&-", "standard input"), (">&-", "standard output")])
def test_closed_streams_are_told(closed: str, where: str) -> None:
    command = f"'{sys.executable}' -m onrecord read - {closed}"
    ran = subprocess.run(["sh", "-c", command], check=False, capture_output=True, encoding="utf8", input="")
    assert ran.returncode == 2
    assert f"{where}: closed" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_what_was_asked_is_told_without_what_was_not() -> None:
    told = asked(speaker=("Orla Venn", "Pal Sund"), event_type=None, doubtful=True, copies=False, words="", limit=5)
    assert told == [("speaker", "Orla Venn, Pal Sund"), ("doubtful", "yes"), ("limit", "5")]
    assert not is_terminal(None)
