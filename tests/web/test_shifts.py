"""Shifts: before and after, as `onrecord shifts` has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.asked import hostile, leads_to_rows, page_of, stories
from tests.web.rooms import room_of


def test_before_and_after_stand_beside_each_other(tmp_path: Path) -> None:
    with room_of(tmp_path, *stories()) as room:
        page = page_of(room, "/shifts")
        assert "Talsia: denied, then acknowledged" in page.words
        faces = [attrs["aria-label"] for tag, attrs in page.tags if attrs.get("role") == "group"]
        assert faces[:2] == ["before", "after"]
        assert "Talsia had long denied that it supplied the Harbour League." in leads_to_rows(room, page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("actor=Talsia", True), ("actor=Brenmark", False), ("about=fighting", False), ("outlet=Wire", False),
        ("since=2031-06", False), ("until=2031-05-05", True),
    ],
)  # fmt: skip
def test_each_filter_narrows(tmp_path: Path, asked: str, found: bool) -> None:
    with room_of(tmp_path, *stories()) as room:
        page = page_of(room, f"/shifts?{asked}")
        assert ("denied, then acknowledged · " in page.words) == found
        assert ("Nothing found" in page.text) != found


def test_an_empty_record_has_none(tmp_path: Path) -> None:
    with room_of(tmp_path) as room:
        assert "0 shifts" in page_of(room, "/shifts").words


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert leads_to_rows(room, page_of(room, "/shifts"))
