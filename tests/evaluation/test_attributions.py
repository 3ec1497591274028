import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.attributions import Attribution, Scores, Tokens, merged, paired

TEXT = "The mayor said the bridge would close, adding that ferries would run."


def _at(*words: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


GOLD = [
    Attribution(_at("The mayor"), _at("said"), _at("the bridge would close")),
    Attribution(_at("The mayor"), _at("adding"), _at("that ferries would run.")),
]


def _f1(predicted: list[Attribution]) -> dict[str, float]:
    scores = Scores()
    scores.add(TEXT, predicted, GOLD)
    return {rule: count.f1 for rule, count in scores.counts.items()}


def test_the_same_spans_score_one() -> None:
    assert set(_f1(GOLD).values()) == {1.0}


def test_a_content_of_half_the_words_is_full_but_not_exact() -> None:
    half = Attribution(_at("The mayor"), _at("said"), _at("the bridge"))
    found = _f1([half, GOLD[1]])
    assert found["full"] == 1.0
    assert found["content exact"] == 0.5


def test_a_missing_source_is_not_full() -> None:
    found = _f1([Attribution((), GOLD[0].cue, GOLD[0].content), GOLD[1]])
    assert found["full"] == 0.5
    assert found["cue-matched"] == 1.0


def test_a_cue_pairs_once() -> None:
    assert _f1([GOLD[0], GOLD[0], GOLD[1]])["cue-matched"] == pytest.approx(2 * 2 / 5)


def test_pieces_with_only_white_space_between_are_one() -> None:
    assert merged("ab  cd ef", [(0, 3), (4, 6), (6, 9)]) == [(0, 9)]
    assert merged("ab, cd", [(0, 2), (4, 6)]) == [(0, 2), (4, 6)]


_SPAN = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1]))
_ROW = st.builds(Attribution, *(st.lists(_SPAN, max_size=2).map(tuple) for _ in range(3)))


@given(st.lists(_ROW, max_size=6), st.lists(_ROW, max_size=6))
def test_pairs_are_one_to_one_and_symmetric_in_number(ours: list[Attribution], theirs: list[Attribution]) -> None:
    pairs = paired(Tokens(TEXT), ours, theirs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == len(paired(Tokens(TEXT), theirs, ours))
