import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.reading.text.sentences import sentence_of, sentence_starts


def _starts(text: str) -> list[int]:
    spans = paragraphs(text)
    return sentence_starts(text, spans, quotations(text, spans))


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("The quay shut. Boats left.", ["The", "Boats"]),
        ("Gov. Ana Lund met Mr. Pell in the U.S. Senate on Jan. 4.", ["Gov."]),
        ("J. K. Marsh of Tarn Inc. Ltd. spoke.", ["J."]),
        ("“It is over. We lost.” Lund said. Nobody cheered.", ["“It", "Nobody"]),
        ("She left at 4 p.m. and slept.\n\nHe stayed.", ["She", "He"]),
        ("Who paid? Nobody did! “Not one,” he said.", ["Who", "Nobody", "“Not"]),
        ("The rate rose 3.5 percent.", ["The"]),
    ],
)
def test_where_sentences_begin(text: str, firsts: list[str]) -> None:
    assert [text[at:].split(maxsplit=1)[0].rstrip(",") for at in _starts(text)] == firsts


@given(st.text(alphabet="Ab.!?“”\"' \n1", max_size=80))
def test_starts_are_in_order_and_begin_every_paragraph(text: str) -> None:
    starts = _starts(text)
    assert starts == sorted(set(starts))
    assert {a for a, _ in paragraphs(text)} <= set(starts)
    assert [sentence_of(starts, at) for at in starts] == list(range(1, len(starts) + 1))
