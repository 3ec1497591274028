"""The pages of the questions: whole, safe, and with all that a reader needs to check a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.exports.pieces import Piece
from onrecord.exports.report import report_html
from onrecord.exports.report.parts import SHOWN, Group, Passage, Report, Section
from onrecord.exports.report.sides import outlets_report
from onrecord.questions.sides.overviews import outlets
from onrecord.record.store import Record
from tests.exports.report.answers import HOSTILE, READINGS, hostile, reports
from tests.exports.test_html_page import Page
from tests.questions.seed import seed

QUESTIONS = ("positions", "shifts", "disputes", "events", "corroboration", "dossier", "network", "outlets")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Invented articles about a meeting and a strike."""
    with Record(tmp_path_factory.mktemp("report") / "news.record") as made:
        for reading in READINGS:
            made.add(reading)
        yield made


@pytest.fixture(scope="module")
def answers(record: Record) -> dict[str, Report]:
    return reports(record, "Talsia")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_is_well_formed_and_needs_nothing_from_elsewhere(answers: dict[str, Report], name: str) -> None:
    html = report_html(answers[name])
    page = Page(html)
    assert page.open == []
    tags = Counter(tag for tag, _ in page.elements)
    assert not set(tags) & {"script", "link", "img", "iframe", "object", "form"}
    assert not re.search(r"url\(|@import|https?://", html)
    assert tags["main"] == tags["h1"] == 1
    assert tags["h2"] >= 1
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    policy = next(attrs["content"] for attrs in page.all("meta") if "http-equiv" in attrs)
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_of_an_article_acts(record: Record, name: str) -> None:
    html = report_html(reports(record, "Talsia", rub=hostile)[name])
    page = Page(html)
    assert page.open == []
    assert not page.all("script")
    assert not page.all("img")
    assert not any(key.startswith("on") for _, attrs in page.elements for key in attrs)
    assert not {"\x00", "\x1b", "\u202e"} & set(html)
    assert "49" not in page.text or "{{ 7*7 }}" in page.text


def test_the_hostile_words_stand_in_the_pages(record: Record) -> None:
    shown = reports(record, "Talsia", rub=hostile)
    without = [name for name, report in shown.items() if "{{ 7*7 }}" not in report_html(report)]
    assert without == []
    assert all(report.sections for report in shown.values())


def passages(report: Report) -> list[Passage]:
    return [passage for section in report.sections for group in section.groups for passage in group.passages]


@pytest.mark.parametrize("name", ["positions", "disputes", "events", "corroboration", "dossier", "network"])
def test_each_row_has_its_words_outlet_day_and_place(answers: dict[str, Report], name: str) -> None:
    rows = passages(answers[name])
    assert rows
    for row in rows:
        assert [piece for piece in row.pieces if piece.marked]
        told = " · ".join(row.facts)
        assert re.search(r"(outlet not known|[A-Z][\w ]+), (no date|2031-05-\d\d)", told), told
        assert re.search(r"\bu[a-z]+[ /][se]\d", told), told


def test_a_denial_shows_through_whom_it_came(answers: dict[str, Report]) -> None:
    rows = [row for name in ("disputes", "events", "corroboration", "network") for row in passages(answers[name])]
    denials = [row for row in rows if any("uh" in fact.split("/")[0].split() for fact in row.facts)]
    assert denials
    assert all("source: Talsia (speaker)" in row.facts for row in denials)


def test_a_row_without_a_source_says_so(answers: dict[str, Report]) -> None:
    rows = passages(answers["network"])
    assert {row.facts[0] for row in rows} >= {"source: none named", "source: Talsia (speaker)"}
    told = passages(answers["events"])
    assert all(row.facts[0].startswith("source: ") for row in told)


def test_a_page_tells_what_was_asked_and_what_is_counted(answers: dict[str, Report]) -> None:
    for name, report in answers.items():
        html = report_html(report)
        assert "<dt>since</dt><dd>2031</dd>" in html
        assert "What is counted" in html, name
        assert report.counted


def test_events_and_reports_are_counted_apart(answers: dict[str, Report]) -> None:
    text = Page(report_html(answers["events"])).text
    assert "4 mentions in 4 reports, 4 outlets" in text
    assert "points)" in text  # why the reports are of one event


def test_articles_of_no_known_outlet_are_no_outlet(tmp_path: Path) -> None:
    with Record(tmp_path / "news.record") as made:
        for reading, outlet in zip(READINGS[:3], ("Harbour Mail", "Harbour Mail", None), strict=True):
            made.add(replace(reading, article=replace(reading.article, outlet=outlet)))
        report = outlets_report(outlets(made))
    assert report.counted == ("1 outlet, 3 articles read, 1 of them of no known outlet.",)


def test_the_seed_shows_who_denied_and_on_whose_word(tmp_path: Path) -> None:
    with Record(tmp_path / "seed.record") as made:
        made.add(seed())
        text = Page(report_html(reports(made, "Russia")["shifts"])).text
    assert "denied, then acknowledged" in text
    assert "no longer denies" in text


def test_an_empty_answer_is_a_page_that_says_so() -> None:
    page = Page(report_html(Report("Shifts", (), ("0 shifts.",), (), ())))
    assert page.open == []
    assert "Nothing was found." in page.text


def test_long_groups_say_how_many_more_there_are() -> None:
    row = Passage("2031", "Talsia denies", None, (Piece("word", True),), ("uone s1",))
    group = Group.of("told by", [row] * (SHOWN + 3))
    assert (len(group.passages), group.more) == (SHOWN, 3)
    text = Page(report_html(Report("Events", (), (), (Section("one", groups=(group,)),), ()))).text
    assert "3 more; --format json has all." in text


def test_hostile_words_are_what_they_are_taken_for() -> None:
    assert "<script>" in HOSTILE
    assert "onerror" in HOSTILE
