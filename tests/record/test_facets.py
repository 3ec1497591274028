"""Counts of what a search finds agree with what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.record.filters import Filters, FilterValues
from tests.questions.stories import accuses, admits, kept, meets


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("", {}),
        ("harbour", {}),
        ("", {"speaker": "Orla Venn"}),
        ("talks", {"outlet": "Post"}),
        ("zebra", {}),
        ("?!", {}),
    ],
)
def test_counts_are_those_of_the_search(tmp_path: Path, words: str, filters: FilterValues) -> None:
    with kept(tmp_path, admits(), meets(outlet="Northern Post", published="2032-01-01"), accuses()) as record:
        hits = record.search(words, limit=100, **filters).hits
        found = record.facets(words, Filters(**filters))
        assert (found.counted, found.more) == (len(hits), False)
        for values, own in (
            (found.acts, [hit.act for hit in hits]),
            (found.outlets, [hit.outlet for hit in hits]),
            (found.years, [(hit.published or "")[:4] for hit in hits]),
        ):
            assert {each.value: each.statements for each in values} == {each: own.count(each) for each in own}
            counts = [each.statements for each in values]
            assert counts == sorted(counts, reverse=True)
        for each in found.speakers:
            speaker: FilterValues = {**filters, "speaker": each.value}
            assert len(record.search(words, limit=100, **speaker).hits) == each.statements


def test_how_many_are_counted_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.facets.MOST", 2)
    with kept(tmp_path, admits(), meets()) as record:
        found = record.facets()
        assert (found.counted, found.more) == (2, True)
        assert sum(each.statements for each in found.acts) == 2


def test_an_outlet_is_counted_once_whatever_articles_call_it(tmp_path: Path) -> None:
    with kept(tmp_path, admits(outlet="nyt"), meets(outlet="www.nytimes.com")) as record:
        (outlet,) = record.facets().outlets
        assert outlet.name == "The New York Times"
        assert len(record.search("", outlet=outlet.value, limit=100).hits) == outlet.statements
        assert record.overview().outlets == (("The New York Times", 2),)
        assert record.cite().outlets == 1


def test_an_outlet_with_half_a_surrogate_pair_is_looked_for(tmp_path: Path) -> None:
    with kept(tmp_path, admits(outlet="Quell\ud800 Post"), meets(outlet="Northern Post")) as record:
        assert {hit.outlet for hit in record.search("", outlet="quell\ud800").hits} == {"Quell\ud800 Post"}
