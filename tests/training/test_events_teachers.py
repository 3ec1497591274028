"""What teachers say of sentences, and how it is learnt."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs PyTorch: run these tests in build/venv-train")
pytest.importorskip("onnx", reason="training needs onnx")

from onrecord.reading.events.labels import FACTUALITIES, MODES, ROLES, TYPES
from training.events.data import Example, Labelled, Sentence, load_read
from training.events.opinions import Opinions, key_of
from training.events.targets import Target, labelled, none_of, weighed

TEXT = "Kastrel shelled the port."
STARTS = np.array([0, 8, 16, 20, 24])


def example(*events: Labelled, relation: tuple[str, ...] | None = None) -> Example:
    pair = None if relation is None else (((0, 7),), ((16, 24),), relation)
    sentence = Sentence("a@0", TEXT, None if pair else events, pair)
    ends = np.array([7, 15, 19, 24, 25])
    return Example(sentence, STARTS, ends, np.ones(5, np.bool_), np.zeros((5, 1), np.bool_))


SHELLED = Labelled("ASSAULT", None, "asserted", (8, 15), ((0, 7),), ())


def opinion(sure: float) -> Target:
    types = np.zeros((5, len(TYPES)), np.float16)
    types[:, 0] = 1
    types[1, 0], types[1, TYPES.index("ASSAULT")] = 1 - sure, sure
    modes = np.full((1, len(MODES)), 1 / len(MODES), np.float16)
    doubts = np.array([[0.5, 0.5, 0, 0, 0]], np.float16)
    roles = np.zeros((1, 5, len(ROLES)), np.float16)
    roles[..., 0] = 1
    return Target(types, np.array([1]), np.array([TYPES.index("ASSAULT")]), modes, doubts, roles)


def test_labels_are_targets() -> None:
    target = labelled(example(SHELLED))
    assert target.types is not None
    assert target.types.argmax(-1).tolist() == [0, TYPES.index("ASSAULT"), 0, 0, 0]
    assert target.heads.tolist() == [1]
    assert FACTUALITIES[int(target.factualities[0].argmax())] == "asserted"
    assert [ROLES[n] for n in target.roles[0].argmax(-1)] == ["B-actor", "O", "O", "O", "O"]


def test_labels_of_factuality_alone_teach_nothing_else() -> None:
    one = example(SHELLED)
    firm = labelled(replace(one, sentence=replace(one.sentence, firm=True)))
    assert firm.types is None
    assert firm.heads.tolist() == [1]
    assert FACTUALITIES[int(firm.factualities[0].argmax())] == "asserted"
    assert not firm.modes.any()
    assert not firm.roles.any()
    assert weighed(firm, opinion(0.5), 0.5) is firm
    nowhere = replace(SHELLED, trigger=(15, 16))  # the words of the trigger are none of the pieces
    lost = example(nowhere)
    assert labelled(replace(lost, sentence=replace(lost.sentence, firm=True))).types is None
    assert labelled(lost).types is not None


def test_a_label_and_an_opinion_are_weighed() -> None:
    target = weighed(labelled(example(SHELLED)), opinion(0.5), 0.5)
    assert target.types is not None
    assert target.types[1, TYPES.index("ASSAULT")] == pytest.approx(0.75, abs=0.01)
    assert target.factualities[0].tolist() == pytest.approx([0.75, 0.25, 0, 0, 0], abs=0.01)
    assert target.roles[0, 0].tolist() == pytest.approx([0.5, 0.5, 0, 0, 0], abs=0.01)


def test_any_of_the_types_that_a_label_leaves_open_will_do() -> None:
    target = labelled(example(relation=("CONCEDE", "RETREAT")))
    assert target.types is None
    assert {TYPES[n + 1] for n in target.allowed} == {"CONCEDE", "RETREAT"}


def test_opinions_come_back_from_their_file(tmp_path: Path) -> None:
    lone, pair = example(), example(relation=())
    told = Target(None, **none_of(5), relation=np.full(16, 1 / 16, np.float16))
    found = {key_of(lone.sentence): opinion(0.9), key_of(pair.sentence): told}
    Opinions(found, frozenset(found)).save(tmp_path / "opinions.npz")
    again = Opinions.load(tmp_path / "opinions.npz")
    assert again.fresh == frozenset(found)
    assert [one.relation for one in again.unlabelled()] == [None, (((0, 7),), ((16, 24),), ())]
    again.give(lone, 1.0)
    assert lone.opinion is not None
    assert np.array_equal(lone.opinion[0].roles, opinion(0.9).roles)
    again.give(pair, 1.0)
    assert pair.target.relation is not None


def test_sentences_are_labelled_by_place(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": f"It rained. {TEXT}"}) + "\n", encoding="utf8")
    row = {"file": "texts.jsonl", "article": 0, "sentence": [11, 36], "sha256": "7a2ec0d6c5c3", "events": []}
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf8")
    with pytest.raises(SystemExit, match="not the file that was labelled"):
        load_read(path, tmp_path)
