"""Outlets: whose words they print, as `onrecord outlets` has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.questions.sides.overviews import outlets as ask
from tests.web.asked import Page, checked, hostile, page_of, stories
from tests.web.rooms import room_of


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories()) as client:
        yield client


def _outlets(page: Page) -> int:
    return sum(1 for _, attrs in page.tags if attrs.get("class") == "outlet")


def test_each_outlet_is_counted(room: TestClient) -> None:
    page = page_of(room, "/outlets")
    assert "3 outlets" in page.words
    assert "Copies of other articles count nowhere" in page.words
    assert "2 articles; 4 statements: named 4, unnamed 0" in page.words
    for link in page.links:
        if link.startswith("/search?"):
            assert "Nothing found" not in page_of(room, link).words


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("outlet=Wire", 1),
        ("since=2031-06", 1),
        ("until=2031-05-10", 1),
        ("by=month", 4),
        ("by=year", 3),
        ("since=2040", 0),
    ],
)
def test_each_filter_narrows(room: TestClient, asked: str, count: int) -> None:
    assert _outlets(page_of(room, f"/outlets?{asked}")) == count


def test_pages_go_on(room: TestClient) -> None:
    page = page_of(room, "/outlets?limit=2")
    onward = next(link for link in page.links if "offset=2" in link)
    assert _outlets(page) + _outlets(page_of(room, onward)) == 3


@pytest.mark.parametrize("asked", ["by=week", "since=x", "limit=0"])
def test_what_cannot_be_asked_is_told(room: TestClient, asked: str) -> None:
    answer = room.get(f"/outlets?{asked}")
    assert answer.status_code == 422
    checked(answer.text)


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert "<img src=x" in page_of(room, "/outlets").text


def test_pages_of_one_list_are_parts_of_one_answer(room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def counted(*args: Any, **narrowed: Any) -> Any:
        made.append(narrowed)
        return ask(*args, **narrowed)

    monkeypatch.setattr("onrecord.web.desk.outlets", counted)
    pages = [room.get(f"/api/outlets?limit=1&offset={offset}").json() for offset in range(3)]
    assert len({row["outlet"] for page in pages for row in page["rows"]}) == 3
    room.get("/outlets")
    assert len(made) == 1
    room.get("/api/outlets?by=year")
    assert [narrowed["by"] for narrowed in made] == ["all", "year"]
