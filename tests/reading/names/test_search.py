"""The search for names in all words at once: the same names as spaCy's own, one word after the other."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.names.layer import BUILT_IN
from onrecord.reading.names.search import Search

_SENTENCES = (
    "Ada Brook, mayor of Port Tellen, met 40 delegates of the United Nations in Geneva on 3 May 2021.",
    "“We leave,” said Gen. Oskar Vale of the Tovan Armed Forces.",
    "The Ministry of Health\n\nof Norland paid $3.5 million to Halden & Sons Ltd.",
    "nothing is named here",
    "New York",
)


@lru_cache(maxsize=1)
def _nlp() -> Any:
    return spacy.load(BUILT_IN, exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"])


@lru_cache(maxsize=1)
def _search() -> Search:
    return Search(_nlp())


def _by_spacy(text: str) -> list[tuple[int, int, str, str]]:
    return [(e.start_char, e.end_char, e.text, e.label_) for e in _nlp()(text).ents]


def _found(*texts: str) -> list[list[tuple[int, int, str, str]]]:
    return [[(n.start, n.end, n.text, n.label) for n in names] for names in _search().run(texts)]


@pytest.mark.parametrize("text", _SENTENCES)
def test_a_text_has_the_names_that_spacy_finds(text: str) -> None:
    assert _found(text) == [_by_spacy(text)]


def test_names_are_found() -> None:
    assert ("Ada Brook", "PERSON") in [(text, label) for _, _, text, label in _found(_SENTENCES[0])[0]]
    assert _found("New York") == [[(0, 8, "New York", "GPE")]]


def test_texts_that_are_read_together_keep_their_names_apart() -> None:
    """A name at the end of a text does not go on in the next one, and an empty text has none."""
    texts = ("", "He came from New", "York is far.", "", " ", *_SENTENCES, "")
    assert _found(*texts) == [_by_spacy(text) for text in texts]
    assert _found("", "") == [[], []]
    assert _found() == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*" \n\t.,”-", *" ".join(_SENTENCES).split(" ")]), max_size=30).map(" ".join))
def test_any_words_have_the_names_that_spacy_finds(text: str) -> None:
    assert _found(text) == [_by_spacy(text)]


def test_a_pipeline_whose_recogniser_is_built_otherwise_does_not_fit() -> None:
    assert Search.fits(_nlp())
    assert not Search.fits(spacy.blank("en"))
    other = spacy.blank("en")
    other.add_pipe("beam_ner")
    assert not Search.fits(other)
    other.rename_pipe("beam_ner", "ner")
    assert not Search.fits(other)
