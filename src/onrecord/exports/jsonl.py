"""Readings as JSON lines, or as one JSON array, written while they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
