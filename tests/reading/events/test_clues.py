"""Clues of factuality: where words stand from a trigger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.reading.events.clause import Clause
from onrecord.reading.events.clues import clues_of
from onrecord.reading.events.firmness import packaged_firmness, parse_firmness


def clause(sentence: str, trigger: str) -> Clause:
    start = sentence.index(trigger)
    return Clause.of(sentence, (0, len(sentence)), (start, start + len(trigger)))


@pytest.mark.parametrize(
    ("sentence", "trigger", "clue"),
    [
        ("Kastrel will not attack the port.", "attack", "chain:will"),
        ("Kastrel didn’t attack the port.", "attack", "chain:not"),
        ("The fleet may bomb or shell the port.", "shell", "coord:may"),
        ("Orvania plans to attack the island.", "attack", "to gov:plan"),
        ("Orvania never planned to attack the island.", "attack", "govchain:never"),
        ("He spoke of the possibility of a naval strike.", "strike", "npgov:possibility"),
        ("An alleged naval strike woke the town.", "strike", "np:alleged"),
        ("There were no talks.", "talks", "npdet:no"),
        ("The talks will be held in Ombara.", "talks", "pred:will"),
        ("The meeting never took place.", "meeting", "pred: did not happen"),
        ("Kastrel denied that its army had attacked.", "attacked", "opgov:deny"),
        ("If Kastrel attacks, we shall answer.", "attacks", "open:if"),
        ("Who attacked the port?", "attacked", "question"),
    ],
)
def test_a_word_is_told_by_its_place(sentence: str, trigger: str, clue: str) -> None:
    assert clue in clues_of(clause(sentence, trigger), "ASSAULT")


@pytest.mark.parametrize(
    ("sentence", "form"), [("They met.", "ed"), ("They are to be met.", "to"), ("He was met.", "be-ed")]
)
def test_form(sentence: str, form: str) -> None:
    assert clause(sentence, "met").form == form


@given(st.text(max_size=60), st.data())
def test_any_text_has_clues_and_probabilities(text: str, data: st.DataObject) -> None:
    text += " x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Clause.of(text, (0, len(text)), (start, end))
    clues = clues_of(found, "AGREE")
    assert all(word is None or 0 <= word < len(found.words) for word in clues.values())
    scores = packaged_firmness().scores(clues)
    assert scores.max() <= 0


@pytest.mark.parametrize("text", ["", "{}", '{"weights": {"a": [1]}, "offset": [0, 0, 0, 0, 0], "branch": 1}'])
def test_other_files_are_no_weights(text: str) -> None:
    with pytest.raises(ModelError):
        parse_firmness(text)
