"""Fuzzed: files of records that were damaged or tampered with, and corrections of any kind."""

from __future__ import annotations

import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.questions.positions.asking import disputes, positions, shifts
from onrecord.record.correcting import NewEvent, NewStatement
from onrecord.record.corrections import CHOICES, FIELDS, SPANS, Who
from onrecord.record.store import Record
from tests.fuzz.pages import damaged, some_bytes
from tests.fuzz.target import Target
from tests.fuzz.words import word
from tests.web.held import fill

IDS = ("uone", "utwo", "uthree", "ularch", "uquel", "use", "uvell", "no-such", "")
ROWS = ("s1", "s2", "s3", "e1", "e2", "talsia", "venn", "a1", "m1", "")
ACTORS = (
    "known:person.orla_venn",
    "known:body.talsia",
    "known:body.brenmark",
    "known:person.pal_sund",
    "x",
    "uone:docker",
)


@cache
def sound() -> bytes:
    """The file of a sound record, in which every question has an answer."""
    with tempfile.TemporaryDirectory() as folder:
        return fill(Path(folder) / "r").read_bytes()


@cache
def columns() -> tuple[tuple[str, str], ...]:
    """Table and column, of all tables but those that SQLite itself keeps."""
    with copied(sound()) as path, closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return tuple(
            (table, facts[1])
            for table in tables
            if not table.startswith("sqlite_")
            for facts in connection.execute(f"PRAGMA table_info({table})")
        )


