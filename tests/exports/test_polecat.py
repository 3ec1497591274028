"""Events in POLECAT's columns: all forty in their order, ours behind them, and nothing made up."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from onrecord.exports.polecat import COLUMNS, OWN, polecat_lines
from onrecord.record.frames.columns import View
from onrecord.types import Event, Reading, Role
from tests.record.readings import TEXT, readings, span, whole

FORTY = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, "
    "Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, "
    "Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient "
    "Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, "
    "Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, "
    "Story Organizations, Story Locations, Language, Version"
)


def rows(*given: Reading) -> list[dict[str, str]]:
    text = "".join(polecat_lines(View.of(reading) for reading in given))
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_the_forty_columns_stand_first_in_their_order() -> None:
    head = next(polecat_lines(())).rstrip("\n").split("\t")
    assert ", ".join(head[:40]) == FORTY
    assert tuple(head) == (*COLUMNS, *OWN)
    assert len(set(head)) == len(head)


def test_an_event_is_told_column_for_column() -> None:
    row = rows(whole())[0]
    told = {name: value for name, value in row.items() if name in COLUMNS and value}
    assert told == {
        "Event ID": "uone/e1", "Event Date": "2024-05-03", "Event Type": "ASSAULT", "Event Mode": "heavy-weapons",
        "Intensity": "-9.5", "Quad Code": "MATERIAL CONFLICT", "Contexts": "military",
        "Actor Name": "Talsia", "Actor Country": "TLS", "Actor COW": "7", "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV", "Actor Name Raw": "Talsia", "Recipient Name Raw": "the harbour of Quell",
        "Placename": "Quell", "City": "Quell", "Country": "BRN", "Latitude": "51.25", "Longitude": "-3.5",
        "GeoNames ID": "12345", "Raw Placename": "Quell", "Feature Type": "PPL", "Source": "Northern Post",
        "Publication Date": "2024-05-06", "Story People": "Orla Venn",
        "Story Organizations": "Northern Post; Ministry of Defence", "Story Locations": "Quell", "Language": "en",
        "Version": "onrecord 0.1.0",
    }  # fmt: skip
    own = {name: value for name, value in row.items() if name in OWN and value}
    assert own == {
        "report_id": "uone/e1", "first_in_article": "uone/e1", "article": "uone", "article_version": f"v{len(TEXT)}",
        "url": "https://post.example/one", "factuality": "asserted", "background": "false", "not_before": "2024-05-03",
        "not_after": "2024-05-03", "statement": "s3", "speaker": "Ministry of Defence", "speaker_country": "BRN",
        "act": "accuse", "confidence": "0.7", "trigger": "shelling", "trigger_span": own["trigger_span"],
        "actor_spans": own["actor_spans"], "recipient_spans": own["recipient_spans"], "place_span": own["place_span"],
        "content_spans": own["content_spans"], "actor_wikidata": "Q1", "quantities": "killed 2 to 4",
    }  # fmt: skip
    for name, words in (
        ("trigger_span", "shelling"), ("actor_spans", "Talsia"), ("recipient_spans", "the harbour of Quell"),
        ("place_span", "Quell"),
    ):  # fmt: skip
        start, end = map(int, own[name].split(":"))
        assert TEXT[start:end] == words


def bare(**more: Any) -> Reading:
    """A reading with one event of which nothing is known but its type."""
    facts: dict[str, Any] = {
        "mode": None, "contexts": (), "actors": (), "recipients": (), "time": None, "not_before": None,
        "not_after": None, "place": None, "quantities": (), "quad_class": None, "score": None, "statement": None,
        "same_event": None, **more,
    }  # fmt: skip
    base = whole(url=None, title=None, outlet=None, published=None, language=None)
    event = Event(
        "e9", "AID", trigger=span(TEXT, "told"), factuality="denied", background=True, confidence=0.5, **facts
    )
    return replace(base, actors=base.actors if more else (), places=(), events=(event,), statements=())


def test_what_is_unknown_is_empty() -> None:
    told = {name for name, value in rows(bare())[0].items() if value}
    assert told == {
        "Event ID", "Event Type", "Version", "report_id", "first_in_article", "article", "article_version",
        "factuality", "background", "confidence", "trigger", "trigger_span",
    }  # fmt: skip


def test_a_date_is_there_only_if_the_day_is_known_and_never_that_of_the_article() -> None:
    row = rows(replace(bare(), events=(replace(bare().events[0], not_before="2024-05-01", not_after="2024-05-31"),)))[0]
    assert (row["Event Date"], row["not_before"], row["not_after"]) == ("", "2024-05-01", "2024-05-31")
    half = rows(replace(bare(), events=(replace(bare().events[0], not_before="2024-05-01"),)))[0]
    assert (half["Event Date"], half["not_before"], half["not_after"]) == ("", "2024-05-01", "")


def test_several_actors_stand_in_order_with_a_place_for_the_unknown() -> None:
    row = rows(bare(actors=(Role("m5", None), Role("m2", "a2"), Role("m3", "a3"))))[0]
    assert row["Actor Name"] == "; Orla Venn; Brenmark"
    assert row["Actor Name Raw"] == "the harbour of Quell; Orla Venn; Brenmark"
    assert row["Actor Title"] == "; envoy; "
    assert row["Primary Actor Sector"] == "; GOV; GOV"
    assert row["Actor COW"] == "; 860; 835"  # by their countries
    assert row["Recipient Name"] == ""


def test_a_semicolon_in_a_name_parts_no_names() -> None:
    reading = bare(actors=(Role("m2", "a2"),))
    actors = tuple(replace(actor, name="Venn; Orla") if actor.id == "a2" else actor for actor in reading.actors)
    assert rows(replace(reading, actors=actors))[0]["Actor Name"] == "Venn, Orla"


def test_the_number_of_a_state_is_that_of_the_country_of_its_people() -> None:
    reading = bare(actors=(Role("m2", "a2"),))
    actors = tuple(replace(actor, country="FRA") if actor.id == "a2" else actor for actor in reading.actors)
    assert rows(replace(reading, actors=actors))[0]["Actor COW"] == "220"


def test_nothing_runs_in_a_spreadsheet_and_no_tab_or_line_end_parts_a_cell() -> None:
    row = rows(whole(outlet="=HYPERLINK(1)\t\n2"))[0]
    assert row["Source"] == "'=HYPERLINK(1) 2"


def test_the_chain_is_told_from_the_first_voice() -> None:
    reading = whole()
    events = (replace(reading.events[0], statement="s2", same_event="e2"),)
    row = rows(replace(reading, events=events))[0]
    assert row["chain"] == "Orla Venn > Northern Post"
    assert (row["first_in_article"], row["report_id"]) == ("uone/e2", "uone/e1")


def test_reports_of_one_event_have_one_event_id() -> None:
    def ids(joined: dict[str, str], *given: Reading) -> list[str]:
        text = "".join(polecat_lines((View.of(reading) for reading in given), joined))
        return [row["Event ID"] for row in csv.DictReader(io.StringIO(text), delimiter="\t")]

    again = whole()
    again = replace(again, events=(again.events[0], replace(again.events[1], same_event="e1")))
    assert ids({}, again) == ["uone/e1", "uone/e1"]
    assert ids({"uone/e1": "uearly/e4"}, again) == ["uearly/e4", "uearly/e4"]  # the second is doubtful, say
    # a person said that the two are not one
    assert ids({"uone/e2": "uone/e2"}, again) == ["uone/e1", "uone/e2"]
    assert ids({"utwo/e1": "uone/e1"}, whole(), whole("two")) == ["uone/e1", "uone/e2", "uone/e1", "utwo/e2"]


@settings(max_examples=40, deadline=None)
@given(readings())
def test_any_reading_gives_a_row_for_each_report(reading: Reading) -> None:
    text = "".join(polecat_lines([View.of(reading)]))
    found = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert len(found) == 1 + len(reading.events)
    assert {len(row) for row in found} == {len(COLUMNS) + len(OWN)}


def test_it_opens_in_pandas_column_for_column() -> None:
    pandas = pytest.importorskip("pandas")
    text = "".join(polecat_lines([View.of(whole()), View.of(bare())]))
    frame = pandas.read_csv(io.StringIO(text), sep="\t", keep_default_na=False, na_values=[""])
    assert tuple(frame.columns) == (*COLUMNS, *OWN)
    assert list(frame["Event Type"]) == ["ASSAULT", "ACCUSE", "AID"]
    assert frame["Intensity"].to_list()[:2] == [-9.5, -2.0]
    assert frame["Latitude"].dtype == float
    assert frame["Event Date"].isna().to_list() == [False, True, True]
