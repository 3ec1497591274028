"""The dossier: what it counts, its chart in numbers, and where its rows lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.types import Reading
from tests.web.asked import checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import room_of


def _scored(readings: tuple[Reading, ...]) -> list[Reading]:
    """With the scores that PLOVER gives the types."""
    of = {"CONSULT": (1, 1.0), "AID": (2, 7.0), "COOPERATE": (1, 4.0)}
    return [
        replace(
            one, events=tuple(replace(e, quad_class=of[e.type][0], score=of[e.type][1]) for e in one.events)
        )
        for one in readings
    ]  # fmt: skip


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *_scored(stories())) as client:
        yield client


def test_the_form_alone_asks_nothing(room: TestClient) -> None:
    assert "What there is" not in page_of(room, "/dossier").words


def test_a_dossier_has_scores_as_a_table_and_for_the_chart(room: TestClient) -> None:
    page = page_of(room, "/dossier?one=Talsia")
    assert "events asserted in" in page.words
    assert "its own word" in page.words
    assert "others’ word" in page.words
    text = room.get("/dossier?one=Talsia").text
    found = re.search(r'<script type="application/json" id="chart-data">(.*?)</script>', text, re.S)
    assert found
    chart = json.loads(found[1])
    assert {row["word"] for row in chart["months"]} == {"own", "others"}
    assert {row["month"] for row in chart["months"]} == {"2031-05"}
    assert chart["turns"]
    for row in chart["months"]:
        assert row["href"] in page.links  # the table leads where the chart does
        page_of(room, row["href"])
    sources = [attrs.get("src") for tag, attrs in page.tags if tag == "script"]
    assert "/static/dossier.js" in sources


def test_timeline_shifts_and_disputes_lead_to_their_sentences(room: TestClient) -> None:
    page = page_of(room, "/dossier?one=Talsia&other=Harbour+League")
    assert "Talsia and Harbour League" in page.words
    lit = leads_to_rows(room, page)
    assert "met" in lit
    assert "Talsia had long denied that it supplied the Harbour League." in lit
    assert "denied, then acknowledged" in page.words
    for link in page.links:
        if link.startswith(("/events/", "/actors/")):
            page_of(room, link)


@pytest.mark.parametrize("asked", ["since=2031-05-20", "until=2031-05-10", "outlet=Wire", "other=Brenmark", "limit=1"])
def test_each_filter_narrows(room: TestClient, asked: str) -> None:
    whole = page_of(room, "/dossier?one=Talsia")
    entries = [sum(1 for _, attrs in page.tags if attrs.get("class") == "entry") for page in (
        whole, page_of(room, f"/dossier?one=Talsia&{asked}"))]  # fmt: skip
    assert entries[1] < entries[0]


def test_what_the_timeline_leaves_out_is_told(room: TestClient) -> None:
    page = page_of(room, "/dossier?one=Talsia&limit=1")
    assert "before them are left out" in page.words
    assert "/dossier?one=Talsia&limit=41#timeline" in page.links


def test_sides_are_taken_as_networks_name_them(tmp_path: Path) -> None:
    sides = {"talsia": ("state.russia", "RUS"), "brenmark": ("state.france", "FRA")}
    readings = [
        replace(
            one,
            actors=tuple(
                replace(a, kind="state", known=sides[a.id][0], country=sides[a.id][1]) if a.id in sides else a
                for a in one.actors
            ),
        )
        for one in stories()
    ]
    with room_of(tmp_path, *readings) as room:
        assert page_of(room, "/dossier?one=state:RUS").words == page_of(room, "/dossier?one=RUS").words


def test_nobody_of_that_name(room: TestClient) -> None:
    for asked in ("one=Nobody", "one=Talsia&other=Nobody", "one=Talsia&since=x"):
        answer = room.get(f"/dossier?{asked}")
        assert answer.status_code == 422
        checked(answer.text)


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *_scored(hostile())) as room:
        page = page_of(room, "/dossier?one=Talsia")
        assert "<img src=x" in page.text
        assert leads_to_rows(room, page)