@contextmanager
def copied(data: bytes) -> Iterator[Path]:
    """A file of these bytes, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.record"
        path.write_bytes(data)
        yield path


# ---- damage


@dataclass(frozen=True, slots=True)
class Tampered:
    """What was done to a record, to the bytes of its file or by SQL to its rows; how it is opened; what is asked."""

    data: bytes | None
    commands: tuple[tuple[str, Any], ...]
    write: bool
    asked: tuple[str, ...]

    def __repr__(self) -> str:
        file = None if self.data is None else f"{len(self.data)} bytes, {zlib.crc32(self.data)}"
        return f"Tampered({file}, {self.commands!r}, {self.write}, {self.asked})"


def _cell(r: Random) -> Any:
    """What a cell may hold, of any type."""
    kind = r.randint(0, 5)
    if kind < 2:
        return r.choice((None, 0, 1, 2, 9, -1, 2**62, -(2**63), 0.5, 1e300, b"", b"\x80", b"\0\1"))
    if kind < 4:
        return r.choice(("", "deny", "0", "\0", "2024-05-06", "[]", "{}", "null", '["a"]', "s1", "\u202e", "a" * 4000))
    return r.randint(-1, 9) if kind == 4 else some_bytes(r, 12)


def tampered(r: Random) -> Tampered:
    """A record with bytes changed, or with anything in any cell, rows gone, or a schema of its own."""
    write = r.random() < 0.5
    asked = tuple(r.sample(sorted(QUESTIONS), r.randint(1, 5)))
    kind = r.randint(0, 5)
    if kind == 0:
        return Tampered(damaged(r, sound()), (), write, asked)
    if kind < 3:
        return Tampered(_overwritten(r, sound()), (), write, asked)
    return Tampered(None, tuple(_command(r) for _ in range(r.randint(1, 3))), write, asked)


def _command(r: Random) -> tuple[str, Any]:
    table, column = r.choice(columns())
    how = r.randint(0, 9)
    if how < 7:
        where = r.choice(("", " WHERE rowid = 1", " WHERE rowid % 2 = 0"))
        return f"UPDATE OR IGNORE {table} SET {column} = ?{where}", _cell(r)
    if how == 7:
        return f"DELETE FROM {table} WHERE rowid % 2 = ?", r.randint(0, 1)
    if how == 8:
        return r.choice(SCHEMES).format(table=table, column=column), None
    return f"PRAGMA user_version = {r.randint(-3, 12)}", None


def _overwritten(r: Random, data: bytes) -> bytes:
    """Bytes of which some are others, so that the file is as long as it was."""
    out = bytearray(data)
    for _ in range(r.randint(1, 5)):
        at = r.randint(0, len(out) - 1 if r.randint(0, 2) else 200)
        new = r.choice((bytes(64), b"\xff" * 64, bytes(5000))) if r.randint(0, 1) else some_bytes(r, 6)
        out[at : at + len(new)] = new[: len(out) - at]
    return bytes(out)


SCHEMES = (
    "DROP TABLE {table}", "ALTER TABLE {table} RENAME TO other", "ALTER TABLE {table} DROP COLUMN {column}",
    "CREATE TRIGGER one AFTER INSERT ON {table} BEGIN DELETE FROM article; END", "PRAGMA application_id = 0",
    "CREATE VIEW other AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT * FROM n",
    "CREATE INDEX odd ON {table} ({column})", "PRAGMA journal_mode = DELETE",
)  # fmt: skip


def damage(given: Tampered) -> str:
    """Ask a damaged record everything: each answer is one, or a line that says what is wrong."""
    with copied(sound() if given.data is None else given.data) as path:
        if given.commands:
            with closing(sqlite3.connect(path)) as connection:
                for command, value in given.commands:
                    try:
                        connection.execute(command, () if value is None and "?" not in command else (value,))
                    except (sqlite3.Error, OverflowError):
                        continue  # it was not to be tampered with in this way
                connection.commit()
        before = path.read_bytes()
        told = set()
        try:
            with Record(path, create=False, write=given.write) as record:
                told = {name for name in given.asked if not _answered(record, QUESTIONS[name])}
        except OnrecordError as error:
            assert "\n" not in str(error) and path.name in str(error)
            return f"{type(error).__name__}: not opened"
        if not given.write and not told:
            assert path.read_bytes() == before or any("user_version" in command for command, _ in given.commands)
    return "some questions refused" if told else "all questions answered"


def _answered(record: Record, ask: Any) -> bool:
    try:
        ask(record)
    except OnrecordError as error:
        assert str(error)
        return False
    return True


def _asked(record: Record) -> None:
    positions(record, "Talsia")
    shifts(record)
    disputes(record)


def _events(record: Record) -> None:
    from onrecord.questions.reports.finding import Asked
    from onrecord.questions.reports.told import told_events

    with record.state() as connection:
        told_events(connection, Asked())


QUESTIONS = {
    "check": lambda record: record.check(),
    "readings": lambda record: list(record.readings()),
    "raw": lambda record: list(record.readings(raw=True)),
    "history": lambda record: [record.history(one) for one in IDS[:4]],
    "search": lambda record: record.search("League"),
    "speaker": lambda record: record.search(speaker="Orla Venn", of="articles"),
    "facets": lambda record: record.facets(),
    "actors": lambda record: record.actors(),
    "profile": lambda record: record.profile(ACTORS[0]),
    "links": lambda record: record.links(),
    "overview": lambda record: record.overview(),
    "copies": lambda record: record.copies("ularch"),
    "audit": lambda record: record.audit(5),
    "cite": lambda record: record.cite(),
    "corrections": lambda record: (record.corrections(), record.waiting()),
    "lessons": lambda record: list(record.lessons()),
    "table": lambda record: list(record.table("statements")),
    "positions": _asked,
    "events": _events,
}


# ---- corrections


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    """The ids of the rows of each article that can be corrected, by layer and article."""
    found: dict[str, tuple[str, ...]] = {}
    with copied(sound()) as path, Record(path) as record:
        for reading in record.readings():
            for layer, rows in (
                ("statement", reading.statements),
                ("event", reading.events),
                ("actor", reading.actors),
            ):
                if rows:
                    found[f"{layer} {reading.article.id}"] = tuple(row.id for row in rows)
    return found


def _spans(r: Random) -> tuple[tuple[int, int], ...]:
    found = []
    for _ in range(r.choice((0, 1, 1, 1, 2, 3))):
        start = r.randint(0, 50)
        found.append((start, start + r.randint(1, 20)) if r.randint(0, 9) else (r.randint(-3, 400), r.randint(-3, 400)))
    return tuple(found)


def _who(r: Random) -> Who | None:
    if r.randint(0, 4) == 0:
        return None
    name = r.choice(("Orla Venn", "Talsia", "A docker")) if r.randint(0, 1) else word(r)
    return Who(name, r.choice(CHOICES["kind"]), r.choice((None, "TLS", word(r))), r.choice((None, None, word(r))))


def _value(r: Random, field: str) -> Any:
    """What a field may be changed to: mostly what it may hold, else what another one may."""
    if r.randint(0, 9) == 0:
        return r.choice((None, word(r), _spans(r), _who(r)))
    if field in SPANS:
        return _spans(r)
    if field in CHOICES:
        return r.choice(CHOICES[field])
    if field == "speaker":
        return _who(r) if r.randint(0, 1) else word(r)
    return r.choice(("ASSAULT", "CONSULT", "ACCUSE")) if field == "type" else None if field == "mode" else word(r)


def _change(r: Random) -> tuple[Any, ...]:
    """A change of one field or several of a row, mostly of one that is there."""
    place = r.choice(sorted(_rows()))
    layer, article = place.split()
    row = r.choice(_rows()[place]) if r.randint(0, 9) else r.choice(ROWS)
    names = r.sample(FIELDS[layer], r.randint(1, min(3, len(FIELDS[layer]))))
    if len(names) > 1:
        return "revise", article, row, {name: _value(r, name) for name in names}
    return "correct", article, row, names[0] if r.randint(0, 9) else word(r), _value(r, names[0])


def _new(r: Random) -> NewStatement | NewEvent:
    if r.randint(0, 1):
        return NewStatement(
            _spans(r), _spans(r), _spans(r), r.choice((*CHOICES["act"], "x")), r.choice(CHOICES["form"]), _who(r)
        )
    start = r.randint(0, 60)
    kind, told = r.choice(("ASSAULT", "CONSULT", "x")), r.choice(CHOICES["factuality"])
    return NewEvent(kind, (start, start + r.randint(0, 9)), told, r.choice((None, None, word(r))))


def _correction(r: Random) -> tuple[Any, ...]:
    def report() -> str:
        place = r.choice(sorted(_rows()))
        return f"{place.split()[1]}/{r.choice(_rows()[place])}" if r.randint(0, 9) else word(r)

    def actor() -> str:
        return r.choice(ACTORS) if r.randint(0, 9) else word(r)

    kind = r.randint(0, 8)
    if kind < 4:
        return _change(r)
    if kind == 4:
        return "strike", *report().partition("/")[::2]
    if kind == 5:
        return "insert", r.choice(IDS), _new(r)
    if kind == 6:
        return "join", actor(), actor()
    return ("join_events", report(), report()) if kind == 7 else ("undo", r.randint(0, 2))


def corrections(r: Random) -> tuple[tuple[Any, ...], ...]:
    """Corrections one after the other: most are right, some are of rows that are not there, some nonsense."""
    return tuple(
        (_correction(r), "Ada Holm" if r.randint(0, 5) else word(r), r.choice((None, word(r))))
        for _ in range(r.randint(1, 6))
    )


def corrected(given: tuple[tuple[Any, ...], ...]) -> str:
    """Make the corrections; the record stays sound, and the readings that answer too."""
    made: list[str] = []
    with copied(sound()) as path, Record(path) as record:
        for (action, *asked), by, note in given:
            undone = action == "undo"
            rest = [made[asked[0]] if asked[0] < len(made) else "k0"] if undone else asked
            try:
                done = getattr(record, action)(*rest, by=by, note=note)
            except OnrecordError:
                continue
            made += [each.id for each in (done if isinstance(done, tuple) else (done,))]
        assert record.check() == ()
        record.waiting()
    return f"{min(len(made), 3)}{'+' * (len(made) > 3)} made"


TARGETS = (
    Target("records", "files of records, damaged or tampered with", tampered, damage, 140, 0.025),
    Target("corrections", "corrections, some of what is not there", corrections, corrected, 60, 0.01),
)
