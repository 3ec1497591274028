"""Readings as JSON lines, or as one JSON array, written while they are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.serial import dumps
from onrecord.types import Reading


def jsonl_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield one line of JSON per reading, with its line break."""
    for reading in readings:
        yield dumps(reading) + "\n"


def json_pieces(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the pieces of one JSON array, indented for people; a whole one also if there are no readings."""
    before = "[\n"
    for reading in readings:
        yield before + dumps(reading, indent=1)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def json_text(data: Any) -> str:
    """Return data as JSON on one line; a text with half a surrogate pair, which no UTF-8 holds, in ASCII escapes."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return json.dumps(data, allow_nan=False)
    return text
