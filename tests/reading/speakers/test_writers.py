"""Who "I" and "we" are outside quotations: the author told of at the end, who signed a letter, the outlet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.speakers.writers import author_told, letters
from onrecord.reading.text.paragraphs import paragraphs
from tests.reading.speakers.marked import names_of, speak

ESSAY = "{I} know what floods do.\n\nMy street was under water twice.\n\n"


@pytest.mark.parametrize(
    "about",
    [
        "Ana Lopez teaches hydrology at Larch College.",
        "Ana Lopez, a retired nurse, lives in Orlen.",
        "The writer, Ana Lopez, is a potter.",
        "Ana P. Lopez is a potter in Orlen.",
    ],
)
def test_i_is_the_author_whom_the_end_tells_of(about):
    (found,), result = speak(ESSAY + about)
    assert found.name.split()[-1] == "Lopez"
    assert "its end tells of" in result.statements[0].reasons[-1]


def test_who_is_spoken_of_before_is_no_author():
    assert names_of("{I} met Ana Lopez on the dyke.\n\nIt rained.\n\nAna Lopez is a potter.") == [None]


def test_a_byline_comes_first():
    (found,), _ = speak(ESSAY + "Ana Lopez is a potter.", authors=("Ulf Berg",))
    assert found.name == "Ulf Berg"


def test_he_is_not_who_says_i():
    marked = "{I} said it rained. “It snows,” {he} said.\n\nBo Berg is a potter in Orlen."
    assert names_of(marked)[1] is None


def test_a_letter_is_of_who_signed_it():
    marked = (
        "LETTERS.\n\n{I} want the dyke higher.\n\nAna Lopez.\n\nOrlen.\n\n{I} want it lower.\n\nUlf Berg.\n\nLarch, Md."
    )
    assert names_of(marked) == ["Ana Lopez", "Ulf Berg"]


def test_a_heading_that_is_a_name_signs_nothing():
    assert names_of("{I} want the dyke higher.\n\nAna Lopez\n\nShe was born on the coast and stayed there.") == [None]


def test_we_of_an_unsigned_article_is_its_outlet():
    (found,), _ = speak("{We} hope that the dyke holds. It rained.", outlet="Larch Times")
    assert (found.name, found.kind) == ("Larch Times", "outlet")


@pytest.mark.parametrize(
    ("marked", "changes"),
    [
        ("{We} hope that the dyke holds. I was there.", {"outlet": "Larch Times"}),
        ("{We} hope that the dyke holds.", {"outlet": "Larch Times", "authors": ("Ana Lopez",)}),
        ("“{We} hope that the dyke holds.”", {"outlet": "Larch Times"}),
        ("{We} hope that the dyke holds.", {}),
    ],
)
def test_we_of_somebody_else_is_null(marked, changes):
    assert speak(marked, **changes)[0] == [None]


@given(st.text("Ana Lopez is.\n ,", max_size=120))
def test_letters_lie_in_the_text_one_after_the_other(text):
    found = letters(text, paragraphs(text))
    places = [place for letter in found for place in (letter.start, letter.end)]
    assert places == sorted(places)
    assert all(letter.writer in text for letter in found)
    assert (author_told(text, paragraphs(text)) or "") in text
