"""YAML as text with lines, and nothing that could surprise."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.knowledge.nodes import Mapping, Scalar, Sequence, parse_nodes


def test_every_value_is_text_with_its_line():
    root = parse_nodes("a: NO\nb: [2031-04, 0101, yes]\nc:\n  d: ~\n  e: 'null'\n", where="x.yaml")
    assert isinstance(root, Mapping)
    a, b, c = (value for _, value in root.fields)
    assert a == Scalar(1, "NO")
    assert b == Sequence(2, (Scalar(2, "2031-04"), Scalar(2, "0101"), Scalar(2, "yes")))
    assert [value for _, value in c.fields] == [Scalar(4, None), Scalar(5, "null")]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: &x 2\n", 2, "anchors"),
        ("a: &x 1\nb: *x\n", 1, "anchors"),
        ("a: *x\n", 1, "aliases"),
        ("a: !!python/object:os.system 1\n", 1, "tags"),
        ("a: 1\n---\nb: 1\n", 2, "more than one"),
        ("a: [1,\nb: 2\n", 3, "not YAML"),
        ("? [a]\n: 1\n", 1, "field's name"),
        ("a: " + "[" * 20 + "]" * 20, 1, "deep"),
        ("", None, "empty"),
        ("# nothing\n", None, "empty"),
    ],
)
def test_what_is_refused(text, line, what):
    with pytest.raises(DataError, match=what) as caught:
        parse_nodes(text, where="x.yaml")
    assert caught.value.where == "x.yaml"
    if line:
        assert caught.value.line == line


def test_a_large_file_is_refused():
    with pytest.raises(DataError, match="more than"):
        parse_nodes("a" * 5_000_001, where="x.yaml")


@given(st.text(max_size=60))
def test_any_text_is_a_tree_or_a_data_error(text):
    with contextlib.suppress(DataError):
        parse_nodes(text, where="x.yaml")
