"""Corrections in place: forms, what becomes of them, and undoing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.types import Reading
from tests.record.readings import TEXT, plain, span, whole
from tests.web.rooms import posted, room_of

BY = {"by": "Ines"}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    """The room of a record with one article."""
    with room_of(tmp_path, whole()) as client:
        yield client


def now(room: TestClient, article: str = "uone") -> Reading:
    """The reading that answers."""
    app: Any = room.app
    return app.state.desk.record.reading(article)


def filled(room: TestClient, row: str) -> dict[str, str]:
    """The form of a row as it comes, as a browser would send it back."""
    import lxml.html

    form = lxml.html.fromstring(room.get(f"/articles/uone/correct/{row}").text).get_element_by_id("main").forms[0]
    return {name: value or "" for name, value in form.form_values() if name != "form_token"}


@pytest.mark.parametrize("row", ["s1", "s2", "s3", "e1", "e2", "a2"])
def test_a_form_sent_back_as_it_comes_changes_nothing(room: TestClient, row: str) -> None:
    before = now(room)
    answer = posted(room, f"/articles/uone/correct/{row}", filled(room, row) | BY)
    assert answer.status_code == 303
    assert now(room) == before


def test_what_is_changed_becomes_a_correction_each(room: TestClient) -> None:
    fields = filled(room, "s1") | {"act": "say", "form": "mixed", "note": "see the wire"} | BY
    answer = posted(room, "/articles/uone/correct/s1", fields)
    assert answer.headers["location"] == "/articles/uone#s1"
    assert (now(room).statements[0].act, now(room).statements[0].form) == ("say", "mixed")
    page = room.get("/articles/uone").text
    assert "s1: act is say" in page
    assert "s1: form is mixed" in page
    assert "see the wire" in page
    assert page.count(": see the wire") == 2


def test_the_speaker_is_chosen_or_named(room: TestClient) -> None:
    posted(room, "/articles/uone/correct/s1", filled(room, "s1") | {"speaker": "a3"} | BY)
    assert now(room).statements[0].speaker == "a3"
    named = {"speaker": "+", "another": "Pal Sund", "another_kind": "person", "another_country": "BRN"}
    posted(room, "/articles/uone/correct/s1", filled(room, "s1") | named | BY)
    speaker = next(actor for actor in now(room).actors if actor.id == now(room).statements[0].speaker)
    assert (speaker.name, speaker.country) == ("Pal Sund", "BRN")
    posted(room, "/articles/uone/correct/s1", filled(room, "s1") | {"speaker": "-"} | BY)
    assert now(room).statements[0].speaker is None


def test_places_are_given_by_numbers_or_by_words(room: TestClient) -> None:
    words = span(TEXT, "a military presence in Brenmark")
    posted(room, "/articles/uone/correct/s1", filled(room, "s1") | {"content": f"{words.start}-{words.end}"} | BY)
    assert [each.text for each in now(room).statements[0].content] == [words.text]
    posted(room, "/articles/uone/correct/s1", filled(room, "s1") | {"cue": "“denied on  Monday”"} | BY)
    assert [each.text for each in now(room).statements[0].cue] == ["denied on Monday"]
    posted(room, "/articles/uone/correct/e1", filled(room, "e1") | {"trigger": '"shelling the harbour"'} | BY)
    assert now(room).events[0].trigger.text == "shelling the harbour"


def test_an_event_is_changed(room: TestClient) -> None:
    posted(room, "/articles/uone/correct/e1", filled(room, "e1") | {"factuality": "denied", "mode": ""} | BY)
    assert (now(room).events[0].factuality, now(room).events[0].mode) == ("denied", None)
    assert 'class="event denied' in room.get("/articles/uone").text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"content": "9999-10000"}, "does not lie in the text"),
        ({"content": '"not a word of it"'}, "do not stand in the text"),
        ({"content": "soon"}, "is no place in the text"),
        ({"content": ""}, "needs a place in the text"),
        ({"act": "sing"}, "is no act"),
        ({"speaker": "+", "another": ""}, "Say who speaks"),
        ({"act": "say", "by": ""}, "needs the name of who makes it"),
    ],
)
def test_what_cannot_be_is_told_beside_the_form_and_nothing_is_kept(
    room: TestClient, fields: dict[str, str], told: str
) -> None:
    before = now(room)
    sent = filled(room, "s1") | {"form": "mixed", "note": "my note"} | BY | fields
    answer = posted(room, "/articles/uone/correct/s1", sent)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="my note"' in answer.text
    assert '<option value="mixed" selected>' in answer.text
    assert now(room) == before


def test_a_row_is_struck_shown_struck_and_brought_back(room: TestClient) -> None:
    answer = posted(room, "/articles/uone/correct/s2", {"do": "strike", "note": "a caption"} | BY)
    assert answer.headers["location"] == "/articles/uone#s2"
    page = room.get("/articles/uone").text
    assert '<li class="row struck v0" id="s2">' in page
    assert "<del>Orla Venn: “We have no soldiers there,”</del>" in page
    assert "struck by Ines" in page
    correction = page[page.index('name="correction" value="') + 25 :].partition('"')[0]
    posted(room, "/articles/uone/undo", {"correction": correction} | BY)
    assert [each.id for each in now(room).statements] == ["s1", "s2", "s3"]
    page = room.get("/articles/uone").text
    assert '<li class="row struck' not in page
    assert "undone" in page
    undoing = f"{correction} is undone"
    assert undoing in page


def test_an_event_is_struck(room: TestClient) -> None:
    posted(room, "/articles/uone/correct/e1", {"do": "strike"} | BY)
    assert '<li class="row struck v0" id="e1">' in room.get("/articles/uone").text


def test_an_actor_is_corrected_but_not_struck(room: TestClient) -> None:
    posted(room, "/articles/uone/correct/a2", filled(room, "a2") | {"role": "ambassador"} | BY)
    assert now(room).actors[1].role == "ambassador"
    assert posted(room, "/articles/uone/correct/a2", {"do": "strike"} | BY).status_code == 422


def test_what_was_missed_is_added(room: TestClient) -> None:
    fields = {
        "layer": "statement",
        "content": "“two to four dockers”",
        "cue": '"killing"',
        "speaker": "a3",
        "act": "report",
    }
    answer = posted(room, "/articles/uone/add", fields | BY)
    assert answer.status_code == 303
    made = now(room).statements[-1]
    assert (made.content[0].text, made.speaker, made.act) == ("two to four dockers", "a3", "report")
    assert answer.headers["location"] == f"/articles/uone#{made.id}"
    event = {"layer": "event", "trigger": '"denied"', "type": "REJECT", "factuality": "possible", "mode": ""}
    posted(room, "/articles/uone/add", event | BY)
    assert (now(room).events[-1].type, now(room).events[-1].factuality) == ("REJECT", "possible")
    assert f'id="{now(room).events[-1].id}"' in room.get("/articles/uone").text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"layer": "statement", "content": '"Talsia"', "cue": '"told"'}, "stand 2 times"),
        ({"layer": "statement", "content": '"told"', "cue": ""}, "Cue needs a place"),
        ({"layer": "event", "trigger": '"told"', "type": ""}, "Choose what kind of event"),
        ({"layer": "event", "trigger": "1-3, 5-6", "type": "REJECT"}, "one trigger"),
        ({"layer": "event", "trigger": "1-3", "type": "REJECT", "factuality": "maybe"}, "is no factuality"),
    ],
)
def test_what_cannot_be_added_is_told(room: TestClient, fields: dict[str, str], told: str) -> None:
    answer = posted(room, "/articles/uone/add", fields | BY)
    assert answer.status_code == 422
    assert told in answer.text
    assert len(now(room).statements) == 3


def test_the_name_is_kept_for_the_next_time(room: TestClient) -> None:
    posted(room, "/articles/uone/correct/s2", {"do": "strike", "by": 'Inès Ørn; ="'})
    assert 'value="Inès Ørn; =&#34;"' in room.get("/articles/uone/correct/s1").text


def test_a_script_gets_the_form_alone(room: TestClient) -> None:
    part = room.get("/articles/uone/correct/s1", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith("<form")
    assert "<html" not in part
    assert "Close" in part
    assert "<html" in room.get("/articles/uone/correct/s1").text


def test_without_the_secret_of_the_forms_nothing_is_changed(room: TestClient) -> None:
    before = now(room)
    for path in ("correct/s1", "add", "undo"):
        assert room.post(f"/articles/uone/{path}", data={"do": "strike"} | BY).status_code in (403, 422)
    assert now(room) == before


def test_a_read_only_room_shows_no_forms_and_takes_none(tmp_path: Path) -> None:
    with room_of(tmp_path, whole(), read_only=True) as room:
        page = room.get("/articles/uone").text
        assert "/correct/" not in page
        assert 'method="post"' not in page
        assert room.get("/articles/uone/correct/s1").status_code == 403
        assert room.get("/articles/uone/add").status_code == 403
        assert posted(room, "/articles/uone/correct/s1", {"do": "strike"} | BY).status_code == 403
        assert posted(room, "/articles/uone/undo", {"correction": "k1"} | BY).status_code == 403


def test_rows_that_are_not_there(room: TestClient) -> None:
    assert room.get("/articles/uone/correct/s99").status_code in (404, 503)
    assert posted(room, "/articles/uone/correct/s99", {"do": "strike"} | BY).status_code in (404, 503)
    assert posted(room, "/articles/uone/undo", {"correction": "k99"} | BY).status_code in (404, 503)


def test_corrections_of_another_text_wait_and_say_so(tmp_path: Path) -> None:
    reading = whole()
    with room_of(tmp_path, reading) as room:
        posted(room, "/articles/uone/correct/s1", {"do": "strike"} | BY)
        app: Any = room.app
        app.state.desk.record.add(plain("one", "Another text altogether.", published="2024-06-01"))
        page = room.get("/articles/uone").text
    assert "waits: its place is not found" in page


def test_the_form_of_a_hostile_row_is_escaped(tmp_path: Path) -> None:
    text = "The mill's \"><script>alert(1)</script> said no."
    from dataclasses import replace

    from onrecord.types import Event, Span

    event = Event(
        "e1", "REJECT", None, (), (), (), Span.of(text, 9, len(text)), None, None, None, None, "asserted", False, (),
        None, None, None, None, 0.5,
    )  # fmt: skip
    with room_of(tmp_path, replace(plain("one", text), events=(event,))) as room:
        for page in (room.get("/articles/uone/correct/e1").text, room.get("/articles/uone/add").text):
            assert "<script>alert" not in page
