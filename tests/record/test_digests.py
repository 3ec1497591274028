"""Digests, by which a record tells whether it has a reading: they stay what they are in records that exist."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from hypothesis import given

from onrecord.record.digests import article_digest, normal, reader_digest, reading_digest
from onrecord.types import Reading
from tests.record.readings import readings, whole


def test_the_digests_stay_what_they_are_in_records_that_exist() -> None:
    reading = normal(whole())
    assert reading_digest(reading) == "01062dba8d78433ce9dac5b9367f363d"
    assert article_digest(reading.article) == "188fe8ff0502adfba5e9d29b6e2934c3"
    assert reader_digest(reading.reader) == "0c3a2adfba309d7a0315a8eee30a9181"


def shown(value: object) -> str:
    """What Python shows of a dataclass and of a tuple, spelled out."""
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))}{',' if len(value) == 1 else ''})"
    if not is_dataclass(value):
        return repr(value)
    parts = (f"{field.name}={shown(getattr(value, field.name))}" for field in fields(value))
    return f"{type(value).__qualname__}({', '.join(parts)})"


@given(reading=readings())
def test_rows_are_shown_as_python_shows_them(reading: Reading) -> None:
    assert repr(reading) == shown(reading)
