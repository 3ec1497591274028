"""The readings that benchmarks are made of."""

from __future__ import annotations

from datetime import date

from benchmarks.record import Variations
from tests.record.readings import whole


def test_times_and_events_move_with_their_article() -> None:
    original = whole()
    made = Variations([original])
    days = set()
    for number in range(5):
        varied = made.make(number)
        assert varied.article.published is not None
        moved = date.fromisoformat(varied.article.published) - date(2024, 5, 6)
        days.add(moved)
        for before, after in zip(original.events, varied.events, strict=True):
            assert (before.not_before is None) == (after.not_before is None)
            if before.not_before and after.not_before:
                assert date.fromisoformat(after.not_before) - date.fromisoformat(before.not_before) == moved
        assert [time.start == time.value for time in varied.times] == [True, True]
        assert all(
            event.trigger.text == varied.article.text[event.trigger.start : event.trigger.end]
            for event in varied.events
        )
    assert len(days) > 1
