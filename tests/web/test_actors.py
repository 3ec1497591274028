"""Actors: the list, one of them, and links that a person accepts or rejects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.types import Actor, Reading
from tests.web.asked import HOSTILE, checked, hostile, leads_to_rows, page_of, stories
from tests.web.rooms import posted, room_of

VENN = "/actors/known%3Aperson.orla_venn"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(tmp_path, *stories(), *_namesakes()) as client:
        yield client


def _namesakes() -> tuple[Reading, ...]:
    """Two by nearly one name, and one with a slash in his."""
    first, second, *_ = stories()

    def as_sund(reading: Reading, name: str, own: str) -> Reading:
        actors = tuple(Actor("sund", own, "person", "TLS") if a.id == "sund" else a for a in reading.actors)
        return replace(reading, actors=actors, article=replace(reading.article, id=f"u{name}", version=f"v{name}"))

    return (
        as_sund(second, "five", "Mara Lind"), as_sund(second, "six", "Mara J. Lind"),
        as_sund(first, "seven", "A/C Lind")
    )  # fmt: skip


def test_actors_are_listed_those_in_most_articles_first(room: TestClient) -> None:
    page = page_of(room, "/actors")
    assert "Talsia" in page.words
    assert "one entry of a pack" in page.words
    assert VENN in page.links
    for link in page.links:
        if link.startswith("/actors/"):
            page_of(room, link)


def test_a_name_is_looked_for(room: TestClient) -> None:
    page = page_of(room, "/actors?words=venn")
    assert "1 actor" in page.words
    assert "Nobody is called so" in page_of(room, "/actors?words=nobody").words


def test_more_are_asked_for_by_an_address(room: TestClient) -> None:
    page = page_of(room, "/actors?limit=2")
    assert "2 actors, those in most articles" in page.words
    assert "/actors?limit=52" in page.links


def test_an_empty_record_has_none(tmp_path: Path) -> None:
    with room_of(tmp_path) as room:
        assert "The record has no actors yet" in page_of(room, "/actors").words


def test_an_actor_is_told_with_roles_names_statements_and_why(room: TestClient) -> None:
    page = page_of(room, VENN)
    assert "Orla Venn" in page.words
    assert "one entry of a pack" in page.words
    assert "speaks for Talsia: 7 articles, published 2031-05-04 to 2031-06-02" in page.words
    assert "that any such talks took place" in leads_to_rows(room, page)
    for asked in ("/positions?actor=", "/events?actor=", "/dossier?one=", "/search?speaker="):
        there = next(link for link in page.links if link.startswith(asked))
        page_of(room, there)


def test_an_id_with_a_slash_has_a_page(room: TestClient) -> None:
    link = next(link for link in page_of(room, "/actors?words=A/C+Lind").links if link.startswith("/actors/name"))
    assert "A/C Lind" in page_of(room, link).words


@pytest.mark.parametrize("path", ["/actors/known:nobody", "/actors/%3Cscript%3E", "/actors/Orla%20Venn", "/actors/%FF"])
def test_who_is_not_there_is_told(room: TestClient, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 404
    checked(answer.text)


def test_a_link_is_accepted_undone_and_rejected(room: TestClient) -> None:
    one, other = "name:person:TLS:mara j lind", "name:person:TLS:mara lind"
    here = "/actors/name%3Aperson%3ATLS%3Amara%20lind"
    page = page_of(room, here)
    assert "proposed Mara J. Lind" in page.words
    assert "one name is part of the other" in page.words
    fields = {"actor": other, "one": one, "other": other, "by": "Ada Brook"}
    answer = posted(room, "/actors", {**fields, "same": "yes"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{here}#links")
    joined = page_of(room, here)
    assert "accepted" in joined.words
    assert "joined by a person" in joined.words
    undone = next(attrs["value"] for _, attrs in joined.tags if attrs.get("name") == "correction")
    assert posted(room, "/actors/undo", {"actor": other, "correction": undone or "", "by": "Ada"}).status_code == 303
    assert "proposed Mara J. Lind" in page_of(room, here).words
    posted(room, "/actors", {**fields, "same": "no"})
    assert "rejected Mara J. Lind" in page_of(room, here).words


@pytest.mark.parametrize(
    "wrong", [{"by": ""}, {"same": "perhaps"}, {"other": "known:nobody"}, {"one": "", "other": ""}]
)
def test_a_judgement_that_cannot_be_taken_is_told(room: TestClient, wrong: dict[str, str]) -> None:
    fields = {
        "actor": "x",
        "one": "known:person.orla_venn",
        "other": "known:person.pal_sund",
        "same": "yes",
        "by": "Ada",
    }
    answer = posted(room, "/actors", {**fields, **wrong})
    assert answer.status_code in (404, 422, 503)
    checked(answer.text)
    record = room.app.state.desk.record  # type: ignore[attr-defined]
    assert record.corrections() == ()


def test_hostile_names_are_text(tmp_path: Path) -> None:
    with room_of(tmp_path, *hostile()) as room:
        assert "<img src=x" in page_of(room, VENN).text
        page_of(room, "/actors")
        words = HOSTILE.replace("\ud800", "")
        checked(room.get("/actors", params={"words": words}).text)
