"""The article that started the project: what a careful reader must find in it of what happened."""

import json
from pathlib import Path

import pytest

from onrecord.reading.reader import Reader
from onrecord.types import Event, Reading

SEED = Path(__file__).resolve().parents[3] / "../shared/seed"

pytestmark = [
    pytest.mark.data,
    pytest.mark.model,
    pytest.mark.skipif(not SEED.is_dir(), reason="the first article (shared/seed) is not here"),
]


@pytest.fixture(scope="module")
def reading() -> Reading:
    text = (SEED / "article.txt").read_text(encoding="utf8")
    return Reader(layers=["events"]).read({"text": text, "date": "2017-02-02"})


def at(reading: Reading, start: int, end: int) -> list[Event]:
    return [event for event in reading.events if event.trigger.start < end and start < event.trigger.end]


def test_the_denial_meets_the_meeting(reading: Reading) -> None:
    record = {row["id"]: row for row in json.loads((SEED / "record.json").read_text(encoding="utf8"))["events"]}
    places = [record[key]["trigger"] for key in ("e10", "e11", "e12")]
    first, met, denied = ([*at(reading, place["start"], place["end"]), None][0] for place in places)
    assert first and met and denied
    assert (met.same_event, denied.same_event) == (first.id, first.id)
    assert (met.factuality, denied.factuality) == ("asserted", "denied")
    assert denied.statement is not None


def test_most_events_of_the_record_are_found(reading: Reading) -> None:
    rows = json.loads((SEED / "record.json").read_text(encoding="utf8"))["events"]
    wanted = [row for row in rows if not row.get("optional")]
    missed = [row["id"] for row in wanted if not at(reading, row["trigger"]["start"], row["trigger"]["end"])]
    assert len(missed) <= MOST_MISSED, missed


def test_the_headline_tells_nothing_twice(reading: Reading) -> None:
    first_line = reading.article.text.index("\n")
    assert not [event for event in reading.events if event.trigger.start < first_line]


#: Of those that are no matter of taste; types and factuality are not asked here.
MOST_MISSED = 3
