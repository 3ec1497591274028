"""The record as it is used: `record = onrecord.open("news.record")`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final

from sqlalchemy import Connection

from onrecord.record import adding, checking, correcting, pruning, readings
from onrecord.record import audit as auditing
from onrecord.record import cite as citing
from onrecord.record import overview as overviews
from onrecord.record.adding import Added
from onrecord.record.audit import AuditLayer, AuditRow
from onrecord.record.cite import Citation
from onrecord.record.correctable import Correctable
from onrecord.record.corrections import load_corrections
from onrecord.record.database import Database
from onrecord.record.frames.asking import Asked
from onrecord.record.overview import Copy, Overview
from onrecord.record.pruning import Pruned
from onrecord.record.searchable import Searchable
from onrecord.types import Article, ReaderInfo, Reading

#: Readings that are looked up at a time while they are streamed.
_PAGE: Final = 100


class Record(Asked, Searchable, Correctable):
    """Readings in one SQLite file, searchable, with the corrections that people made.

    Every method sees one state of the record, whatever others write meanwhile, and nobody who reads ever waits. Use it
    in a `with` block, or close it.

    Args:
        path: the file.
        create: make it if it is not there.
        write: whether it may be changed.

    Raises:
        RecordError: it is not there, no record, damaged, newer than this onrecord, or cannot be written. All methods
            raise it too where the file gives out on them.
    """

    def __init__(self, path: str | Path, *, create: bool = True, write: bool = True) -> None:
        self.path = Path(path)
        self._data = Database(self.path, create=create, write=write)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()

    # ---- adding

    def add(self, reading: Reading, *, again: bool = False) -> Added:
        """Add a reading: all of it or nothing, and nothing if it is there already.

        Args:
            reading: as a Reader gives it.
            again: if it is known but differs from what is kept (other packs, say), replace that.

        Raises:
            DataError: its spans do not index its text, or it names rows that are not there.
        """
        with self._data.writing() as connection:
            return adding.add_reading(connection, reading, again=again)

    def knows(self, article: Article, reader: ReaderInfo) -> bool:
        """Return whether this text, with these metadata, was added as read by this reader."""
        with self._data.reading() as connection:
            return adding.is_known(connection, article, reader)

    def prune(self, *, versions: bool = False) -> Pruned:
        """Delete readings that newer readers have superseded, and with `versions` superseded texts too."""
        before = self._size()
        with self._data.writing() as connection:
            pruned = pruning.prune(connection, versions=versions)
        with self._data.told():
            raw = self._data.engine.raw_connection()
            try:
                # not within a transaction, so not through the ones above
                raw.cursor().execute("VACUUM")
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()
        return replace(pruned, bytes=max(0, before - self._size()))

    def _size(self) -> int:
        return self.path.stat().st_size

    # ---- looking

    def reading(self, article: str, *, raw: bool = False) -> Reading:
        """Return the reading of an article that answers: of its latest text, by the newest reader, as corrected.

        Args:
            article: Article.id.
            raw: as it was added, without corrections and marks of copies.

        Raises:
            RecordError: there is no such article.
        """
        with self._data.reading() as connection:
            return readings.shown(connection, correcting.current_key(connection, article), raw)

    def readings(self, *, raw: bool = False) -> Iterator[Reading]:
        """Yield the readings that answer, one of each article, in the order of their ids, with constant memory."""
        last = ""
        while True:
            with self._data.reading() as connection:
                page = readings.page(connection, last, _PAGE, raw)
            if not page:
                return
            yield from page
            last = page[-1].article.id

    def history(self, article: str) -> tuple[Reading, ...]:
        """Return all readings of an article that are kept, as they were added, the oldest first.

        Raises:
            RecordError: there is no such article.
        """
        with self._data.reading() as connection:
            correcting.current_key(connection, article)
            return readings.history(connection, article)

    def overview(self) -> Overview:
        """Return what the record holds, in numbers that are quickly counted; `cite` has all of them, and a hash."""
        with self._data.reading() as connection:
            return overviews.overview(connection)

    def copies(self, article: str) -> tuple[Copy, ...]:
        """Return the other articles that an article is a copy of, or that are copies of it, the earliest first."""
        with self._data.reading() as connection:
            return overviews.copies_of(connection, article)

    def kept(self, article: str) -> tuple[int, int]:
        """Return how many versions of an article's text are kept, and how many readings; `history` has them."""
        with self._data.reading() as connection:
            return overviews.kept_of(connection, article)

    def changes(self) -> int:
        """Return a number that is another one as soon as anybody has changed the record, for those who keep answers."""
        return self._data.changes()

    @contextmanager
    def state(self) -> Iterator[Connection]:
        """One state of the record, whatever others write meanwhile, for those who ask it many things."""
        with self._data.reading() as connection:
            yield connection

    @contextmanager
    def keeping(self) -> Iterator[Connection]:
        """A transaction that writes, for questions that keep in the record what they found.

        Nobody else writes as long as it is open. What is kept there changes no answer, nor the `hash`.
        """
        with self._data.writing() as connection:
            yield connection

    # ---- answering for it

    def audit(self, sample: int = 100, *, layer: AuditLayer = "statements", seed: int = 1) -> tuple[AuditRow, ...]:
        """Return a random sample of rows to judge; the same for the same content and seed.

        Raises:
            SettingError: there is no such layer.
        """
        with self._data.reading() as connection:
            return auditing.draw(connection, sample, layer, seed)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the record; nothing for a sound one."""
        with self._data.reading() as connection:
            return tuple(checking.problems(connection))

    def cite(self) -> Citation:
        """Return what the record holds, what read it, and the hash of it all."""
        with self._data.reading() as connection:
            count = sum(1 for each in load_corrections(connection) if not each.undone and each.action != "undo")
            return citing.cite(connection, count)

    def hash(self) -> str:
        """Return the hash of the content: the same in whatever order it was added."""
        with self._data.reading() as connection:
            return citing.content_hash(connection)


def open_record(path: str | Path, *, create: bool = True, write: bool = True) -> Record:
    """Open a record, or make it if it is not there.

    Args:
        path: the file, as in `news.record`.
        create: make it if it is not there.
        write: whether it may be changed.

    Raises:
        RecordError: it is not there, no record, damaged, newer than this onrecord, or cannot be written.
    """
    return Record(path, create=create, write=write)
