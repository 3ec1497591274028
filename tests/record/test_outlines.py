"""Outlines of events: kept and read back as they were made, and not taken where they are not sound."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import outlines
from onrecord.record.outlines import DIGITS, Outline, number_of, outline_of, packed, rules, unpacked
from onrecord.record.store import Record
from tests.record.readings import whole
from tests.record.test_safety import AFTER_THE_THIRD

NUMBERS = st.lists(st.integers(0, 0xFFFF), max_size=4).map(tuple)
TEXT = "Talsia met the Harbour League in Vell. Brenmark shelled Vell and killed 12 dockers."


@st.composite
def made(draw: st.DrawFn) -> Outline:
    sentences = draw(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=4))
    at = st.integers(0, len(sentences) - 1)
    events = draw(st.lists(st.tuples(at, st.integers(0, 0xFFFF), NUMBERS), min_size=1, max_size=5))
    return Outline(
        draw(NUMBERS), tuple(events), tuple(names for names, _ in sentences), tuple(words for _, words in sentences)
    )


@given(made())
def test_what_is_kept_comes_back(outline: Outline) -> None:
    kept = packed(outline)
    assert kept is not None
    assert unpacked(kept) == outline


@given(made(), st.data())
def test_what_is_cut_off_is_not_taken(outline: Outline, data: st.DataObject) -> None:
    kept = packed(outline)
    assert kept is not None
    assert unpacked(kept[: data.draw(st.integers(0, len(kept) - 1))]) is None


@given(st.binary(max_size=60))
def test_whatever_stands_there_is_an_outline_or_none(kept: bytes) -> None:
    for own in (kept, rules().to_bytes(2, "little") + kept):
        found = unpacked(own)
        if found is not None:
            assert all(at < len(found.names) == len(found.words) for at, _, _ in found.events)


def test_an_outline_has_each_sentence_once_and_marks_numbers() -> None:
    triggers = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("met", "shelled", "killed")]
    outline = outline_of("Vell", TEXT, triggers)
    assert [at for at, _, _ in outline.events] == [0, 1, 1]
    assert len(outline.names) == len(outline.words) == 2
    assert number_of("docker") in outline.words[1]
    assert [word for word in outline.words[1] if word & DIGITS] == [number_of("12")]
    assert outline.events[0][1] == number_of("met")
    assert set(outline.names[0]) <= set(outline.news)


def test_outlines_of_other_rules_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    outline = outline_of(None, TEXT, [(7, 10)])
    kept = packed(outline)
    assert kept is not None
    monkeypatch.setattr(outlines, "rules", lambda: rules() ^ 1)
    assert unpacked(kept) is None


def test_nothing_and_what_is_too_large_are_not_kept() -> None:
    assert packed(outline_of(None, TEXT, [])) is None
    many = tuple((0, 1, ()) for _ in range(0x10000))
    assert packed(Outline((), many, ((),), ((),))) is None


def test_an_added_reading_has_its_outline(tmp_path: Path) -> None:
    reading = whole()
    with Record(tmp_path / "r") as record:
        record.add(reading)
        with record.state() as connection:
            found = outlines.outlines(connection, [1])
    triggers = [(event.trigger.start, event.trigger.end) for event in reading.events]
    assert triggers
    assert found == {1: outline_of(reading.article.title, reading.article.text, triggers)}


def test_an_older_record_gets_its_outlines_and_ties(tmp_path: Path) -> None:
    with Record(tmp_path / "r") as record:
        record.add(whole())
    with sqlite3.connect(tmp_path / "r") as connection:
        before = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("outline", "tie")]
        connection.executescript(AFTER_THE_THIRD)
        connection.execute("DELETE FROM migration WHERE number > 3")
    connection.close()
    Record(tmp_path / "r").close()
    with sqlite3.connect(tmp_path / "r") as connection:
        after = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("outline", "tie")]
    connection.close()
    assert before == after
    assert before[0]
