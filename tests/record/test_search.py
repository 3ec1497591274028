"""What is searched is found, in the right order, and nothing a user types is an error."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.record.store import Record
from onrecord.record.word_index import query_of
from tests.record.readings import TEXT, plain, whole


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(whole())
    record.add(whole("two", published="2023-01-31", outlet="Quell Courier"))
    return record


def rows(found) -> list[tuple[str, str | None]]:
    return [(hit.article, hit.statement) for hit in found.hits]


def test_a_hit_says_who_and_where_and_its_matches_index_the_text(filled: Record) -> None:
    hit = filled.search("soldier", outlet="northern").hits[0]
    assert (hit.article, hit.statement, hit.speaker, hit.act) == ("uone", "s2", "Orla Venn", "say")
    assert (hit.title, hit.outlet, hit.published) == ("Talsia denies", "Northern Post", "2024-05-06")
    assert [match.text for match in hit.matches] == ["soldiers"]
    for part in (hit.snippet, *hit.matches):
        assert TEXT[part.start : part.end] == part.text


@pytest.mark.parametrize(
    ("words", "filters", "wanted"),
    [
        ("military presence", {}, [("uone", "s1"), ("utwo", "s1")]),
        ("presence military", {}, [("uone", "s1"), ("utwo", "s1")]),
        ('"presence military"', {}, []),
        ("“a military presence”", {}, [("uone", "s1"), ("utwo", "s1")]),
        ("milit*", {}, [("uone", "s1"), ("utwo", "s1")]),
        ("KEEPING", {}, [("uone", "s1"), ("utwo", "s1")]),
        ("dockers harbour", {"outlet": "courier"}, [("utwo", "s3")]),
        ('"May killing"', {}, []),
        ("", {"act": "accuse"}, [("uone", "s3"), ("utwo", "s3")]),
        ("", {"speaker": "Orla Venn", "since": "2024"}, [("uone", "s1"), ("uone", "s2")]),
        ("", {"speaker": "venn", "until": "2023-01"}, [("utwo", "s1"), ("utwo", "s2")]),
        ("", {"speaker": "talsia"}, []),
        ("", {"side": "Talsia", "since": "2024-05-06"}, [("uone", "s1"), ("uone", "s2")]),
        ("", {"side": "brn", "until": "2023-01-31"}, [("utwo", "s3")]),
        ("", {"side": "Brenmark", "until": "2023"}, [("utwo", "s3")]),
        ("", {"about": "Brenmark", "since": "2024"}, [("uone", "s1")]),
        ("", {"about": "Nobody"}, []),
        ("", {"event_type": "assault", "since": "2024"}, [("uone", "s3")]),
        ("", {"event_type": "ACCUSE"}, []),
        ("", {"factuality": "asserted", "since": "2024"}, [("uone", "s3")]),
        ("", {"since": "2025"}, []),
        ("—", {}, []),
        ("shelling", {"of": "articles"}, [("uone", None), ("utwo", None)]),
        ("", {"of": "articles", "event_type": "ACCUSE", "until": "2023"}, [("utwo", None)]),
        ("", {"of": "articles", "act": "promise"}, []),
    ],
)
def test_words_and_filters(filled: Record, words: str, filters: dict[str, str], wanted: list[object]) -> None:
    assert rows(filled.search(words, **filters)) == wanted


def test_pages(filled: Record) -> None:
    first = filled.search("", limit=4)
    second = filled.search("", limit=4, offset=4)
    assert (len(first.hits), first.more, len(second.hits), second.more) == (4, True, 2, False)
    assert len({*rows(first), *rows(second)}) == 6


def test_the_better_match_comes_first(record: Record) -> None:
    record.add(plain("far", "Someone spoke at length about bridges, tolls, taxes, boats and a dam.", title="Council"))
    record.add(plain("near", "The dam failed.", title="The dam"))
    assert rows(record.search("dam", of="articles")) == [("unear", None), ("ufar", None)]


def test_copies_can_be_left_out(record: Record) -> None:
    story = " ".join(f"the {word} was seen near the old mill by several people" for word in "abcdefghijklmnop")
    record.add(plain("one", story, published="2024-05-01"))
    record.add(plain("two", story, published="2024-05-02", outlet="Post"))
    assert {hit.copy_of for hit in record.search("mill", of="articles").hits} == {None, "uone"}
    assert rows(record.search("mill", of="articles", copies=False)) == [("uone", None)]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"act": "shout"}, "'shout' is no act. Valid are say"),
        ({"factuality": "sure"}, "'sure' is no factuality"),
        ({"since": "May"}, "since 'May' is no date. Write YYYY"),
        ({"since": "2023-13"}, "since '2023-13' is no date"),
        ({"until": "2023-02-30"}, "until '2023-02-30' is no date"),
        ({"since": "0000"}, "since '0000' is no date"),
        ({"event_type": "bogus"}, "'bogus' is no event type. Valid are AGREE, .*ASSAULT"),
        ({"limit": 0}, "limit must be at least 1"),
        ({"offset": -1}, "offset at least 0"),
    ],
)
def test_a_filter_that_cannot_be_is_told(filled: Record, filters: dict[str, object], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        filled.search("x", **filters)


@pytest.fixture(scope="module")
def shared() -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r") as record:
        record.add(whole())
        yield record


@given(words=st.text(max_size=30) | st.text(alphabet="\"*()-^:+ANDORT NEAR{}\\'", max_size=20))
def test_nothing_a_user_types_is_an_error(shared: Record, words: str) -> None:
    for filters in ({}, {"of": "articles"}, {"speaker": words}, {"side": words}, {"about": words}, {"outlet": words}):
        for hit in shared.search(words, **filters).hits:
            assert TEXT[hit.snippet.start : hit.snippet.end] == hit.snippet.text
            assert all(TEXT[match.start : match.end] == match.text for match in hit.matches)


def test_queries() -> None:
    assert query_of("a b*") == '"a" AND "b"*'
    assert query_of('x "y z" don\'t') == '"x" AND "y z" AND "don t"'
    assert query_of("NOT (x OR y)") == '"NOT" AND "x" AND "OR" AND "y"'
    assert query_of(" -- ") is None


def test_matches_are_found_behind_signs_that_take_more_than_one_byte(record: Record) -> None:
    text = "\U0001f6a2 “Ö” \x01\x02 É: the mill is shut, he said. " + "Nothing else. " * 40 + "The mills are old."
    record.add(plain("odd", text))
    (hit,) = record.search("mill", of="articles").hits
    assert [(match.text, text[match.start : match.end]) for match in hit.matches] == [("mill", "mill")]


def test_actors_are_joined_by_what_packs_know_or_by_full_name(record: Record) -> None:
    record.add(whole())
    other = whole("two", published="2023-01-01")
    renamed = replace(other.actors[0], name="Republic of Talsia")
    record.add(replace(other, actors=(renamed, *other.actors[1:])))
    (talsia,) = record.actors("Republic of Talsia")
    assert (talsia.id, talsia.names, talsia.articles, talsia.why) == (
        "known:talsia", ("Republic of Talsia", "Talsia"), 2, "one entry of a pack"
    )  # fmt: skip
    (venn,) = record.actors("orla venn")
    assert (venn.articles, venn.statements, venn.why) == (2, 4, "same name, kind and country")
    assert len(record.search(speaker="Republic of Talsia").hits) == 0
    assert len(record.search(side="Republic of Talsia").hits) == 4


def test_a_link_is_proposed_accepted_rejected_and_undone(record: Record) -> None:
    record.add(whole())
    other = whole("two")
    surname = replace(other.actors[1], name="Venn", side=None)
    record.add(replace(other, actors=(other.actors[0], surname, *other.actors[2:])))
    (link,) = record.links()
    assert link.names == ("Orla Venn", "Venn")
    assert (link.state, link.score) == ("proposed", 0.7)
    assert link.why == ("same last name, one stands alone", "same country (TLS)", "same kind (person)")
    made = record.join(link.other, link.one, by="Ada")
    (venn,) = record.actors("Orla Venn")
    assert (venn.names, venn.articles, venn.why) == (("Orla Venn", "Venn"), 2, "joined by a person")
    assert len(record.search(speaker="Orla Venn").hits) == 4
    assert record.links()[0].state == "accepted"
    record.undo(made.id, by="Ada")
    assert len(record.search(speaker="Orla Venn").hits) == 2
    record.join(link.one, link.other, by="Ada", same=False)
    assert [each.state for each in record.links()] == ["rejected"]
    assert len(record.search(speaker="Orla Venn").hits) == 2


def test_unnamed_sources_groups_and_descriptions_are_nobody_elsewhere(record: Record) -> None:
    for name in ("one", "two"):
        reading = whole(name)
        official = replace(reading.actors[1], name="an official", kind="anonymous", anonymous=True)
        voters = replace(reading.actors[4], name="Voters", kind="group", side=None)
        record.add(replace(reading, actors=(reading.actors[0], official, *reading.actors[2:4], voters)))
    assert [actor.articles for actor in (*record.actors("official"), *record.actors("voters"))] == [1, 1, 1, 1]
    assert record.links() == ()
