"""One name for each outlet, whatever articles call it; unknown ones go by what they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.outlet_names import is_called, outlet_name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("nyt", "The New York Times"),
        ("www.nytimes.com", "The New York Times"),
        ("https://www.nytimes.com/2016/05/04/world.html", "The New York Times"),
        ("New York Times", "The New York Times"),
        ("cnn.com", "CNN"),
        ("edition.cnn.com", "CNN"),
        ("CNN", "CNN"),
        ("usa-today", "USA Today"),
        ("usa.chinadaily.com.cn", "China Daily"),
        # who else is called so cannot be told
        ("Times", "Times"),
        ("the times", "The Times"),
        ("ABC", "ABC"),
        # another one's domain that only ends alike
        ("notcnn.com", "notcnn.com"),
        ("cnn.com.example.org", "cnn.com.example.org"),
        ("Quell Courier", "Quell Courier"),
        ("", ""),
    ],
)
def test_an_outlet_goes_by_one_name(said: str, name: str) -> None:
    assert outlet_name(said) == name


@given(st.text(max_size=30) | st.from_regex(r"[a-z]{1,4}(\.[a-z]{2,4}){0,3}", fullmatch=True))
def test_its_one_name_is_its_name(said: str) -> None:
    assert outlet_name(outlet_name(said)) == outlet_name(said)


@pytest.mark.parametrize(
    ("said", "words", "called"),
    [
        ("www.nytimes.com", "nytimes", True),
        ("www.nytimes.com", "New York", True),
        ("www.nytimes.com", "NYT", True),
        ("nyt", "nytimes.com", True),
        ("Quell Courier", "courier", True),
        ("Quell Courier", "nyt", False),
        ("CNN", "nyt", False),
    ],
)
def test_it_is_found_by_any_of_its_names(said: str, words: str, called: bool) -> None:
    assert is_called(said, words) is called
