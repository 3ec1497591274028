"""Dates that say their year, and what only looks like one."""

import pytest

from tests.reading.times.reads import read, times_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("May 3, 2016", "2016-05-03"),
        ("3 May 2016", "2016-05-03"),
        ("the 3rd of May, 2016", "2016-05-03"),
        ("Tuesday, May 3, 2016", "2016-05-03"),
        ("Sept. 30, 2015", "2015-09-30"),
        ("September 2015", "2015-09"),
        ("early June 2014", "2014-06"),
        ("2012", "2012"),
        ("the year 2012", "2012"),
        ("fiscal 2012", "2012"),
        ("2003-2007", "2003/2007"),
        ("2016-17", "2016/2017"),
        ("March 3-5, 2016", "2016-03-03/2016-03-05"),
        ("the 1990s", "199"),
        ("the late 1980s", "198"),
        ("the early '90s", "199"),
        ("the nineties", "199"),
        ("the 2000s", "200"),
        ("the 19th century", "18"),
        ("the first quarter of 2015", "2015-Q1"),
        ("the second half of 2015", "2015-H2"),
        ("the summer of 2014", "2014-SU"),
        ("Christmas Eve 2014", "2014-12-24"),
        ("Thanksgiving 2016", "2016-11-24"),
        ("Easter 2016", "2016-03-27"),
        ("2016-03-22", "2016-03-22"),
        ("22.03.2016", "2016-03-22"),
        ("the night of July 4, 2015", "2015-07-04TNI"),
        ("9/11", "2001-09-11"),
    ],
)
def test_a_date_that_says_its_year(words: str, value: str) -> None:
    assert read(f"The mill in Larch burned down in {words}.", None) == [(words, value)]


@pytest.mark.parametrize(
    ("words", "start", "end", "granularity"),
    [
        ("September 2015", "2015-09-01", "2015-09-30", "month"),
        ("February 2016", "2016-02-01", "2016-02-29", "month"),
        ("late 2015", "2015-10-01", "2015-12-31", "year"),
        ("early May 2015", "2015-05-01", "2015-05-10", "month"),
        ("the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("the 20th century", "1900-01-01", "1999-12-31", "century"),
        ("the third quarter of 2015", "2015-07-01", "2015-09-30", "quarter"),
        ("the winter of 2015", "2015-12-01", "2016-02-29", "season"),
        ("2003-2007", "2003-01-01", "2007-12-31", "year"),
        ("March 3-5, 2016", "2016-03-03", "2016-03-05", "day"),
    ],
)
def test_first_and_last_day(words: str, start: str, end: str, granularity: str) -> None:
    (time,) = times_of(f"The mill in Larch burned down in {words}.", None)
    assert (time.start, time.end, time.granularity) == (start, end, granularity)


@pytest.mark.parametrize(
    "text",
    [
        "About 2007 people marched on the harbour.",
        "Mrs May said that the ferry was late.",
        "The March on Larch was over.",
        "The Times and the Sunday Telegraph were sold out.",
        "June Carver met April Stone and August Lind.",
        "The 45-year-old, aged 45, has a son of 3 years of age.",
        "Flight 1985 left from room 2012.",
        "It cost $2016, or 2,016 dollars.",
        "The ferry makes 30 miles an hour.",
        "She got a second chance, the third one.",
        "A quarter of them left.",
        "The Six Day War was studied.",
        "Windows 2000 ran there.",
        "Now that he is gone, the future of the mill is open.",
        "Soon after, the mill closed.",
        "They will march, and they may fall.",
        "The score was 3:15 in the end.",
        "Larch has spring water and will fall.",
        "A Christmas party at the Easter market was loud.",
        "Judge Friday Quist smiled.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_a_person_called_may_leaves_the_month_its_name() -> None:
    assert read("Tessa May told reporters in May that May would go.") == [("May", "2016-05")]


def test_months_share_the_year_behind_the_last() -> None:
    assert read("It rained in June and July 2012.") == [("June", "2012-06"), ("July 2012", "2012-07")]
