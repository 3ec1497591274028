"""One SQLite file, opened: who may write, who waits for whom, and what is told when it is not what it should be."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from onrecord.errors import MissingError, ReadOnlyError, RecordError
from onrecord.knowledge.outlet_names import is_called
from onrecord.record.columns import plain
from onrecord.record.migrations import APPLICATION, migrate, newest, version_of

#: Seconds that one who writes waits for another one to be done.
WAIT: Final = 60.0
_HEAD: Final = b"SQLite format 3\0"
_WRITES: Final = "onrecord_writes"


class Database:
    """A record's file. Readers see what was there when they began and never wait; writers wait for each other.

    Args:
        path: the file.
        create: make it if it is not there.
        write: whether it may be changed.

    Raises:
        RecordError: it is not there, no record, damaged, newer than this onrecord, or cannot be written.
    """

    def __init__(self, path: Path, *, create: bool = True, write: bool = True) -> None:
        self.path = path
        exists = path.exists()
        if path.is_dir():
            raise RecordError("is a folder, not a record", where=str(path), fix="Name a file, as in news.record")
        if not exists and not (create and write):
            raise MissingError("no such record", where=str(path), fix="`onrecord add PATH --record FILE` makes one")
        if exists:
            _look_at(path)
        self.writes = write and (not exists or os.access(path, os.W_OK))
        self.engine = _engine(path, self.writes)
        self._watch: sqlite3.Connection | None = None
        self._watching = threading.Lock()
        try:
            with self.told():
                self._make_ready(create=create and write)
        except RecordError:
            self.close()
            raise

    def _make_ready(self, *, create: bool) -> None:
        with self.engine.connect() as connection:
            application = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
            tables = int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())
            known = version_of(connection)
        if tables and application != APPLICATION:
            raise RecordError("is a SQLite file, but no record", where=str(self.path), fix="Give the file of a record")
        if not tables and not create:
            raise _no_record(self.path)  # an empty file
        if known > newest():
            raise RecordError(
                f"was written by a newer onrecord (its tables are number {known}, this one knows {newest()})",
                where=str(self.path),
                fix="Update onrecord",
            )
        if known == newest():
            return
        if not self.writes:
            self._brought_up_to_date()
            return
        self._use_wal()
        with self.writing() as connection:
            migrate(connection)

    def _brought_up_to_date(self) -> None:
        """Let a record of an older onrecord be changed to what this one reads, though it is opened to be read."""
        fix = "Let it be written once, and run `onrecord check`, or read a copy of it"
        if not os.access(self.path, os.W_OK):
            raise RecordError("was written by an older onrecord, and is read-only", where=str(self.path), fix=fix)
        Database(self.path, create=False).close()

    def _use_wal(self) -> None:
        """Turn on the write-ahead log. Two who make the same file at once would collide here, so it is tried again."""
        deadline = time.monotonic() + WAIT
        while True:
            try:
                # straight to the driver: within a transaction the log cannot be turned on
                with closing(self.engine.raw_connection()) as connection:
                    connection.cursor().execute("PRAGMA journal_mode = WAL")
                    return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise RecordError(f"cannot be made: {error}", where=str(self.path)) from error
                time.sleep(0.02)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, whatever others write meanwhile."""
        with self.told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing."""
        if not self.writes:
            raise self._read_only()
        with self.told(), self.engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what SQLite complains of into a RecordError, and what else fails on a record that is not sound."""
        try:
            yield
        except DBAPIError as error:
            raise _told(str(error.orig), self.path) from error
        except sqlite3.Error as error:
            raise _told(str(error), self.path) from error
        except _SURPRISES as error:
            # rows that somebody tampered with make nonsense of any question; on a sound record the fault is our own
            if (fault := self._fault()) is None:
                raise
            raise RecordError(f"is damaged ({fault})", where=str(self.path), fix=_FIXES["damaged"]) from error

    def _fault(self) -> str | None:
        """Return the first thing that is wrong with the record, or None."""
        from onrecord.record.checking import problems  # only here, so that a database knows nothing of what is kept

        try:
            with self.engine.connect() as connection, connection.begin():
                return next(problems(connection), None)
        except (sqlite3.Error, *_SURPRISES) as error:
            return f"it cannot be checked: {error}"

    def changes(self) -> int:
        """Return a number that is another one as soon as anybody has changed the record."""
        with self.told(), self._watching:
            # SQLite tells a connection of what others wrote: so this one writes nothing, and stays the same one
            if self._watch is None:
                self._watch = _connected(self.path, self.writes)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def _read_only(self) -> ReadOnlyError:
        return ReadOnlyError("is read-only", where=str(self.path), fix=_FIXES["read-only"])

    def close(self) -> None:
        """Let go of the file."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self.engine.dispose()


#: What rows raise that are not what they should be, wherever something is made of them; for a damaged file SQLite may
#: want more memory than there is.
_SURPRISES: Final = (
    LookupError, TypeError, ValueError, ArithmeticError, AttributeError, AssertionError, RecursionError, MemoryError,
    SQLAlchemyError, zlib.error,
)  # fmt: skip
_FIXES: Final = {
    "full": "Free some space and run the same again: what was added is kept, and it goes on from there",
    "read-only": "Copy it to a place that you may write to, or let it be written",
    "locked": "Somebody else has been writing for a minute; try again",
    "damaged": "Take a copy that `onrecord check` finds sound, or add the articles to a new record",
}


def _told(said: str, path: Path) -> RecordError:
    if "disk is full" in said or "disk I/O error" in said:
        what, fix = f"cannot be written: {said}", _FIXES["full"]
    elif "readonly" in said:
        return ReadOnlyError("is read-only", where=str(path), fix=_FIXES["read-only"])
    elif "locked" in said:
        what, fix = "is in use", _FIXES["locked"]
    elif "malformed" in said or "not a database" in said:
        what, fix = f"is damaged ({said})", _FIXES["damaged"]
    elif "unable to open" in said:
        what, fix = "cannot be opened", "Is the folder there, and may you write to it?"
    else:
        what, fix = f"cannot be used: {said}", _FIXES["damaged"]
    return RecordError(what, where=str(path), fix=fix)


def _no_record(path: Path) -> RecordError:
    return RecordError("is no record", where=str(path), fix="Give the file of a record, as in news.record")


def _look_at(path: Path) -> None:
    """Tell what is no record, or only the beginning of one, before SQLite makes something of it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
        log = path.with_name(path.name + "-wal")
        pending = log.exists() and log.stat().st_size > 0
    except OSError as error:
        raise RecordError(f"cannot be opened: {error.strerror or error}", where=str(path)) from error
    if not head:
        return  # made by somebody who was stopped before the first table
    if not _HEAD.startswith(head[: len(_HEAD)]):
        raise _no_record(path)
    # the head tells how many pages there are; with a log beside it some may still be in there
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if len(head) < 100 or (not pending and size < pages * (65536 if page == 1 else page)):
        raise RecordError("is damaged (the file is cut off)", where=str(path), fix=_FIXES["damaged"])


def _connected(path: Path, writes: bool) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if writes else 'ro'}"
    if not writes and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        uri += "&immutable=1"  # without it SQLite would want to make files beside it
    # no transactions of the driver's own: `begin` below makes them
    return sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)


def _engine(path: Path, writes: bool) -> Engine:
    # as many at a time as ask: each would wait for another to be done, and then give up
    engine = create_engine(
        "sqlite://", creator=lambda: _connected(path, writes), poolclass=QueuePool, max_overflow=-1
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.create_function("outlet_is_called", 2, _is_called, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        # a power cut may lose the last transactions, never the file; a process that is killed loses none
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA temp_store = MEMORY")
        # pages that many articles change go into the file once for all of them
        connection.execute("PRAGMA wal_autocheckpoint = 4000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _is_called(outlet: str | bytes | None, words: str | bytes | None) -> bool:
    """For SQL: see `outlet_names.is_called`."""
    return outlet is not None and words is not None and is_called(plain(outlet), plain(words))
