"""States by name."""

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.countries import by_capital, by_name, by_people, parse_countries


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


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("RU\tRuvia", "three capital letters"),
        ("RUV\tRuvia\nRUV\tOrlen", "stands twice"),
        ("RUV\tRuvia\nORL\tOrlen\tRuvia", "belongs to RUV already"),
        ("RUV\tRuvia\t\t\t\tperhaps", "note 'perhaps'"),
        ("RUV", "has no name"),
    ],
)
def test_bad_lines(text, what):
    with pytest.raises(DataError, match=what):
        parse_countries(text)
