"""Several fields changed at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import RecordError, SettingError
from onrecord.record.corrections import Who
from onrecord.record.store import Record
from tests.record.readings import TEXT, span, whole


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with onrecord.open(tmp_path / "news.record") as opened:
        opened.add(whole())
        yield opened


def test_only_what_differs_becomes_a_correction(record: Record) -> None:
    row = record.reading("uone").statements[0]
    content = tuple((each.start, each.end) for each in row.content)
    made = record.revise(
        "uone", "s1", {"act": "say", "form": row.form, "content": content, "speaker": row.speaker}, by="Ines"
    )
    assert [each.field for each in made] == ["act"]
    assert record.revise("uone", "s1", {"act": "say"}, by="Ines") == ()


def test_places_and_other_fields_at_once(record: Record) -> None:
    place = span(TEXT, "denied on Monday")
    new = {"cue": ((place.start, place.end),), "act": "say", "speaker": Who("Pal Sund")}
    assert len(record.revise("uone", "s1", new, by="Ines")) == 3
    row = record.reading("uone").statements[0]
    assert (row.cue, row.act) == ((place,), "say")
    assert next(actor.name for actor in record.reading("uone").actors if actor.id == row.speaker) == "Pal Sund"


def test_all_or_nothing(record: Record) -> None:
    before = record.reading("uone")
    with pytest.raises(SettingError, match="is no form"):
        record.revise("uone", "s1", {"act": "say", "form": "sung"}, by="Ines")
    assert record.reading("uone") == before
    assert record.corrections() == ()


def test_a_mode_may_be_told_before_its_type(record: Record) -> None:
    made = record.revise("uone", "e1", {"mode": "demo", "type": "PROTEST"}, by="Ines")
    assert [each.field for each in made] == ["type", "mode"]
    event = record.reading("uone").events[0]
    assert (event.type, event.mode) == ("PROTEST", "demo")


def test_what_is_not_there(record: Record) -> None:
    with pytest.raises(RecordError, match="no row 's99'"):
        record.revise("uone", "s99", {"act": "say"}, by="Ines")
    with pytest.raises(RecordError, match="no article"):
        record.revise("unone", "s1", {"act": "say"}, by="Ines")
    with pytest.raises(SettingError, match="no field 'mode'"):
        record.revise("uone", "s1", {"mode": "x"}, by="Ines")


def test_unknown_stays_unknown(record: Record) -> None:
    assert len(record.revise("uone", "s1", {"speaker": None}, by="Ines")) == 1
    assert record.revise("uone", "s1", {"speaker": None}, by="Ines") == ()
    assert len(record.revise("uone", "e1", {"trigger": ((0, 6),), "mode": None}, by="Ines")) == 2
