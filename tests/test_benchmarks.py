"""The readings that benchmarks are made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

import onrecord
from benchmarks.record import Variations
from benchmarks.rooms import pages
from onrecord.web.app import create_app
from onrecord.web.settings import Serving
from tests.record.readings import whole
from tests.web.held import fill


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


def test_pages_that_are_timed_are_there(tmp_path: Path) -> None:
    path = fill(tmp_path / "news.record")
    with onrecord.open(path) as record:
        asked = pages(record, 2)
    with TestClient(create_app(Serving(path)), base_url="http://localhost") as client:
        for kind, addresses in asked.items():
            assert len(addresses) == 3, kind
            assert [client.get(address).status_code for address in addresses] == [200] * 3, kind
