"""Pronouns that go on with whom the sentence before is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.speakers.subjects import Sentences
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.types import Span
from tests.reading.speakers.marked import names_of, speak

BEFORE = "{[PERSON|Ivo Dahl]} said so.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "[PERSON|Ulf Berg] met Mr. [PERSON|Jon Lund] on the dyke.",
        "[PERSON|Ulf Berg], the harbour master, met Mr. [PERSON|Jon Lund] there.",
        "On Friday, [PERSON|Ulf Berg] met Mr. [PERSON|Jon Lund].",
        "Since meeting Mayor [PERSON|Jon Lund] in [GPE|Orlen] in May, [PERSON|Ulf Berg] has built dykes.",
        "But Harbour Master [PERSON|Ulf Berg] left Mr. [PERSON|Jon Lund] out.",
    ],
)
def test_he_at_the_head_is_the_subject_before(sentence):
    assert names_of(f"{BEFORE}{sentence} {{He}} said it would hold.")[1] == "Ulf Berg"
    assert names_of(f"{BEFORE}{sentence}\n\n“It will hold,” {{he}} said.")[1] == "Ulf Berg"


@pytest.mark.parametrize(
    "sentence",
    [
        "[PERSON|Ulf Berg]’s deputy met Mr. [PERSON|Jon Lund].",
        "[PERSON|Ulf Berg] and [PERSON|Jon Lund] met.",
        "The dyke that Mr. [PERSON|Ulf Berg] and Mr. [PERSON|Jon Lund] built broke.",
    ],
)
def test_no_subject_of_one_person(sentence):
    assert names_of(f"It rained.\n\n{sentence} {{He}} said it would hold.") != ["Ulf Berg"]


def test_the_subject_of_another_gender_is_not_meant():
    marked = "{[PERSON|Ulf Berg]} said so. Mrs. [PERSON|Ana Lopez] left. {He} said no."
    assert names_of(marked)[1] != "Ana Lopez"


def test_he_of_what_another_tells_is_the_teller():
    marked = "{[PERSON|Ulf Berg]} said {[PERSON|Jon Lund]} wanted a dyke. {He} said it would hold."
    assert names_of(marked, s2={"inside": "s1"})[2] == "Ulf Berg"


def test_who_is_brought_in_last_speaks_the_quotation_after():
    marked = (
        "[PERSON|Ulf Berg] built dykes, which worries [PERSON|Jon Lund], head of the fishers’ union.\n\n"
        "“They will break,” {he} said."
    )
    assert names_of(marked) == ["Jon Lund"]


def test_the_reason_names_who():
    _, result = speak(f"{BEFORE}[PERSON|Ulf Berg] met Mr. [PERSON|Jon Lund]. {{He}} said no.")
    assert "Ulf Berg is who the sentence before is about" in result.statements[1].reasons[-1]


@given(st.text('Ab “”"’,.\n', max_size=80), st.integers(0, 80))
def test_sentences_hold_their_places(text, position):
    found = Sentences(text, paragraphs(text)).at(position) if position < len(text) else None
    if found is not None:
        assert found.start <= position < found.end <= len(text)
        assert found.start <= found.subject <= found.end


def test_a_sentence_that_somebody_has_said_is_about_who_said_it():
    told = "Ulf Berg is late, just as he was in May"
    marked = f"[PERSON|Ulf Berg]{told[8:]}, said {{[PERSON|Jon Lund]}}. But {{he}} worries."
    assert names_of(marked, s1={"content": (Span(0, len(told), told),)}) == ["Jon Lund", "Jon Lund"]
