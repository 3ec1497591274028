"""Dictionary forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.inflection import lemmas


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("denies", "deny"), ("denied", "deny"), ("denying", "deny"), ("referred", "refer"), ("hoping", "hope"),
        ("said", "say"), ("wrote", "write"), ("withheld", "withhold"), ("vows", "vow"), ("promises", "promise"),
        ("dismisses", "dismiss"), ("lying", "lie"), ("mimicked", "mimic"), ("is", "be"), ("admitting", "admit"),
        ("agreed", "agree"), ("presses", "press"),
    ],
)  # fmt: skip
def test_inflected_forms(form, lemma):
    assert lemma in lemmas(form)


def test_no_other_word():
    assert "deny" not in lemmas("den")
    assert lemmas("the") == {"the"}


@given(st.text(alphabet=st.characters(min_codepoint=97, max_codepoint=122), max_size=20))
def test_a_word_is_its_own_candidate(word):
    assert word in lemmas(word)
