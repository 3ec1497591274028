"""The network: edges as a table and for the picture, each leading to the dossier of the two."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.web.rendering import HERE
from tests.web.asked import checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import room_of


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories()) as client:
        yield client


def _drawn(client: TestClient, path: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/json" id="network-data">(.*?)</script>', client.get(path).text, re.S)
    return [each["data"] for each in json.loads(found[1])] if found else []


def test_table_and_picture_have_the_same_edges(room: TestClient) -> None:
    page = page_of(room, "/network")
    drawn = _drawn(room, "/network")
    edges = [each for each in drawn if "source" in each]
    assert {each["relation"] for each in edges} == {"meets", "cooperates with", "supports"}
    assert {each["id"] for each in drawn if "source" not in each} >= {
        e[end] for e in edges for end in ("source", "target")
    }
    for edge in edges:
        assert edge["href"] in page.links
        assert "Talsia" in page_of(room, edge["href"]).words
    assert "Harbour League and Talsia meet" in page.words
    assert "100 %" in page.words  # Brenmark's word alone
    assert "denied in 1" in page.words
    assert leads_to_rows(room, page)


@pytest.mark.parametrize(
    ("asked", "some"),
    [
        ("relation=meets", True), ("relation=attacks", False), ("since=2031-05-10", True), ("until=2031-05-10", True),
        ("outlet=Wire", True), ("outlet=None", False), ("limit=1", True),
    ],
)  # fmt: skip
def test_each_filter_narrows(room: TestClient, asked: str, some: bool) -> None:
    page = page_of(room, f"/network?{asked}")
    edges = _drawn(room, f"/network?{asked}")
    assert len(edges) < len(_drawn(room, "/network"))
    assert bool(edges) == some
    assert ("Nothing found" in page.words) != some


def test_around_a_side(room: TestClient) -> None:
    assert len(_drawn(room, "/network?side=Talsia")) == len(_drawn(room, "/network"))
    assert _drawn(room, "/network?side=Brenmark") == []


def test_what_the_limit_leaves_out_is_told(room: TestClient) -> None:
    page = page_of(room, "/network?limit=1")
    assert "1 edge of most events, 2 more left out" in page.words
    assert "/network?limit=51" in page.links


@pytest.mark.parametrize("asked", ["relation=hugs", "side=Nobody", "side=Orla+Venn", "since=soon"])
def test_what_cannot_be_asked_is_told(room: TestClient, asked: str) -> None:
    answer = room.get(f"/network?{asked}")
    assert answer.status_code == 422
    checked(answer.text)


def test_an_empty_record_says_how_to_read_events(tmp_path: Path) -> None:
    with room_of(tmp_path) as room:
        assert "onrecord add PATH --layers events" in page_of(room, "/network").words


def test_cytoscape_finds_its_style_in_the_page(room: TestClient) -> None:
    script = (HERE / "static" / "vendor" / "cytoscape.min.js").read_text(encoding="utf8")
    own = re.search(r'"(_+cytoscape_stylesheet)"', script)
    assert own
    assert own[1] in {attrs.get("id") for tag, attrs in page_of(room, "/network").tags if tag == "link"}


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert "<img src=x" in page_of(room, "/network").text
        assert _drawn(room, "/network")
