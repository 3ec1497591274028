"""Words of time: the shipped file is sound, and bad lines are told."""

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged
from onrecord.knowledge.times import parse_times, time_words

SHIPPED = packaged("times.tsv")


def test_the_shipped_words() -> None:
    words = time_words()
    assert words["month"]["december"] == "12"
    assert words["weekday"]["sunday"] == "7"
    assert words["number"]["several"] == "X"
    assert "will" in words["ahead"]
    assert not set(words["ahead"]) & set(words["behind"])
    assert {name: len(words[name]) for name in ("month", "weekday")} == {"month": 12, "weekday": 7}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("moon\tnew\t1", "class 'moon' is none of"),
        ("month\tnonember\televen", "value 'eleven' is none of class 'month'"),
        ("month\tNonember\t11", "no form in lower case"),
        ("month\tmay\t6", "'may' stands twice"),
        ("ahead\tsoonish\t1", "value '1' is none of class 'ahead'"),
    ],
)
def test_bad_lines_are_told(line: str, told: str) -> None:
    with pytest.raises(DataError, match=told) as error:
        parse_times(f"{SHIPPED}{line}\n", where="x.tsv")
    assert error.value.line == len(SHIPPED.splitlines()) + 1


def test_a_class_without_words_is_told() -> None:
    without = "\n".join(line for line in SHIPPED.splitlines() if not line.startswith("season"))
    with pytest.raises(DataError, match="no forms of class 'season'"):
        parse_times(without, where="x.tsv")
