"""Fixed commands run by the driver itself, for what is done for each article that is added.

SQLAlchemy's care for a command takes longer than SQLite takes to run it, and an article needs two dozen. All this runs
within the transaction of the connection; what SQLite complains of is a sqlite3.Error, which `Database.told` knows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Table

from onrecord.record.columns import written

#: What a question without an answer gives.
_NONE: Final = (None,)


def rows_of(connection: Connection, command: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return what a question finds, as SQLite keeps it.

    Args:
        connection: within a transaction.
        command: SQL, with a question mark for each value.
        values: as SQLite keeps them.
    """
    return _driver(connection).execute(command, values).fetchall()


def value_of(connection: Connection, command: str, *values: Any) -> Any:
    """Return the first value of the first row that a question finds, as SQLite keeps it; None: it finds none."""
    found = _driver(connection).execute(command, values).fetchall()
    return (found[0] if found else _NONE)[0]


def write(connection: Connection, command: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run a command once for each row of values."""
    _driver(connection).executemany(command, rows)


def insert(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Write a row and return its key.

    Args:
        connection: within a transaction.
        table: of the record.
        row: values by column, as they are given; columns that it lacks are empty, and the key is the next one.
    """
    command, columns = _prepared(table)
    values = [make(row.get(name)) if make else row.get(name) for name, make in columns]
    return int(_driver(connection).execute(command, values).lastrowid or 0)


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows in one go.

    Args:
        connection: within a transaction.
        table: of the record.
        rows: values by column, as they are given; each has all columns.
    """
    if not rows:
        return
    command, columns = _prepared(table)
    # column by column: what makes of values what is written is looked for once, not for each row
    made = [map(make, [row[name] for row in rows]) if make else [row[name] for row in rows] for name, make in columns]
    _driver(connection).executemany(command, zip(*made, strict=True))


def next_keys(connection: Connection, table: Table, count: int) -> range:
    """Return the next keys of a table: nobody else can take them while this transaction writes."""
    last = (value_of(connection, f"SELECT max(key) FROM {table.name}") or 0) if count else 0  # noqa: S608
    return range(last + 1, last + 1 + count)


def _driver(connection: Connection) -> sqlite3.Connection:
    driver: Any = connection.connection.driver_connection
    found: sqlite3.Connection = driver
    return found


@cache
def _prepared(table: Table) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """The command that inserts into a table, and what makes of each column's value what is written."""
    names = [column.name for column in table.columns]
    quoted, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    command = f"INSERT INTO {table.name} ({quoted}) VALUES ({places})"  # noqa: S608
    return command, tuple((column.name, written(column.type)) for column in table.columns)
