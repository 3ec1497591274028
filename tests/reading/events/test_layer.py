"""The events layer with the shipped model: what holds of every reading, and plain sentences it must get right."""

import pytest

from onrecord.errors import ModelError, SettingError
from onrecord.knowledge.plover import ontology
from onrecord.reading.events.layer import EventLayer
from onrecord.reading.reader import Reader

pytestmark = pytest.mark.model

TEXT = """Norway Bombs Port, Says Minister

Norwegian jets bombed the port of Sarn on Friday, killing at least 20 people, the mayor said.

Foreign Minister Ada Brook met Chilean President Luis Orrego in Oslo. The Chilean government denied that the meeting
took place.

Police arrested dozens of protesters. “We condemn the attack,” Orrego said.

The bakery opened in May, and the ferry sank in a storm.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(layers=["events"])


def test_every_event_refers_to_what_is_there(reader: Reader) -> None:
    reading = reader.read({"text": TEXT, "date": "2018-05-04"})
    mentions = {mention.id: mention for mention in reading.mentions}
    actors = {actor.id for actor in reading.actors}
    assert reading.events
    assert [event.id for event in reading.events] == [f"e{n}" for n in range(1, len(reading.events) + 1)]
    for number, event in enumerate(reading.events):
        kind = ontology().types[event.type]
        assert TEXT[event.trigger.start : event.trigger.end] == event.trigger.text
        assert event.mode is None or event.mode in kind.modes
        assert event.quad_class == kind.quad
        assert event.score == ontology().score(event.type, event.mode)
        assert set(event.contexts) <= set(ontology().contexts)
        assert 0 <= event.confidence <= 1
        assert event.statement is None or event.statement in {one.id for one in reading.statements}
        assert event.same_event is None or event.same_event in {one.id for one in reading.events[:number]}
        for role in (*event.actors, *event.recipients):
            assert mentions[role.mention].actor == role.actor
            assert role.actor is None or role.actor in actors
        for quantity in event.quantities:
            assert TEXT[quantity.span.start : quantity.span.end] == quantity.span.text


def test_the_same_text_gives_the_same_events(reader: Reader) -> None:
    assert reader.read(TEXT).events == reader.read(TEXT).events


def test_mentions_and_actors_stay_numbered_in_the_order_of_the_text(reader: Reader) -> None:
    reading = reader.read(TEXT)
    assert [mention.id for mention in reading.mentions] == [f"m{n}" for n in range(1, len(reading.mentions) + 1)]
    starts = [mention.span.start for mention in reading.mentions]
    assert starts == sorted(starts)
    assert [actor.id for actor in reading.actors] == [f"a{n}" for n in range(1, len(reading.actors) + 1)]


def test_plain_events_are_read(reader: Reader) -> None:
    reading = reader.read({"text": TEXT, "date": "2018-05-04"})
    names = {actor.id: actor.name for actor in reading.actors}
    arrested = next(event for event in reading.events if event.trigger.text == "arrested")
    assert (arrested.type, arrested.mode, arrested.factuality) == ("COERCE", "arrest", "asserted")
    bombed = next(event for event in reading.events if event.trigger.text == "bombed")
    assert bombed.type == "ASSAULT"
    assert [names[role.actor or ""] for role in bombed.actors] == ["Norway"]
    assert not any(event.trigger.start > TEXT.index("The bakery") for event in reading.events)
    assert not any(event.trigger.start < TEXT.index("Norwegian") for event in reading.events)


def test_a_text_without_words_has_no_events(reader: Reader) -> None:
    assert reader.read("...").events == ()


def test_statements_given_are_enough(reader: Reader) -> None:
    given = reader.read_given(TEXT, ())
    assert given.statements == ()
    assert {event.trigger for event in given.events} == {event.trigger for event in reader.read(TEXT).events}


def test_relations_sum_to_one_and_know_their_sides(reader: Reader) -> None:
    text = "Norway sent three field hospitals to Chile."
    found = reader.relation(text, actor=(0, 6), recipient=(37, 42))
    assert set(found) == set(ontology().types)
    assert abs(sum(found.values()) - 1) < 1e-9
    assert max(found, key=lambda name: found[name]) == "AID"
    assert reader.relation(text, actor=(0, 6), recipient=None) != found


@pytest.mark.parametrize(("actor", "recipient"), [(None, None), ((0, 0), None), ((0, 6), (37, 999)), ((-1, 3), None)])
def test_spans_outside_the_text_are_told(
    reader: Reader, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
) -> None:
    with pytest.raises(SettingError, match=r"actor|recipient"):
        reader.relation("Norway sent three field hospitals to Chile.", actor, recipient)


def test_a_missing_model_is_told(tmp_path) -> None:
    with pytest.raises(ModelError, match="not installed"):
        _ = EventLayer(folder=tmp_path).models
    (tmp_path / "manifest.json").write_text("{}", encoding="utf8")
    with pytest.raises(ModelError, match=r"events\.json"):
        _ = EventLayer(folder=tmp_path).models
