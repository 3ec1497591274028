"""Which events agree, kept in the record: the same answers as without, whatever is kept and whenever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord.questions.evidence.gathering import Wanted, gather
from onrecord.questions.reports import keeping
from onrecord.questions.reports.events import event_ids
from onrecord.questions.reports.joining import Where
from onrecord.questions.reports.keeping import agreements_among, keep_agreements
from onrecord.questions.reports.searching import Search
from onrecord.record.agreed import Agreed
from onrecord.record.store import Record
from onrecord.types import Reading
from tests.questions.joined_stories import meeting, strike

READINGS = (
    meeting("a"), meeting("bb"), meeting("ccc", published="2031-05-06"), meeting("later", published="2031-05-25"),
    strike("d"), strike("ee"), strike("undated", published=None), strike("fff", published="2031-05-24"),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "news.record") as found:
        for reading in READINGS:
            found.add(reading)
        yield found


def ids(record: Record) -> dict[Where, Where]:
    with record.state() as connection:
        whole = gather(connection, Wanted())
        found = event_ids(connection, whole)
        return {(one.report.article, one.number): found[one.key] for one in whole.happenings}


def agreed(record: Record) -> list[Agreed]:
    with record.state() as connection:
        return sorted(agreements_among(connection, gather(connection, Wanted())))


def stored(record: Record) -> list[Agreed]:
    with record.state() as connection:
        rows = connection.execute(text("SELECT one, other, points FROM agreed ORDER BY one, other"))
        return [(one, other, points) for one, other, points in rows]


def compares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was compared that was not to be")

    monkeypatch.setattr(Search, "compare", refuse)


def test_what_is_kept_is_not_compared_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    before, pairs = ids(record), agreed(record)
    assert pairs
    assert keep_agreements(record) == len(READINGS)
    assert stored(record) == pairs
    with monkeypatch.context() as patched:
        compares_nothing(patched)
        assert ids(record) == before
        assert keep_agreements(record) == 0
    record.add(meeting("new", published="2031-05-07"))
    with monkeypatch.context() as patched:
        compares_nothing(patched)
        with pytest.raises(AssertionError, match="compared"):
            ids(record)
    assert ids(record)[("unew", 0)] == ("ua", 0)
    assert keep_agreements(record) == 1
    assert stored(record) == agreed(record)
    assert len(stored(record)) > len(pairs)


def test_how_far_it_is_is_told(record: Record) -> None:
    told: list[tuple[int, int]] = []
    keep_agreements(record, lambda done, count: told.append((done, count)))
    assert told == [(8, 8)]


def test_other_rules_and_other_people_are_asked_anew(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_agreements(record)
    monkeypatch.setattr(keeping, "_FORM", 0)
    assert keep_agreements(record) == len(READINGS)
    one, other = (actor.id for actor in record.actors(limit=2))
    record.join(one, other, by="Ada")
    assert keep_agreements(record) == len(READINGS)


def test_what_is_corrected_and_answers_again_later_meets_what_was_added_meanwhile(record: Record) -> None:
    keep_agreements(record)
    made = record.strike("ua", "e1", by="Ada")
    record.add(meeting("new", published="2031-05-05"))
    keep_agreements(record)
    record.undo(made.id, by="Ada")
    assert ids(record)[("unew", 0)] == ("ua", 0)
    kept = agreed(record)
    keep_agreements(record)
    assert agreed(record) == kept
    with record.keeping() as connection:
        connection.execute(text("DELETE FROM compared"))
    assert agreed(record) == kept


def test_what_is_deleted_is_kept_no_more(record: Record) -> None:
    keep_agreements(record)
    before = stored(record)
    record.add(replace(meeting("a"), events=()), again=True)
    assert len(stored(record)) < len(before)
    assert not record.check()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ms"), st.integers(1, 28), st.booleans()), min_size=2, max_size=6),
    st.randoms(use_true_random=False),
)
def test_whenever_it_is_kept_the_events_are_the_same(days: list[tuple[str, int, bool]], order: object) -> None:
    made: list[tuple[Reading, bool]] = [
        ((meeting if kind == "m" else strike)("abcdef"[n] * (n + 1), published=f"2031-05-{day:02}"), keep)
        for n, (kind, day, keep) in enumerate(days)
    ]
    with TemporaryDirectory() as folder, Record(Path(folder) / "one") as one, Record(Path(folder) / "two") as two:
        for reading, keep in made:
            one.add(reading)
            if keep:
                keep_agreements(one)
        order.shuffle(made)  # type: ignore[attr-defined]  # a random.Random
        for reading, _ in made:
            two.add(reading)
        assert ids(one) == ids(two)
