"""Tallies of statements: kept as they are counted, and counted the same by the database."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import tables as t
from onrecord.record.store import Record
from onrecord.record.tallies import Tally, tally_of, unpacked, write_missing
from tests.record.readings import readings, whole
from tests.record.test_safety import NO_ANSWERS


def kept(record: Record) -> dict[int, Tally]:
    with record.state() as connection:
        return {row.reading: unpacked(row.packed) for row in connection.execute(t.TALLY.select())}


def test_a_reading_is_tallied_when_it_is_added(record: Record) -> None:
    record.add(whole())
    assert kept(record) == {1: Tally(statements=3, voices=2, only=1, sides={("BRN", "MIL"): 1, ("TLS", "GOV"): 2})}


def test_a_reading_without_statements_has_none(record: Record) -> None:
    record.add(replace(whole(), statements=(), events=()))
    assert kept(record) == {}


@given(data=st.data())
def test_the_database_counts_what_is_kept(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    reading = data.draw(readings())
    with Record(tmp_path_factory.mktemp("any") / "news.record") as record:
        record.add(reading)
        before = kept(record)
        assert before == ({1: tally_of(reading)} if reading.statements else {})
        with record.keeping() as connection:
            connection.execute(t.TALLY.delete())
            write_missing(connection)
        assert kept(record) == before


def test_an_older_record_is_tallied(tmp_path: Path) -> None:
    path = tmp_path / "r"
    with Record(path) as record:
        record.add(whole())
        before = kept(record)
    with sqlite3.connect(path) as connection:
        connection.executescript(NO_ANSWERS)
        connection.executescript("DROP TABLE tally; DROP TABLE agreed; DROP TABLE compared; PRAGMA user_version = 4;")
        connection.execute("DELETE FROM migration WHERE number > 4")
    connection.close()
    with Record(path) as record:
        assert kept(record) == before
        assert before
