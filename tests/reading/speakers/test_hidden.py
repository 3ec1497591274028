"""Unnamed voices, and what the text says of why they are not named."""

import pytest

from onrecord.reading.speakers.hidden import anonymity
from tests.reading.speakers.marked import speak


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The clerk, who spoke on condition of anonymity because the talks are secret, said so.",
            "on condition of anonymity because the talks are secret, said so",
        ),
        ("The clerk said so on the condition of anonymity.", "on the condition of anonymity"),
        ("The clerk, who declined to be named, said so.", "declined to be named"),
        ("The clerk was not authorised to speak to reporters. It rained.", "was not authorised to speak"),
        ("The clerk said so.", None),
        ("It was said on condition of anonymity. The clerk said no.", None),
    ],
)
def test_the_clause(text, told):
    found = anonymity(text, text.index("The clerk"))
    assert found == told or (told is not None and found is not None and told.startswith(found))


def test_who_asks_for_it_is_anonymous():
    (found,), _ = speak("{A waiter} said so, speaking on condition of anonymity because he feared his boss.")
    assert (found.kind, found.anonymous, found.role) == ("anonymous", True, "waiter")
    assert any("because he feared his boss" in reason for reason in found.reasons)


def test_who_asks_for_it_later_is_the_same_voice():
    marked = "{A waiter} said so. {The waiter}, who declined to be named, said more."
    one, two = speak(marked)[0]
    assert one.id == two.id
    assert one.kind == "anonymous"


def test_another_source_is_another_voice():
    actors, _ = speak("{A source} said so. {Another source} said no. {The source} said more.")
    assert [actor.kind for actor in actors] == ["anonymous"] * 3
    assert actors[0].id != actors[1].id


def test_both_sources_are_the_two_of_before():
    actors, _ = speak("{Two senior sources} said so. {Both sources} said more.")
    assert actors[0].id == actors[1].id


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("[NORP|Norwegian] officials", "group"),
        ("city officials", "group"),
        ("Officials", "anonymous"),
        ("Two unnamed [NORP|Norwegian] officials", "anonymous"),
        ("A senior diplomat", "anonymous"),
        ("A cabinet member", "anonymous"),
        ("A family member", "person"),
        ("An aid worker", "anonymous"),
        ("human rights groups", "group"),
        ("Another 19 percent", "group"),
    ],
)
def test_the_kind_of_who_has_no_name(phrase, kind):
    assert speak(f"{{{phrase}}} said so.")[0][0].kind == kind
