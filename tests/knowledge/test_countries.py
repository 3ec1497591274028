"""States by name."""

import pytest

from onrecord.knowledge.countries import by_capital, by_name, by_people


@pytest.mark.parametrize(
    ("name", "code"), [("Norway", "NOR"), ("the U.S.", "USA"), ("United Kingdom", "GBR"), ("the Philippines", "PHL")]
)
def test_names(name, code):
    found = by_name(name)
    assert found is not None
    assert found.code == code


def test_people_and_capitals():
    assert by_people("Norwegian").code == "NOR"
    assert by_people("Norwegians").code == "NOR"
    assert by_capital("Oslo").code == "NOR"
    assert by_capital("Bergen") is None
    assert by_name("Norwegian") is None


def test_an_ambiguous_name_is_marked():
    assert by_name("Georgia").ambiguous
    assert not by_name("Norway").ambiguous


def test_accents_and_apostrophes_make_no_difference():
    assert by_name("Côte d’Ivoire").code == by_name("Ivory Coast").code == "CIV"
    assert by_capital("N’Djamena").code == "TCD"


def test_seats_of_power_stand_for_the_government():
    assert by_capital("the Kremlin").code == "RUS"
    assert by_capital("Downing Street").code == "GBR"


def test_what_is_as_often_something_else_is_no_capital():
    assert by_capital("Brussels") is None
    assert by_capital("Washington") is None


def test_what_is_no_more_gives_way_to_what_is():
    assert by_name("Soviet Union").code == "RUS"
    assert by_people("Russian").code == "RUS"
    assert by_people("Vietnamese").names[0] == "Vietnam"
