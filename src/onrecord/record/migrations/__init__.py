"""The steps by which the tables of a record came to be: plain SQL, numbered, run once each, in order.

A migration and the note that it ran are one transaction: whatever happens, both are there or neither is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Final

from sqlalchemy import Connection

from onrecord.record import outlines, tallies

#: Marks a SQLite file as a record ("onrc").
APPLICATION: Final = 0x6F6E7263
_NOTES: Final = (
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, ran TEXT NOT NULL)"
)
#: What fills the tables of a migration, by its number, where SQL cannot.
_FILLED: Final[Mapping[int, Callable[[Connection], None]]] = {
    4: outlines.write_missing,
    5: tallies.write_missing,
}


@cache
def migrations() -> tuple[tuple[int, str, str], ...]:
    """Return number, name and SQL of all migrations, in order."""
    folder = resources.files("onrecord.record") / "migrations"
    found = sorted(path.name for path in folder.iterdir() if path.name.endswith(".sql"))
    return tuple((int(name[:4]), name[5:-4], (folder / name).read_text(encoding="utf8")) for name in found)


def newest() -> int:
    """Return the number of the last migration that this onrecord knows."""
    return migrations()[-1][0]


def version_of(connection: Connection) -> int:
    """Return the number of the last migration that ran on a file; 0: none."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection) -> None:
    """Run what has not yet run, in the transaction that is open."""
    done = version_of(connection)
    for number, name, script in migrations():
        if number <= done:
            continue
        connection.exec_driver_sql(_NOTES)
        for command in _commands(script):
            connection.exec_driver_sql(command)
        if number in _FILLED:
            _FILLED[number](connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.exec_driver_sql("INSERT INTO migration VALUES (?, ?, ?)", (number, name, now))
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def _commands(script: str) -> Iterator[str]:
    """The commands of a script one by one: sqlite3's own way of running scripts would end the transaction."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        yield waiting
