"""Readings as JSON and back: one object per article, with the fields that `schema/reading.schema.json` describes.

Two things differ from the types. What is left out stands once, at the top of the reading, not in the article; and
(name, value) pairs (`reader.models`, `actor.identifiers`) are objects. Nothing else is renamed, added or dropped.
"""

from __future__ import annotations

import dataclasses
import json
import math
import types
import typing
from functools import cache
from importlib import resources
from typing import Any, Final

from onrecord.errors import DataError
from onrecord.types import Article, Reading

#: Fields of (name, value) pairs that are objects in JSON.
PAIRS = frozenset({"models", "identifiers"})
#: Whole numbers beyond it are not the same in every program that reads JSON; no position or id comes near.
_LARGEST: Final = 2**53
#: Fields of a type that do not appear in its JSON object.
HIDDEN: dict[type, frozenset[str]] = {Article: frozenset({"left_out"})}


@cache
def fields_of(kind: type) -> dict[str, Any]:
    """Return the JSON fields of a domain type, in order, with their Python types."""
    hints = typing.get_type_hints(kind)
    hidden = HIDDEN.get(kind, frozenset())
    return {f.name: hints[f.name] for f in dataclasses.fields(kind) if f.name not in hidden}


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return the JSON object of a reading.

    `left_out` is the reading's own, or the article's where the reading names none.
    """
    out: dict[str, Any] = _encode(reading)
    out["left_out"] = _encode(reading.left_out or reading.article.left_out)
    return out


def reading_from_json(data: object) -> Reading:
    """Return the reading of a JSON object.

    Args:
        data: as `reading_to_json` returns it, or as `json.loads` does.

    Raises:
        DataError: a field is missing, unknown or of the wrong type; the message names it.
    """
    reading = _decode(Reading, data, "reading")
    assert isinstance(reading, Reading)  # noqa: S101  for the type checker: _decode returns what it is asked for
    article = dataclasses.replace(reading.article, left_out=reading.left_out)
    return dataclasses.replace(reading, article=article)


def dumps(reading: Reading, *, indent: int | None = None) -> str:
    """Return a reading as JSON text, on one line unless `indent` is given.

    Letters stay as they are. A text with half a surrogate pair, which no UTF-8 file can hold, is written in
    ASCII escapes.
    """
    data = reading_to_json(reading)
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=True, allow_nan=False, indent=indent)
    return text


def loads(text: str) -> Reading:
    """Return the reading of one line of JSON.

    Raises:
        DataError: the text is no JSON, or no reading.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataError(f"not JSON: {error}", where="reading") from error
    return reading_from_json(data)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a reading, as it ships with the package."""
    path = resources.files("onrecord") / "schema" / "reading.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
    return loaded


def _encode(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: dict(getattr(value, name)) if name in PAIRS else _encode(getattr(value, name))
            for name in fields_of(type(value))
        }
    return value


def _decode(kind: Any, data: Any, at: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return None if data is None else _decode(_without_none(kind), data, at)
    if origin is typing.Literal:
        if data not in typing.get_args(kind):
            raise _wrong(at, f"{data!r} is none of {', '.join(typing.get_args(kind))}")
        return data
    if origin is tuple:
        if not isinstance(data, list):
            raise _wrong(at, f"expected a list, found {_name(data)}")
        item = typing.get_args(kind)[0]
        return tuple(_decode(item, each, f"{at}[{i}]") for i, each in enumerate(data))
    if dataclasses.is_dataclass(kind):
        return _decode_object(typing.cast("type", kind), data, at)
    return _decode_plain(kind, data, at)


def _decode_object(kind: type, data: Any, at: str) -> Any:
    if not isinstance(data, dict):
        raise _wrong(at, f"expected an object, found {_name(data)}")
    fields = fields_of(kind)
    if unknown := sorted(set(data) - set(fields)):
        raise _wrong(at, f"unknown field {unknown[0]!r}")
    if missing := [name for name in fields if name not in data]:
        raise _wrong(at, f"field {missing[0]!r} is missing")
    values: dict[str, Any] = {}
    for name, hint in fields.items():
        where = f"{at}.{name}"
        values[name] = _decode_pairs(data[name], where) if name in PAIRS else _decode(hint, data[name], where)
    return kind(**values)


def _decode_pairs(data: Any, at: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(data, dict) or not all(isinstance(v, str) for v in data.values()):
        raise _wrong(at, "expected an object of strings")
    return tuple(data.items())


def _decode_plain(kind: Any, data: Any, at: str) -> Any:
    # JSON has one kind of number, and a bool is an int to Python: neither may slip through
    if isinstance(data, float) and not math.isfinite(data):
        raise _wrong(at, f"{data} is no number")  # nor is it any of JSON's, though Python reads it
    if kind is int and isinstance(data, int) and abs(data) > _LARGEST:
        raise _wrong(at, f"too large a number: {str(data)[:40]}")
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise _wrong(at, f"expected {kind.__name__}, found {_name(data)}")
    return data


def _without_none(kind: Any) -> Any:
    return next(arg for arg in typing.get_args(kind) if arg is not type(None))


def _name(data: Any) -> str:
    return "null" if data is None else type(data).__name__


def _wrong(at: str, what: str) -> DataError:
    return DataError(what, where=at, fix="See schema/reading.schema.json for the fields of a reading")
