"""Whatever happens to the process or the file, the record is whole or says in one line what is wrong."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect

from onrecord.errors import RecordError
from onrecord.record import tables
from onrecord.record.migrations import newest
from onrecord.record.phrases import unpack
from onrecord.record.store import Record, open_record
from tests.record.readings import plain, whole

ROOT = Path(__file__).resolve().parents[2]
#: How often a child that adds is killed; 200 for a long run.
KILLS = int(os.environ.get("ONRECORD_KILLS", "20"))
ARTICLES = 400
#: Adds articles 0 to 399 and says after each that it is in.
CHILD = f"""
import sys
from onrecord.record.store import Record
from tests.record.readings import whole
with Record(sys.argv[1]) as record:
    for number in range({ARTICLES}):
        record.add(whole(f"{{number:04}}"))
        print(number, flush=True)
"""


def _child(path: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_process_loses_at_most_the_article_in_flight(tmp_path: Path) -> None:
    path, draw, said = tmp_path / "news.record", random.Random(7), -1
    for number in range(KILLS):
        child, lines = _child(path), list[str]()
        assert child.stdout is not None
        if number % 5:
            # it is at work: what is known comes first, and goes fast; now and then one more is in, however slow it is
            lines = [child.stdout.readline() for _ in range(said + 3 if number % 5 == 1 else 1)]
            time.sleep(draw.uniform(0, 0.5))
        else:
            time.sleep(draw.uniform(0, 1.5))  # perhaps while it makes the file
        child.send_signal(signal.SIGKILL)
        told = [int(line) for line in (*lines, *child.stdout.read().splitlines()) if line.strip().isdigit()]
        child.wait()
        said = max([said, *told])
        with Record(path) as record:
            assert record.check() == ()
            kept = [reading.article.id for reading in record.readings()]
        # all that was said to be in is in, once, and nothing beyond the one in flight
        assert kept == [f"u{number:04}" for number in range(len(kept))]
        assert len(kept) in (said + 1, said + 2)
        said = len(kept) - 1
    assert said > 0


def test_two_writers_wait_for_each_other_and_readers_for_nobody(tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    errors: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with Record(path) as record:
                for number in range(25):
                    record.add(plain(f"{name}{number}", f"Article {name} {number}."))
        except BaseException as error:
            errors.append(error)

    with Record(path) as record:
        record.add(whole())
        writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
        for writer in writers:
            writer.start()
        while any(writer.is_alive() for writer in writers):
            assert record.reading("uone").article.id == "uone"
        for writer in writers:
            writer.join()
        assert errors == []
        assert len(list(record.readings())) == 51
        assert record.check() == ()


def test_a_reader_does_not_wait_for_a_writer_in_the_middle(tmp_path: Path) -> None:
    with Record(tmp_path / "r") as one, Record(tmp_path / "r", write=False) as other:
        one.add(whole())
        with one._data.writing() as connection:
            connection.exec_driver_sql("DELETE FROM reading")
            began = time.monotonic()
            assert other.reading("uone").article.id == "uone"
            assert time.monotonic() - began < 5
            raise_away = pytest.raises(ZeroDivisionError)
            with raise_away:
                _ = 1 / 0
            connection.rollback()
        assert other.reading("uone").article.id == "uone"


@pytest.mark.parametrize("write", [True, False])
def test_an_empty_file_is_no_record_until_something_may_be_made_of_it(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    with pytest.raises(RecordError, match=r"empty\.txt: is no record\. Give the file"):
        Record(path, create=False, write=write)
    assert path.read_bytes() == b""
    with Record(path) as record:
        assert record.cite().articles == 0


def test_many_who_make_the_same_record_at_once(tmp_path: Path) -> None:
    errors: list[BaseException] = []

    def make(number: int) -> None:
        try:
            with Record(tmp_path / "r") as record:
                record.add(plain(str(number), f"Article {number}."))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Record(tmp_path / "r") as record:
        assert len(list(record.readings())) == 6


# ---- what is wrong is told in one line


def _filled(path: Path, count: int = 30) -> Path:
    with Record(path) as record:
        for number in range(count):
            record.add(whole(str(number)))
    return path


def test_a_file_that_is_cut_off_is_told(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r")
    size = path.stat().st_size
    for part in (10, 99, 100, 5000, size // 2, size - 1):
        cut = tmp_path / f"cut{part}"
        cut.write_bytes(path.read_bytes()[:part])
        with pytest.raises(RecordError, match=r"is damaged \(the file is cut off\). Take a copy"):
            Record(cut)


def test_damage_inside_the_file_is_found(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r")
    data = bytearray(path.read_bytes())
    for page in range(20, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(data)
    try:
        with Record(path, write=False) as record:
            assert record.check() != ()
    except RecordError as error:
        assert "is damaged" in str(error)


def test_a_log_that_is_cut_off_loses_only_what_was_in_it(tmp_path: Path) -> None:
    path = tmp_path / "r"
    record = Record(path)
    for number in range(10):
        record.add(whole(str(number)))
    copy, log = tmp_path / "copy", tmp_path / "copy-wal"
    copy.write_bytes(path.read_bytes())
    whole_log = path.with_name("r-wal").read_bytes()
    record.close()
    for share in (0.999, 0.7, 0.5):
        log.write_bytes(whole_log[: int(len(whole_log) * share)])
        with Record(copy) as part:
            assert part.check() == ()
            assert len(list(part.readings())) < 10


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("This is a text, and no record at all.", encoding="utf8")
    with pytest.raises(RecordError, match=r"notes\.txt: is no record\. Give the file of a record"):
        Record(text)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(RecordError, match="is a SQLite file, but no record"):
        Record(other)
    with pytest.raises(RecordError, match="is a folder, not a record"):
        Record(tmp_path)
    with pytest.raises(RecordError, match="no such record"):
        Record(tmp_path / "none", create=False)
    with pytest.raises(RecordError, match="cannot be opened"):
        Record(tmp_path / "no" / "such" / "folder")


def test_a_newer_record_is_told_and_left_alone(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 1)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RecordError, match=rf"newer onrecord \(its tables are number 99, this one knows {newest()}\)"):
        Record(path)


def test_a_record_that_may_only_be_read_is_read_and_not_written(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 1)
    with Record(path, write=False) as record:
        assert len(list(record.readings())) == 1
        with pytest.raises(RecordError, match=r"is read-only\. Copy it"):
            record.add(whole("two"))
        with pytest.raises(RecordError, match="is read-only"):
            record.strike("u0", "s1", by="Ada")


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 3)
    with Record(path) as record:

        def limit(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # no more than there are

        from sqlalchemy import event

        record._data.engine.dispose()
        event.listen(record._data.engine, "connect", limit)
        with pytest.raises(RecordError, match=r"cannot be written: database or disk is full. Free some space"):
            for number in range(3, 60):
                record.add(whole(str(number)))
    with Record(path) as record:
        assert record.check() == ()
        kept = len(list(record.readings()))
        assert record.add(whole("more")).kind == "new"
        assert kept >= 3


def test_a_file_of_no_length_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "r").touch()
    with open_record(tmp_path / "r") as record:
        assert record.add(whole()).kind == "new"


# ---- the tables


def test_the_tables_of_the_code_are_those_of_the_migrations(record: Record) -> None:
    made = inspect(record._data.engine)
    for table in tables.META.sorted_tables:
        columns = {column["name"] for column in made.get_columns(table.name)}
        assert {column.name for column in table.columns} == columns, table.name
    words = {"statement_words", "article_words", "identity_words"}
    plain_tables = {name for name in made.get_table_names() if not any(name.startswith(index) for index in words)}
    assert plain_tables == {*tables.META.tables, "migration"}


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.record import database, migrations

    number = newest() + 1
    steps = (*migrations.migrations(), (number, "broken", "CREATE TABLE extra (x);\nCREATE TABLE extra (y);\n"))
    monkeypatch.setattr(migrations, "migrations", lambda: steps)
    monkeypatch.setattr(database, "newest", lambda: number)
    with pytest.raises(RecordError, match="already exists"):
        Record(tmp_path / "r")
    monkeypatch.undo()
    with sqlite3.connect(tmp_path / "r") as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()
    with Record(tmp_path / "r") as record:
        assert record.add(whole()).kind == "new"


#: Makes of a record of today one as it was before answers were kept.
NO_ANSWERS = """
DROP TRIGGER reading_added; DROP TRIGGER reading_changed; DROP TRIGGER reading_deleted; DROP TRIGGER article_changed;
DROP TRIGGER correction_made; DROP TABLE answer; DROP TABLE reply; DROP INDEX actor_of_state;
"""


#: Makes of it one as it was after the first migration.
BEFORE = f"""{NO_ANSWERS}
DROP INDEX statement_act; DROP INDEX event_denied; DROP TABLE agreed; DROP TABLE compared; DROP TABLE tally;
DROP TABLE pair; DROP TABLE outline; DROP TABLE tie;
UPDATE actor SET confidence = confidence * 100 WHERE typeof(confidence) = 'integer';
UPDATE mention SET confidence = confidence * 100 WHERE typeof(confidence) = 'integer';
UPDATE place SET confidence = confidence * 100 WHERE typeof(confidence) = 'integer';
UPDATE time SET type = CASE type WHEN 'D' THEN 'DATE' WHEN 'T' THEN 'TIME' WHEN 'S' THEN 'SET' ELSE type END;
UPDATE time SET granularity = CASE granularity WHEN 'd' THEN 'day' WHEN 'w' THEN 'week' WHEN 'm' THEN 'month'
    WHEN 's' THEN 'season' WHEN 'y' THEN 'year' WHEN 'h' THEN 'hour' WHEN 'c' THEN 'century' ELSE granularity END;
