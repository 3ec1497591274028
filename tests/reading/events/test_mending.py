"""Proposals mended by the words around them, means, and what is left out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.events.decode import Proposal
from onrecord.reading.events.means import with_means
from onrecord.reading.events.mending import grown, mended, trimmed
from onrecord.reading.events.sifting import sifted

SURE = (0.96, 0.01, 0.01, 0.01, 0.01)


def pair(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def proposal(
    text: str, trigger: str, kind: str = "ASSAULT", actors: str = "", recipients: str = "", score: float = 0.9
) -> Proposal:
    roles = [tuple(pair(text, words) for words in names.split("|") if words) for names in (actors, recipients)]
    return Proposal(kind, None, pair(text, trigger), roles[0], roles[1], SURE, score)


def shown(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_a_number_is_not_cut_at_its_thousands() -> None:
    text = "They killed some 1,200 people, 3,400,000 in all; in 2011, 300 fled."
    assert shown(text, (grown(text, pair(text, "1")),)) == ["1,200 people"]
    assert shown(text, (grown(text, pair(text, "3")),)) == ["3,400,000"]
    assert shown(text, (grown(text, pair(text, "2011")),)) == ["2011"]


def test_a_title_is_not_cut_in_two() -> None:
    text = "Lund called the Veltish secretary of state, the chief of Sarn and the heads of government."
    assert shown(text, (grown(text, pair(text, "Veltish secretary")),)) == ["Veltish secretary of state"]
    assert shown(text, (grown(text, pair(text, "the chief")),)) == ["the chief"]
    assert shown(text, (grown(text, pair(text, "the heads")),)) == ["the heads of government"]


def test_a_number_does_not_grow_into_the_next_paragraph() -> None:
    text = "Sarn town: 32 killed\nA young man shot at the crowd.\nIt held 40\nsailors."
    assert shown(text, (grown(text, pair(text, "32")),)) == ["32 killed"]
    assert shown(text, (grown(text, pair(text, "40")),)) == ["40\nsailors"]


def test_a_day_is_nobody() -> None:
    text = "Quist condemned Friday’s test and the Monday raid on Orvania."
    one = mended(text, proposal(text, "condemned", "ACCUSE", actors="Quist", recipients="Friday|Monday|Orvania"))
    assert shown(text, one.recipients) == ["Orvania"]
    assert shown(text, mended(text, proposal(text, "raid", recipients="Friday’s")).recipients) == []


def test_the_doer_stands_behind_by() -> None:
    text = "The girls were abducted by the Tesk Front in May."
    one = mended(text, proposal(text, "abducted", recipients="The girls|Tesk Front"))
    assert shown(text, one.actors) == ["Tesk Front"]
    assert shown(text, one.recipients) == ["The girls"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "undergoes"),
    [
        ("Norland has been struck on its feast day.", "struck", "ASSAULT", True),
        ("Norland, which was recently invaded, asks for help.", "invaded", "ASSAULT", True),
        ("Norland was sentenced to pay.", "sentenced", "SANCTION", True),
        ("Norland has struck a port.", "struck", "ASSAULT", False),
        ("Norland was shelling a port.", "shelling", "ASSAULT", False),
        ("Norland is committed to peace.", "committed", "AGREE", False),
    ],
)
def test_the_subject_of_a_passive_verb_is_done_to(text: str, trigger: str, kind: str, *, undergoes: bool) -> None:
    one = mended(text, proposal(text, trigger, kind, actors="Norland"))
    assert (shown(text, one.actors), shown(text, one.recipients)) == (
        ([], ["Norland"]) if undergoes else (["Norland"], [])
    )


@pytest.mark.parametrize(
    ("text", "trigger", "before", "actors"),
    [
        ("Renn spoke with Tovas, who threatened the port.", "threatened", "Renn|Tovas", ["Tovas"]),
        ("Renn spoke with Tovas, a smuggler who has often threatened the port.", "threatened", "Renn|Tovas", ["Tovas"]),
        ("Renn and Tovas, who threatened the port, are brothers.", "threatened", "Renn|Tovas", ["Renn", "Tovas"]),
        ("Renn spoke with Quist and Tovas, who threatened the port.", "threatened", "Renn|Quist|Tovas",
         ["Quist", "Tovas"]),
        ("Renn threatened the port that Tovas built.", "threatened", "Renn|Tovas", ["Renn", "Tovas"]),
    ],
)  # fmt: skip
def test_a_relative_clause_is_about_those_right_before_it(
    text: str, trigger: str, before: str, actors: list[str]
) -> None:
    assert shown(text, mended(text, proposal(text, trigger, "THREATEN", actors=before)).actors) == actors


@pytest.mark.parametrize(
    ("text", "trigger", "before", "actors", "recipients"),
    [
        # the owner of what is visited is no visitor
        ("Quist met Norland’s two ports.", "met", "Quist|Norland", ["Quist"], ["Norland"]),
        ("She toured Norland's port.", "toured", "Norland", ["She"], ["Norland"]),
        ("After the envoy toured Norland’s embassy, talks went on.", "toured", "Norland’s embassy", ["the envoy"],
         ["Norland’s embassy"]),
        ("Alda Quist has secretly visited Norland's old port.", "visited", "Norland", ["Alda Quist"], ["Norland"]),
        ("Quist went to Norland’s port and met sailors.", "met", "Quist|Norland", ["Quist"], []),
        # whom it acts through is one of those who met
        ("Quist met Norland’s chancellor.", "met", "Quist|Norland", ["Quist", "Norland"], []),
        ("Quist met Norland.", "met", "Quist|Norland", ["Quist", "Norland"], []),
        # no verb before it, or another clause
        ("After the meeting, Norland’s port burned.", "meeting", "Norland", ["Norland"], []),
    ],
)  # fmt: skip
def test_who_owns_the_object_does_not_do_it(
    text: str, trigger: str, before: str, actors: list[str], recipients: list[str]
) -> None:
    one = mended(text, proposal(text, trigger, "CONSULT", actors=before))
    assert shown(text, one.actors) == actors
    assert shown(text, one.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Bram Holt survived an assassination attempt.", "assassination", [], ["Bram Holt"]),
        ("Bram Holt died in the attack on Monday.", "attack", [], ["Bram Holt"]),
        ("Bram Holt killed two men in the attack.", "attack", ["Bram Holt"], []),
        ("Bram Holt led the attack; his brother survived.", "attack", ["Bram Holt"], []),
    ],
)
def test_who_survived_an_attack_did_not_make_it(
    text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    one = mended(text, proposal(text, trigger, actors="Bram Holt"))
    assert (shown(text, one.actors), shown(text, one.recipients)) == (actors, recipients)


def test_by_in_another_clause_tells_nothing() -> None:
    text = "Rebels killed a guard; by noon the army fled."
    one = mended(text, proposal(text, "killed", actors="Rebels", recipients="the army"))
    assert shown(text, one.recipients) == ["the army"]


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("It freed 21 girls in May.", "21", "21 girls"),
        ("The rebels fled.", "The", "The rebels"),
        ("They shot at least 50 people on Friday.", "at least", "at least 50 people"),
        ("He met former captives.", "former", "former captives"),
        ("Kastrel sent it.", "Kastrel", "Kastrel"),
        ("Of the 21 were freed.", "21", "21"),
    ],
)
def test_a_phrase_cut_short_grows(text: str, cut: str, whole: str) -> None:
    assert text[slice(*grown(text, pair(text, cut)))] == whole


@pytest.mark.parametrize(
    ("text", "far", "whole"),
    [
        ("Police in Oskby fled.", "Police in", "Police"),
        ("The minister's brother in Oskby fled.", "minister's brother in", "minister's brother"),
        ("Kastrel Inc. sent it.", "Kastrel Inc.", "Kastrel Inc."),
        ("In Oskby they fled.", "In", "In"),
    ],
)
def test_a_phrase_does_not_end_in_a_preposition(text: str, far: str, whole: str) -> None:
    assert text[slice(*trimmed(text, pair(text, far)))] == whole


def test_pieces_of_one_phrase_are_joined() -> None:
    text = "Rebels held two British fighters and a nurse."
    one = mended(text, proposal(text, "held", "COERCE", "Rebels", "two|British fighters|a nurse"))
    assert shown(text, one.recipients) == ["two British fighters", "a nurse"]


def test_an_article_alone_is_nobody() -> None:
    text = "They fired at the, and left."
    assert mended(text, proposal(text, "fired", recipients="the")).recipients == ()


@given(st.integers(0, 50), st.integers(1, 30))
def test_growing_keeps_the_span_and_stays_in_the_text(start: int, length: int) -> None:
    text = "At least 21 of the girls, former captives, met 3,000 others."
    end = min(len(text), start + length)
    if start < end:
        first, last = grown(text, (start, end))
        assert first == start
        assert end <= last <= len(text)


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("He was killed by a drone strike.", "killed", "drone"),
        ("Warplanes attacked the port.", "attacked", "aerial"),
        ("A suicide bombing hit the market.", "bombing", "suicide-attack"),
        ("A car bomb went off.", "bomb", "explosives"),
        ("Rebels attacked the port with rockets.", "attacked", "heavy-weapons"),
        ("Rebels attacked the port. Artillery was moved.", "attacked", None),
    ],
)
def test_the_means_tell_the_mode(text: str, trigger: str, mode: str | None) -> None:
    assert with_means(text, proposal(text, trigger)).mode == mode


def test_a_bomb_that_explodes_fell_from_no_aircraft() -> None:
    text = "Ten died when a bomb exploded in Sarn; warplanes flew over it."
    assert with_means(text, replace(proposal(text, "died"), mode="aerial")).mode == "explosives"
    drone = "Tovas was killed by a drone strike in Sarn."
    assert with_means(drone, replace(proposal(drone, "killed"), mode="aerial")).mode == "drone"
    raid = "Ten died in the air raid as a bomb exploded in Sarn."
    assert with_means(raid, replace(proposal(raid, "died"), mode="aerial")).mode == "aerial"
    assert with_means(text, replace(proposal(text, "died"), mode="targeted")).mode == "targeted"


@pytest.mark.parametrize(
    ("text", "first", "second", "left"),
    [
        ("Veltland imposed harsh new sanctions.", "imposed", "sanctions", ["sanctions"]),
        ("Veltland imposed fines and sanctions.", "imposed", "sanctions", ["imposed", "sanctions"]),
        ("Veltland lifted harsh new sanctions.", "lifted", "sanctions", ["lifted", "sanctions"]),
        ("Veltland imposed rules. The sanctions hurt.", "imposed", "sanctions", ["imposed", "sanctions"]),
    ],
)
def test_a_verb_that_only_brings_about_what_it_governs_is_no_event(
    text: str, first: str, second: str, left: list[str]
) -> None:
    ones = [proposal(text, first, "SANCTION", actors="Veltland"), proposal(text, second, "SANCTION")]
    kept = sifted(text, ones)
    assert [text[slice(*one.trigger)] for one in kept] == left
    assert shown(text, kept[0].actors) == ["Veltland"], "who brings it about takes part"
    other = [ones[0], replace(ones[1], type="COERCE")]
    assert sifted(text, other) == other


def test_only_assaults_have_means() -> None:
    text = "It condemned the drone strike."
    assert with_means(text, proposal(text, "condemned", "ACCUSE")).mode is None


def test_words_of_saying_are_no_events() -> None:
    text = "The envoy said so, and Kastrel denied it."
    assert sifted(text, [proposal(text, "said", "ACCUSE"), proposal(text, "denied", "ACCUSE")]) == []
    refused = proposal(text, "denied", "REJECT")
    assert sifted(text, [refused]) == [refused]


def test_what_only_says_what_somebody_is_is_no_event() -> None:
    text = "Renn-backing senators met; the shop-burning went on, and so did burning shops."
    backing, burning = proposal(text, "backing", "SUPPORT"), proposal(text, "burning")
    assert sifted(text, [backing, burning]) == [burning]


def test_one_event_is_told_once_in_a_sentence() -> None:
    text = "Tovas met Droon in an unpublicised meeting. The meeting failed."
    first = proposal(text, "met", "CONSULT", "Tovas|Droon", score=0.9)
    again = proposal(text, "meeting", "CONSULT", score=0.8)
    later = Proposal("CONSULT", None, (48, 55), (), (), SURE, 0.9)
    assert sifted(text, [first, again, later]) == [first, later]


def test_two_killings_are_two() -> None:
    text = "Rebels killed a guard and killed a nurse."
    second = text.rindex("killed")
    one = proposal(text, "killed", actors="Rebels", recipients="a guard")
    other = Proposal("ASSAULT", None, (second, second + 6), one.actors, (pair(text, "a nurse"),), SURE, 0.9)
    assert sifted(text, [one, other]) == [one, other]


def test_a_title_cut_from_its_name_gets_it_back() -> None:
    text = "A fund supporting Mrs. Quist bought time."
    start = text.index("Mrs")
    assert text[slice(*grown(text, (start, start + 3)))] == "Mrs. Quist"
    assert text[slice(*grown(text, (start, start + 4)))] == "Mrs. Quist"


def test_whose_event_it_is_is_told_by_the_possessive_alone() -> None:
    for text, span, trigger in (
        ("Orvania defended its call for a truce.", "its call", "call"),
        ("Orvania defended its hard-nosed refusal to talk.", "its hard-nosed", "refusal"),
        ("Its opportunistic overnight raid failed.", "Its opportunistic", "raid"),
    ):
        at, start = text.index(trigger), text.index(span)
        proposal = Proposal(
            "REQUEST", None, (at, at + len(trigger)), ((start, start + len(span)),), (), (0.2,) * 5, 0.9
        )
        ((begin, end),) = mended(text, proposal).actors
        assert text[begin:end].lower() == "its"
    text = "His brother attacked the port."
    proposal = Proposal("ASSAULT", None, (12, 20), ((0, 11),), (), (0.2,) * 5, 0.9)
    assert mended(text, proposal).actors == ((0, 11),)
