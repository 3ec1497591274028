"""Which events agree, kept in the record: the same answers as without, whatever is kept and whenever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord.questions.comparing import keep_compared
from onrecord.questions.evidence import settled
from onrecord.questions.evidence.gathering import Wanted, gather
from onrecord.questions.positions import scouting
from onrecord.questions.positions.ground import Ground
from onrecord.questions.positions.replies import replies_on
from onrecord.questions.reports.agreeing import agreements_among
from onrecord.questions.reports.events import event_ids
from onrecord.questions.reports.finding import Asked
from onrecord.questions.reports.joining import Where
from onrecord.questions.reports.searching import Search
from onrecord.questions.reports.told import ToldEvent, told_events
from onrecord.record.compared import Agreed, Reply
from onrecord.record.filters import Filters
from onrecord.record.store import Record
from onrecord.types import Reading
from tests.questions.joined_stories import meeting, strike
from tests.questions.stories import quarrel

READINGS = (
    meeting("a"), meeting("bb"), meeting("ccc", published="2031-05-06"), meeting("later", published="2031-05-25"),
    strike("d"), strike("ee"), strike("undated", published=None), strike("fff", published="2031-05-24"),
)  # fmt: skip


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
    assert keep_compared(record) == len(READINGS)
    assert stored(record) == pairs
    with monkeypatch.context() as patched:
        compares_nothing(patched)
        assert ids(record) == before
        assert keep_compared(record) == 0
    record.add(meeting("new", published="2031-05-07"))
    with monkeypatch.context() as patched:
        compares_nothing(patched)
        with pytest.raises(AssertionError, match="compared"):
            ids(record)
    assert ids(record)[("unew", 0)] == ("ua", 0)
    assert keep_compared(record) == 1
    assert stored(record) == agreed(record)
    assert len(stored(record)) > len(pairs)


def replied(record: Record, **filters: str) -> list[Reply]:
    with record.state() as connection:
        return sorted(replies_on(Ground(connection, Filters(copies=False, **filters))))


def test_denials_and_what_they_answer_are_not_looked_for_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, day in (("Quell", "2031-05-01"), ("Osta", "2031-05-03"), ("Varn", "2031-05-30"), ("Ulme", None)):
        record.add(quarrel(name, day, "arming any League"))
    before = replied(record)
    assert len({(one, other) for one, _, other, _ in before if one != other}) == 2  # two of them, in both directions
    assert len(before) > len(replied(record, until="2031-05-02")) > 0
    keep_compared(record)

    def refuse(*_: object) -> None:
        raise AssertionError("it was looked for")

    with monkeypatch.context() as patched:
        for name in ("answered", "accused"):
            patched.setattr(scouting, name, refuse)
        assert replied(record) == before
    record.add(quarrel("Larch", "2031-05-04", "arming any League"))
    fresh = replied(record)
    assert len(fresh) > len(before)
    keep_compared(record)
    assert replied(record) == fresh
    record.strike("uLarch", "s2", by="Ada")
    struck = replied(record)
    assert len(before) < len(struck) < len(fresh)
    keep_compared(record)
    assert replied(record) == struck


def events_told(record: Record) -> list[ToldEvent]:
    with record.state() as connection:
        return [
            event for doubtful in (False, True) for event in told_events(connection, Asked(doubtful=doubtful)).events
        ]


def test_reports_of_an_event_are_found_by_what_is_kept(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    before = events_told(record)
    assert max(event.reports for event in before) > 1
    keep_compared(record)

    def refuse(*_: object) -> None:
        raise AssertionError("a fortnight was looked through")

    with monkeypatch.context() as patched:
        patched.setattr(Search, "_load_near", refuse)
        assert events_told(record) == before
        record.add(meeting("new", published="2031-05-07"))
        with pytest.raises(AssertionError, match="fortnight"):
            events_told(record)
    fresh = events_told(record)
    assert fresh != before
    keep_compared(record)
    assert events_told(record) == fresh
    one, other = (event.id for event in fresh[:2])
    record.join_events(one, other, by="Ada")
    by_people = events_told(record)
    assert by_people != fresh
    with record.keeping() as connection:
        connection.execute(text("DELETE FROM compared"))
    assert events_told(record) == by_people


def test_how_far_it_is_is_told(record: Record) -> None:
    told: list[tuple[int, int]] = []
    keep_compared(record, lambda done, count: told.append((done, count)))
    assert told == [(8, 8)]


def test_other_rules_and_other_people_are_asked_anew(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_compared(record)
    monkeypatch.setattr(settled, "_FORM", 0)
    assert keep_compared(record) == len(READINGS)
    one, other = (actor.id for actor in record.actors(limit=2))
    record.join(one, other, by="Ada")
    assert keep_compared(record) == len(READINGS)


def test_what_is_corrected_and_answers_again_later_meets_what_was_added_meanwhile(record: Record) -> None:
    keep_compared(record)
    made = record.strike("ua", "e1", by="Ada")
    record.add(meeting("new", published="2031-05-05"))
    keep_compared(record)
    record.undo(made.id, by="Ada")
    assert ids(record)[("unew", 0)] == ("ua", 0)
    kept = agreed(record)
    keep_compared(record)
    assert agreed(record) == kept
    with record.keeping() as connection:
        connection.execute(text("DELETE FROM compared"))
    assert agreed(record) == kept


def test_what_is_deleted_is_kept_no_more(record: Record) -> None:
    keep_compared(record)
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
                keep_compared(one)
        order.shuffle(made)  # type: ignore[attr-defined]  # a random.Random
        for reading, _ in made:
            two.add(reading)
        assert ids(one) == ids(two)
