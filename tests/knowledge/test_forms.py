"""When two ways of writing a name are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.forms import is_short, key, same_case, without_possessive


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S.", "US"),
        ("Al-Nahr", "al Nahr"),
        ("Da’esh", "Da'esh"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Łarn", "Larn"),
        ("The Hague", "hague"),
    ],
)
def test_the_same_name(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Ruvia", "Ruvian"), ("Theron", "Ron"), ("New Larn", "Newlarn")])
def test_other_names(one, other):
    assert key(one) != key(other)


@given(st.text(max_size=40))
def test_the_key_of_a_key_is_itself(text):
    once = key(text)
    assert key(once) == once or once.startswith("the ")


def test_possessives():
    assert without_possessive("Ruvia's") == "Ruvia"
    assert without_possessive("the Ruvians’") == "the Ruvians"
    assert without_possessive("Ruvia") == "Ruvia"


@pytest.mark.parametrize(
    ("form", "text", "same"),
    [
        ("US", "us", False),
        ("U.S.", "US", True),
        ("IT", "It", False),
        ("IT", "IT’s", True),
        ("Turkey", "turkey", False),
        ("Turkey", "TURKEY", True),
        ("police", "Police", True),
    ],
)
def test_case_tells_names_apart(form, text, same):
    assert same_case(form, text) is same


def test_short_forms():
    assert is_short("U.N.")
    assert not is_short("Ruvia")
    assert not is_short("RUVIANS")


@given(st.text(alphabet="abAB1 ", max_size=20))
def test_plain_names_take_a_short_way_to_the_same_key(name):
    assert key(name) == key(f"{name}.")
