"""Corrections in words; stretches of text; events laid out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.exports.corrected import change_words
from onrecord.exports.html.view import article_view
from onrecord.exports.marks import lay_out
from onrecord.exports.safe import stretches, visible
from onrecord.types import Reading
from tests.record.readings import TEXT, plain, readings, span, whole


def test_each_correction_in_words(tmp_path: Path) -> None:
    place = span(TEXT, "denied on Monday")
    with onrecord.open(tmp_path / "news.record") as record:
        record.add(whole())
        record.add(plain("two", "Another text."))
        record.correct("uone", "s1", "act", "say", by="Ines")
        record.correct("uone", "s1", "speaker", onrecord.Who("Pal Sund"), by="Ines")
        record.correct("uone", "s1", "speaker", None, by="Ines")
        record.correct("uone", "s1", "cue", ((place.start, place.end),), by="Ines")
        struck = record.strike("uone", "e2", by="Ines")
        record.undo(struck.id, by="Ines")
        record.insert("uone", onrecord.NewStatement(((0, 6),), ((7, 10),)), by="Ines")
        record.insert("uone", onrecord.NewEvent("REJECT", (0, 6)), by="Ines")
        ids = [actor.id for actor in record.actors()][:2]
        record.join(*ids, by="Ines", same=False)
        words = [change_words(each) for each in record.corrections()]
    assert words == [
        "s1: act is say",
        "s1: speaker is Pal Sund",
        "s1: speaker is not known",
        "s1: cue is “denied on Monday”",
        "e2 is struck (“accused”)",
        f"{struck.id} is undone",
        "a new statement: not known, say, “Talsia”",
        "a new event: REJECT, asserted, at “Talsia”",
        f"{min(ids)} and {max(ids)} are two",
    ]


@given(st.text())
def test_stretches_are_the_text_and_show_nothing_that_acts(text: str) -> None:
    pieces = list(stretches(text))
    assert "".join(some for some, _ in pieces) == text
    for some, shown in pieces:
        assert shown is None or len(some) == 1
        words = some if shown is None else shown
        assert visible(words.replace("\n", " ").replace("\t", " ")) == words.replace("\n", " ").replace("\t", " ")


@given(readings())
def test_every_row_is_laid_out_once(reading: Reading) -> None:
    laid = lay_out(reading, events=True)
    if laid.paragraphs:
        assert sorted(row.id for p in laid.paragraphs for row in p.rows) == sorted(s.id for s in reading.statements)
        assert sorted(row.id for p in laid.paragraphs for row in p.events) == sorted(e.id for e in reading.events)
    for paragraph in laid.paragraphs:
        assert reading.article.text.startswith("".join(run.text for run in paragraph.runs), paragraph.start)


def test_an_event_row_tells_who_whom_when_where_and_on_whose_word() -> None:
    laid = lay_out(whole(), events=True)
    row, own = laid.paragraphs[0].events
    assert (row.type, row.mode, row.factuality) == ("ASSAULT", "heavy-weapons", "asserted")
    assert [part.name for part in (*row.actors, *row.recipients)] == ["Talsia", "the harbour of Quell"]
    assert (row.when, row.where, row.numbers) == ("3 May (2024-05-03)", "Quell, BRN", ("killed 2 to 4",))
    assert (row.holder, row.word) == ("s3", "Ministry of Defence")
    assert (own.holder, own.word) == (None, None)
    assert "2 events, in JSON only" not in laid.summary
    assert lay_out(whole()).paragraphs[0].events == ()


def test_a_number_without_bounds_is_shown_in_its_words() -> None:
    reading = whole()
    event = next(event for event in reading.events if event.quantities)
    (number,) = event.quantities
    for low, high, shown in (
        (2, None, "killed 2 to ?"),
        (None, 4, "killed ? to 4"),
        (None, None, "killed two to four"),
    ):
        told = replace(event, quantities=(replace(number, min=low, max=high),))
        laid = lay_out(replace(reading, events=(told,)), events=True)
        assert [row.numbers for paragraph in laid.paragraphs for row in paragraph.events] == [(shown,)]


def test_a_place_is_lit_where_it_stands() -> None:
    place = span(TEXT, "envoy Orla Venn denied")
    view = article_view(whole(), events=True, lit=(place.start, place.end))
    runs = [run for paragraph in view.paragraphs for run in paragraph.runs]
    assert "".join(run.text for run in runs if run.lit) == place.text
    assert [run.lights for run in runs if run.lit] == [True] + [False] * (sum(run.lit for run in runs) - 1)


def test_only_the_outermost_event_of_a_run_leads() -> None:
    reading = whole()
    first = reading.events[0]
    wide = replace(first, id="e9", trigger=span(TEXT, "shelling the harbour"))
    view = article_view(replace(reading, events=(*reading.events, wide)), events=True)
    marks = [m for p in view.paragraphs for run in p.runs for m in run.marks if m.role == "event" and m.row == "e1"]
    assert not any(mark.leads for mark in marks)
