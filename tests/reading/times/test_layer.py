"""The layer in the Reader, and the times of the seed article."""

import json
from pathlib import Path

import pytest

from onrecord.reading.reader import Reader

SEED = Path(__file__).resolve().parents[3] / ".." / "shared" / "seed"


def test_the_layer_brings_the_statements_it_needs() -> None:
    reader = Reader(layers=["times"])
    assert reader.layers == ("statements", "times")
    reading = reader.read({"text": "Petra Lund said on Monday that the dam would hold.", "date": "2017-02-02"})
    assert [(time.span.text, time.value) for time in reading.times] == [("Monday", "2017-01-30")]
    assert [statement.time for statement in reading.statements] == ["t1"]


def test_what_is_left_out_is_not_read() -> None:
    reading = Reader(layers=["times"]).read("Lund left in 2012, she said.\n\nRelated: The best films of 2016\n")
    assert [time.value for time in reading.times if time.span.start < 20] == ["2012"]
    left_out = [part.span for part in reading.left_out if part.span]
    assert not [t for t in reading.times for part in left_out if part.start <= t.span.start < part.end]


@pytest.mark.data
@pytest.mark.skipif(not (SEED / "record.json").exists(), reason="needs shared/seed")
def test_the_times_of_the_seed_come_out_with_value_and_interval() -> None:
    record = json.loads((SEED / "record.json").read_text(encoding="utf8"))
    text = (SEED / "article.txt").read_text(encoding="utf8")
    reading = Reader(layers=["times"]).read({"text": text, "date": record["article"]["published"]})
    found = {(t.span.start, t.span.end): t for t in reading.times}
    wanted = {row["id"]: row for row in record["times"]}
    for row in wanted.values():
        time = found[row["span"]["start"], row["span"]["end"]]
        got = (time.type, time.value, time.start, time.end, time.granularity)
        assert got == tuple(row[key] for key in ("type", "value", "start", "end", "granularity"))
    # no other time of the clock or the calendar: only references at large
    others = [t.value for place, t in found.items() if not any(_at(row) == place for row in wanted.values())]
    assert all(value.endswith("_REF") for value in others)
    said = {s.cue[0].start: s.time for s in reading.statements if s.cue}
    for row in record["statements"]:
        if row["time"]:
            assert said[row["cue"][0]["start"]] == found[_at(wanted[row["time"]])].id


def _at(row: dict) -> tuple[int, int]:
    return row["span"]["start"], row["span"]["end"]
