"""Cues set between commas into what is said."""

from onrecord.reading.statements.inserted import with_both_sides
from onrecord.reading.statements.proposals import Pair, Proposal


def _contents(text: str, source: str, cue: str, content: str) -> list[str]:
    def at(words: str) -> Pair:
        start = text.index(words)
        return start, start + len(words)

    (found,) = with_both_sides(text, [Proposal((at(source),), (at(cue),), (at(content),), 0.8)])
    return [text[a:b] for a, b in found.content]


def test_the_subject_before_the_cue_is_of_the_content() -> None:
    text = "It rained. This, Olm said, made the old dam leak."
    assert _contents(text, "Olm", "said", "made the old dam leak") == ["This", "made the old dam leak"]


def test_the_main_clause_behind_the_cue_is_of_the_content() -> None:
    text = "If it rains, the engineers say, the dam will leak. Nobody is told."
    found = _contents(text, "the engineers", "say", "If it rains")
    assert found == ["If it rains", "the dam will leak"]


def test_what_goes_on_with_somebody_elses_clause_stays_apart() -> None:
    text = "If it rains, the engineers say, adding a warning to the mayor."
    assert _contents(text, "the engineers", "say", "If it rains") == ["If it rains"]
    text = "The dam leaks, Olm said, and the mayor left."
    assert _contents(text, "Olm", "said", "The dam leaks") == ["The dam leaks"]
