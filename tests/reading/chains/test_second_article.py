"""A whole invented article, read from its text: an interview with breaks, an unnamed source, an op-ed, a tweet."""

from pathlib import Path

import pytest

from onrecord import Reader

pytestmark = pytest.mark.model
TEXT = (Path(__file__).parent / "second_article.txt").read_text(encoding="utf8")
RADIO, TIMES, HERALD = ["Radio Orlen"], ["Larch Times"], ["Ingrid Dahl", "Fjord Herald"]
#: Words of a content, and who stands between its speaker and the article.
WAYS = {
    "Reckless is a kind word": RADIO,
    "that the navy had sunk": TIMES,
    "“We had no choice,”": TIMES,
    "“It was an order from the top,”": TIMES,
    "that Chilean boats had crossed": RADIO,
    "“Not all captains listen,”": RADIO,
    "that any boat had been sunk": [],
    "that the film exists": HERALD,
    "that Chile would take the case": RADIO,
    "“We will show the film": RADIO,
    "“Then we shall see": RADIO,
    "that his crews had followed": ["lawmakers"],
    "that the rules were written": ["Twitter"],
}


@pytest.fixture(scope="module")
def reading():
    return Reader().read({"text": TEXT, "date": "2024-02-02"})


@pytest.mark.parametrize("words", WAYS)
def test_the_way_of_each_statement(reading, words):
    names = {actor.id: actor.name for actor in reading.actors}
    found = [s for s in reading.statements if any(span.text.startswith(words) for span in s.content)]
    assert [[names[actor] for actor in statement.via] for statement in found] == [WAYS[words]]


def test_via_is_derived_from_the_chain(reading):
    for statement in reading.statements:
        assert tuple(hop.actor for hop in statement.chain if hop.actor != statement.speaker) == statement.via
        for hop in statement.chain:
            assert hop.span is None or reading.article.text[hop.span.start : hop.span.end] == hop.span.text


def test_every_way_has_its_reason(reading):
    for statement in reading.statements:
        assert bool(statement.via) == any(reason.startswith("via: ") for reason in statement.reasons)


def test_the_broadcaster_is_an_outlet_of_its_country(reading):
    radio = next(actor for actor in reading.actors if actor.name == "Radio Orlen")
    assert (radio.kind, radio.country, radio.sectors) == ("outlet", "CHL", ("JRN",))
