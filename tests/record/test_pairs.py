"""Which events are kept as ties and pairs."""

from __future__ import annotations

from dataclasses import replace

from onrecord.record.identities import identities_of
from onrecord.record.pairs import pair_rows, tie_rows
from onrecord.types import Role
from tests.record.readings import whole


def test_only_asserted_events_that_a_statement_holds_are_pairs() -> None:
    reading = whole()
    held = tuple(replace(event, statement="s3") for event in reading.events)
    identities = identities_of(reading)
    assert [row["event"] for row in pair_rows(replace(reading, events=held), [7, 8], identities)] == [8]
    assert pair_rows(reading, [7, 8], identities) == []


def test_who_does_it_together_is_tied_whatever_their_ids() -> None:
    reading = whole()
    identities = identities_of(reading)
    for other, tied in ((None, []), ("a5", [7]), ("", [7])):
        event = replace(reading.events[0], actors=(Role("m1", "a1"), Role("m2", other)))
        rows = tie_rows(replace(reading, events=(event,)), 1, [7], identities)
        assert [row["event"] for row in rows] == tied