ALTER TABLE time ADD COLUMN a TEXT; ALTER TABLE time ADD COLUMN b TEXT;
UPDATE time SET a = iif(typeof(first_day) = 'integer', date(first_day + 1721424.5), first_day),
    b = iif(typeof(last_day) = 'integer', date(last_day + 1721424.5), last_day);
UPDATE time SET value = coalesce(value, a);
ALTER TABLE time DROP COLUMN first_day; ALTER TABLE time DROP COLUMN last_day;
ALTER TABLE time RENAME COLUMN a TO first_day; ALTER TABLE time RENAME COLUMN b TO last_day;
ALTER TABLE place ADD COLUMN name TEXT; ALTER TABLE place ADD COLUMN kind TEXT;
ALTER TABLE place ADD COLUMN country TEXT; ALTER TABLE place ADD COLUMN admin1 TEXT;
ALTER TABLE place ADD COLUMN latitude REAL; ALTER TABLE place ADD COLUMN longitude REAL;
ALTER TABLE place ADD COLUMN geonames INTEGER;
UPDATE place SET (name, kind, country, admin1, latitude, longitude, geonames) =
    (SELECT s.name, s.kind, s.country, s.admin1, s.latitude, s.longitude, s.geonames FROM spot AS s WHERE s.key = spot);
