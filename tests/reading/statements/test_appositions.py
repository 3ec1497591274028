"""Sources that stop before a name or an apposition."""

import pytest

from onrecord.reading.statements.appositions import with_appositions
from onrecord.reading.statements.proposals import Proposal


def _source(text: str, source: str, cue: str, *others: str) -> str:
    def pair(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    content = (text.index(cue) + len(cue) + 1, len(text) - 1)
    proposals = [Proposal((pair(source),), (pair(cue),), (content,), 0.9)]
    proposals += [Proposal((), (pair(words),), (content,), 0.9) for words in others]
    ((start, end),) = with_appositions(text, proposals)[0].source
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "source", "cue", "whole"),
    [
        ("Its head, Beata Olm, said it was safe.", "Its head,", "said", "Its head, Beata Olm,"),
        ("Olm, the agency's head, denied it all.", "Olm,", "denied", "Olm, the agency's head,"),
        ("A clerk who asked for silence said so.", "A clerk", "said", "A clerk who asked for silence"),
    ],
)
def test_goes_on_to_its_cue(text: str, source: str, cue: str, whole: str) -> None:
    assert _source(text, source, cue) == whole


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Olm met the press and then said it was safe.", "Olm", "said"),
        ("Olm spoke. The head, Beata, said it was safe.", "Olm", "said"),
        ("Olm said it was safe.", "Olm", "said"),
    ],
)
def test_stays_as_it_is(text: str, source: str, cue: str) -> None:
    assert _source(text, source, cue) == source


def test_what_another_statement_holds_is_not_taken() -> None:
    text = "A clerk who claimed illness said so."
    assert _source(text, "A clerk", "said", "claimed") == "A clerk"
