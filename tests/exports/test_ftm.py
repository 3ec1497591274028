"""Entities of followthemoney: valid by its own model, nothing lost on the way, and back to the characters."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from onrecord.errors import SettingError
from onrecord.exports.ftm.actors import actor_id
from onrecord.exports.ftm.entities import ftm_lines
from onrecord.exports.ftm.making import entity_id
from onrecord.record.frames.columns import View
from onrecord.types import Actor, Mention, Reading, Role
from tests.record.readings import TEXT, readings, span, whole

followthemoney = pytest.importorskip("followthemoney")
PLACE = re.compile(r"(\w+) (\d+:\d+(?:,\d+:\d+)*)")


def lines(*given: Reading, joined: dict[str, str] | None = None) -> list[str]:
    return list(ftm_lines((View.of(reading) for reading in given), joined))


def entities(*given: Reading, joined: dict[str, str] | None = None) -> list[Any]:
    """The proxies, each valid."""
    found = []
    for line in lines(*given, joined=joined):
        data = json.loads(line)
        schema = followthemoney.model.get(data["schema"])
        schema.validate(data)
        assert set(data["properties"]) <= set(schema.properties)
        proxy = followthemoney.model.get_proxy(data)
        assert isinstance(proxy, followthemoney.EntityProxy)
        assert proxy.to_dict()["properties"] == data["properties"]
        found.append(proxy)
    return found


def of(found: list[Any], schema: str, **values: str) -> list[Any]:
    return [
        each for each in found
        if each.schema.name == schema and all(value in each.get(name, quiet=True) for name, value in values.items())
    ]  # fmt: skip


def test_each_row_is_an_entity_of_a_fitting_kind() -> None:
    found = entities(whole())
    assert Counter(each.schema.name for each in found) == {
        "Article": 1, "Note": 3, "Event": 2, "Mention": 3, "PublicBody": 3, "Person": 1, "Organization": 1,
        "UnknownLink": 5,
    }  # fmt: skip
    links = {each.first("role"): each for each in of(found, "UnknownLink")}
    assert set(links) == {"speaks for", "passed on (outlet)", "says: asserted", "ACCUSE"}
    names = {each.id: each.first("name", quiet=True) for each in found}
    accused = links["ACCUSE"]
    assert (names[accused.first("subject")], names[accused.first("object")]) == ("Brenmark", "Talsia")
    assert names[links["passed on (outlet)"].first("subject")] == "Northern Post"
    (person,) = of(found, "Person")
    assert (person.first("name"), person.first("position"), person.get("sector")) == ("Orla Venn", "envoy", ["GOV"])


def test_an_entity_has_outlet_address_and_date_of_its_article() -> None:
    found = entities(whole())
    (article,) = of(found, "Article")
    assert (article.first("publisher"), article.first("sourceUrl")) == ("Northern Post", "https://post.example/one")
    assert (article.first("publishedAt"), article.first("title"), article.get("author")) == (
        "2024-05-06", "Talsia denies", ["A. Sen"]
    )  # fmt: skip
    assert article.first("bodyText") == TEXT
    for each in (*of(found, "Note"), *of(found, "Event")):
        assert (each.get("proof"), each.first("publisher")) == ([article.id], "Northern Post")
        assert each.first("sourceUrl") == "https://post.example/one"


def pieces(entity: Any, article: Any) -> dict[str, list[str]]:
    """The words at the places that an entity names, in the text of its article."""
    (note,) = [note for note in entity.get("notes") if note.startswith("onrecord ") and ", version " in note]
    text = article.first("bodyText") or ""
    return {
        part: [text[int(start) : int(end)] for start, end in (each.split(":") for each in places.split(","))]
        for part, places in PLACE.findall(note.split(": ", 1)[1])
    }


def test_a_statement_leads_back_to_its_characters() -> None:
    found = entities(whole())
    (article,) = of(found, "Article")
    (denied,) = of(found, "Note", name="Orla Venn: deny")
    told = pieces(denied, article)
    assert told == {
        "source": ["Talsia's envoy Orla Venn"], "cue": ["denied"],
        "content": ["that her country keeps a military presence in Brenmark"], "chain": ["Orla Venn"],
    }  # fmt: skip
    assert denied.get("description") == told["content"]
    assert denied.get("entity") == [each.id for each in of(found, "Person")]
    assert denied.first("createdAt") == "2024-05-06"  # on Monday
    (accused,) = of(found, "Note", name="Ministry of Defence: accuse")
    assert len(pieces(accused, article)["content"]) == 2
    assert accused.get("createdAt") == []


def test_an_event_tells_how_it_is_held_and_by_whom() -> None:
    found = entities(whole())
    (article,) = of(found, "Article")
    (shelled,) = of(found, "Event", recordId="uone/e1")
    assert shelled.first("name") == "ASSAULT/heavy-weapons: Talsia → the harbour of Quell"
    assert shelled.first("summary") == "asserted, by Ministry of Defence"
    assert (shelled.first("startDate"), shelled.first("endDate"), shelled.first("date")) == ("2024-05-03",) * 3
    assert shelled.get("location") == ["Quell"]
    assert pieces(shelled, article) == {
        "trigger": ["shelling"], "actors": ["Talsia"], "recipients": ["the harbour of Quell"], "place": ["Quell"]
    }  # fmt: skip
    at = span(TEXT, "two to four")
    assert f"killed 2 to 4: two to four at {at.start}:{at.end}" in shelled.get("notes")
    (own,) = of(found, "Event", recordId="uone/e2")
    assert own.first("summary") == "asserted, in the article's own voice"


def test_what_is_denied_is_never_called_like_a_fact() -> None:
    reading = whole()
    events = tuple(replace(event, factuality="denied") for event in reading.events)
    found = entities(replace(reading, events=events))
    assert all(each.first("name").startswith("[denied] ") for each in of(found, "Event"))
    assert of(found, "UnknownLink", role="[denied] ACCUSE", status="denied")
    assert not of(found, "UnknownLink", role="ACCUSE")


def test_reports_of_one_event_name_it() -> None:
    found = entities(whole(), joined={"uone/e1": "uother/e9"})
    (shelled,) = of(found, "Event", recordId="uone/e1")
    assert "event uother/e9" in shelled.get("notes")


def test_an_actor_of_several_articles_is_written_once_with_all_that_is_told() -> None:
    two = whole("two")
    actors = tuple(
        replace(actor, name="Talsian Republic", role="host") if actor.id == "a1" else actor for actor in two.actors
    )
    found = entities(whole(), replace(two, actors=actors), whole("three"))
    ids = [each.id for each in found]
    assert len(ids) == len(set(ids))
    (talsia,) = [each for each in found if each.id == actor_id("known:talsia")]
    assert (talsia.first("name"), talsia.get("alias")) == ("Talsia", ["Talsian Republic"])
    assert talsia.get("wikidataId") == ["Q1"]
    assert {"cow: 7", "role: host", "onrecord known:talsia"} <= set(talsia.get("notes"))
    assert len(of(found, "Article")) == 3


def test_the_same_name_in_two_articles_is_two_where_nobody_can_tell() -> None:
    aide = Actor("a2", "an aide", "anonymous", anonymous=True)
    found = entities(*(replace(r, actors=(r.actors[0], aide, *r.actors[2:])) for r in (whole(), whole("two"))))
    assert len(of(found, "LegalEntity", name="an aide", keywords="anonymous")) == 2


def test_what_followthemoney_does_not_take_is_kept_as_a_remark() -> None:
    found = entities(whole(url="javascript:alert(1)", language="xx-klingon", published="in May"))
    (article,) = of(found, "Article")
    assert not article.get("sourceUrl")
    assert not article.get("publishedAt")
    assert {"sourceUrl: javascript:alert(1)", "publishedAt: in May"} <= set(article.get("notes"))
    (talsia,) = [each for each in found if each.id == actor_id("known:talsia")]
    assert talsia.get("country") == ["tl"]


def test_a_country_that_is_none_is_a_remark_and_a_long_name_is_cut_and_kept() -> None:
    reading, long = whole(), "Very " * 200 + "Long"
    actors = (replace(reading.actors[0], country="IGO", name=long), *reading.actors[1:])
    found = entities(replace(reading, actors=actors))
    (body,) = [each for each in found if each.id == actor_id("known:talsia")]
    assert "country: IGO" in body.get("notes")
    assert len(body.first("name")) <= 384
    assert f"name: {long}" in body.get("notes")


def test_a_document_speaks_and_takes_part() -> None:
    reading = whole()
    actors = (*reading.actors, Actor("a6", "a leaked report", "document"))
    mentions = (*reading.mentions, Mention("m6", span(TEXT, "Northern Post"), "a6", "name", 0.5))
    events = (replace(reading.events[1], actors=(Role("m6", "a6"),)),)
    statement = replace(reading.statements[0], speaker="a6")
    found = entities(
        replace(reading, actors=actors, mentions=mentions, events=events, statements=(statement,))
    )  # fmt: skip
    (document,) = of(found, "Document", name="a leaked report")
    assert of(found, "Note", entity=document.id)
    assert of(found, "UnknownLink", subject=document.id, role="ACCUSE")
    (event,) = of(found, "Event")
    assert document.id not in event.get("involved")  # followthemoney wants a person or body there
    assert "a leaked report" in event.get("namesMentioned")


def test_ids_stay_and_tell_apart() -> None:
    assert lines(whole()) == lines(whole())
    assert entity_id("a", "bc") != entity_id("ab", "c")
    assert entity_id("half \ud83d", "x") != entity_id("half", "x")
    before, after = ({each.id for each in of(entities(whole(text=text)), "Note")} for text in (TEXT, TEXT + " "))
    assert not before & after  # another version of the article: other rows


@settings(max_examples=60, deadline=None)
@given(readings())
def test_any_reading_is_valid_and_names_only_what_is_there(reading: Reading) -> None:
    found = entities(reading)
    ids = {each.id for each in found}
    assert len(ids) == len(found)
    for each in found:
        assert set(each.get_type_values(followthemoney.registry.entity)) <= ids
    assert len(of(found, "Note")) == len(reading.statements)
    assert len(of(found, "Event")) == len(reading.events)
    (article,) = of(found, "Article")
    text = article.first("bodyText") or ""
    assert len(text) == len(reading.article.text)
    for each in (*of(found, "Note"), *of(found, "Event")):
        assert each.get("proof") == [article.id]


def test_words_that_pass_through_one_mouth_twice_make_one_link() -> None:
    reading = whole()
    statement = next(each for each in reading.statements if any(hop.kind != "speaker" for hop in each.chain))
    hop = next(hop for hop in statement.chain if hop.kind != "speaker")
    twice = replace(statement, chain=(*statement.chain, hop))
    rows = tuple(twice if each is statement else each for each in reading.statements)
    ids = [each.id for each in entities(replace(reading, statements=rows))]
    assert len(ids) == len(set(ids))


def test_without_followthemoney_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(SettingError, match=r"followthemoney is not installed\. pip install 'onrecord\[ftm\]'"):
        lines(whole())
