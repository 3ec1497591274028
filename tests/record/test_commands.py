"""Commands that the driver runs itself: what they write is what SQLAlchemy would write and reads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection, TypeDecorator, select
from sqlalchemy.dialects import sqlite

from onrecord.errors import RecordError
from onrecord.record import tables as t
from onrecord.record.columns import Coded, Day, Hundredths, Listing, Packed, Share, Words, written
from onrecord.record.commands import insert, insert_all, next_keys, rows_of, value_of, write
from onrecord.record.store import Record

DIALECT = sqlite.dialect()  # type: ignore[no-untyped-call]
TEXTS = st.text(st.characters(), max_size=12) | st.just("half \ud83d of a pair")
SHARES = st.floats(0, 1) | st.integers(0, 10_000).map(lambda whole: whole / 10_000)
DAYS = st.dates().map(date.isoformat) | st.dates().map(lambda day: day.isoformat() + "T10:00") | TEXTS
#: What stands in columns of each type.
VALUES = {
    Words: TEXTS,
    Packed: TEXTS,
    Listing: st.lists(TEXTS, max_size=3).map(tuple)
    | st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple)
    | st.lists(st.integers(0, 9), max_size=3).map(tuple),
    Coded: st.sampled_from([*t.KIND.words, "outlet", "p"]) | TEXTS,
    Share: SHARES,
    Hundredths: SHARES | st.integers(0, 100).map(lambda whole: whole / 100),
    Day: DAYS,
}
COLUMNS = [
    column.type
    for table in t.META.tables.values()
    for column in table.columns
    if isinstance(column.type, TypeDecorator)
]


def test_each_type_of_column_has_its_values() -> None:
    assert {type(kind) for kind in COLUMNS} == set(VALUES)


@pytest.mark.parametrize("kind", {repr(kind): kind for kind in COLUMNS}.values(), ids=repr)
@given(data=st.data())
def test_a_value_is_written_as_sqlalchemy_writes_it(kind: TypeDecorator[object], data: st.DataObject) -> None:
    value = data.draw(st.none() | VALUES[type(kind)])
    make, bind = written(kind), kind.bind_processor(DIALECT)
    assert make is not None
    assert bind is not None
    found, wanted = make(value), bind(value)
    assert (type(found), found) == (bytes if isinstance(wanted, memoryview) else type(wanted), wanted)


@given(texts=st.lists(TEXTS, max_size=3).map(tuple))
@example(texts=())
def test_a_list_is_written_alike_however_often(texts: tuple[str, ...]) -> None:
    make = written(Listing())
    assert make is not None
    assert make(texts) == make(texts)
    assert Listing().process_result_value(make(texts), DIALECT) == texts


def test_numbers_that_are_equal_are_not_taken_for_one_another() -> None:
    make = written(Listing())
    assert make is not None
    assert [make((1,)), make((True,)), make((1.0,))] == ["[1]", "[true]", "[1.0]"]


def _readers(connection: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(select(t.READER).order_by(t.READER.c.key))]


def test_rows_come_back_as_they_were_given(record: Record) -> None:
    first = {"version": "1 \ud83d", "models": (("a", "b"),), "layers": (), "digest": "x"}
    second = first | {"key": 7, "layers": ("names",), "digest": "y"}
    with record.keeping() as connection:
        assert insert(connection, t.READER, first) == 1
        insert_all(connection, t.READER, [second])
        insert_all(connection, t.READER, [])
        assert _readers(connection) == [
            (1, "1 \ud83d", (("a", "b"),), (), "x"), (7, "1 \ud83d", (("a", "b"),), ("names",), "y"),
        ]  # fmt: skip
        assert next_keys(connection, t.READER, 2) == range(8, 10)
        assert list(next_keys(connection, t.READER, 0)) == []


def test_what_is_asked_comes_as_it_is_kept(record: Record) -> None:
    with record.keeping() as connection:
        write(
            connection, "INSERT INTO article (key, id, family) VALUES (?, ?, ?)", [(1, "a", 1), (2, b"\xed\xa0\xbd", 1)]
        )
        assert rows_of(connection, "SELECT key, id FROM article WHERE family = ? ORDER BY key", 1) == [
            (1, "a"), (2, b"\xed\xa0\xbd"),
        ]  # fmt: skip
        assert value_of(connection, "SELECT id FROM article WHERE key = ?", 1) == "a"
        assert value_of(connection, "SELECT id FROM article WHERE key = ?", 3) is None


def test_what_sqlite_refuses_is_told_and_nothing_is_kept(record: Record) -> None:
    row = {"version": "1", "models": (), "layers": (), "digest": "x"}
    with pytest.raises(RecordError, match="UNIQUE"), record.keeping() as connection:
        insert(connection, t.READER, row)
        insert(connection, t.READER, row)
    with record.state() as connection:
        assert _readers(connection) == []
