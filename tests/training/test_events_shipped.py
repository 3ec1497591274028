"""The shipped branch turned back into weights. Needs PyTorch."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs PyTorch: run these tests in build/venv-train")
pytest.importorskip("onnx", reason="training needs onnx")

import torch

from onrecord.reading.events.decode import softmax
from onrecord.reading.events.layer import MODELS, EventLayer
from training.events.data import Sentence, examples
from training.events.losses import collate
from training.events.model import Branch
from training.events.shipped import main as shipped
from training.events.states import Trunk
from training.events.trunk import LAYERS, upper_layers

TEXT = "Kastrel shelled the port, and Orvania denied that its envoy had met the rebels."


def test_it_says_what_the_shipped_one_says_but_for_rounding(tmp_path: Path) -> None:
    shipped(["--out", str(tmp_path / "runs/shipped.pt")])
    model = Branch(upper_layers(MODELS / "statements.onnx"))
    model.load_state_dict(torch.load(tmp_path / "runs/shipped.pt", weights_only=True)["model"])
    (example,) = examples([Sentence("a@0", TEXT, ())], Trunk(MODELS, LAYERS), company=False)
    batch = collate([example])
    with torch.no_grad():
        said = model.eval()(batch.hidden, batch.named, batch.sentence, batch.marks)
    layer = EventLayer()
    scores = layer.branch.run(layer.encode(TEXT))
    assert np.abs(softmax(said.types[0].numpy()) - softmax(scores.types)).max() < 0.1
    assert np.abs(said.reach.numpy() - scores.reach).max() < 1e-5
