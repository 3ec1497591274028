"""Readings as JSON and back."""

from __future__ import annotations

import dataclasses
import json
import typing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import types as t
from onrecord.errors import DataError
from onrecord.serial import dumps, fields_of, loads, reading_from_json, reading_to_json

st.register_type_strategy(float, st.floats(0, 1, allow_nan=False))
st.register_type_strategy(int, st.integers(-(2**53), 2**53))


def strategy(kind: type) -> st.SearchStrategy[Any]:
    """Any value of a domain type, pairs with distinct names."""
    pairs = st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2).map(lambda d: tuple(d.items()))
    hints = typing.get_type_hints(kind)
    special = {name: pairs for name in ("models", "identifiers") if name in hints}
    fields = {
        name: special[name] if name in special else of_hint(hint)
        for name, hint in hints.items()
        if not (kind is t.Article and name == "left_out")
    }
    return st.builds(kind, **fields)


def of_hint(hint: Any) -> st.SearchStrategy[Any]:
    args = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return st.lists(of_hint(args[0]), max_size=2).map(tuple)
    if type(None) in args:
        return st.none() | of_hint(args[0])
    if dataclasses.is_dataclass(hint):
        return strategy(typing.cast("type", hint))
    return st.from_type(hint)


def with_left_out(reading: t.Reading) -> t.Reading:
    return dataclasses.replace(reading, article=dataclasses.replace(reading.article, left_out=reading.left_out))


@settings(max_examples=60, deadline=None)
@given(strategy(t.Reading).map(with_left_out))
def test_every_reading_survives_the_way_to_json_and_back(reading: t.Reading) -> None:
    assert loads(dumps(reading)) == reading
    assert reading_from_json(json.loads(json.dumps(reading_to_json(reading)))) == reading


def test_dumps_is_one_line_of_utf8_whatever_the_text(reading: t.Reading) -> None:
    odd = dataclasses.replace(reading, article=dataclasses.replace(reading.article, text="half \ud83d\nline\u2028”"))
    line = dumps(odd)
    assert "\n" not in line
    assert json.loads(line.encode("utf8"))["article"]["text"] == odd.article.text


def test_left_out_stands_at_the_top_and_pairs_are_objects(reading: t.Reading) -> None:
    data = reading_to_json(reading)
    assert "left_out" not in data["article"]
    assert data["left_out"] == [{"span": {"start": 0, "end": 9, "text": "By A. Sen"}, "why": "byline"}]
    assert data["reader"]["models"] == {"statements": "abc123"}
    assert data["actors"][0]["identifiers"] == {"wikidata": "Q1"}


def test_the_articles_left_out_is_used_where_the_reading_names_none(reading: t.Reading) -> None:
    bare = dataclasses.replace(reading, left_out=())
    assert reading_to_json(bare)["left_out"] == reading_to_json(reading)["left_out"]


def test_fields_come_in_the_order_of_the_types() -> None:
    assert list(fields_of(t.Statement)) == [f.name for f in dataclasses.fields(t.Statement)]
    assert "left_out" not in fields_of(t.Article)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("events"), "reading: field 'events' is missing"),
        (lambda d: d.update(extra=1), "reading: unknown field 'extra'"),
        (lambda d: d["statements"][0].update(form="loud"), r"reading.statements\[0\].form: 'loud' is none of direct"),
        (lambda d: d["statements"][0].update(act=["say"]), r"statements\[0\].act: \['say'\] is none of"),
        (lambda d: d["statements"][0]["source"][0].update(start="1"), r"source\[0\].start: expected int, found str"),
        (lambda d: d["actors"][0].update(anonymous=1), r"actors\[0\].anonymous: expected bool, found int"),
        (lambda d: d["statements"][0].update(confidence=True), "confidence: expected float, found bool"),
        (lambda d: d["article"].update(authors="A"), "article.authors: expected a list, found str"),
        (lambda d: d["reader"].update(models=[]), "reader.models: expected an object of strings"),
        (lambda d: d.update(article=None), "reading.article: expected an object, found null"),
    ],
)
def test_a_wrong_field_is_named(reading: t.Reading, change: Any, message: str) -> None:
    data = json.loads(dumps(reading))
    change(data)
    with pytest.raises(DataError, match=message):
        reading_from_json(data)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "null"])
def test_what_is_no_reading_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        loads(text)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("statements", 0, "confidence"), "Infinity", "inf is no number"),
        (("statements", 0, "confidence"), "NaN", "nan is no number"),
        (("statements", 0, "confidence"), "1e999", "inf is no number"),
        (("statements", 0, "cue", 0, "start"), "1" + "0" * 20, "too large a number: 1000"),
    ],
)
def test_numbers_that_nobody_can_keep_are_refused(
    reading: t.Reading, path: tuple[str | int, ...], value: str, said: str
) -> None:
    data = json.loads(dumps(reading))
    at: Any = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = "HERE"
    with pytest.raises(DataError, match=said):
        loads(json.dumps(data).replace('"HERE"', value))
