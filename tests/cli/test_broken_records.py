"""What can be wrong with the file of a record is one line on the command line, a page and a JSON answer in the room."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

import onrecord
from onrecord.errors import RecordError
from onrecord.record import database
from onrecord.record.migrations import newest
from onrecord.web.app import create_app
from onrecord.web.settings import Serving
from tests.cli.test_record import FakeReader, run
from tests.record.readings import whole
from tests.web.held import fill

#: All commands that open a record, with what else they need.
ASKING = (
    ("show",), ("search", "League"), ("positions", "Talsia"), ("shifts",), ("disputes",), ("events",),
    ("corroboration",), ("dossier", "Talsia"), ("network",), ("outlets",), ("export", "-f", "plover"), ("cite",),
    ("check",), ("audit", "-o", "sheet.tsv"), ("correct", "list"), ("correct", "links"),
)  # fmt: skip
CHANGING = (
    ("correct", "strike", "uone", "s1", "--by", "Ada"), ("correct", "undo", "k0", "--by", "Ada"),
    ("correct", "set", "uone", "s1", "act", "say", "--by", "Ada"), ("prune",),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "news.record")


def _one_line(command: tuple[str, ...], said: str) -> None:
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, ""), (command, result.output)
    assert result.stderr.count("\n") == 1 and result.stderr.startswith("error: news.record"), result.stderr
    assert said in result.stderr, (command, result.stderr)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def _other(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")


def _garbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (_cut, "is damaged (the file is cut off). Take a copy that"),
    "newer": (
        _newer,
        f"written by a newer onrecord (its tables are number 99, this one knows {newest()}). Update onrecord",
    ),
    "of another program": (_other, "is a SQLite file, but no record. Give the file of a record"),
    "garbled": (_garbled, "is damaged ("),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_record_is_one_line_from_every_command(path: Path, kind: str) -> None:
    spoil, said = BROKEN[kind]
    spoil(path)
    before = path.read_bytes()
    for command in (*ASKING, *CHANGING):
        if kind == "garbled" and command == ("check",):
            assert run(*command).exit_code in (1, 2)  # it tells all that is wrong
            continue
        _one_line(command, said)
    adding = run("add", "x", reader=FakeReader(whole()), items=[whole().article])
    assert adding.exit_code == 2 and said in adding.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["truncated", "newer", "of another program"])
def test_a_room_of_a_broken_record_is_not_opened(path: Path, kind: str) -> None:
    spoil, said = BROKEN[kind]
    spoil(path)
    with pytest.raises(RecordError) as caught:
        create_app(Serving(path))
    assert said in str(caught.value)
    _one_line(("serve", "news.record", "--port", "0"), said)


@pytest.fixture
def room(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Serving(path)), base_url="http://localhost") as client:
        yield client


def _told(room: TestClient, said: str, asked: str = "search") -> None:
    """Both faces of the room say it, as a fault of the record's and none of the visitor's."""
    answer = room.get(f"/api/{asked}", params={"words": "League"})
    assert answer.status_code == 503
    error = answer.json()["error"]
    assert said in error["what"] and error["fix"]
    page = room.get(f"/{asked}", params={"words": "League"})
    assert page.status_code == 503
    assert said.partition(" (")[0] in page.text and "Traceback" not in page.text


def test_a_record_that_is_spoilt_while_the_room_is_open_is_told(path: Path, room: TestClient) -> None:
    assert room.get("/api/search", params={"words": "League"}).json()["rows"]
    room.app.state.desk.record._data.engine.dispose()  # type: ignore[attr-defined]
    _garbled(path)
    _told(room, "is damaged (")


def test_a_text_that_cannot_be_unpacked_is_told_as_damage(path: Path, room: TestClient) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE passage SET part = x'78da00'")
        connection.commit()
    _told(room, "is damaged (")
    _one_line(("search", "League"), "is damaged (")


def test_rows_that_make_no_sense_are_told_as_damage(path: Path, room: TestClient) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE OR IGNORE statement SET reading = 0")
        connection.execute("DELETE FROM version WHERE rowid % 2")
        connection.commit()
    _told(room, "is damaged (", "events")
    _one_line(("events", "League"), "is damaged (")


def test_a_fault_of_our_own_is_not_called_damage(path: Path) -> None:
    with onrecord.open(path) as record, pytest.raises(KeyError), record.state():
        raise KeyError("ours")


def test_what_read_the_articles_is_checked(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE reader SET version = '9.9' WHERE key = 1")
        connection.execute("UPDATE reader SET digest = x'80' WHERE key = 2")
        connection.commit()
    result = run("check")
    assert result.exit_code == 1
    assert "reader 1: is not what was added" in result.stdout
    assert "reader 2: is not what was added" in result.stdout


# ---- a file that may not be written


@pytest.fixture
def read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of which the system says that it may not be written; the superuser may write all."""
    path.chmod(0o444)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda file, mode: not mode & os.W_OK and allowed(file, mode))
    return path


