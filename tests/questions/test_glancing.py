"""A quick look passes over no sentence that holds the words."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.knowledge.forms import key
from onrecord.questions.reports.glancing import places_of, within_reach
from onrecord.record.sentences import sentence_at, stem

WORDS = (
    "Talks",
    "talks",
    "talking",
    "shelled",
    "Café",
    "cafes",
    "ﬁnes",
    "fines",
    "naïve",
    "İzmir",
    "Quell",
    "x",
    "ready",
)
TEXTS = st.lists(st.sampled_from((*WORDS, ". ", "! ", "\n", "lorem " * 60, "unbroken" * 70)), min_size=1, max_size=14)


@example(["talks" + "unbroken" * 70, "Quell"], 1, ["talks"])
@given(TEXTS, st.integers(0, 2_000), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_no_sentence_with_the_words_is_passed_over(parts: list[str], at: int, words: list[str]) -> None:
    text = " ".join(parts)
    start = min(at, len(text) - 1)
    stems = {stem(key(word)) for word in words}
    sentence = sentence_at(text, start, start + 1).text
    if stems <= {stem(key(word)) for word in re.findall(r"[^\W_]+", sentence)}:
        assert within_reach(places_of(text, stems), start, start + 1)


def test_what_is_far_away_is_passed_over() -> None:
    text = "They talk. " + "Nothing is said here. " * 60 + "The town was shelled."
    places = places_of(text, {"talk", "shell"})
    at = text.index("shelled")
    assert not within_reach(places, at, at + 7)
    assert within_reach(places_of(text, {"shell"}), at, at + 7)
