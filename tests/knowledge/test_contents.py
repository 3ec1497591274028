"""The patterns of contents, and what a content tells by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.knowledge.contents import act_of_content, packaged_contents, parse_contents, plain
from onrecord.knowledge.tables import packaged

ROW = "neutral\tdemand\t^open\topen the gate\tthe gate is open"


def test_the_packaged_patterns_are_clean():
    assert parse_contents(packaged("contents.tsv")) == packaged_contents()
    assert len(packaged_contents()) >= 15


def test_a_row():
    (row,) = parse_contents(f"# a note\n{ROW}\n")
    assert (row.kind, row.act) == ("neutral", "demand")
    assert row.pattern.search("Open it")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (ROW.replace("neutral", "loud"), "kind 'loud' is none of naming, neutral"),
        (ROW.replace("demand", "utter"), "act 'utter' is none of"),
        (ROW.replace("^open", "(open"), "not a pattern"),
        (ROW.replace("open the gate", "shut it"), "does not match its example"),
        (ROW.replace("the gate is open", "open up"), "matches its counter-example"),
        ("neutral\tdemand\t^open\topen the gate", "matches its counter-example ''"),
        ("neutral\tdemand\t^open", "does not match its example ''"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, what):
    with pytest.raises(DataError) as caught:
        parse_contents(f"# note\n{text}", where="mine.tsv")
    assert what in str(caught.value)
    assert "mine.tsv, line 2" in str(caught.value)


def test_plain_contents():
    assert plain("“Don’t  go,”\n''now''") == '"Don\'t go," "now"'
    assert plain("that the dam holds") == "the dam holds"
    assert plain("that is false") == "that is false"
    assert len(plain("a" * 5000)) == 300


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("“Who will pay for it?”", "ask"),
        ("“Who will pay for it? We all will.”", None),
        ("“I made a mistake,”", "acknowledge"),
        ("“That is simply not true,”", "deny"),
        ("it was premature to comment", "decline"),
        ("that the chair had lied to the council", "accuse"),
        ("that the chair had not lied to the council", None),
        ("“The plan is a disgrace.”", "criticise"),
        ("they strongly support the plan", "praise"),
        ("“Don’t open the gate,”", "demand"),
        ("the council must open the gate", "demand"),
        ("he must be the tallest", None),
        ("there is a risk that the dam breaks", "warn"),
        ("“We will never sell the island,”", "promise"),
        ("“I will say this again,”", None),
        ("“We expect that the new chair will resign”", "predict"),
        ("the dam was built in 1911", None),
        ("", None),
    ],
)
def test_neutral_contents(content, act):
    assert act_of_content("neutral", content) == act


def test_names():
    assert act_of_content("naming", "him a coward") == "criticise"
    assert act_of_content("naming", "a hero of the valley") == "praise"
    assert act_of_content("naming", "it the old town") is None


@given(st.text(max_size=700))
def test_any_content(content):
    act_of_content("neutral", content)
    assert len(plain(content)) <= 300
