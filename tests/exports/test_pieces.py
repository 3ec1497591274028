"""A span in pieces: nothing of it is lost, whatever is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.pieces import Piece, pieces
from onrecord.types import Span

TEXT = "Orla Venn denied that any such talks took place."


def test_marks_are_told_from_the_rest() -> None:
    found = pieces(Span.of(TEXT, 5, 25), [Span.of(TEXT, 10, 16), Span.of(TEXT, 12, 20), Span.of(TEXT, 40, 44)])
    assert found == (
        Piece("Venn ", marked=False), Piece("denied", marked=True), Piece(" that any", marked=False)
    )  # fmt: skip


@given(st.integers(0, 20), st.integers(20, 48), st.lists(st.tuples(st.integers(0, 48), st.integers(0, 48)), max_size=6))
def test_no_character_is_lost(start: int, end: int, marks: list[tuple[int, int]]) -> None:
    found = pieces(Span.of(TEXT, start, end), [Span.of(TEXT, min(mark), max(mark)) for mark in marks])
    assert "".join(piece.text for piece in found) == TEXT[start:end]
    assert all(piece.text for piece in found)
