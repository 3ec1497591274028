"""The JSON Schema of a reading: current, strict, and true of readings."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord.serial import dumps, schema
from onrecord.types import Reading

ROOT = Path(__file__).resolve().parents[1]


def make_schema_script() -> Any:
    spec = importlib.util.spec_from_file_location("make_schema", ROOT / "scripts" / "make_schema.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_schemas_are_what_the_types_say() -> None:
    script = make_schema_script()
    assert schema() == script.make_schema(), "run python scripts/make_schema.py"
    for name in script.SCHEMAS:
        assert (script.FOLDER / name).read_text(encoding="utf8") == script.render(name), "run scripts/make_schema.py"


def test_the_schema_is_a_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_lists_are_enums() -> None:
    definitions = schema()["$defs"]
    assert definitions["Statement"]["properties"]["form"]["enum"] == ["direct", "indirect", "mixed"]
    assert len(definitions["Statement"]["properties"]["act"]["enum"]) == 20
    assert definitions["Event"]["properties"]["factuality"]["enum"][0] == "asserted"
    assert None in definitions["Time"]["properties"]["granularity"]["enum"]


def test_every_definition_is_described_and_closed() -> None:
    for name, definition in schema()["$defs"].items():
        assert definition["description"], name
        assert definition["additionalProperties"] is False, name
        assert definition["required"] == list(definition["properties"]), name


def test_a_reading_is_valid(reading: Reading) -> None:
    Draft202012Validator(schema()).validate(json.loads(dumps(reading)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("statements", 0, "form"), "loud"),
        (("statements", 0, "confidence"), 1.5),
        (("statements", 0, "speaker"), 7),
        (("statements", 0, "source", 0, "start"), -1),
        (("left_out", 0, "why"), "because"),
        (("article", "published"), "yesterday"),
        (("actors", 0, "identifiers", "wikidata"), None),
    ],
)
def test_a_wrong_value_is_not(reading: Reading, path: tuple[str | int, ...], value: object) -> None:
    data = at = json.loads(dumps(reading))
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert not Draft202012Validator(schema()).is_valid(data)


def test_a_left_out_article_is_valid(reading: Reading) -> None:
    data = json.loads(dumps(reading))
    data["left_out"] = [{"span": None, "why": "language: ru"}]
    Draft202012Validator(schema()).validate(data)
