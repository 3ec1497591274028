"""Expressions that count from the article's date, or from each other."""

import pytest

from tests.reading.times.reads import PUBLISHED, read, times_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill closed on Monday.", "2017-01-30"),
        ("The mill closed on Thursday.", "2017-02-02"),
        ("The mill will close on Monday.", "2017-02-06"),
        ("The mill closed last Thursday.", "2017-01-26"),
        ("The mill is to be sold next Thursday.", "2017-02-09"),
        ("The mill closed in December.", "2016-12"),
        ("The mill closed in May.", "2016-05"),
        ("The mill should be sold in May.", "2017-05"),
        # what is to come, by the words before it
        ("The council is to meet on Tuesday.", "2017-02-07"),
        ("Millers called a strike starting Monday.", "2017-02-06"),
        ("She promised to repay them by March 1.", "2017-03-01"),
        ("He managed to repay them by January 20.", "2017-01-20"),
        ("He is to the north of Larch since Tuesday.", "2017-01-31"),
        ("The council moved its deadline to 7 p.m. Tuesday.", "2017-02-07T19:00"),
        ("Two mills burned overnight.", "2017-02-01TNI"),
        ("The week of January 9 was cold.", "2017-W02"),
        ("The mill has a March 1 deadline.", "2017-03-01"),
        ("The mill closed last week.", "2017-W04"),
        ("The mill closed this week.", "2017-W05"),
        ("The mill opens next month.", "2017-03"),
        ("The mill closed late last year.", "2016"),
        ("The mill was sold the year before last.", "2015"),
        ("The mill opens this spring.", "2017-SP"),
        ("The mill closed last winter.", "2015-WI"),
        ("The mill closed last December.", "2016-12"),
        ("The mill closed in December last year.", "2016-12"),
        ("The mill closed on June 12 last year.", "2016-06-12"),
        ("The mill closed three days ago.", "2017-01-30"),
        ("The mill closed two weeks ago.", "2017-W03"),
        ("The mill closed nearly 20 years ago.", "1997"),
        ("The mill closed several years ago.", "PAST_REF"),
        ("The mill closed yesterday.", "2017-02-01"),
        ("The mill closed Monday night.", "2017-01-30TNI"),
        ("The mill closed this morning.", "2017-02-02TMO"),
        ("The mill closed last night.", "2017-02-01TNI"),
        ("The mill closed at 9:30 p.m. on Tuesday.", "2017-01-31T21:30"),
        ("The mill closed at 8:30 p.m. Tuesday night.", "2017-01-31T20:30"),
        ("The mill closed at 08:30 UTC on Tuesday.", "2017-01-31T08:30Z"),
        ("The mill lost money in the fourth quarter.", "2016-Q4"),
        ("The mill opens by the end of the year.", "2017"),
        ("The mill closed over the weekend.", "2017-W05-WE"),
        ("The mill closed on Christmas Eve.", "2016-12-24"),
        ("The mill has recently closed.", "PAST_REF"),
        ("The mill is now closed.", "PRESENT_REF"),
        ("The mill will open in the near future.", "FUTURE_REF"),
    ],
)
def test_counted_from_the_articles_date(text: str, value: str) -> None:
    assert [found for _, found in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Soldiers stand guard outside the parliament in Norwick in May.", "2016-05"),
        ("Families wait at the border near Norwick in September.", "2016-09"),
        ("Two men walk past a burnt house in Norwick on Friday.", "2017-01-27"),
        ("Alda Quist speaks to supporters in Norwick in May.", "2016-05"),
        # what may be planned, and no picture
        ("Alda Quist speaks in May.", "2017-05"),
        ("Alda Quist speaks to supporters in Norwick on Friday.", "2017-02-03"),
        ("Quist holds talks in the port of Norwick in May. A vote is due.", "2017-05"),
        ("Soldiers stand guard in Norwick until May.", "2017-05"),
        ("Quist is due to stand for mayor in May.", "2017-05"),
        ("The wait at the border ends in May.", "2017-05"),
    ],
)
def test_a_caption_in_the_present_tense_is_of_the_past(text: str, value: str) -> None:
    assert read(text)[0][1] == value


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        ("On May 3, 2016, the mill burned.", "The following day it was sold.", "2016-05-04"),
        ("On May 3, 2016, the mill burned.", "Two weeks earlier it was insured.", "2016-W16"),
        ("On May 3, 2016, the mill burned.", "A year later it was rebuilt.", "2017"),
        ("On May 3, 2016, the mill burned.", "The same day Quist left.", "2016-05-03"),
        ("On May 3, 2016, the mill burned.", "That year was dry.", "2016"),
        ("On May 3, 2016, the mill burned.", "Quist had left the day before.", "2016-05-02"),
        ("The mill was sold in 2012.", "The previous year it had burned.", "2011"),
        ("The mill was sold in 2012.", "Four years later it closed.", "2016"),
        ("The mill was sold in 2012.", "It was closed the next year.", "2013"),
        ("The mill was sold in 2012.", "It will open the next year.", "2018"),
        ("It shut on Saturday night.", "It will be shut from Friday to 8 a.m. Sunday.", "2017-02-05T08:00"),
        ("Profits fell in the third quarter of 2016.", "They had been higher a year earlier.", "2015-Q3"),
        ("Sales fell in January.", "They were higher in the same month a year ago.", "2016-01"),
        ("On Monday the mill burned.", "The fire began at 4 p.m. and spread.", "2017-01-30T16:00"),
    ],
)
def test_counted_from_each_other(first: str, then: str, value: str) -> None:
    assert read(f"{first} {then}")[-1][1] == value


