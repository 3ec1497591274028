"""Deaths that nobody brought on anybody else are no assaults."""

from __future__ import annotations

import pytest

from onrecord.reading.events.harm import done_to_others
from onrecord.reading.reader import Reader
from tests.reading.events.test_mending import proposal

CRASH = "A small plane crashed near Sarn; it was the second crash this year. "


@pytest.mark.parametrize(
    ("text", "trigger", "recipients", "stays"),
    [
        (CRASH + "The school mourned the deaths of two teachers.", "deaths", "two teachers", False),
        (CRASH + "The accident left ten dead.", "dead", "ten", False),
        # one word of an accident is not what the article is about
        ("The school mourned the deaths of two teachers after a crash.", "deaths", "two teachers", True),
        ("The deaths of two teachers shook Sarn.", "deaths", "two teachers", True),
        ("The accident left a body badly burned.", "burned", "a body", True),
        (CRASH + "Their bodies were badly burned.", "burned", "Their", False),
        ("Police confirmed two overdoses; rebels attacked the port.", "overdoses", "", False),
        ("Nobody has forgotten 9/11 there.", "9/11", "", True),
        ("They rebuilt schools wrecked by Cyclone Orva.", "wrecked", "schools", False),
        ("Ten were killed in a predawn earthquake.", "killed", "Ten", False),
        ("Ten were killed by rebels after the quake.", "killed", "Ten", True),
        ("Tovas, 30, died by suicide in May.", "suicide", "", False),
        ("Tovas killed himself in his cell.", "killed", "", False),
        ("Tovas killed many in a suicide bombing.", "suicide", "", True),
        ("Tovas killed the guards himself.", "killed", "the guards", True),
    ],
)
def test_accidents_and_suicides_are_no_assaults(text: str, trigger: str, recipients: str, *, stays: bool) -> None:
    one = proposal(text, trigger, recipients=recipients)
    assert done_to_others(text, [one]) == ([one] if stays else [])


def test_where_somebody_attacks_deaths_are_of_it() -> None:
    text = CRASH + "The accident was an attack by the Tesk Front. Norland mourns the deaths of two teachers."
    attack = proposal(text, "attack", actors="Tesk Front")
    deaths = proposal(text, "deaths", recipients="two teachers")
    assert done_to_others(text, [attack, deaths]) == [attack, deaths]
    assert done_to_others(text, [deaths]) == []


def test_an_article_about_a_crash_has_no_assault() -> None:
    text = (
        "A small plane crashed in the hills above Sarn on Sunday, the ministry said.\n\n"
        "A family from Haven was on holiday when they were all killed in the crash. "
        "“We were grieved to learn of the deaths of two members of our crew,” the airline said."
    )
    assert not [one for one in Reader(layers=["events"]).read(text).events if one.type == "ASSAULT"]
