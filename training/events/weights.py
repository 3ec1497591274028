"""Branches from weights that a run has left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from torch import Tensor

from training.events.model import Branch
from training.events.trunk import LAYERS, distances, upper_layers
from training.statements.average import averaged

_OWN: Final = re.compile(r"own\.(\w+)\.\d+\.norm2\.bias")


def own_of(weights: Mapping[str, Tensor]) -> dict[str, int]:
    """Return how many last layers of its own each question has."""
    return dict(Counter(match[1] for name in sorted(weights) if (match := _OWN.fullmatch(name))))


def branch_of(paths: Sequence[Path], models: Path, layers: int = LAYERS, dropout: float = 0.1) -> Branch:
    """Return the branch with the mean of the weights of some runs, and the last layers of its own that they have.

    Args:
        paths: what runs have written.
        models: folder with the `statements.onnx` that they were trained above.
        layers: that statements and events share.
        dropout: of states while training.
    """
    source, weights = models / "statements.onnx", averaged(paths)
    model = Branch(upper_layers(source, layers), dropout, distances(source), own_of(weights))
    model.load_state_dict(weights)
    return model
