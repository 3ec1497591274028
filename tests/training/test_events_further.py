"""Last layers of their own for one question of the branch. Needs PyTorch."""

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: run these tests in build/venv-train")
pytest.importorskip("onnx", reason="training needs onnx")

import torch
from torch import Tensor

from onrecord.reading.events.branch import INPUTS, PER_PIECE, REACH, RELATION
from onrecord.reading.events.layer import MODELS
from training.events.corpus import Corpus
from training.events.data import Example, Labelled, Sentence, examples
from training.events.export import Exported, to_onnx
from training.events.further import SCOPE, begun, further
from training.events.loop import options_of
from training.events.losses import collate
from training.events.model import OWN, Branch, Said
from training.events.shipped import weights_of
from training.events.states import Trunk
from training.events.trunk import upper_layers
from training.events.weights import branch_of, own_of
from training.events.written import load_written
from training.statements.export import to_int8

TEXT = "Kastrel may have shelled the port."
LAYERS = 4


@pytest.fixture
def start() -> Branch:
    torch.manual_seed(1)
    return Branch(upper_layers(MODELS / "statements.onnx", LAYERS))


@pytest.fixture(scope="module")
def told() -> Example:
    event = Labelled("ASSAULT", None, "possible", (17, 24), ((0, 7),), ((25, 33),))
    (found,) = examples([Sentence("a@0", TEXT, (event,))], Trunk(MODELS, LAYERS), company=False)
    return found


@pytest.fixture
def options(tmp_path: Path) -> argparse.Namespace:
    given = ["--data", str(tmp_path), "--out", str(tmp_path / "own.pt"), "--epochs", "2", "--averaged", "1"]
    return options_of("", epochs=1, rate=1e-3, head_rate=1e-3).parse_args(given)


def pair_of(one: Example) -> Example:
    marked = replace(one.sentence, events=None, relation=(((0, 7),), ((25, 33),), ("ASSAULT",)))
    return replace(one, sentence=marked)


def said_of(model: Branch, one: Example) -> Said:
    batch = collate([one])
    with torch.no_grad():
        found: Said = model.eval()(batch.hidden, batch.named, batch.sentence, batch.marks)
    return found


def parts_that_differ(a: Said, b: Said) -> set[str]:
    return {name for name in Said._fields if not torch.equal(getattr(a, name), getattr(b, name))}


@pytest.mark.parametrize("name", OWN)
def test_copies_of_the_last_layers_say_the_same(start: Branch, told: Example, name: str) -> None:
    for one in (told, pair_of(told)):
        assert not parts_that_differ(said_of(start, one), said_of(begun(start, name, 2), one))


@pytest.mark.parametrize(("name", "part"), [("relation", "relation"), ("factualities", "factualities")])
def test_trained_further_one_part_is_told_otherwise_and_the_rest_to_the_last_bit(
    start: Branch, told: Example, options: argparse.Namespace, name: str, part: str
) -> None:
    pair = pair_of(told)
    model = begun(start, name, 1)
    further(model, name, options, Corpus([told], [], [pair], [pair] * 20, [], [], []))
    assert parts_that_differ(said_of(start, told), said_of(model, told)) == {part}
    assert parts_that_differ(said_of(start, pair), said_of(model, pair)) == {part}


def test_one_question_after_the_other_and_weights_tell_which(
    start: Branch, told: Example, options: argparse.Namespace, tmp_path: Path
) -> None:
    assert own_of(start.state_dict()) == {}
    model = begun(begun(start, "relation", 2), "factualities", 1)
    assert own_of(model.state_dict()) == {"relation": 2, "factualities": 1}
    pair = pair_of(told)
    further(model, "factualities", options, Corpus([told], [], [pair], [], [], [], []))
    torch.save({"model": model.state_dict()}, tmp_path / "own.pt")
    again = branch_of([tmp_path / "own.pt"], MODELS, LAYERS)
    assert not parts_that_differ(said_of(model, told), said_of(again, told))
    with pytest.raises(SystemExit, match="relation already"):
        begun(model, "relation", 1)


def test_eight_bits_keep_what_has_layers_of_its_own(start: Branch, told: Example, tmp_path: Path) -> None:
    model = begun(start, "relation", 1)
    with torch.no_grad():
        for parameter in model.own.parameters():  # as training does: what is equal is exported once
            parameter.add_(0.01 * torch.randn_like(parameter))
    to_onnx(Exported(model), tmp_path / "fp32.onnx", INPUTS, (*PER_PIECE, REACH, RELATION))
    to_int8(tmp_path / "fp32.onnx", tmp_path / "events.onnx")
    found: dict[str, Tensor] = weights_of(tmp_path / "events.onnx")
    assert own_of(found) == {"relation": 1}
    assert found.keys() == model.state_dict().keys()
    apart = (found["own.relation.0.wide.weight"] - model.state_dict()["own.relation.0.wide.weight"]).abs().max()
    assert apart < 0.01


def test_sentences_written_for_scope_are_labels() -> None:
    sentences = load_written(SCOPE)
    assert len(sentences) > 2000
    known = {event.factuality for one in sentences for event in one.events or ()}
    assert known == {"asserted", "denied", "possible", "future", "hypothetical"}
    assert len({one.text for one in sentences}) == len(sentences)
