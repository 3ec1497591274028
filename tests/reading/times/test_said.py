"""When statements were made."""

import pytest

from tests.reading.times.reads import page_of, statement


def when(text: str, source: str, cue: str, content: str) -> str | None:
    page = page_of(text, statements=[statement(text, source, cue, content)])
    words = {time.id: time.span.text for time in page.times}
    said = page.statements[0].time
    return words[said] if said else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "said"),
    [
        ("Quist said on Thursday that it closed in May.", "Quist", "said", "that it closed in May", "Thursday"),
        ("Quist told the Courier in December that he would go.", "Quist", "told", "that he would go", "December"),
        ("Late last year, a baker told us that he left.", "a baker", "told", "that he left", "Late last year"),
        ("In May, Ada Brook, who owns it, said it was old.", "Ada Brook, who owns it,", "said", "it was old", "May"),
        ("“It is old,” she told reporters in May, adding more.", "she", "told", "“It is old,”", "May"),
        ("Quist said that the mill closed in May.", "Quist", "said", "that the mill closed in May", None),
        ("Quist, a baker since 2012, said it was old.", "Quist, a baker since 2012,", "said", "it was old", None),
        ("The mill burned in 2012 and Quist said it was old.", "Quist", "said", "it was old", None),
        ("Quist has now said it was old.", "Quist", "has now said", "it was old", None),
        ("The mill burned in 2012. Quist said it was old.", "Quist", "said", "it was old", None),
    ],
)  # fmt: skip
def test_the_time_of_the_statements_own_clause(
    text: str, source: str, cue: str, content: str, said: str | None
) -> None:
    found = when(text, source, cue, content)
    assert found == said or (said and found and said in found)


def test_what_another_statement_says_is_no_time_of_this_one() -> None:
    text = "Quist said Brook wrote in May that it was old."
    outer = statement(text, "Quist", "said", "Brook wrote in May that it was old")
    inner = statement(text, "Brook", "wrote", "that it was old", number=2, inside="s1")
    page = page_of(text, statements=[outer, inner])
    assert [s.time for s in page.statements] == [None, "t1"]


def test_today_in_a_quotation_is_the_speakers() -> None:
    text = "“We leave tomorrow,” Quist said on Monday."
    page = page_of(text, statements=[statement(text, "Quist", "said", "“We leave tomorrow,”", form="direct")])
    tomorrow, monday = page.times
    assert (monday.value, tomorrow.value) == ("2017-01-30", "2017-01-31")
    assert "when it was said" in tomorrow.reasons[0]


def test_today_in_an_old_quotation_is_not_the_articles() -> None:
    text = "In 2001, Quist said: “We leave today.”"
    page = page_of(text, statements=[statement(text, "Quist", "said", "“We leave today.”", form="direct")])
    assert (page.times[1].value, page.times[1].start) == ("XXXX-XX-XX", None)
    assert "which is not told to the day" in page.times[1].reasons[0]
