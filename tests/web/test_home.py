"""The first page."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import connect
from typing import Any

from onrecord.web.memory import Answers, Brought
from tests.questions.stories import Said, story
from tests.record.readings import plain, whole
from tests.web.rooms import posted, room_of

QUARREL = story(
    "quarrel",
    "Orla Venn accused Brenmark of arming the Harbour League. Pal Sund denied that Brenmark armed the Harbour League.",
    [
        Said("venn", "accused", "Brenmark of arming the Harbour League", act="accuse"),
        Said("sund", "denied", "that Brenmark armed the Harbour League", act="deny"),
    ],
)


def test_an_empty_record_says_how_to_add(tmp_path: Path) -> None:
    with room_of(tmp_path) as room:
        page = room.get("/").text
    assert "The record is empty" in page
    assert "onrecord add articles/ --record news.record" in page
    assert '<textarea id="text"' in page


def test_an_empty_record_that_is_read_only(tmp_path: Path) -> None:
    with room_of(tmp_path):
        pass
    with room_of(tmp_path, read_only=True) as room:
        assert "whoever serves it adds" in room.get("/").text


def test_what_the_record_holds(tmp_path: Path) -> None:
    with room_of(tmp_path, whole(), plain("two", "Nobody objects.", published=None)) as room:
        page = room.get("/").text
    assert "2 articles, 2024-05-06, 1 without a date: 3 statements, 2 reports of events." in page
    assert "Northern Post</a> 1; 1 without an outlet" in page
    assert "Talsia denies" in page
    assert "/articles/utwo" in page


def test_what_takes_a_while_comes_later_and_has_a_link(tmp_path: Path) -> None:
    with room_of(tmp_path, QUARREL) as room:
        page = room.get("/").text
        assert 'hx-get="/latest/disputes"' in page
        assert '<a href="/disputes">' in page
        part = room.get("/latest/disputes").text
        assert "<html" not in part
        assert "/articles/uquarrel?at=" in part
        assert "Pal Sund" in part
        assert "No side changes its position" in room.get("/latest/shifts").text
        again = room.get("/").text
    assert "hx-get" not in again  # both are kept now
    assert "Pal Sund" in again


def test_articles_without_a_title_are_listed_by_how_they_begin(tmp_path: Path) -> None:
    begins = ">Orla Venn accused Brenmark of arming the Harbour League."
    with room_of(tmp_path, QUARREL) as room:
        for path in ("/disputes", "/latest/disputes", "/search?of=articles"):
            page = room.get(path).text
            assert begins in page, path
            assert "untitled" not in page
        assert begins in room.get("/articles/uquarrel/versions").text


def test_an_article_whose_text_is_damaged_is_listed_by_its_id(tmp_path: Path) -> None:
    with room_of(tmp_path, QUARREL) as room:
        with connect(tmp_path / "news.record") as file:
            file.execute("UPDATE passage SET part = x'00'")
        desk = room.app.state.desk  # type: ignore[attr-defined]
        assert desk.title_of("uquarrel") == "uquarrel"
        assert desk.title_of("unone") == "unone"


def test_answers_are_kept_until_the_record_changes(tmp_path: Path) -> None:
    with room_of(tmp_path, whole()) as room:
        room.get("/latest/disputes")
        assert 'hx-get="/latest/disputes"' not in room.get("/").text
        posted(room, "/articles/uone/correct/s1", {"do": "strike", "by": "Ines"})
        page = room.get("/").text
    assert 'hx-get="/latest/disputes"' in page
    assert "2 statements" in page


def test_a_change_by_another_process_is_seen(tmp_path: Path) -> None:
    import onrecord

    with room_of(tmp_path, whole()) as room:
        assert "1 article," in room.get("/").text
        with onrecord.open(tmp_path / "news.record") as other:
            other.add(plain("two", "Nobody objects."))
        assert "2 articles," in room.get("/").text


def test_hostile_titles_and_outlets(tmp_path: Path) -> None:
    reading = plain("one", "Text.", title="<script>alert(1)</script>\u202e", outlet='"><img src=x onerror=alert(2)>')
    with room_of(tmp_path, reading) as room:
        page = room.get("/").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_an_answer_is_made_once_for_each_state() -> None:
    state, made = [1], []
    answers = Answers(lambda: state[0])

    def make() -> int:
        made.append(state[0])
        return state[0]

    assert not answers.has("a")
    assert [answers.get("a", make), answers.get("a", make)] == [1, 1]
    assert answers.has("a")
    state[0] = 2
    assert not answers.has("a")
    assert answers.get("a", make) == 2
    assert made == [1, 2]


def test_an_answer_that_fails_is_asked_for_again() -> None:
    answers = Answers(lambda: 1)

    def fail() -> Any:
        raise OSError

    for _ in range(2):
        try:
            answers.get("a", fail)
        except OSError:
            continue
        raise AssertionError
    assert answers.get("a", lambda: 3) == 3


def test_only_the_last_readings_are_kept() -> None:
    brought = Brought()
    secrets = [brought.put((whole(),)) for _ in range(40)]
    assert brought.get(secrets[0]) is None
    assert brought.get(secrets[-1]) == (whole(),)
    assert brought.get("") is None
