"""The places layer: what its rows are, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.layers import Page
from onrecord.reading.places.layer import PlaceLayer
from onrecord.reading.reader import Reader
from tests.reading.places.marked import page, places

PIECES = st.sampled_from([
    "Oslo", "[Paris|GPE]", "the U.S.", "’s", ", Texas", "Ill.", " in ", "near", "New York", "Times", "St.", "Louis",
    "\n\n", ". ", "“", "”", "-", "[Ada Lund|PERSON]", "al-Raqqa", "province", "MD", "é", "’", "Road", "🙂", "and",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_spans_index_the_text_and_do_not_overlap(marked: str) -> None:
    one = page(marked)
    (done,) = PlaceLayer().read([one])
    text, end = one.article.text, 0
    for number, place in enumerate(done.places, 1):
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.span.start >= end
        assert place.id == f"p{number}"
        assert 0 < place.confidence <= 1
        assert (place.latitude is None) == (place.longitude is None) == (place.kind is None)
        assert place.latitude is not None or place.reasons
        end = place.span.end
    assert PlaceLayer().read([done])[0].places == done.places


def test_a_whole_row() -> None:
    (place,) = places("The ferry sank off [Bergen|GPE] on Monday.")
    assert (place.name, place.kind, place.country, place.geonames) == ("Bergen", "P.PPL", "NOR", 3161732)
    assert (place.latitude, place.longitude) == pytest.approx((60.39, 5.32), abs=0.01)


def test_what_is_left_out_is_not_read() -> None:
    one = page("OSLO (Lund) - A boat sank near [Bergen|GPE], police said on Monday.")
    assert one.article.left_out
    assert [place.name for place in PlaceLayer().read([one])[0].places] == ["Bergen"]


def test_an_empty_page() -> None:
    assert PlaceLayer().read([]) == []
    assert PlaceLayer().read([page(" ")])[0].places == ()


def test_the_layer_declares_what_it_needs() -> None:
    assert PlaceLayer.requires == {"names"}
    assert PlaceLayer.assigns == {"places"}
    assert PlaceLayer().models == ()
    assert Reader(layers=["places"]).layers == ("names", "places")
    assert isinstance(page("Oslo"), Page)


@pytest.mark.model
def test_the_reader_gives_places() -> None:
    reading = Reader(layers=["places"]).read("The ferry from Bergen sank in the North Sea, Norway said.")
    assert [(place.name, place.country) for place in reading.places] == [
        ("Bergen", "NOR"), ("North Sea", None), ("Norway", "NOR"),
    ]  # fmt: skip
