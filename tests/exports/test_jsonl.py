"""Readings as JSON lines and as one array."""

from __future__ import annotations

import json

from onrecord.exports.jsonl import json_pieces, jsonl_lines
from onrecord.serial import loads, reading_to_json
from onrecord.types import Reading


def test_one_line_per_reading(reading: Reading) -> None:
    lines = list(jsonl_lines([reading, reading]))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [loads(line) for line in lines] == [reading, reading]


def test_one_array(reading: Reading) -> None:
    assert json.loads("".join(json_pieces([reading, reading]))) == [reading_to_json(reading)] * 2
    assert json.loads("".join(json_pieces([]))) == []


def test_lines_come_one_by_one(reading: Reading) -> None:
    taken = []

    def source():
        for number in range(3):
            taken.append(number)
            yield reading

    next(jsonl_lines(source()))
    assert taken == [0]
