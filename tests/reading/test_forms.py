"""The form of a statement."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.statements.forms import form_of
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.types import Span


def form(text, *contents, block=False):
    spans = [Span.of(text, text.index(c), text.index(c) + len(c)) for c in contents]
    return form_of(spans, quotations(text, paragraphs(text)), block=block)


def test_direct_with_and_without_the_marks():
    text = "“The dam will hold,” said Ana Lopez. “We checked it twice.”"
    assert form(text, "“The dam will hold,”", "“We checked it twice.”") == "direct"
    assert form(text, "The dam will hold") == "direct"


def test_indirect():
    assert form("Ana Lopez said that the dam would hold.", "that the dam would hold") == "indirect"


def test_marks_elsewhere_do_not_count():
    assert form("The “expert” said that the dam would hold.", "that the dam would hold") == "indirect"


def test_a_part_between_marks_is_mixed():
    assert form("Ana Lopez said the dam was “in a poor state”.", "the dam was “in a poor state”") == "mixed"


def test_one_piece_direct_and_one_not_is_mixed():
    text = "“The dam will hold,” Ana Lopez said, and that it was new."
    assert form(text, "“The dam will hold,”", "that it was new") == "mixed"


def test_inner_marks_do_not_make_the_rest_outside():
    assert form("“He called it ‘a miracle’ and left,” she said.", "“He called it ‘a miracle’ and left,”") == "direct"


def test_a_quotation_over_two_paragraphs_is_direct():
    text = "“The dam will hold.\n\n“It is new,” she said."
    assert form(text, "“The dam will hold.", "“It is new,”") == "direct"


def test_block_and_empty():
    text = "She answered:\n\nThe dam will hold."
    assert form(text, "The dam will hold.") == "indirect"
    assert form(text, "The dam will hold.", block=True) == "direct"
    assert form_of([], []) == "indirect"


@given(st.text(alphabet='ab “”"‘’.\n', max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_span_has_a_form(text, one, two):
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    marks = quotations(text, paragraphs(text))
    found = form_of([Span.of(text, start, end)], marks)
    assert found in ("direct", "indirect", "mixed")
    if not marks:
        assert found == "indirect"


def test_a_title_between_marks_is_nobodys_speech():
    text = "Moreno says “The Salt Road” had been in the making for years."
    assert form(text, "“The Salt Road” had been in the making for years") == "indirect"
    assert form("She said the day was “a gift” to all.", "the day was “a gift” to all") == "mixed"
    assert form("“God Save The Harbour,” he sang.", "“God Save The Harbour,”") == "direct"
    headline = "Veldania Calls Border Fence ‘Pure Madness’"
    assert form(headline, "Border Fence ‘Pure Madness’") == "mixed"
