"""Word classes."""

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.words import CLASSES, parse_words, words


def test_every_class_has_words():
    assert all(words(name) for name in CLASSES)
    assert "envoy" in words("role")


def test_several_classes_are_joined():
    assert words("role", "title") == words("role") | words("title")
    assert words() == frozenset()


def test_no_given_name_is_both():
    assert not words("male") & words("female")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("verb\tsay", "class 'verb' is none of"),
        ("role\tenvoy\nrole\tmayor", "stands twice"),
        ("role\t", "has no words"),
        ("role\tEnvoy", "not in lower case"),
        ("role\tenvoy envoy", "'envoy' stands twice"),
    ],
)
def test_bad_lines(text, what):
    with pytest.raises(DataError, match=what):
        parse_words(text)
