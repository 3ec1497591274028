from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.text.paragraphs import paragraph_at, paragraphs, unwrapped


def _texts(text: str) -> list[str]:
    return [text[a:b] for a, b in paragraphs(text)]


def test_blank_lines_and_single_breaks_end_paragraphs() -> None:
    assert _texts("First one.\n\n  Second one.\nThird one.\n") == ["First one.", "Second one.", "Third one."]


def test_a_text_wrapped_by_hand_breaks_only_at_blank_lines() -> None:
    wrapped = (
        "The harbour council of Ostrava Bay met on Tuesday to discuss the new\n"
        "ferry line, which residents of the outer islands have asked for since\n"
        "the old one was closed, and put off its vote until the end of the\n"
        "month because two members were away.\n\n"
        "The mayor said the delay was short."
    )
    assert len(_texts(wrapped)) == 2


@given(st.text(alphabet="ab .\n\r\t\u00a0“”", max_size=200))
def test_paragraphs_cover_all_that_is_visible_in_order(text: str) -> None:
    spans = paragraphs(text)
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered for i, char in enumerate(text) if not char.isspace())
    for k, (a, b) in enumerate(spans):
        assert paragraph_at(spans, a) == paragraph_at(spans, b - 1) == k


WRAPPED = (
    "The harbour council voted on Monday to build a new quay for the small\n"
    "   ferry line.\n"
    "   The mayor, who had asked for it since the old one was closed two years\n"
    "   ago, said the delay was short and the cost was not what it had seemed\n"
    "   at first.\n"
    "   It rained."
)


def test_lines_that_a_break_only_wraps_are_joined() -> None:
    lines = paragraphs(WRAPPED)
    joined = unwrapped(WRAPPED, lines)
    assert [WRAPPED[a:b].rsplit(maxsplit=1)[-1] for a, b in joined] == ["line.", "first.", "rained."]


def test_a_few_open_lines_wrap_nothing() -> None:
    text = "A headline that goes on for long enough to be taken for a wrapped line of text\nIt rained.\nIt snowed."
    assert unwrapped(text, paragraphs(text)) == paragraphs(text)


@given(st.text(alphabet="ab .\n ", max_size=400))
def test_joined_paragraphs_are_those_of_the_text(text: str) -> None:
    spans = paragraphs(text)
    joined = unwrapped(text, spans)
    assert {a for a, _ in joined} <= {a for a, _ in spans}
    assert {b for _, b in joined} <= {b for _, b in spans}
    assert unwrapped(text, joined) == joined or len(joined) < len(spans)
