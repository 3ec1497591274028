import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder.features import Features
from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.statements.cohesion import HELD, LOOSE, OPENING, cohesion
from onrecord.reading.statements.decode import _TRANSITIONS, BETWEEN, FRESH, WITHIN, best_tags
from onrecord.reading.statements.labels import TAGS

NO_BIAS = 0.0


def _scores(*best: str) -> np.ndarray:
    """Log-probabilities in which each piece prefers the tag named."""
    scores = np.full((len(best), len(TAGS)), -6.0, np.float32)
    for i, tag in enumerate(best):
        scores[i, TAGS.index(tag)] = -0.01
    return scores


def _names(path: list[int]) -> list[str]:
    return [TAGS[i] for i in path]


def test_an_inside_tag_needs_a_beginning() -> None:
    scores = _scores("O", "I-cue", "I-cue")
    assert _names(best_tags(scores, [FRESH, BETWEEN, BETWEEN], [LOOSE] * 3, NO_BIAS)) in (
        ["O", "B-cue", "I-cue"],
        ["B-cue", "I-cue", "I-cue"],
    )


def test_a_word_is_not_cut() -> None:
    scores = _scores("B-source", "O", "O")
    found = _names(best_tags(scores, [FRESH, WITHIN, WITHIN], [LOOSE] * 3, NO_BIAS))
    assert found in (["B-source", "I-source", "I-source"], ["O", "O", "O"])


def test_no_span_goes_over_a_paragraph() -> None:
    scores = _scores("B-content", "I-content", "I-content")
    assert _names(best_tags(scores, [FRESH, BETWEEN, FRESH], [LOOSE] * 3, NO_BIAS))[2] != "I-content"


def test_bias_against_nothing_finds_more() -> None:
    scores = np.log(np.array([[0.6, 0.0667, 0.0667, 0.0667, 0.0666, 0.0667, 0.0667]], np.float32))
    scores[0, TAGS.index("B-cue")] = np.log(0.3)
    assert _names(best_tags(scores, [FRESH], [LOOSE], NO_BIAS)) == ["O"]
    assert _names(best_tags(scores, [FRESH], [LOOSE], -2.0)) == ["B-cue"]


@given(st.lists(st.tuples(st.lists(st.floats(-9, 0), min_size=7, max_size=7), st.integers(0, 2)), max_size=30))
def test_every_path_is_a_valid_one(rows: list[tuple[list[float], int]]) -> None:
    joined = [FRESH, *(j for _, j in rows[1:])][: len(rows)]
    found = _names(
        best_tags(np.array([r for r, _ in rows], np.float32).reshape(-1, 7), joined, [HELD] * len(joined), NO_BIAS)
    )
    before = "O"
    for tag, joint in zip(found, joined, strict=True):
        if tag.startswith("I-"):
            assert before[2:] == tag[2:] and joint != FRESH
        elif joint == WITHIN:
            assert tag == before == "O"
        before = tag


def test_a_span_of_doubtful_pieces_is_left_at_punctuation_rather_than_within_a_phrase() -> None:
    scores = _scores("B-content", "I-content", "I-content", "O")
    for i, inside in ((1, 0.51), (2, 0.45), (3, 0.45)):
        scores[i] = np.log(0.01)
        scores[i, TAGS.index("I-content")], scores[i, TAGS.index("O")] = np.log(inside), np.log(1 - inside)
    joined = [FRESH, BETWEEN, BETWEEN, BETWEEN]
    assert _names(best_tags(scores, joined, [LOOSE] * 4, NO_BIAS)) == ["B-content", "I-content", "O", "O"]
    assert _names(best_tags(scores, joined, [LOOSE, HELD, HELD, HELD], NO_BIAS))[-1] == "I-content"


def test_words_hold_together_within_a_phrase() -> None:
    text = "The West Bank's harbour-side, which of"
    starts = [0, 4, 9, 13, 14, 16, 23, 24, 28, 30, 36]
    ends = [3, 8, 13, 14, 15, 23, 24, 28, 29, 35, 38]
    zeros = np.zeros(len(starts), np.int64)
    cut = Pieces(text, zeros, np.array(starts), np.array(ends), Features(zeros, zeros, zeros), (), ())
    assert cohesion(cut) == [LOOSE, HELD, HELD, HELD, HELD, HELD, HELD, HELD, LOOSE, LOOSE, OPENING]


def _one_by_one(tags: np.ndarray, joined: list[int], held: list[int], bias: float) -> list[int]:
    """The same search, piece by piece over the whole text."""
    scores = tags.astype(np.float64)
    scores[:, TAGS.index("O")] += bias
    best = np.where([tag.startswith("I-") for tag in TAGS], -1e9, scores[0])
    back = []
    for i in range(1, len(scores)):
        reached = best[:, None] + _TRANSITIONS[joined[i], held[i]]
        back.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + scores[i]
    path = [int(best.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return path[::-1]


@given(
    st.lists(
        st.tuples(
            st.lists(st.floats(-9, 0, width=16), min_size=7, max_size=7),
            st.sampled_from([BETWEEN, BETWEEN, WITHIN, FRESH]),
            st.sampled_from([OPENING, HELD, LOOSE]),
        ),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from([0.0, -1.5, 1.5]),
)
def test_sentences_side_by_side_have_the_tags_that_the_whole_text_gives_them(
    rows: list[tuple[list[float], int, int]], bias: float
) -> None:
    tags = np.array([row for row, _, _ in rows], np.float32)
    joined, held = [FRESH, *(joint for _, joint, _ in rows[1:])], [holds for _, _, holds in rows]
    found = best_tags(tags, joined, held, bias)
    best = _one_by_one(tags, joined, held, bias)
    assert _worth(tags, joined, held, bias, found) == pytest.approx(_worth(tags, joined, held, bias, best), abs=1e-3)


def _worth(tags: np.ndarray, joined: list[int], held: list[int], bias: float, path: list[int]) -> float:
    steps = sum(float(_TRANSITIONS[joined[i], held[i], path[i - 1], path[i]]) for i in range(1, len(path)))
    return steps + sum(float(tags[i, tag]) + bias * (TAGS[tag] == "O") for i, tag in enumerate(path))
