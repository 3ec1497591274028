"""Places as people give them, and what became of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.record.given_spans import places_of, written
from onrecord.record.text_differences import differences

TEXT = "He said no.\nShe said “yes,\nperhaps”, he said."


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ("0-2", ["He"]),
        ("0:2", ["He"]),
        (" 0 – 2 , 12-15", ["He", "She"]),
        ("0-2; 12-15;", ["He", "She"]),
        ('"said no"', ["said no"]),
        ("“yes, perhaps”", ["yes,\nperhaps"]),
        ("'perhaps', 0-2", ["perhaps", "He"]),
        ("", []),
    ],
)
def test_numbers_and_words(given_: str, words: list[str]) -> None:
    assert [TEXT[start:end] for start, end in places_of(given_, TEXT)] == words


LONG = f"0-{'9' * 5000}"


@pytest.mark.parametrize(
    "wrong", [LONG, "said", "2-2", "5-3", "0-999", "-1-3", '"nowhere"', '"he', "0-2 5-6", '"  "', "²-3"]
)
def test_what_is_no_place(wrong: str) -> None:
    with pytest.raises(SettingError):
        places_of(wrong, TEXT)


def test_words_that_stand_several_times() -> None:
    with pytest.raises(SettingError, match="stand 3 times") as told:
        places_of('"said"', TEXT)
    assert "3-7" in str(told.value.fix)
    assert places_of('"said"', TEXT, near=14) == ((16, 20),)
    assert TEXT[slice(*places_of('"said"', TEXT, near=len(TEXT))[0])] == "said"


@given(st.data())
def test_places_come_back_as_they_were_written(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=40))
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    places = tuple(data.draw(st.lists(offsets, max_size=4)))
    assert places_of(written(places), text) == places


_TEXTS = st.text(alphabet="ab c,.\n\r\u2028", max_size=60) | st.text(max_size=30)


@given(_TEXTS, _TEXTS)
def test_differences_hold_both_texts(old: str, new: str) -> None:
    found = differences(old, new)
    assert "".join(each.text for each in found if each.change != "new") == old
    assert "".join(each.text for each in found if each.change != "gone") == new
    assert all(one.change != other.change for one, other in pairwise(found))
    assert all(each.text for each in found)


def test_words_that_changed_and_no_more() -> None:
    found = differences("The mill closes in May.\nNobody objects.\n", "The mill closes in June.\nNobody objects.\n")
    assert [(each.change, each.text) for each in found if each.change != "same"] == [("gone", " May"), ("new", " June")]
    assert differences("a", "a")[0].change == "same"
    assert differences("", "") == ()
