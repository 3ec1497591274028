"""Audits in the browser: one row after another, the result, and what was judged kept in the address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from onrecord.evaluation.audits import filled
from tests.web.asked import checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import room_of

DRAWN = "/audit?layer=statements&sample=4&seed=1"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories()) as client:
        yield client


def test_nothing_is_drawn_unasked(room: TestClient) -> None:
    assert "Row 1" not in page_of(room, "/audit").words


def test_rows_are_judged_one_by_one(room: TestClient) -> None:
    page = page_of(room, DRAWN)
    assert "Row 1 of 4" in page.words
    assert len(leads_to_rows(room, page)) == 1
    address = f"{DRAWN}&at=1"
    for verdict in ("r", "w", "-", "r"):
        answer = room.get(f"{address}&verdict={verdict}")
        assert answer.status_code == 303
        address = answer.headers["location"].partition("#")[0]
        at = parse_qs(urlsplit(address).query).get("at")
        address += "" if at else "&at=4"
    held = parse_qs(urlsplit(answer.headers["location"]).query)
    assert held["judged"] == ["rw-r"]
    left = page_of(room, answer.headers["location"].partition("#")[0])
    assert "Row 3 of 4" in left.words  # the one that was passed over
    assert "all 3 2 0.667 0.208 to 0.939 0 1" in left.words
    done = room.get(address.replace("at=4", "at=3") + "&verdict=u")
    assert "All 4 rows are judged" in page_of(room, done.headers["location"].partition("#")[0]).words


def test_a_verdict_is_changed(room: TestClient) -> None:
    answer = room.get(f"{DRAWN}&judged=rrrr&at=2&verdict=w")
    assert "judged=rwrr" in answer.headers["location"]


def test_what_was_judged_comes_as_a_sheet(room: TestClient, tmp_path: Path) -> None:
    for lines, ending in (("false", "tsv"), ("true", "jsonl")):
        answer = room.get(f"/audit/sheet?layer=events&sample=3&judged=rw&lines={lines}")
        assert answer.headers["content-disposition"] == f'attachment; filename="audit-events-1.{ending}"'
        sheet = tmp_path / f"sheet.{ending}"
        sheet.write_bytes(answer.content)
        rows = filled(sheet)
        assert [row.verdict for row in rows] == ["right", "wrong", ""]
        record = room.app.state.desk.record  # type: ignore[attr-defined]
        assert [row.row for row in rows] == [row.row for row in record.audit(3, layer="events")]


def test_verdicts_of_other_rows_are_not_taken(room: TestClient) -> None:
    onward = room.get(f"{DRAWN}&at=1&verdict=r").headers["location"].partition("#")[0]
    record = room.app.state.desk.record  # type: ignore[attr-defined]
    drawn = record.audit(4)[0]
    record.strike(drawn.article, drawn.row, by="Ada")
    answer = room.get(onward)
    assert answer.status_code == 422
    assert "the record has changed since this sample was judged" in checked(answer.text).words.lower()


@pytest.mark.parametrize(
    "asked", ["judged=rx", "judged=rrrrr", "layer=times", "sample=0", "seed=one", "at=0", "verdict=maybe"]
)
def test_what_cannot_be_is_told(room: TestClient, asked: str) -> None:
    answer = room.get(f"{DRAWN}&{asked}")
    assert answer.status_code == 422
    checked(answer.text)


def test_a_number_beyond_the_sample_shows_no_row(room: TestClient) -> None:
    assert "Row" not in page_of(room, f"{DRAWN}&at=9").words.replace("Rows", "")


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path) -> None:
    with room_of(tmp_path) as room:
        assert "no events to audit" in page_of(room, "/audit?layer=events").words


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert "<img src=x" in page_of(room, "/audit?layer=statements&sample=50").text
        assert room.get("/audit/sheet?layer=statements").status_code == 200


def test_seed_nought_is_a_seed(room: TestClient) -> None:
    answer = room.get("/audit?layer=statements&sample=4&seed=0&at=1&verdict=r")
    assert parse_qs(urlsplit(answer.headers["location"]).query)["seed"] == ["0"]
    assert "Row 2 of 4" in page_of(room, answer.headers["location"].partition("#")[0]).words
