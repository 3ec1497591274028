"""Positions: what a side holds, row by row, as `onrecord positions` has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from starlette.testclient import TestClient

from tests.web.asked import checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import room_of


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories()) as client:
        yield client


def test_the_form_alone_asks_nothing(room: TestClient) -> None:
    page = page_of(room, "/positions")
    assert "position" not in [tag for tag, attrs in page.tags if attrs.get("class") == "position"]
    assert "Nothing found" not in page.text


def test_positions_lead_to_their_sentences(room: TestClient) -> None:
    page = page_of(room, "/positions?actor=Talsia")
    lit = leads_to_rows(room, page)
    assert "Talsia had long denied that it supplied the Harbour League." in lit
    assert "Orla Venn denied that any such talks took place." in lit
    assert "denies" in page.words
    assert "acknowledges" in page.words


def test_stance_is_told_by_word_and_the_cue_is_marked(room: TestClient) -> None:
    page = page_of(room, "/positions?actor=Talsia")
    assert ("span", {"class": "stance denies"}) in page.tags
    assert "<mark>had long denied</mark>" in room.get("/positions?actor=Talsia").text


def test_a_chain_is_drawn_as_steps(room: TestClient) -> None:
    page = page_of(room, "/positions?actor=Orla+Venn")
    assert ("ol", {"class": "chain", "aria-label": "On whose word"}) in page.tags
    assert "Orla Venn speaker this article" in page.words


@pytest.mark.parametrize(
    ("asked", "some"),
    [
        ("about=support", True),
        ("about=Brenmark", False),
        ("outlet=Wire", True),
        ("since=2031-06", True),
        ("until=2031-05-19", True),
        ("since=2031-05-20&until=2031-05-20", True),
        ("about=support&outlet=Wire", False),
    ],
)
def test_each_filter_narrows(room: TestClient, asked: str, some: bool) -> None:
    whole = page_of(room, "/positions?actor=Talsia")
    page = page_of(room, f"/positions?actor=Talsia&{asked}")
    found = [attrs for tag, attrs in page.tags if attrs.get("class") == "position"]
    assert len(found) < len([attrs for tag, attrs in whole.tags if attrs.get("class") == "position"])
    assert bool(found) == some
    # what was asked stands in the form again
    held = {attrs.get("name"): attrs.get("value") for tag, attrs in page.tags if tag == "input"}
    assert {name: held[name] for name, _ in parse_qsl(asked)} == dict(parse_qsl(asked))


def test_more_are_asked_for_by_an_address(room: TestClient) -> None:
    page = page_of(room, "/positions?actor=Talsia&limit=1")
    assert "1 position, the first" in page.words
    further = next(link for link in page.links if "limit=" in link)
    assert further == "/positions?actor=Talsia&limit=21"
    assert "the first" not in page_of(room, further).words.replace("for the first", "")


def test_a_name_that_nobody_bears_is_told_beside_the_form(room: TestClient) -> None:
    answer = room.get("/positions?actor=Nobody+Known")
    page = checked(answer.text)
    assert answer.status_code == 422
    assert "Nobody in the record is called 'Nobody Known'" in page.words
    assert "/actors?words=Nobody+Known" in page.links
    assert room.get("/positions?actor=Talsia&since=yesterday").status_code == 422


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        page = page_of(room, "/positions?actor=Talsia")
        assert "<img src=x" in page.text
        assert leads_to_rows(room, page)
