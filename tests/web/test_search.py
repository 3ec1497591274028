"""Search: each filter, pages, counts, and the words marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.types import Reading
from tests.questions.stories import accuses
from tests.web.asked import HOSTILE, Page, checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import room_of


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories()) as client:
        yield client


def _hits(page: Page) -> int:
    return sum(1 for _, attrs in page.tags if attrs.get("class") == "position")


def test_words_are_marked_and_lead_to_their_sentences(room: TestClient) -> None:
    text = room.get("/search?words=grain").text
    assert "<mark>grain</mark>" in text
    assert leads_to_rows(room, checked(text)) == ["Talsia of hiding grain from its neighbours"]


def test_without_words_all_are_found(room: TestClient) -> None:
    page = page_of(room, "/search")
    assert _hits(page) == 8
    assert "Copies of other articles are among them" in page.words


@pytest.mark.parametrize(
    ("asked", "hits"),
    [
        ("words=grain", 1), ("words=%22hiding+grain%22", 1), ("words=harb*", 4), ("words=zebra", 0),
        ("speaker=Orla+Venn", 4), ("side=Brenmark", 3), ("about=Harbour+League", 4), ("act=deny", 4),
        ("event_type=CONSULT", 4), ("factuality=denied", 3), ("outlet=Wire", 2), ("since=2031-06", 2),
        ("until=2031-05-10", 2), ("words=talks&outlet=Wire", 1), ("words=%21%3F", 0), ("since=2040", 0),
    ],
)  # fmt: skip
def test_each_filter_narrows(room: TestClient, asked: str, hits: int) -> None:
    page = page_of(room, f"/search?{asked}")
    assert _hits(page) == hits
    assert ("Nothing found" in page.words) == (hits == 0)


def _printed(name: str, day: str) -> Reading:
    """The accusation with a long tail, as one outlet prints it: two of these are copies."""
    told = accuses(name, published=day, outlet=f"Courier {name}")
    tail = " ".join(f"Word number {number} of a long report about the harbour." for number in range(60))
    return replace(told, article=replace(told.article, text=f"{told.article.text}\n\n{tail}"))


def test_copies_are_left_out_where_asked(tmp_path: Path) -> None:
    with room_of(tmp_path, _printed("a", "2031-06-02"), _printed("b", "2031-06-03")) as room:
        assert _hits(page_of(room, "/search?words=grain")) == 2
        assert _hits(page_of(room, "/search?words=grain&originals=true")) == 1


def test_articles_are_found_too(room: TestClient) -> None:
    page = page_of(room, "/search?words=harbour&of=articles")
    assert "3 articles" in page.words
    assert any(link.startswith("/articles/uone?at=") for link in page.links)


def test_pages_go_on_and_back(room: TestClient) -> None:
    first = page_of(room, "/search?limit=5")
    assert "/search?limit=5&offset=5" in first.links
    second = page_of(room, "/search?limit=5&offset=5")
    assert _hits(first) + _hits(second) == 8
    assert "/search?limit=5" in second.links


def test_counts_lead_on(room: TestClient) -> None:
    page = page_of(room, "/search?counts=true")
    assert "Of all 8 statements found, on all pages." in page.words
    assert "deny 4" in page.words
    for link in page.links:
        if "counts=true" in link and "limit" in link:
            assert _hits(page_of(room, link)) > 0
    assert any("act=deny" in link for link in page.links)
    assert any("since=2031&until=2031" in link for link in page.links)
    # a page without them says where they are
    plain = page_of(room, "/search?words=grain")
    assert "/search?words=grain&counts=true&limit=20" in plain.links


@pytest.mark.parametrize("asked", ["act=sing", "factuality=true", "event_type=HUG", "since=x", "of=books", "offset=-1"])
def test_what_cannot_be_asked_is_told(room: TestClient, asked: str) -> None:
    answer = room.get(f"/search?{asked}")
    assert answer.status_code == 422
    checked(answer.text)


def test_hostile_names_and_words_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert "<img src=x" in page_of(room, "/search?counts=true").text
        for field in ("words", "speaker", "side", "about", "outlet"):
            checked(room.get("/search", params={field: HOSTILE.replace("\ud800", "")}).text)
