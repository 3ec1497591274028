from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.text.paragraphs import paragraph_at, paragraphs


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
