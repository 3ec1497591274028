"""Surnames spelt in another way than where the person is named in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.names.spelling import is_one_off, meant
from tests.reading.speakers.marked import names_of, speak


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("delkov", "delkow", True),
        ("delkov", "delov", True),
        ("delkov", "dekkov", True),
        ("delkov", "dleov", False),
        ("delkov", "dlekov", True),
        ("delkovs", "delkov", False),
        ("delkov", "delkov", False),
        ("delkov", "berg", False),
    ],
)
def test_one_letter(word, other, same):
    assert is_one_off(word, other) is same
    assert is_one_off(other, word) is same


def test_a_slip_is_the_person_named_in_full():
    marked = "[PERSON|Ana Delkov] came late.\n\n{[PERSON|Delkow]} said it rained.\n\n“It snows,” {she} said."
    assert names_of(marked) == ["Ana Delkov", "Ana Delkov"]


def test_a_slip_that_the_tagger_did_not_see():
    assert names_of("[PERSON|Ana Delkov] came.\n\n{Delkow} said it rained.") == ["Ana Delkov"]


@pytest.mark.parametrize(
    "marked",
    [
        "[PERSON|Ana Lund] came. {[PERSON|Land]} said no.",
        "[PERSON|Ana Delkov] and [PERSON|Bo Delkor] came. {[PERSON|Delkow]} said no.",
        "[PERSON|Ana Delkov] and [PERSON|Bo Delkow] came. {[PERSON|Delkow]} said no.",
    ],
)
def test_somebody_else_is_no_slip(marked):
    assert names_of(marked)[0] != "Ana Delkov"


def test_initials_in_another_order_are_the_outlets():
    (first, second), _ = speak("{[ORG|MSNBC]} said it rained. {[ORG|MNSBC]} said it snowed.")
    assert first.id == second.id


@given(st.text("abcde", min_size=5, max_size=7), st.lists(st.text("abcde", min_size=5, max_size=7), max_size=4))
def test_what_is_meant_is_one_of_them(word, surnames):
    assert meant(word, surnames) in (None, *surnames)
