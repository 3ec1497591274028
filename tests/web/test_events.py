"""Events: the list, one of them, and what people say of its reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.types import Reading
from tests.questions.stories import Done, Said, story
from tests.web.asked import HOSTILE, Page, checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import posted, room_of

#: The meeting as the first article tells it.
MEETING = "/events/utwo/e1"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories()) as client:
        yield client


def _events(page: Page) -> int:
    return sum(1 for _, attrs in page.tags if attrs.get("class") == "event")


def test_events_are_listed_with_what_they_rest_on(room: TestClient) -> None:
    page = page_of(room, "/events")
    assert _events(page) >= 3
    assert "mentions in 4 articles asked for, on all pages" not in page.words  # the accusation tells of no event
    assert "CONSULT: Talsia → Harbour League" in page.words
    assert "one independent voice" in page.words
    assert leads_to_rows(room, page)


@pytest.mark.parametrize(
    ("asked", "some"),
    [
        ("words=coast", True), ("words=no+such+words", False), ("actor=Harbour+League&type=CONSULT", True),
        ("actor=Talsia&other=Harbour+League&type=AID", True), ("type=ASSAULT", False), ("factuality=denied", True),
        ("outlet=Wire", True), ("since=2031-05-21", True), ("until=2031-05-10", True), ("since=2040", False),
    ],
)  # fmt: skip
def test_each_filter_narrows(room: TestClient, asked: str, some: bool) -> None:
    page = page_of(room, f"/events?{asked}")
    assert _events(page) < _events(page_of(room, "/events"))
    assert bool(_events(page)) == some
    assert ("Nothing found" in page.words) != some


def test_pages_go_on_and_back(room: TestClient) -> None:
    first = page_of(room, "/events?limit=1")
    assert _events(first) == 1
    assert "how many was not counted" in first.words
    onward = next(link for link in first.links if "offset=1" in link)
    assert onward == "/events?limit=1&offset=1"
    second = page_of(room, onward)
    assert "/events?limit=1" in second.links
    assert second.words != first.words


def test_doubtful_events_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    doubtful = story(
        "dim",
        "Talsia struck Brenmark in Quell.",
        [Done("ASSAULT", "struck", ("talsia",), ("brenmark",), confidence=0.1)],
    )
    with room_of(tmp_path, doubtful) as room:
        assert _events(page_of(room, "/events")) == 0
        page = page_of(room, "/events?doubtful=true")
        assert _events(page) == 1
        there = next(link for link in page.links if link.startswith("/events/udim/e1"))
        assert "ASSAULT" in page_of(room, there).words


def test_an_event_tells_who_affirms_and_who_denies_it(room: TestClient) -> None:
    page = page_of(room, MEETING)
    assert "Who affirms it" in page.words
    assert "Who denies it" in page.words
    assert "Pal Sund for Brenmark, named, first hand; counted as voice 1" in page.words
    assert "Orla Venn for Talsia" in page.words
    assert "Pal Sund speaker this article" in page.words  # the chain
    assert "disputed: one independent voice affirms it" in page.words  # the rule
    assert "the same event within the article" in page.words
    lit = leads_to_rows(room, page)
    assert "Orla Venn denied that any such talks took place." in lit


@pytest.mark.parametrize("path", ["/events/utwo/e9", "/events/unone/e1", "/events/utwo/s1", "/events/%22/%3C"])
def test_what_is_not_there_is_told(room: TestClient, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code in (404, 503)
    checked(answer.text)


def test_a_person_joins_two_reports_keeps_them_apart_and_undoes_it(room: TestClient) -> None:
    first = page_of(room, "/events/uone/e2")
    assert "1 mention in 1 report" in first.words
    told = {"one": "uone/e2", "other": "utwo/e1", "same": "yes", "by": "Ada Brook", "note": "one visit"}
    answer = posted(room, "/events/uone/e2/join", told)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events/uone/e2#judged")
    joined = page_of(room, "/events/uone/e2")
    assert "uone/e2 and utwo/e1 are one event: Ada Brook" in joined.words
    assert "(one visit)" in joined.words
    assert "joined by Ada Brook" in joined.words
    assert "in 2 reports" in joined.words
    undone = next(attrs["value"] for tag, attrs in joined.tags if attrs.get("name") == "correction")
    assert posted(room, "/events/uone/e2/undo", {"correction": undone or "", "by": "Ada Brook"}).status_code == 303
    assert "Nobody has judged its reports." in page_of(room, "/events/uone/e2").words

    apart = posted(room, "/events/utwo/e1/join", {"one": "utwo/e1", "other": "ufour/e1", "same": "no", "by": "Ada"})
    assert apart.status_code == 303
    assert "in 1 report" in page_of(room, MEETING).words
    assert "are not one event: Ada" in page_of(room, MEETING).words


@pytest.mark.parametrize(
    "fields",
    [
        {"other": "utwo/e1", "same": "perhaps", "by": "Ada"},
        {"other": "utwo", "same": "yes", "by": "Ada"},
        {"other": "utwo/e1", "same": "yes", "by": " "},
        {"other": "uone/e2", "same": "yes", "by": "Ada"},
        {"other": "unone/e1", "same": "yes", "by": "Ada"},
        {"other": HOSTILE.replace("\ud800", ""), "same": "yes", "by": "Ada"},
    ],
)
def test_a_judgement_that_cannot_be_taken_is_told_beside_the_form(room: TestClient, fields: dict[str, str]) -> None:
    answer = posted(room, "/events/uone/e2/join", fields)
    assert answer.status_code in (404, 422, 503)
    page = checked(answer.text)
    assert ("div", {"class": "problem", "role": "alert"}) in page.tags
    assert "Nobody has judged its reports." in page.words


def test_a_room_that_is_read_only_has_no_forms_and_takes_none(tmp_path: Path) -> None:
    with room_of(tmp_path, *stories()):
        pass
    with room_of_same(tmp_path) as room:
        assert not [attrs for _, attrs in page_of(room, MEETING).tags if attrs.get("method") == "post"]
        told = {"other": "utwo/e1", "same": "yes", "by": "Ada", "form_token": room.cookies.get("onrecord_form") or ""}
        assert room.post("/events/uone/e2/join", data=told).status_code == 403


def room_of_same(folder: Path) -> TestClient:
    """The same record, read-only."""
    from onrecord.web.app import create_app
    from onrecord.web.settings import Serving

    return TestClient(create_app(Serving(folder / "news.record", read_only=True)), base_url="http://localhost")


def test_a_form_from_elsewhere_changes_nothing(room: TestClient) -> None:
    answer = room.post("/events/uone/e2/join", data={"other": "utwo/e1", "same": "yes", "by": "Ada"})
    assert answer.status_code == 422
    assert "Nobody has judged its reports." in page_of(room, "/events/uone/e2").words


def _unheard() -> Reading:
    return story(
        "open", "A docker said that Talsia may strike Brenmark. Somebody said that Talsia supplied the Harbour League.",
        [
            Said("docker", "A docker said", "that Talsia may strike Brenmark"),
            Said(None, "Somebody said", "that Talsia supplied the Harbour League"),
            Done("ASSAULT", "strike", ("talsia",), ("brenmark",), "possible", "A docker said"),
            Done("AID", "supplied", ("talsia",), ("league",), "asserted", "Somebody said"),
        ],
    )  # fmt: skip


def test_who_leaves_it_open_and_who_is_not_known_is_told(tmp_path: Path) -> None:
    with room_of(tmp_path, _unheard()) as room:
        page = page_of(room, "/events/uopen/e1")
        assert "Who leaves it open" in page.words
        assert "a docker unnamed" in page.words
        page = page_of(room, "/events/uopen/e2")
        assert "not known who" in page.words
        assert "voice not known" in page.words


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert "<img src=x" in page_of(room, MEETING).text
        assert leads_to_rows(room, page_of(room, "/events"))
