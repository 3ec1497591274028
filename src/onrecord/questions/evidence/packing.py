"""Answers as bytes, to be kept: the values of domain types in the order of their fields, as compressed JSON.

What is unpacked is checked against the types, so that nothing else comes out of a record that somebody made up.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeVar

Value = TypeVar("Value")
#: Bytes of the largest answer that is unpacked.
_MOST: Final = 256 * 1024 * 1024
_Make = Callable[[Any], Any]


def packed(value: Any) -> bytes:
    """Return a value of a frozen domain type as bytes."""
    return zlib.compress(json.dumps(_bare(value), separators=(",", ":")).encode("ascii"), 6)


def unpacked(kind: type[Value], data: bytes) -> Value | None:
    """Return the value of a type that was packed, or None: these bytes are none."""
    reader = zlib.decompressobj()
    try:
        make: _Make = _maker(kind)  # type: ignore[arg-type]  # types can be hashed
        found: Value = make(json.loads(reader.decompress(data, _MOST)))
    except (zlib.error, ValueError, TypeError, RecursionError):
        return None
    return None if reader.unconsumed_tail else found


def _bare(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_bare(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if dataclasses.is_dataclass(value):
        return [_bare(getattr(value, name)) for name in _fields(type(value))]  # type: ignore[arg-type]  # types can be hashed
    return value


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in dataclasses.fields(kind))


@cache
def _maker(kind: Any) -> _Make:
    """What makes a value of a type of its bare form, or raises TypeError or ValueError."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (one,) = (_maker(each) for each in inner if each is not type(None))
        return lambda data: None if data is None else one(data)
    if origin is typing.Literal:
        return lambda data: _one_of(inner, data)
    if origin in (frozenset, tuple):
        return _maker_of_items(origin, inner)
    if dataclasses.is_dataclass(kind):
        return _maker_of_fields(kind)
    allowed = _bare_types(kind)
    return lambda data: _one_of_types(allowed, data)


def _maker_of_items(origin: Any, inner: tuple[Any, ...]) -> _Make:
    if origin is frozenset or inner[-1] is Ellipsis:
        item = _maker(inner[0])
        return lambda data: origin(map(item, _listed(data)))
    makers = tuple(map(_maker, inner))
    return lambda data: tuple(make(each) for make, each in zip(makers, _listed(data), strict=True))


def _maker_of_fields(kind: Any) -> _Make:
    hints = typing.get_type_hints(kind)
    fields = [(_bare_types(hints[name]), _maker(hints[name])) for name in _fields(kind)]

    def make(data: Any) -> Any:
        values = []
        for (allowed, maker), each in zip(fields, _listed(data), strict=True):
            # most fields are numbers and words, and there are many rows: no call for each of them
            values.append(each if type(each) in allowed else maker(each))
        return kind(*values)

    return make


def _bare_types(kind: Any) -> frozenset[type]:
    """The types of what stands for itself in JSON; none for what has to be made."""
    if kind is float:
        return frozenset({float, int})
    if kind in (str, int, bool):
        return frozenset({kind})
    inner = typing.get_args(kind)
    if typing.get_origin(kind) in (types.UnionType, typing.Union) and type(None) in inner:
        (one,) = (_bare_types(each) for each in inner if each is not type(None))
        return one | {type(None)} if one else one
    return frozenset()


def _listed(data: Any) -> list[Any]:
    if type(data) is not list:
        raise TypeError(f"expected a list, found {type(data).__name__}")
    return data


def _one_of_types(allowed: frozenset[type], data: Any) -> Any:
    if type(data) not in allowed:
        raise TypeError(f"a {type(data).__name__} is none of {allowed}")
    return data


def _one_of(values: tuple[Any, ...], data: Any) -> Any:
    if data not in values:
        raise ValueError(f"{data!r} is none of {values}")
    return data
