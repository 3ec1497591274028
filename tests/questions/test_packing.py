"""Values of domain types as bytes and back; nothing else comes out of bytes that somebody made up."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.evidence import packing
from onrecord.questions.evidence.packing import packed, unpacked


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    number: int | None
    how: Literal["much", "little"]


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    best: Leaf | None
    kinds: tuple[tuple[str, int], ...]
    words: frozenset[str]
    numbers: frozenset[int]
    share: float | None
    tall: bool


WORDS = st.text(st.characters(), max_size=5)
LEAVES = st.builds(Leaf, WORDS, st.none() | st.integers(-5, 5), st.sampled_from(["much", "little"]))
TREES = st.builds(
    Tree, st.lists(LEAVES, max_size=3).map(tuple), st.none() | LEAVES,
    st.lists(st.tuples(WORDS, st.integers(0, 9)), max_size=3).map(tuple), st.frozensets(WORDS, max_size=3),
    st.frozensets(st.integers(0, 9), max_size=3), st.none() | st.floats(0, 1), st.booleans(),
)  # fmt: skip


@given(st.lists(TREES, max_size=3).map(tuple))
def test_a_value_comes_back_as_it_was(trees: tuple[Tree, ...]) -> None:
    assert unpacked(tuple[Tree, ...], packed(trees)) == trees


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(WORDS, inner, max_size=2),
)


@given(JSON)
def test_what_is_no_such_value_is_none(data: Any) -> None:
    found = unpacked(Tree, zlib.compress(json.dumps(data).encode()))
    assert found is None or isinstance(found, Tree)


@given(st.binary(max_size=40))
def test_bytes_that_are_none_are_none(data: bytes) -> None:
    assert unpacked(Leaf, data) is None


@pytest.mark.parametrize(
    "bare",
    [
        ["a", 1], ["a", 1, "much", 2], [1, 1, "much"], ["a", True, "much"], ["a", 1.0, "much"], ["a", "1", "much"],
        ["a", 1, "some"], ["a", 1, ["much"]], {"name": "a", "number": 1, "how": "much"}, "a1m", None,
    ],
    ids=repr,
)  # fmt: skip
def test_values_of_other_types_are_not_taken(bare: Any) -> None:
    assert unpacked(Leaf, zlib.compress(json.dumps(bare).encode())) is None
    assert unpacked(Leaf, zlib.compress(json.dumps(["a", 1, "much"]).encode())) == Leaf("a", 1, "much")


def test_what_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    leaf = Leaf("a" * 5_000, None, "much")
    assert unpacked(Leaf, packed(leaf)) == leaf
    monkeypatch.setattr(packing, "_MOST", 1_000)
    assert unpacked(Leaf, packed(leaf)) is None
