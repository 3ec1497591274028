"""What "which", "who", "that", "it", "both" and "they" stand for by what is before them."""

import pytest

from tests.reading.speakers.marked import names_of, speak


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("They asked the [ORG|Larch Fund], {which} said no.", "Larch Fund"),
        ("It was bought by [ORG|Larch Partners] {that} said no.", "Larch Partners"),
        ("They read the [ORG|Larch Fund]–{which} counts dykes.", "Larch Fund"),
        ("She led the “Clean Harbour” movement, {which} has asked for it.", "Clean Harbour"),
        ("He met [PERSON|Ana Lopez], now the council leader, {who} said no.", "Ana Lopez"),
        ("He met [PERSON|Ana Lopez], a former [GPE|U.S.] envoy, {who} said no.", "Ana Lopez"),
        ("It came from [GPE|Norway] and [GPE|Sweden], the two largest fleets, {which} vowed it.", "Norway and Sweden"),
        ("It surprised analysts, {who} called it new.", "analysts"),
        ("It drew the ire of lawmakers {who} called it new.", "lawmakers"),
        ("Voters {who} worry about it stayed.", "Voters"),
    ],
)
def test_what_stands_right_before(marked, name):
    assert names_of(marked) == [name]


@pytest.mark.parametrize(
    "marked",
    [
        "They asked [PERSON|Ana Lopez], {which} pleased them.",
        "They asked the [ORG|Larch Fund] for money and flour, {which} tell of need.",
        "He met [PERSON|Ana Lopez] of the dyke, the bridge and the road {who} said no.",
    ],
)
def test_what_does_not_stand_right_before(marked):
    assert names_of(marked) == [None]


def test_both_of_two_states():
    assert names_of("It shows that both [GPE|Norway] and [GPE|Sweden] wait, and {both} prefer it so.") == [
        "Norway and Sweden"
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[ORG|Cobrex] was told to stop, but {it} refused to.",
        "While the [ORG|Cobrex] was building, {it} said no.",
        "[ORG|Cobrex] has grown. {It} said no.",
    ],
)
def test_it_is_the_body_that_the_sentence_is_about(marked):
    assert names_of(marked) == ["Cobrex"]


def test_it_with_another_body_that_acts_is_null():
    assert names_of("[ORG|Cobrex] waited while [ORG|Dorvex] has sold, but {it} refused to.") == [None]


def test_they_are_those_who_were_asked():
    marked = (
        "{[PERSON|Ana Lopez]} said so.\n\nThe agency interviewed more than 20 former sailors. {They} told of storms."
    )
    found = speak(marked)[0][1]
    assert (found.name, found.kind) == ("more than 20 former sailors", "group")


def test_they_are_the_people_that_the_sentence_is_about():
    assert names_of("While harbour officials are counting, {they} believe it held.") == ["harbour officials"]


def test_they_after_police_and_after_sources():
    assert names_of("{Police} say it rained. {They} say it snowed.")[1] == "Police"
    assert names_of("{Two sources} said it rained. {They} said it snowed.")[1] == "Two sources"


def test_one_of_two_sources():
    (_, found), _ = speak("{Two sources} said it rained. {One} said it snowed.")
    assert (found.name, found.kind, found.anonymous) == ("one of the Two sources", "anonymous", True)


def test_a_state_that_reads_like_a_pronoun():
    assert names_of("{US} fears it. It rained.") == ["United States"]


def test_those_who_were_asked():
    (found,), _ = speak("By big margins, {those surveyed} say it rains.")
    assert (found.name, found.kind) == ("those surveyed", "group")
