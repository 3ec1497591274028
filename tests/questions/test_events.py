"""Events across the articles of a record: the same however it was filled and whatever is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError, SettingError
from onrecord.questions.evidence.gathering import Wanted, gather
from onrecord.questions.reports.events import event_ids, events_of
from onrecord.questions.reports.finding import Asked, find
from onrecord.questions.reports.naming import event_names
from onrecord.questions.reports.searching import types_like
from onrecord.questions.reports.told import FoundEvents, told_events
from onrecord.record.filters import Filters
from onrecord.record.store import Record
from onrecord.types import Reading
from tests.questions.joined_stories import NEWER, Told, meeting, story, strike

AT = "2031-06-01T10:00:00+00:00"
READINGS = (
    meeting("a"), meeting("bb"), meeting("ccc", published="2031-05-06"), meeting("later", published="2031-05-25"),
    strike("d"), strike("ee"), strike("undated", published=None),
    story("h", "Talsia denied that its envoys met those of Brenmark in Quell over the herring quotas dispute.",
          Told("met", by=("Talsia", "Brenmark"), place=("Quell", "FRA"), factuality="denied", said_by="Talsia")),
)  # fmt: skip
MEETING = {"ua", "ubb", "uccc", "uh"}


def told(record: Record, asked: Asked | None = None, **more: int) -> FoundEvents:
    with record.state() as connection:
        return told_events(connection, asked or Asked(), **({"limit": 50} | more))


def articles(found: FoundEvents) -> set[frozenset[str]]:
    return {frozenset(telling.article for telling in event.tellings) for event in found.events}


def groups(record: Record) -> set[frozenset[str]]:
    return articles(told(record))


def test_ten_reports_of_one_meeting_are_one_event(record: Record) -> None:
    event = next(event for event in told(record).events if event.type == "CONSULT" and event.reports > 1)
    assert {telling.article for telling in event.tellings} == MEETING
    assert (event.mentions, event.reports, event.copies, event.outlets) == (4, 4, 0, 4)
    assert event.id == "ua/e1"
    assert event.places == ("Quell",)
    assert all(join.why for join in event.joins)


def test_reports_weeks_apart_and_undated_ones_stay_alone(record: Record) -> None:
    assert {frozenset({"ulater"}), frozenset({"uundated"})} <= groups(record)


@settings(max_examples=12, deadline=None)
@given(st.permutations(READINGS), st.integers(0, len(READINGS)))
def test_any_order_and_split_of_adding_gives_the_same_events(readings: list[Reading], cut: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "news.record"
        for part in (readings[:cut], readings[cut:]):
            with Record(path) as record:
                for reading in part:
                    record.add(reading)
        with Record(path) as record:
            found = told(record)
            record.join_events("ua/e1", "uh/e1", same=False, by="Ada", at=AT)
            apart = told(record)
    with TemporaryDirectory() as folder, Record(Path(folder) / "news.record") as record:
        for reading in READINGS:
            record.add(reading)
        assert {event.id: event for event in told(record).events} == {event.id: event for event in found.events}
        record.join_events("uh/e1", "ua/e1", same=False, by="Ada", at=AT)
        assert articles(told(record)) == articles(apart)


def test_what_is_asked_for_makes_no_difference_to_the_joins(record: Record) -> None:
    with record.state() as connection:
        whole = gather(connection, Wanted())
        wanted = {
            event.id(group.members[0].happening): group
            for event in [events_of(connection, whole)]
            for group in event.groups
        }
        for happening in whole.happenings:
            events = events_of(connection, replace(whole, happenings=(happening,)))
            (group,) = events.groups
            assert group == wanted[events.id(group.members[0].happening)]


def test_ids_of_many_reports_at_once(record: Record) -> None:
    with record.state() as connection:
        whole = gather(connection, Wanted())
        ids = event_ids(connection, whole)
        of = {happening.report.article: ids[happening.key] for happening in whole.happenings}
    assert {article for article, where in of.items() if where == ("ua", 0)} == MEETING


def names(record: Record) -> dict[str, str]:
    with record.state() as connection:
        return event_names(connection)


def test_each_report_is_named_after_the_event_that_is_shown(record: Record) -> None:
    shown = {telling.id: event.id for event in told(record).events for telling in event.tellings}
    found = names(record)
    assert found
    # none of these articles tells of one event twice
    assert {report: found.get(report, report) for report in shown} == shown


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 28), st.booleans()), min_size=2, max_size=5), st.integers(0, 3), st.integers(1, 4)
)
def test_some_days_at_a_time_give_the_names_that_all_at_once_give(
    days: list[tuple[int, bool]], undated: int, size: int
) -> None:
    with TemporaryDirectory() as folder, Record(Path(folder) / "news.record") as record:
        for n, (day, met) in enumerate(days):
            record.add((meeting if met else strike)("abcde"[n] * (n + 1), published=f"2031-05-{day:02}"))
        for n in range(undated):
            record.add(meeting("xyz"[n] * (n + 1), published=None))
        with record.state() as connection:
            whole = gather(connection, Wanted())
            ids = event_ids(connection, whole)
            at = {(one.report.article, one.number): f"{one.report.article}/{whole.id(one)}" for one in whole.happenings}
            once = {at[(one.report.article, one.number)]: at[ids[one.key]] for one in whole.happenings}
            found = event_names(connection, size)
    assert {report: found.get(report, report) for report in once} == once


def test_a_person_who_parts_reports_of_one_article_is_heard(record: Record) -> None:
    twice = meeting("twice", published="2031-05-04")
    again = replace(twice, events=(twice.events[0], replace(twice.events[0], id="e2", same_event="e1")))
    record.add(again)
    assert names(record)["utwice/e2"] == "ua/e1"
    record.join_events("utwice/e1", "utwice/e2", same=False, by="Ada", at=AT)
    found = names(record)
    assert found.get("utwice/e2", "utwice/e1") != found.get("utwice/e1", "utwice/e1")


def test_a_person_parts_and_joins_and_can_undo_both(record: Record) -> None:
    before = groups(record)
    parted = record.join_events("ua/e1", "uh/e1", same=False, by="Ada", at=AT)
    assert (parted.action, parted.layer, parted.by) == ("reject", "join", "Ada")
    assert not any({"ua", "uh"} <= group for group in groups(record))
    joined = record.join_events("ua/e1", "ulater/e1", by="Ada", at=AT)
    assert any({"ua", "ulater"} <= group for group in groups(record))
    reason = next(join for event in told(record).events for join in event.joins if "by Ada" in join.why[0])
    assert reason.points is None
    record.undo(joined.id, by="Ben", at=AT)
    record.undo(parted.id, by="Ben", at=AT)
    assert groups(record) == before
    assert record.check() == ()


def test_the_last_word_on_a_pair_holds(record: Record) -> None:
    record.join_events("ua/e1", "uh/e1", same=False, by="Ada", at=AT)
    record.join_events("uh/e1", "ua/e1", by="Ben", at=AT)
    assert any({"ua", "uh"} <= group for group in groups(record))


def test_what_a_person_said_survives_reading_anew(record: Record) -> None:
    record.join_events("ua/e1", "ulater/e1", by="Ada", at=AT)
    parted = record.join_events("ua/e1", "uh/e1", same=False, by="Ada", at=AT)
    again = meeting("a", reader=NEWER)
    rain = replace(again.events[0], id="e1", trigger=again.events[0].trigger.of(again.article.text, 0, 6))
    moved = replace(again.events[0], id="e2")
    assert record.add(replace(again, events=(rain, moved))).kind == "reread"
    found = groups(record)
    assert any({"ua", "ulater"} <= group for group in found)
    with record.state() as connection:
        event = told_events(connection, Asked(report="ua/e2"))
    assert {"ulater/e1"} <= {telling.id for telling in event.events[0].tellings}
    assert "uh/e1" not in {telling.id for telling in event.events[0].tellings}
    assert record.waiting() == ()
    assert record.add(replace(meeting("a", reader=replace(NEWER, version="0.3.0")), events=())).kind == "reread"
    assert parted.id in record.waiting()


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 3), st.booleans(), st.booleans())
def test_a_judgement_stays_with_its_words_however_they_are_read_anew(others: int, edited: bool, same: bool) -> None:
    with TemporaryDirectory() as folder, Record(Path(folder) / "news.record") as record:
        for reading in READINGS:
            record.add(reading)
        other = "ulater/e1" if same else "uh/e1"
        record.join_events("ua/e1", other, same=same, by="Ada", at=AT)
        again = meeting("a", reader=NEWER)
        event, text = again.events[0], again.article.text
        if edited:  # a line is put before the text: another version, in which all stands elsewhere
            text = f"Corrected.\n{text}"
            moved = event.trigger.of(text, event.trigger.start + 11, event.trigger.end + 11)
            first = again.mentions[0].span
            mentions = tuple(replace(m, span=first.of(text, 0, first.end - first.start)) for m in again.mentions)
            places = tuple(replace(place, span=moved) for place in again.places)
            article = replace(again.article, text=text, version="v2", published="2031-05-05")
            event = replace(event, trigger=moved)
            again = replace(again, article=article, mentions=mentions, places=places)
        more = tuple(replace(event, id=f"e{n}", trigger=event.trigger.of(text, n, n + 2)) for n in range(others))
        record.add(replace(again, events=(*more, replace(event, id="e9"))))
        assert record.waiting() == ()
        with record.state() as connection:
            told = told_events(connection, Asked(report="ua/e9")).events[0]
        assert (other in {telling.id for telling in told.tellings}) is same


@pytest.mark.parametrize(
    ("one", "other", "error", "words"),
    [
        ("ua", "ubb/e1", SettingError, "names no report"),
        ("ua/e9", "ubb/e1", RecordError, "has no event 'e9'"),
        ("unone/e1", "ubb/e1", RecordError, "no article"),
        ("ua/e1", "ua/e1", SettingError, "one report already"),
    ],
)
def test_what_cannot_be_joined_is_told(
    record: Record, one: str, other: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        record.join_events(one, other, by="Ada")
    assert record.corrections() == ()


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (Asked("herring"), {"ua", "ubb", "uccc", "uh", "ulater"}),
        (Asked("granaries shelled"), {"ud", "uee", "uundated"}),
        (Asked("herring OR granaries"), set()),
        (Asked('rain "herring quotas"'), set()),
        (Asked(actors=("Brenmark", "Talsia"), filters=Filters(event_type="assault")), {"ud", "uee", "uundated"}),
        (Asked(actors=("Orla Venn",)), set()),
        (Asked(report="uee/e1"), {"uee"}),
        (Asked(filters=Filters(factuality="denied")), {"uh"}),
        (Asked(filters=Filters(since="2031-05-20")), {"ulater"}),
        (Asked(filters=Filters(outlet="Bb Post")), {"ubb"}),
    ],
)
def test_what_is_found(record: Record, asked: Asked, wanted: set[str]) -> None:
    record.add(story("venn", "Orla Venn slept.", Told("slept", "SUPPORT", by=("Harbour Guild",), said_by="Orla Venn")))
    with record.state() as connection:
        found = {row.report.article for part in find(connection, asked, 2) for row in part.happenings}
    assert found == wanted


def test_pages_of_events(record: Record) -> None:
    whole = told(record)
    assert not whole.more
    pages = [told(record, limit=1, offset=n) for n in range(len(whole.events))]
    assert [page.events[0] for page in pages] == list(whole.events)
    assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]
    assert {(page.asked, page.articles) for page in pages[:-1]} == {(None, None)}
    assert (pages[-1].asked, pages[-1].articles) == (8, 8)


def test_types_that_one_event_may_bear() -> None:
    assert types_like("CONSULT") == types_like("AGREE")
    assert types_like("AID") == {"AID"}
