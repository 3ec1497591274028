"""Who undergoes what he was taken to do, who does what he was taken to undergo, and one party on a side."""

from __future__ import annotations

import pytest

from onrecord.reading.events.mending import mended
from onrecord.reading.events.party import acting, undergoing
from tests.reading.events.test_mending import pair, proposal, shown


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "who"),
    [
        ("Norland has been asked to leave.", "asked", "REQUEST", "Norland"),
        ("Norland has drawn sharp criticism.", "criticism", "ACCUSE", "Norland"),
        ("Norland denies the charges.", "charges", "ACCUSE", "Norland"),
        ("Renn has recently come under attack.", "attack", "ACCUSE", "Renn"),
        ("Renn received widespread praise.", "praise", "SUPPORT", "Renn"),
        ("Norland buried the victims of the attack.", "attack", "ASSAULT", "the victims"),
        ("The new Iran sanctions hurt.", "sanctions", "SANCTION", "Iran"),
    ],
)
def test_who_is_met_with_it_does_not_do_it(text: str, trigger: str, kind: str, who: str) -> None:
    one = mended(text, proposal(text, trigger, kind, actors=who))
    assert (shown(text, one.actors), shown(text, one.recipients)) == ([], [who])


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "who"),
    [
        ("Norland has asked Orvania to leave.", "asked", "REQUEST", "Norland"),
        ("Norland draws charges against Orvania.", "against", "ACCUSE", "Norland"),
        ("Norland denied selling arms.", "selling", "AID", "Norland"),
        ("Norland is getting tough and facing down the attack.", "attack", "ASSAULT", "Norland"),
        ("The US sanctions hurt.", "sanctions", "SANCTION", "US"),
        ("Norland sanctions Orvania.", "sanctions", "SANCTION", "Norland"),
    ],
)
def test_who_does_it_still_does(text: str, trigger: str, kind: str, who: str) -> None:
    assert shown(text, mended(text, proposal(text, trigger, kind, actors=who)).actors) == [who]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "before", "actors"),
    [
        ("The allegations made by Alda Quist are new.", "allegations", "ACCUSE", "Alda Quist", ["Alda Quist"]),
        ("The attack was carried out by the Tesk Front.", "attack", "ASSAULT", "Tesk Front", ["Tesk Front"]),
        ("Norland may have been behind the hack.", "hack", "COERCE", "Norland", ["Norland"]),
        ("Alda Quist can be heard pleading for help.", "pleading", "REQUEST", "Alda Quist", ["Alda Quist"]),
        ("Alda Quist was seen in a cell.", "seen", "COERCE", "Alda Quist", []),
        ("The sanctions were prompted by Norland.", "sanctions", "SANCTION", "Norland", []),
        ("The attack on a port built by Norland went on.", "attack", "ASSAULT", "Norland", []),
    ],
)
def test_who_is_told_to_do_it_does_it(text: str, trigger: str, kind: str, before: str, actors: list[str]) -> None:
    assert shown(text, mended(text, proposal(text, trigger, kind, recipients=before)).actors) == actors


@pytest.mark.parametrize(
    ("text", "trigger", "told", "kept"),
    [
        # the nearest of those who stand apart
        ("Police shot the woman after she attacked a crowd.", "attacked", "Police|she", ["she"]),
        ("Quist said the rebels had attacked a port.", "attacked", "Quist|the rebels", ["the rebels"]),
        # with all who are listed or told to be with it
        ("Quist said Renn and Tovas had attacked a port.", "attacked", "Quist|Renn|Tovas", ["Renn", "Tovas"]),
        ("Renn, along with Tovas, attacked a port.", "attacked", "Renn|Tovas", ["Renn", "Tovas"]),
        ("Several states, including Norland, attacked it.", "attacked", "Several states|Norland",
         ["Several states", "Norland"]),
        ("Norland urged Orvania to attack a port.", "attack", "Norland|Orvania", ["Orvania"]),
        ("They attacked a port.", "attacked", "", []),
    ],
)  # fmt: skip
def test_one_party_acts(text: str, trigger: str, told: str, kept: list[str]) -> None:
    spans = {pair(text, words): [0.9] for words in told.split("|") if words}
    assert shown(text, acting(text, pair(text, trigger), spans)) == kept


def test_it_is_done_to_the_likeliest_party() -> None:
    text = "Norland accused Orvania and Sarn of helping the rebels."
    spans = {pair(text, "Orvania"): [0.6], pair(text, "Sarn"): [0.7], pair(text, "the rebels"): [0.3, 0.9]}
    assert shown(text, undergoing(text, pair(text, "accused"), spans)) == ["Orvania", "Sarn"]
    assert undergoing(text, (0, 7), {}) == ()


def test_of_those_around_a_trigger_it_is_done_to_who_stands_behind() -> None:
    text = "The Front killed 1,200 people and kidnapped 240 others."
    spans = {pair(text, "1,200 people"): [0.9], pair(text, "240 others"): [0.6]}
    assert shown(text, undergoing(text, pair(text, "kidnapped"), spans)) == ["240 others"]
    text = "Quist was then arrested along with nine others."
    spans = {pair(text, "Quist"): [0.9], pair(text, "nine others"): [0.6]}
    assert shown(text, undergoing(text, pair(text, "arrested"), spans)) == ["Quist", "nine others"]
    text = "1,200 people and 240 others were killed."
    spans = {pair(text, "1,200 people"): [0.9], pair(text, "240 others"): [0.6]}
    assert shown(text, undergoing(text, pair(text, "killed"), spans)) == ["1,200 people", "240 others"]


@pytest.mark.parametrize(
    ("text", "told", "trigger", "kept"),
    [
        ("He met the former leader of the Tesk Front.", "Tesk Front", "met", "the former leader of the Tesk Front"),
        ("Alda Quist, the wife of Aldo Renn, met them.", "Aldo Renn", "met", "Aldo Renn"),
        ("He is the leader of the Tesk Front, which met them.", "Tesk Front", "met", "Tesk Front"),
        ("He was a supporter of the Tesk Front.", "Tesk Front", "supporter", "Tesk Front"),
        ("They met near the port of the Tesk Front.", "Tesk Front", "met", "Tesk Front"),
    ],
)
def test_who_is_of_a_name_is_meant(text: str, told: str, trigger: str, kept: str) -> None:
    assert shown(text, mended(text, proposal(text, trigger, "CONSULT", actors=told)).actors) == [kept]


@pytest.mark.parametrize("word", ["reportedly", "also", "not", "has", "been", "of"])
def test_many_words_between_take_no_time(word: str) -> None:
    text = f"Norland {f'{word} ' * 2000}was quite struck, who {f'{word} ' * 2000}x hit it."
    for trigger, kind in (("struck", "ASSAULT"), ("hit", "ACCUSE")):
        assert mended(text, proposal(text, trigger, kind, actors="Norland", recipients="it")).type == kind
