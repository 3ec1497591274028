"""What events of reports are compared by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.evidence.view import Happening, Report
from onrecord.questions.reports.facts import RECENT, Number, case_of, facts_of
from onrecord.record.sentences import news_of, sentence_at, stem, words_of

REPORT = Report(1, "uone", "Herring", "Quell Courier", "2031-05-04T08:00:00", None, 1)
HAPPENING = Happening(
    report=REPORT, key=1, number=0, type="CONSULT", mode=None, factuality="asserted", actors=(), recipients=(),
    trigger=(11, 14), not_before=None, not_after=None, place=None, country=None, background=False, quad=1, score=1.0,
    told=None, same=0, confidence=0.9, doubtful=False,
)  # fmt: skip
PRINTED = date(2031, 5, 4).toordinal()


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("It rained. The envoys met in Quell. All left.", "met", "The envoys met in Quell."),
        ("Mr. Lund of the U.S. team met A. Venn. All left.", "met", "Mr. Lund of the U.S. team met A. Venn."),
        ("“They met.” He left.", "met", "“They met.”"),
        ("A headline\nThey met", "met", "They met"),
        ("met", "met", "met"),
    ],
)
def test_the_sentence_around_a_word(text: str, word: str, wanted: str) -> None:
    start = text.index(word)
    found = sentence_at(text, start, start + len(word))
    assert found.text == wanted
    assert text[found.start : found.end] == found.text


@given(st.text(max_size=200), st.data())
def test_a_sentence_always_holds_its_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = sentence_at(text, start, end)
    assert found.start <= start <= end <= found.end
    assert text[found.start : found.end] == found.text


def test_words_of_one_stem_are_one_word() -> None:
    assert {stem(word) for word in ("released", "releases", "release", "releasing")} == {"releas"}
    assert stem("talks") == "talk"
    assert stem("bed") == "bed"


def test_names_and_words_of_a_sentence() -> None:
    names, words = words_of("Yesterday Talsia’s envoys met 21 guests of the Harbour Guild on Monday")
    assert names == {"talsi", "harbo", "guild"}
    assert words == {"envoy", "21", "guest"}


def test_what_a_report_is_about() -> None:
    assert news_of("Envoys of Talsia wait", "Those of Brenmark left. " + "x " * 500 + "Orvale") == {"talsi", "brenm"}


def test_the_days_of_an_event() -> None:
    assert case_of(HAPPENING).days == (PRINTED - RECENT, PRINTED)
    assert case_of(HAPPENING).stated is False
    stated = replace(HAPPENING, not_before="2031-05-02", not_after="2031-05-03")
    assert case_of(stated).days == (PRINTED - 2, PRINTED - 1)
    assert case_of(stated).stated is True


@pytest.mark.parametrize(
    "changed",
    [
        {"background": True},
        {"not_before": "2030-01-01", "not_after": "2030-12-31"},
        {"not_before": "2031-05-01"},
        {"report": replace(REPORT, published=None)},
        {"report": replace(REPORT, published="spring")},
    ],
)
def test_what_tells_no_days(changed: dict[str, object]) -> None:
    assert case_of(replace(HAPPENING, **changed)).days is None


def test_facts_of_an_event() -> None:
    text = "The envoys met in Quell. Nobody spoke."
    facts = facts_of(case_of(HAPPENING, (Number("other", 2, 2),)), text)
    assert (facts.trigger, facts.sentence.text) == ("met", "The envoys met in Quell.")
    assert facts.kinds == {"meeting"}
    assert "meet" in facts.lemmas
    assert facts.names == {"quell"}
