"""Branches from weights that runs have left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from training.events.model import Branch
from training.events.trunk import LAYERS, distances, upper_layers
from training.statements.average import averaged


def branch_of(paths: Sequence[Path], models: Path, layers: int = LAYERS, dropout: float = 0.1) -> Branch:
    """Return the branch with the mean of the weights of some runs.

    Args:
        paths: what the runs have written.
        models: folder with the `statements.onnx` that they were trained above.
        layers: that statements and events share.
        dropout: of states while training.
    """
    source = models / "statements.onnx"
    model = Branch(upper_layers(source, layers), dropout, distances(source))
    model.load_state_dict(averaged(paths))
    return model
