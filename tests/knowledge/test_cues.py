"""The cue lexicon's loader."""

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.cues import Cue, lexicon, parse_cues
from onrecord.knowledge.lint import problems
from onrecord.knowledge.tables import rows


def test_the_packaged_files_are_clean():
    assert problems() == []


def test_the_lexicon_is_large_and_longest_first():
    cues = lexicon()
    assert sum(map(len, cues.values())) >= 1200
    for entries in cues.values():
        assert [len(c.words) for c in entries] == sorted((len(c.words) for c in entries), reverse=True)


def test_an_entry_with_conditions():
    (cue,) = parse_cues("# a note\n\nswear off\tpromise\tnegated=decline to=plan\n")
    assert cue == Cue(("swear", "off"), "promise", (("negated", "decline"), ("to", "plan")))
    assert cue.act_when("to") == "plan"
    assert cue.act_when("whether") is None
    assert cue.content is None


def test_an_entry_that_leaves_the_act_to_the_content():
    (cue,) = parse_cues("mutter\tsay\tnegated=decline content=neutral\n")
    assert cue == Cue(("mutter",), "say", (("negated", "decline"),), "neutral")


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("say\tsay\nsay\tdeny", "stands already in line 1", 2),
        ("say\tutter", "act 'utter' is none of", 1),
        ("say\tsay\twhenever=deny", "condition 'whenever' is none of", 1),
        ("say\tsay\tnegated=never", "act 'never' is none of", 1),
        ("say\tsay\tcontent=loud", "kind 'loud' is none of", 1),
        ("Say\tsay", "not in lower case", 1),
        ("say\tsay\t\textra", "4 cells where 3 are expected", 1),
        ("\tsay", "first cell is empty", 1),
    ],
)
def test_a_bad_line_is_named(text, what, line):
    with pytest.raises(DataError, match=what) as caught:
        parse_cues(text, where="mine.tsv")
    assert caught.value.line == line
    assert str(caught.value).startswith("mine.tsv, line")


def test_a_huge_file_is_refused():
    with pytest.raises(DataError, match="more than"):
        list(rows("x" * 5_000_001, columns=1, where="huge.tsv"))
