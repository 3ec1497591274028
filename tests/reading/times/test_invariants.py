"""What holds of all texts."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.times import time_words
from onrecord.reading.times.calendar import Period, easter, period
from tests.reading.times.reads import page_of

_WORDS = sorted({form for forms in time_words().values() for form in forms})
_TOKENS = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from([word.title() for word in _WORDS]),
    st.integers(0, 99_999).map(str),
    st.sampled_from(
        ["the", "a", "of", "-", ",", ". ", "’s", "“", "”", "ago", "\n", "3:15", "9/11", "$", "1990s", "in"]
    ),
)
_TEXTS = st.lists(_TOKENS, max_size=30).map(" ".join)
_DAYS = st.dates()


@given(_TEXTS, st.one_of(st.none(), _DAYS.map(str)))
def test_spans_index_the_text_in_order_and_days_are_days(text: str, published: str | None) -> None:
    page = page_of(text, published)
    reach = 0
    for time in page.times:
        assert text[time.span.start : time.span.end] == time.span.text
        assert reach <= time.span.start < time.span.end
        reach = time.span.end
        days = [datetime.date.fromisoformat(day) for day in (time.start, time.end) if day]
        assert days == sorted(days)
        assert time.value
        if time.type == "DATE" and not days:
            assert time.reasons
    assert [time.id for time in page.times] == [f"t{number}" for number in range(1, len(page.times) + 1)]
    assert page_of(text, published).times == page.times


@given(_DAYS, st.sampled_from(["day", "week", "month", "quarter", "season", "half", "year", "decade", "century"]))
def test_a_period_holds_its_day_and_the_next_begins_after_it(day: datetime.date, unit: str) -> None:
    here = period(unit, day)
    assert here.first <= day <= here.last or day.year < 2
    after = here.shifted(1)
    if after:
        assert after.first == here.last + datetime.timedelta(days=1)
        assert after.shifted(-1) == here
    for which in ("early", "mid", "late"):
        first, last = here.part(which)
        assert here.first <= first <= last <= here.last


def test_weeks_are_those_of_iso() -> None:
    assert period("week", datetime.date(2021, 1, 3)).value == "2020-W53"
    assert period("weekend", datetime.date(2017, 2, 2)) == Period("weekend", datetime.date(2017, 2, 4))


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (2000, 2016, 2024)] == ["2000-04-23", "2016-03-27", "2024-03-31"]


def test_hostile_texts_do_no_harm() -> None:
    for text in (
        "9" * 5000 + " days ago",
        "1," * 3000 + " years",
        "Monday, " * 3000,
        "in " * 3000 + "9999999 centuries ago",
    ):
        page_of(text)
