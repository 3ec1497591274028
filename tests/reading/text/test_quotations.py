from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import PAIRS, Quotation, quotations


def _found(text: str) -> list[Quotation]:
    return quotations(text, paragraphs(text))


def _texts(text: str, depth: int = 0) -> list[str]:
    return [text[q.start : q.end] for q in _found(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"), ("”", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("''", "''"),
        ("``", "''"), ("‘‘", "’’"), ("〝", "〞"), ("＂", "＂"), ("❝", "❞"), ("「", "」"), ("『", "』"), ("《", "》"),
        ("‹", "›"), ("›", "‹"), ("‘", "’"), ("‚", "‘"), ("‛", "’"), ("❛", "❜"), ("'", "'"), ("`", "'"),
        ("“", '"'), ('"', "”"),
    ],
)  # fmt: skip
def test_kinds_of_marks(opening: str, closing: str) -> None:
    assert _texts(f"The clerk said {opening}the gate is shut{closing} and left.") == [
        f"{opening}the gate is shut{closing}"
    ]


def test_at_least_twenty_kinds_are_known() -> None:
    assert len(PAIRS) >= 20


def test_apostrophes_open_and_close_nothing() -> None:
    assert _texts("It's the farmers' market, and the '90s won't return, the voters’ guild said.") == []


def test_single_quotation_with_apostrophe_and_possessive_inside() -> None:
    assert _texts("He called it ‘the fishers’ choice, and it’s final’ on Monday.") == [
        "‘the fishers’ choice, and it’s final’"
    ]


def test_single_quotation_of_several_sentences_with_a_possessive() -> None:
    text = "‘The members’ patience isn’t endless. We’ve waited long.’ So he said."
    assert _texts(text) == ["‘The members’ patience isn’t endless. We’ve waited long.’"]


def test_nested_quotation_has_depth_one() -> None:
    text = "“She told me ‘never again’ twice,” he said."
    assert _texts(text) == ["“She told me ‘never again’ twice,”"]
    assert _texts(text, depth=1) == ["‘never again’"]


def test_quotation_over_paragraphs_is_closed_in_the_last_only() -> None:
    text = "“The road is open.\n\n“The bridge is not,” she said."
    first, second = _found(text)
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_missing_closing_mark_spoils_only_its_paragraph() -> None:
    text = "“The road is open, he said.\n\nNobody came. “Not one,” she said."
    assert _texts(text)[1:] == ["“Not one,”"]


def test_straight_marks_alternate() -> None:
    assert _texts('"One," he said. "Two," she said. "Three."') == ['"One,"', '"Two,"', '"Three."']


_ALPHABET = "".join(sorted({c for mark in PAIRS for c in mark} | set("ab s.,\n’”»")))


@given(st.text(alphabet=_ALPHABET, max_size=120))
def test_quotations_are_ordered_nested_and_within_one_paragraph(text: str) -> None:
    spans = paragraphs(text)
    found = quotations(text, spans)
    for q in found:
        # one that goes on from the paragraph before may have no mark at its start
        assert q.start < q.inner_start or (q.continues and q.start == q.inner_start)
        assert q.inner_start <= q.inner_end <= q.end
        assert any(a <= q.start and q.end <= b for a, b in spans)
        assert q.depth in (0, 1)
    outer = [q for q in found if q.depth == 0]
    assert all(one.end <= two.start for one, two in pairwise(outer))
    assert all(any(o.start <= q.start and q.end <= o.end for o in outer) for q in found if q.depth)


def test_a_quotation_goes_on_over_paragraphs_without_marks_up_to_its_closing_mark() -> None:
    text = "“The dam is old.\nIt leaks at night.\nWe patch it,” Olm said. “Come and see.”\nShe left."
    assert _texts(text) == ["“The dam is old.", "It leaks at night.", "We patch it,”", "“Come and see.”"]
    assert [(q.closed, q.continues) for q in _found(text)] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_quotation_without_its_end_takes_no_paragraph_with_marks_of_its_own() -> None:
    text = "“The dam is old.\nOlm has a map of it.\nShe said: “It leaks.”"
    assert _texts(text) == ["“The dam is old.", "“It leaks.”"]


def test_an_apostrophe_closes_no_pair_of_marks() -> None:
    text = "``It's old and it's leaking,'' Olm said."
    assert _texts(text) == ["``It's old and it's leaking,''"]