def test_a_record_that_may_not_be_written_answers_and_is_not_changed(read_only: Path) -> None:
    before = read_only.read_bytes()
    for command in ASKING:
        assert run(*command).exit_code == 0, command
    for command in CHANGING:
        _one_line(command, "is read-only. Copy it to a place that you may write to, or let it be written")
    adding = run("add", "x", reader=FakeReader(whole("new")), items=[whole("new").article])
    assert adding.exit_code == 2 and "is read-only" in adding.stderr
    assert read_only.read_bytes() == before
    assert sorted(each.name for each in read_only.parent.iterdir()) == ["news.record", "sheet.tsv"]


def test_a_room_of_such_a_record_answers_and_refuses_changes(read_only: Path) -> None:
    with TestClient(create_app(Serving(read_only)), base_url="http://localhost") as room:
        assert room.get("/api/record").status_code == 200
        answer = room.post("/api/corrections/strike", json={"article": "uone", "row": "s1", "by": "Ada"})
        assert (answer.status_code, answer.json()["error"]["what"]) == (403, "is read-only")


# ---- a disk that is full


@pytest.fixture
def full(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record on a disk that has no room for one page more."""
    made = database._engine

    def engine(*args: object) -> object:
        found = made(*args)  # type: ignore[arg-type]
        event.listen(found, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
        return found

    monkeypatch.setattr(database, "_engine", engine)
    return path


def test_a_full_disk_is_one_line_and_what_was_added_is_kept(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [whole(f"new{number}") for number in range(60)]
    result = run("add", "x", reader=FakeReader(*readings), items=[one.article for one in readings])
    assert result.exit_code == 2
    assert "error: news.record: cannot be written: database or disk is full. Free some space" in result.stderr
    assert "Traceback" not in result.output
    monkeypatch.undo()
    with onrecord.open(full) as record:
        assert record.check() == ()
        assert record.reading("uone")


def test_a_full_disk_is_told_in_the_room(full: Path) -> None:
    note = "n" * 4_000
    with TestClient(create_app(Serving(full)), base_url="http://localhost") as room:
        for _ in range(200):
            strike = {"article": "uone", "row": "s1", "by": "A", "note": note}
            answer = room.post("/api/corrections/strike", json=strike)
            if answer.status_code != 200:
                break
        assert answer.status_code == 503
        assert answer.json()["error"]["what"] == "cannot be written: database or disk is full"
        assert room.get("/api/record").status_code == 200


# ---- opened twice


def test_one_who_writes_waits_for_another_and_then_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT", 0.2)
    strike = ("correct", "strike", "uone", "s1", "--by", "Ada")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        _one_line(strike, "is in use. Somebody else has been writing for a minute; try again")
        for command in ASKING:
            assert run(*command).exit_code == 0, command  # who asks waits for nobody
        with TestClient(create_app(Serving(path)), base_url="http://localhost") as room:
            answer = room.post("/api/corrections/strike", json={"article": "uone", "row": "s1", "by": "Ada"})
            assert (answer.status_code, answer.json()["error"]["what"]) == (503, "is in use")
            assert room.get("/api/record").status_code == 200
        other.execute("ROLLBACK")
    assert run(*strike).exit_code == 0


def test_two_programs_add_to_one_record_at_once(path: Path) -> None:
    code = (
        "import sys; from onrecord.record.store import Record; from tests.record.readings import plain\n"
        "with Record(sys.argv[1]) as record:\n"
        "    for n in range(15): record.add(plain(f'{sys.argv[2]}{n}', f'Article {sys.argv[2]} {n}.'))"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    ends: dict[str, int] = {}

    def program(name: str) -> None:
        command = [sys.executable, "-c", code, str(path), name]
        ends[name] = subprocess.run(command, env=environment, check=False).returncode

    threads = [threading.Thread(target=program, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ends == {"a": 0, "b": 0}
    with onrecord.open(path) as record:
        assert record.check() == ()
        assert sum(1 for one in record.readings() if one.article.text.startswith("Article ")) == 30


@pytest.mark.parametrize("option", [("--limit",), ("--limit", "--offset")])
def test_more_rows_than_there_can_be_are_all(path: Path, option: tuple[str, ...]) -> None:
    huge = [part for name in option for part in (name, "9" * 20)]
    assert run("search", "League", *huge).exit_code == 0
    assert run("corroboration", *huge).exit_code == 0