ALTER TABLE place DROP COLUMN spot; DROP TABLE spot;
PRAGMA user_version = 1;
"""


#: Makes of it one as it was after the third.
AFTER_THE_THIRD = f"""{NO_ANSWERS}
DROP TABLE agreed; DROP TABLE compared; DROP TABLE tally; DROP TABLE outline; DROP TABLE tie; PRAGMA user_version = 3;
"""


def test_an_older_record_is_brought_up_to_date(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 1)
    with Record(path) as record:
        before = record.reading("u0")
        # a pair needs two who are known, an event that is asserted and a statement that holds it
        record.add(replace(whole("1"), events=tuple(replace(e, statement="s3") for e in whole().events)))
    made = [f"SELECT * FROM {table}" for table in ("pair", "tie", "outline", "spot", "tally")]
    with sqlite3.connect(path) as connection:
        rows = [connection.execute(asked).fetchall() for asked in made]
        assert all(rows)
        connection.executescript(BEFORE)
        connection.execute("DELETE FROM migration WHERE number > 1")
        (rest,) = connection.execute("SELECT rest FROM remainder").fetchone()
        without_dictionary = zlib.compress(unpack(rest).encode(), 9)
        connection.execute("UPDATE remainder SET rest = ?", (without_dictionary,))
    connection.close()
    with Record(path, write=False) as record:
        assert inspect(record._data.engine).get_indexes("event")
        with record.state() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar() == newest()
        assert record.reading("u0") == before
        assert before.times
        assert before.places
        assert not record.check()
    with sqlite3.connect(path) as connection:
        assert [connection.execute(asked).fetchall() for asked in made] == rows
    connection.close()


def test_an_older_record_with_a_damaged_text_is_brought_up_to_date_and_told(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 2)
    with sqlite3.connect(path) as connection:
        connection.executescript(AFTER_THE_THIRD)
        connection.execute("DELETE FROM migration WHERE number > 3")
        connection.execute("UPDATE passage SET part = x'00' WHERE version = 1")
    connection.close()
    with Record(path) as record:
        assert [each for each in record.check() if "u0" in each]
        assert record.reading("u1").events == whole("1").events
        with record.state() as state:
            assert state.exec_driver_sql("SELECT reading FROM outline").scalars().all() == [2]


def test_a_day_that_no_calendar_has_is_damage(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 1)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE time SET first_day = 1 << 40")
    connection.close()
    with Record(path) as record, pytest.raises(RecordError, match="are damaged"):
        record.reading("u0")


def test_check_tells_what_was_tampered_with(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 1)
    changes = {
        "UPDATE statement SET act = 'deny' WHERE act = 'accuse'": "is not what was added",
        "UPDATE statement SET content_start = 9000": "is not the text it claims",
        "UPDATE version SET title = 'Other'": "its text is not what was added",
        "DELETE FROM reading": "has 0 current readings",
        "UPDATE statement SET speaker = 77": "names a row of actor that is not there",
    }
    for number, (command, message) in enumerate(changes.items()):
        copy = tmp_path / f"copy{number}"
        copy.write_bytes(path.read_bytes())
        with sqlite3.connect(copy) as connection:
            connection.execute(command)
        connection.close()
        with Record(copy) as record:
            assert message in "\n".join(record.check()), command


@pytest.mark.parametrize("column", ["id", "name", "id_hash"])
def test_who_somebody_is_cannot_be_changed_unnoticed(tmp_path: Path, column: str) -> None:
    path = _filled(tmp_path / "r", 1)
    with Record(path) as record:
        assert not record.check()
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE identity SET {column} = ? WHERE key = 1", (b"(v\x89\x19\xa3",))
    connection.close()
    with Record(path) as record:
        assert record.check()[0] == "identity 1: is not what was added"
        if column != "id_hash":
            with pytest.raises(RecordError, match=r"is damaged \(identity 1: "):
                tuple(record.actors())


def test_want_of_memory_is_damage_only_where_the_record_is_damaged(tmp_path: Path) -> None:
    path = _filled(tmp_path / "r", 1)
    record = Record(path)
    with record, pytest.raises(MemoryError), record.state():
        raise MemoryError
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE identity SET id_hash = 1")
    connection.close()
    record = Record(path)
    with record, pytest.raises(RecordError, match="is damaged"), record.state():
        raise MemoryError