def test_a_participle_tells_of_the_past() -> None:
    assert read("The council chosen at the weekend is to meet.", "2017-01-31") == [("the weekend", "2017-W04-WE")]


def test_what_is_not_told_to_the_day_stays_open() -> None:
    times = times_of("Quist was held in September. Two weeks later he was free. The following day he fled.")
    assert [time.value for time in times] == ["2016-09", "XXXX-WXX", "XXXX-XX-XX"]
    assert all(time.start is None and time.reasons for time in times[1:])


def test_an_open_end_belongs_to_the_span() -> None:
    since, until = times_of("The mill has stood there since at least 2007 and is let until next year.")
    assert (since.span.text, since.value, since.start, since.end) == ("since at least 2007", "2007", "2007-01-01", None)
    assert (until.span.text, until.value, until.start, until.end) == ("until next year", "2018", None, "2018-12-31")


def test_parts_of_a_period_narrow_its_days_only() -> None:
    late, earlier, later = times_of("Late last year, earlier this year and later this month it rained.")
    assert (late.value, late.start, late.end) == ("2016", "2016-10-01", "2016-12-31")
    assert (earlier.value, earlier.start, earlier.end) == ("2017", "2017-01-01", PUBLISHED)
    assert (later.value, later.start, later.end) == ("2017-02", PUBLISHED, "2017-02-28")


def test_what_stands_behind_since_is_past() -> None:
    (june,) = times_of("They have closed mills — also old ones — since a failed June strike.", "2017-05-17")
    assert june.value == "2016-06"  # the next June is near


def test_the_reason_tells_the_direction() -> None:
    past, future = times_of("The mill closed on Monday. It will open on Tuesday.")
    assert "the last one, as the clause is in the past" in past.reasons[0] and PUBLISHED in past.reasons[0]
    assert "the next one, as the clause looks ahead" in future.reasons[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Thursday", "XXXX-WXX-4"),
        ("in December", "XXXX-12"),
        ("on June 17", "XXXX-06-17"),
        ("last week", "XXXX-WXX"),
        ("last year", "XXXX"),
        ("yesterday", "XXXX-XX-XX"),
        ("Thursday morning", "XXXX-WXX-4TMO"),
        ("three years ago", "XXXX"),
        ("in the third quarter", "XXXX-Q3"),
        ("last spring", "XXXX-XX"),
    ],
)
def test_without_a_date_nothing_is_dated(words: str, value: str) -> None:
    (time,) = times_of(f"The mill closed {words}.", None)
    assert (time.value, time.start, time.end) == (value, None, None)
    assert time.reasons == ("the article has no date to count from",)


def test_a_line_with_a_date_at_the_head_dates_an_article_without_one() -> None:
    text = "Mill closes in Larch\nMarch 1, 2016\nThe mill closed on Monday, its owner said."
    monday = times_of(text, None)[-1]
    assert monday.value == "2016-02-29"
    assert "as a line at the head of the text says" in monday.reasons[0]
    assert times_of(text, "2017-02-02")[-1].value == "2017-01-30"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was the lowest since '82.", "since '82", "1982"),
        ("It may open as early as March.", "March", "2017-03"),
        ("The post-2011 mill was new.", "post-2011", "2011"),
        ("It was in debt for the entire year.", "the entire year", "2017"),
        ("They spoke of her March letter.", "March", "2016-03"),
        ("On Monday it opened. It closed the day with a loss.", "the day", "2017-01-30"),
        ("On Monday, a rule of 2012 was dropped. The following day it was back.", "The following day", "2017-01-31"),
        ("It will open on Monday. The alarm came at 4 p.m., Quist said.", "4 p.m.", "2017-02-02T16:00"),
    ],
)
def test_the_newspapers_idiom(text: str, words: str, value: str) -> None:
    assert (words, value) in read(text)
