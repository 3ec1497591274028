"""The page of an article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from onrecord.exports.html.view import article_view
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.types import Event, LeftOut, Reading, Span, Statement
from onrecord.web.rendering import environment
from tests.record.readings import TEXT, plain, readings, span, whole
from tests.web.rooms import Texts, room_of


def test_statements_and_events_are_marked_and_have_rows(tmp_path: Path) -> None:
    with room_of(tmp_path, whole()) as room:
        answer = room.get("/articles/uone")
    assert answer.status_code == 200
    page = answer.text
    for row in ("s1", "s2", "s3", "e1", "e2"):
        assert f'id="{row}"' in page
    assert 'class="event asserted' in page
    assert "Orla Venn" in page
    assert "/actors/known%3Atalsia" in page
    assert "/events/uone/e1" in page
    assert "left out: other" in page
    assert '<ol class="chain" aria-label="through"><li>Orla Venn</li><li>Northern Post</li></ol>' in page
    assert "killed 2 to 4" in page
    assert "Quell, BRN" in page
    assert "on the word of" in page
    assert "the same scene" in page


def test_how_an_event_is_told_is_shown_by_form_and_in_words(tmp_path: Path) -> None:
    reading = whole()
    denied = replace(reading, events=(replace(reading.events[0], factuality="denied"), *reading.events[1:]))
    with room_of(tmp_path, denied) as room:
        page = room.get("/articles/uone").text
    assert 'class="event denied' in page
    assert '<span class="held denied">denied</span>' in page


def test_a_statement_inside_another_leads_to_it(tmp_path: Path) -> None:
    reading = whole()
    nested = replace(reading, statements=(*reading.statements[:2], replace(reading.statements[2], inside="s1")))
    with room_of(tmp_path, nested) as room:
        assert 'inside <a href="#s1">1</a>' in room.get("/articles/uone").text


def test_a_place_is_lit_and_has_an_anchor(tmp_path: Path) -> None:
    words = span(TEXT, "shelling the harbour")
    with room_of(tmp_path, whole()) as room:
        page = room.get(f"/articles/uone?at={words.start}-{words.end}").text
        assert page.count('<mark id="at">') == 1
        assert "shelling" in page[page.index('<mark id="at">') :][:200]
        for wrong in ("9-3", "0-99999", "x", "5-5", "1-2-3"):
            assert room.get(f"/articles/uone?at={wrong}").status_code == 422


@given(readings())
def test_each_character_of_a_text_stands_where_it_is(reading: Reading) -> None:
    runs = getattr(environment().get_template("reading.html.jinja").module, "runs")  # noqa: B009 - a macro
    view = article_view(reading, events=True)
    page = "".join(f'<p data-start="{p.start}">{runs(p.runs, view.left_out)}</p>' for p in view.paragraphs)
    assert not set("\u202e\r\0\ud83d") & set(page)
    assert Texts(page).found == {start: end - start for start, end in paragraphs(reading.article.text)}


HOSTILE = (
    "<script>alert(1)</script> said “<img src=x onerror=alert(2)>”, \u202ereversed\u202c \r\n"
    "<a href='javascript:alert(3)'>press</a> \x00\ud83d </article><style>*{display:none}</style>"
)


def test_an_article_that_means_harm_does_nothing(tmp_path: Path) -> None:
    reading = whole(
        text=TEXT + HOSTILE,
        title="<script>alert(4)</script>\u202e",
        url="javascript:alert(5)",
        outlet='"><svg onload=alert(6)>',
        authors=("<b onclick=alert(7)>A</b>",),
        reasons=("<i onmouseover=alert(8)>",),
    )
    venn = replace(reading.actors[1], name="<u onfocus=alert(9)>Venn")
    reading = replace(reading, actors=(reading.actors[0], venn, *reading.actors[2:]))
    with room_of(tmp_path, reading) as room:
        page = room.get("/articles/uone").text
    texts = Texts(page)
    scripts = [facts.get("src") for tag, facts in texts.tags if tag == "script"]
    assert all(src is not None and src.startswith("/static/") for src in scripts)
    assert not [tag for tag, _ in texts.tags if tag in ("img", "svg", "style", "u", "b", "i")]
    assert not [name for _, facts in texts.tags for name in facts if name.startswith("on") or name == "style"]
    assert not [facts["href"] for tag, facts in texts.tags if (facts.get("href") or "").startswith("javascript")]
    assert not set("\u202e\u202c\x00\ud83d") & set(page)


def test_whose_words_the_article_is_made_of(tmp_path: Path) -> None:
    with room_of(tmp_path, whole()) as room:
        page = room.get("/articles/uone").text
    assert "Sourcing" in page
    assert "Sides heard" in page
    assert "In the article’s own voice" in page


def test_metadata_with_reasons(tmp_path: Path) -> None:
    with room_of(tmp_path, whole(), plain("bare", "Nothing is known of this.")) as room:
        assert "date from the page" in room.get("/articles/uone").text
        assert "outlet, date and author not known" in room.get("/articles/ubare").text


def test_copies_lead_to_each_other(tmp_path: Path) -> None:
    text = " ".join(f"word{n} and more" for n in range(80))
    first = plain("first", text, published="2024-05-01", title="The first")
    second = plain("second", text + " The end.", published="2024-05-02", title="The second")
    with room_of(tmp_path, first, second) as room:
        assert "Copies of it:" in room.get("/articles/ufirst").text
        page = room.get("/articles/usecond").text
    assert "This is a copy of" in page
    assert "/articles/ufirst" in page


def test_versions_are_told_and_compared(tmp_path: Path) -> None:
    old = plain("one", "The mill closes in May.\n\nNobody objects.", title="Mill closes")
    new = plain("one", "The mill closes in June.\n\nNobody objects.", title="Mill closes later")
    with room_of(tmp_path, old, new) as room:
        assert "2 versions, 2 readings" in room.get("/articles/uone").text
        page = room.get("/articles/uone/versions").text
        assert "The mill closes in<del> May</del><ins> June</ins>." in page
        assert "title: <del>Mill closes</del> <ins>Mill closes later</ins>" in page
        back = f"/articles/uone/versions?from={new.article.version}&to={old.article.version}"
        assert "<del> June</del><ins> May</ins>" in room.get(back).text
        assert room.get("/articles/uone/versions?from=x").status_code == 404


def test_one_version_is_told_too(tmp_path: Path) -> None:
    with room_of(tmp_path, whole()) as room:
        assert "There is one text of this article" in room.get("/articles/uone/versions").text


def test_an_article_that_is_not_there(tmp_path: Path) -> None:
    with room_of(tmp_path, whole()) as room:
        for path in ("/articles/unone", "/articles/unone/versions", "/articles/unone/add"):
            assert room.get(path).status_code in (404, 503)


def test_an_article_that_was_left_out(tmp_path: Path) -> None:

    reading = replace(plain("one", "Rien n'est su."), left_out=(LeftOut(None, "language: fr"),))
    with room_of(tmp_path, reading) as room:
        page = room.get("/articles/uone").text
    assert "This article was left out: language: fr" in page
    assert '<span class="out">Rien' in page


@pytest.mark.parametrize("apart", ["\n\n", " "])
def test_two_thousand_statements(tmp_path: Path, apart: str) -> None:
    sentences = [f"Ada Brook said that mill {n} will close." for n in range(2000)]
    text = apart.join(sentences)
    made, events, at = [], [], 0
    for n, sentence in enumerate(sentences, 1):
        cue, content = at + 10, at + 15
        made.append(
            Statement(
                f"s{n}", (), (span_at(text, cue, cue + 4),), (span_at(text, content, at + len(sentence) - 1),),
                "indirect", "say", None, (), (), None, None, None, 0.9,
            )
        )  # fmt: skip
        events.append(
            Event(
                f"e{n}", "CONCEDE", None, (), (), (), span_at(text, at + len(sentence) - 6, at + len(sentence) - 1),
                None, None, None, None, "future", False, (), None, None, f"s{n}", None, 0.5,
            )
        )  # fmt: skip
        at += len(sentence) + len(apart)
    reading = replace(plain("one", text), statements=tuple(made), events=tuple(events))
    with room_of(tmp_path, reading) as room:
        page = room.get("/articles/uone").text
    assert 'id="s2000"' in page
    assert 'id="e2000"' in page


def span_at(text: str, start: int, end: int) -> Span:

    return Span.of(text, start, end)
