"""What is loaded some at a time is what was asked for, and not much more than that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.evidence.kept import Ahead


@given(st.lists(st.integers(0, 60), unique=True), st.data())
def test_values_are_those_of_their_keys(keys: list[int], data: st.DataObject) -> None:
    loaded: list[int] = []

    def load(some: list[int]) -> dict[int, str]:
        loaded.extend(some)
        return {key: f"value {key}" for key in some}

    ahead = Ahead(keys, load)
    asked = data.draw(st.lists(st.sampled_from(keys), max_size=80)) if keys else []
    assert [ahead[key] for key in asked] == [f"value {key}" for key in asked]
    assert len(loaded) == len(set(loaded))  # each once
    assert len(loaded) <= max(0, 2 ** len(set(asked)) - 1)


def test_more_are_loaded_the_more_are_asked_for() -> None:
    turns: list[list[int]] = []

    def load(some: list[int]) -> dict[int, int]:
        turns.append(some)
        return dict.fromkeys(some, 0)

    ahead = Ahead(range(100), load)
    for key in range(100):
        assert ahead[key] == 0
    assert [len(turn) for turn in turns] == [1, 2, 4, 8, 16, 32, 37]
