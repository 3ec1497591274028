"""Durations and sets."""

import pytest

from tests.reading.times.reads import read, times_of


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It took nearly a decade.", "nearly a decade", "P1DE"),
        ("It took three days.", "three days", "P3D"),
        ("It took two to four weeks.", "two to four weeks", "P4W"),
        ("It took two and a half years.", "two and a half years", "P2.5Y"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It took more than half a century.", "more than half a century", "P50Y"),
        ("It took a few months.", "a few months", "PXM"),
        ("It took 20 minutes.", "20 minutes", "PT20M"),
        ("It took twenty-one years.", "twenty-one years", "P21Y"),
        ("It was a 12-hour flight.", "12-hour", "PT12H"),
        ("It was a decades-long row.", "decades-long", "PXDE"),
        ("It was a week-long strike.", "a week-long", "P1W"),
        ("It lasted for years.", "years", "PXY"),
        ("It came after weeks of talks.", "weeks", "PXW"),
        ("It left two days before the mill burned.", "two days", "P2D"),
        ("It lost money for two consecutive quarters.", "two consecutive quarters", "P2Q"),
        ("It took a fortnight or two fortnights.", "two fortnights", "P4W"),
    ],
)
def test_a_duration(text: str, words: str, value: str) -> None:
    assert (words, value) in read(text)
    assert times_of(text)[-1].type == "DURATION"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They meet every year.", "every year", "P1Y"),
        ("They meet every night.", "every night", "XXXX-XX-XXTNI"),
        ("A nightly curfew is kept.", "nightly", "XXXX-XX-XXTNI"),
        ("It rains. Daily floods have closed the road.", "Daily", "P1D"),
        ("They meet every two years.", "every two years", "P2Y"),
        ("They meet every other week.", "every other week", "P2W"),
        ("They meet each day.", "each day", "P1D"),
        ("They meet twice a week.", "a week", "P1W"),
        ("They paid $50,000 a year.", "a year", "P1Y"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("They meet annually.", "annually", "P1Y"),
        ("The weekly count rose.", "weekly", "P1W"),
    ],
)
def test_a_set(text: str, words: str, value: str) -> None:
    (time,) = times_of(text)
    assert (time.span.text, time.value, time.type) == (words, value, "SET")
    assert time.granularity


def test_a_stretch_up_to_the_articles_date_has_days() -> None:
    past, ahead = times_of("In the past three years the mill lost money; over the next six months it will be sold.")
    assert (past.value, past.start, past.end) == ("P3Y", "2014-02-01", "2017-02-02")
    assert (ahead.value, ahead.start, ahead.end) == ("P6M", "2017-02-02", "2017-08-31")
    (open_,) = times_of("It lost money in the past three years.", None)
    assert (open_.value, open_.start, open_.end) == ("P3Y", None, None)


def test_a_newspaper_that_comes_out_daily_is_no_time() -> None:
    assert read("The daily Larch Courier and the Daily Larch wrote so.") == []
