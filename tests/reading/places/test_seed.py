"""The places of the article that the project began with, read as any other article."""

import json
from pathlib import Path

import pytest

from onrecord.intake import from_object
from onrecord.reading.reader import Reader

SEED = Path(__file__).resolve().parents[3] / ".." / "shared" / "seed"
pytestmark = [
    pytest.mark.data,
    pytest.mark.model,
    pytest.mark.skipif(not (SEED / "record.json").is_file(), reason="the seed (shared/seed/record.json) is not here"),
]


def test_its_places_come_out() -> None:
    record = json.loads((SEED / "record.json").read_text(encoding="utf8"))
    text = (SEED / "article.txt").read_text(encoding="utf8")
    reading = Reader(layers=["places"]).read(from_object({"text": text, "date": "2017-02-02"}))
    found = {(p.span.start, p.span.end): (p.name, p.country) for p in reading.places}
    for place in record["places"]:
        span = place["span"]
        assert found.get((span["start"], span["end"])) == (place["name"], place["country"]), place
    assert all(p.latitude is not None for p in reading.places)
