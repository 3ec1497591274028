"""The sourcing of outlets, over articles counted by hand and over a record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.questions.sourcing.outlets import OneVoice, OutletSide, sourcing_of_outlets
from onrecord.record.voices_heard import Heard, HeardSide

TLS, BRN = HeardSide("TLS", "GOV", 3), HeardSide("BRN", None, 1)


def counted(article: str, outlet: str | None = "Post", published: str | None = "2031-05-04", **more: Any) -> Heard:
    facts: dict[str, Any] = {
        "title": "Title", "copy_of": None, "left_out": None, "statements": 4, "named": 3, "anonymous": 1, "groups": 0,
        "documents": 0, "unknown": 0, "voices": 2, "open": 0, "only": None, "only_anonymous": False,
        "sides": (TLS, BRN), **more,
    }  # fmt: skip
    return Heard(article, outlet=outlet, published=published, **facts)


def test_copies_and_what_was_not_read_count_nowhere_else() -> None:
    rows = [
        counted("a"),
        counted("b", copy_of="a"),
        counted("c", left_out="language: ru", statements=0, named=0, anonymous=0),
    ]
    (found,) = sourcing_of_outlets(rows)
    assert (found.articles, found.copies, found.unread, found.statements) == (1, 1, 1, 4)
    assert found.anonymous_share == 0.25
    assert found.sides == (OutletSide("TLS", "GOV", 1, 3, 0.75), OutletSide("BRN", None, 1, 1, 0.25))


def test_unknown_speakers_are_not_taken_for_anonymous_or_named_ones() -> None:
    (found,) = sourcing_of_outlets(
        [counted("a", named=1, unknown=2), counted("b", statements=0, named=0, anonymous=0, sides=())]
    )
    assert (found.anonymous_share, found.unknown, found.silent, found.anonymous_articles) == (0.5, 2, 1, 1)
    (none,) = sourcing_of_outlets([counted("a", named=0, anonymous=0, unknown=4, sides=())])
    assert none.anonymous_share is None


def test_one_voice_and_one_side() -> None:
    alone = {"voices": 1, "only": "an official", "only_anonymous": True, "sides": (TLS,)}
    (found,) = sourcing_of_outlets([counted("b", **alone), counted("a", **alone, open=1, unknown=1, named=2)])
    assert found.one_voice == (OneVoice("b", "Title", "2031-05-04", "an official", True, 4),)
    assert (found.perhaps_one_voice, found.one_sided) == (1, 1)
    unsure = replace(counted("a"), sides=(TLS, HeardSide(None, "GOV", 1)))
    assert sourcing_of_outlets([unsure])[0].one_sided == 0


def test_periods_and_outlets_are_in_order() -> None:
    rows = [
        counted("a", "Small", "2031-05-04"), counted("b", "Post", "2031-06-01"), counted("c", "Post", "2030-01-01"),
        counted("d", "Post", None), counted("e", None, "2031-05-04"),
    ]  # fmt: skip
    assert [(row.outlet, row.period) for row in sourcing_of_outlets(rows, by="month")] == [
        ("Post", "2030-01"), ("Post", "2031-06"), ("Post", "undated"), ("Small", "2031-05"), (None, "2031-05"),
    ]  # fmt: skip
    assert [row.period for row in sourcing_of_outlets(rows, by="year")][:2] == ["2030", "2031"]
    assert {row.period for row in sourcing_of_outlets(rows)} == {"all"}


def test_an_outlet_under_several_names_is_one() -> None:
    rows = [
        counted("a", "nyt"), counted("b", "www.nytimes.com"), counted("c", "The New York Times"),
        counted("d", "Quell Courier"), counted("e", "NYT", copy_of="a"),
    ]  # fmt: skip
    one, other = sourcing_of_outlets(rows)
    assert (one.outlet, one.articles, one.copies) == ("The New York Times", 3, 1)
    assert one.called == ("NYT", "nyt", "www.nytimes.com")
    assert (other.outlet, other.called) == ("Quell Courier", ())


def test_a_period_that_is_none_is_told() -> None:
    with pytest.raises(SettingError, match=r"'week' is no period.* month, year, all"):
        sourcing_of_outlets([], by="week")  # type: ignore[arg-type]


@given(
    st.permutations(
        [counted("a"), counted("b", "Times"), counted("c", None, None), counted("d", published="2030-02-01")]
    )
)
def test_the_order_of_articles_does_not_matter(rows: list[Heard]) -> None:
    for by in ("month", "year", "all"):
        assert sourcing_of_outlets(rows, by=by) == sourcing_of_outlets(sorted(rows, key=lambda row: row.article), by=by)
