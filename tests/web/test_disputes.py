"""Disputes: sides face to face, as `onrecord disputes` has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.asked import Page, checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import room_of


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories()) as client:
        yield client


def _meetings(page: Page) -> int:
    return sum(1 for _, attrs in page.tags if attrs.get("class") == "meeting")


def test_sides_stand_face_to_face(room: TestClient) -> None:
    page = page_of(room, "/disputes")
    faces = [attrs["aria-label"] for tag, attrs in page.tags if attrs.get("role") == "group"]
    assert faces == ["asserted", "denied"] * _meetings(page)
    lit = leads_to_rows(room, page)
    assert "Pal Sund of Brenmark said that Talsia met the Harbour League in Quell in March." in lit
    assert "Orla Venn dismissed the claim." in lit
    assert "Why they meet" in page.words


@pytest.mark.parametrize(
    "asked", ["actor=Harbour+League", "about=contact", "outlet=Courier", "since=2031-06", "until=2031-05-31"]
)
def test_each_filter_narrows(room: TestClient, asked: str) -> None:
    assert _meetings(page_of(room, f"/disputes?{asked}")) < _meetings(page_of(room, "/disputes"))


def test_nothing_found_is_told(room: TestClient) -> None:
    page = page_of(room, "/disputes?since=2040")
    assert "Nothing found" in page.text
    assert "0 disputes" in page.words


def test_more_are_asked_for_by_an_address(room: TestClient) -> None:
    page = page_of(room, "/disputes?limit=1")
    assert "/disputes?limit=21" in page.links
    assert "1 dispute, the first" in page.words


@pytest.mark.parametrize("asked", ["limit=0", "limit=x", "limit=100000", "copies=perhaps"])
def test_numbers_have_bounds(room: TestClient, asked: str) -> None:
    answer = room.get(f"/disputes?{asked}")
    assert answer.status_code == 422
    checked(answer.text)


def test_a_dispute_is_new_when_the_record_has_changed(room: TestClient) -> None:
    before = _meetings(page_of(room, "/disputes?outlet=Courier"))
    record = room.app.state.desk.record  # type: ignore[attr-defined]
    record.strike("uthree", "s2", by="Ada")
    assert _meetings(page_of(room, "/disputes?outlet=Courier")) == before - 1


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert leads_to_rows(room, page_of(room, "/disputes"))
