"""Events in the fields of the PLOVER manual, as the schema describes them."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from onrecord.exports.plover import modes, plover_lines
from onrecord.record.frames.columns import View
from onrecord.types import Event, Reading
from tests.record.readings import TEXT, readings, whole

EVENT_FIELDS = [
    "id", "date", "enddate", "actor", "recipient", "event", "mode", "context", "event_loc", "event_text", "quad_code",
    "event_scale", "link", "text", "text_info", "cite_info", "coder", "coded_date", "comment",
]  # fmt: skip
ENTITY_FIELDS = [
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "office", "gender", "religion", "ethnicity",
    "age",
]  # fmt: skip
SCHEMA = json.loads((resources.files("onrecord") / "schema" / "plover.schema.json").read_text(encoding="utf8"))


def objects(*given: Reading) -> list[dict[str, Any]]:
    return [json.loads(line) for line in plover_lines(View.of(reading) for reading in given)]


def test_the_fields_are_those_of_the_manual_and_then_ours() -> None:
    for event in objects(whole()):
        assert list(event) == [*EVENT_FIELDS, "onrecord"]
        for entity in (*event["actor"], *event["recipient"]):
            assert list(entity) == ENTITY_FIELDS
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["required"] == [*EVENT_FIELDS, "onrecord"]
    assert SCHEMA["$defs"]["PloverEntity"]["required"] == ENTITY_FIELDS


def test_events_are_as_the_schema_says() -> None:
    validator = Draft202012Validator(SCHEMA)
    for event in objects(whole(), whole("two", url=None, outlet=None, published=None)):
        validator.validate(event)
        assert not validator.is_valid(event | {"event": "QUARREL"})
        assert not validator.is_valid(event | {"mode": ["possible"]})
        assert not validator.is_valid(event | {"more": 1})


def test_an_event_is_told_field_for_field() -> None:
    event = objects(whole())[0]
    assert (event["id"], event["date"], event["enddate"]) == ("uone/e1", "2024-05-03", None)
    assert (event["event"], event["mode"], event["context"]) == ("ASSAULT", ["heavy-weapons"], ["military"])
    assert (event["quad_code"], event["event_scale"], event["event_text"]) == (4, -9.5, "shelling")
    assert event["actor"] == [{
        "code": "TLS", "sector": ["GOV"], "entity_text": "Talsia", "identifier_id": "known:talsia",
        "identifier_text": "Talsia", "office": None, "gender": None, "religion": None, "ethnicity": None, "age": None,
    }]  # fmt: skip
    assert event["recipient"][0]["code"] is None
    assert event["recipient"][0]["entity_text"] == "the harbour of Quell"
    assert (event["event_loc"]["name"], event["event_loc"]["geonames"]) == ("Quell", 12345)
    info = event["text_info"]
    assert TEXT[info["start"] : info["end"]] == event["text"]
    assert (event["cite_info"]["outlet"], event["link"]) == ("Northern Post", "https://post.example/one")
    beyond = event["onrecord"]
    assert (beyond["statement"], beyond["act"], beyond["factuality"]) == ("s3", "accuse", "asserted")
    assert (beyond["speaker"]["identifier_text"], beyond["speaker"]["entity_text"]) == ("Ministry of Defence", None)
    assert beyond["quantities"][0]["max"] == 4.0


@pytest.mark.parametrize(
    ("factuality", "background", "mode", "wanted"),
    [
        ("asserted", False, None, ()),
        ("asserted", False, "visit", ("visit",)),
        ("denied", False, "visit", ("visit", "negation")),
        ("future", False, None, ("future",)),
        ("hypothetical", True, None, ("historical", "hypothetical")),
        ("asserted", True, None, ("historical",)),
        ("possible", False, None, ()),
    ],
)
def test_factuality_and_background_are_auxiliary_modes(
    factuality: Any, background: bool, mode: str | None, wanted: tuple[str, ...]
) -> None:
    event: Event = replace(whole().events[0], factuality=factuality, background=background, mode=mode)
    assert modes(event) == wanted


def test_the_text_is_the_paragraph() -> None:
    text = TEXT.replace(" Brenmark's", "\nBrenmark's")
    reading = whole(text=text)
    found = objects(reading)[0]
    assert found["text"].startswith("Brenmark's defence ministry")
    assert text[found["text_info"]["start"] : found["text_info"]["end"]] == found["text"]


@settings(max_examples=40, deadline=None)
@given(readings())
def test_any_reading_gives_a_line_for_each_report(reading: Reading) -> None:
    lines = list(plover_lines([View.of(reading)]))
    assert len(lines) == len(reading.events)
    for line in lines:
        assert line.count("\n") == 1
        line.encode("utf8")
        found = json.loads(line)
        trigger = found["onrecord"]["trigger"]
        assert reading.article.text[trigger["start"] : trigger["end"]] == trigger["text"]
        info = found["text_info"]
        assert info["start"] <= trigger["start"] <= trigger["end"] <= info["end"]
