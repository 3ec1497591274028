"""What is packed comes back to the last character, whatever it was compressed against."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import phrases
from onrecord.record.news_words import NEWS_WORDS
from onrecord.record.phrases import pack, unpack

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_what_is_packed_comes_back(text: str) -> None:
    assert unpack(pack(text)) == text


@given(ANY)
def test_what_was_packed_without_a_dictionary_can_be_read(text: str) -> None:
    assert unpack(zlib.compress(text.encode("utf8", "surrogatepass"), 9)) == text


@given(st.lists(st.text(), min_size=1), st.integers(1, 40))
def test_a_beginning(words: list[str], length: int) -> None:
    text = json.dumps(words)
    assert unpack(pack(text), length) == text[:length]


def test_the_dictionaries_never_change() -> None:
    assert list(phrases._DICTIONARIES) == [141522142, 4068314381]


def test_reasons_take_less_room() -> None:
    reasons = json.dumps([["described, not named"], ["place: its clause states none", "no day is said"]])
    assert len(pack(reasons)) < len(zlib.compress(reasons.encode(), 9)) * 0.7


@pytest.mark.parametrize("damage", [lambda one: one[:-3], lambda one: one[:2] + b"\0\0\0\0" + one[6:]])
def test_what_is_damaged_is_told(damage) -> None:
    with pytest.raises(zlib.error):
        unpack(damage(pack("the reasons of all rows, one after the other")))


@given(ANY)
def test_texts_come_back_too_and_those_of_older_records(text: str) -> None:
    assert unpack(pack(text, NEWS_WORDS)) == text
    assert unpack(zlib.compress(text.encode("utf8", "surrogatepass"), 9)) == text


def test_texts_take_less_room() -> None:
    text = "The foreign minister of Talsia said on Thursday that her government would continue the talks in Quell."
    assert len(pack(text, NEWS_WORDS)) < len(pack(text)) < len(text)
    assert len(pack(text, NEWS_WORDS)) < len(zlib.compress(text.encode(), 9)) * 0.7
