"""Reading the times of a text written for a test, without the layers before."""

from collections.abc import Sequence

from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.times.assign import assign_times
from onrecord.types import Span, Statement, Time

#: A Thursday.
PUBLISHED = "2017-02-02"


def page_of(text: str, published: str | None = PUBLISHED, statements: Sequence[Statement] = ()) -> Page:
    return assign_times(Page(make_article(text, published=published), statements=tuple(statements)))


def times_of(text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    return page_of(text, published).times


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """The words of each time with its value."""
    return [(time.span.text, time.value) for time in times_of(text, published)]


def statement(
    text: str, source: str, cue: str, content: str, form: str = "indirect", number: int = 1, inside: str | None = None
) -> Statement:
    """A statement of words that stand once in the text; the content may be several pieces with a bar between."""

    def spans(words: str) -> tuple[Span, ...]:
        return tuple(Span.of(text, text.index(w), text.index(w) + len(w)) for w in words.split("|") if w)

    return Statement(
        f"s{number}", spans(source), spans(cue), spans(content), form, "say", None, (), (), inside, None, None, 1.0
    )
