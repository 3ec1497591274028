"""Word lists of one reader each: the shipped files are sound, and bad ones are told with their line."""

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.lists import parse_lists, word_groups, word_list


def test_a_class_may_have_several_groups() -> None:
    found = parse_lists("# a comment\nkin\tmother father\nkin\tson\n", where="x.tsv")
    assert found == {"kin": (frozenset({"mother", "father"}), frozenset({"son"}))}


@pytest.mark.parametrize("text", ["kin\n", "kin\tMother\n", "kin\tson son\n"])
def test_bad_lines_are_told(text: str) -> None:
    with pytest.raises(DataError, match="kin") as told:
        parse_lists("\n" + text, where="x.tsv")
    assert told.value.line == 2


def test_the_shipped_lists() -> None:
    assert "toddler" in word_list("human")
    assert any({"boy", "child"} <= group for group in word_groups("kindred"))
    assert not word_list("female", "given_names.tsv") & word_list("male", "given_names.tsv")
