"""Fitting the coreference ranker: a log-linear model by gradient descent, with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from onrecord.reading.coreference.ranker import BEARINGS, Ranker
from training.coreference.data import Example

#: How sure the ranker has to be to link, chosen by cross-validation for a precision above 0.8.
FLOORS: Final = {"person": 0.35, "plural": 0.37, "description": 0.3}
#: Weight of an example that gender decided, beside one that was labelled.
SILVER: Final = 0.5
_PENALTY: Final = 2.0
_STEPS: Final = 150
_RATE: Final = 0.1
#: Stands for a choice that an example does not have.
_NONE: Final = -1e9


def fit(labelled: Sequence[Example], silver: Sequence[Example] = ()) -> Ranker:
    """Return the ranker that fits the examples, with a quadratic penalty on its weights.

    Args:
        labelled: examples with labels.
        silver: examples that gender decided; they count for less.
    """
    weights = {}
    for bearing in BEARINGS:
        counted = [(e, 1.0) for e in labelled if e.bearing == bearing]
        counted += [(e, SILVER) for e in silver if e.bearing == bearing]
        weights[bearing] = _weights(counted) if counted else {}
    return Ranker(weights, dict(FLOORS))


def _weights(examples: Sequence[tuple[Example, float]]) -> dict[str, float]:
    names = sorted({name for e, _ in examples for facts in e.choices for name in facts})
    column = {name: i for i, name in enumerate(names)}
    most = max(len(e.choices) for e, _ in examples)
    values = np.zeros((len(examples), most, len(names)), np.float32)
    absent = np.full((len(examples), most), _NONE, np.float32)
    for i, (example, _) in enumerate(examples):
        absent[i, : len(example.choices)] = 0
        for j, facts in enumerate(example.choices):
            for name, value in facts.items():
                values[i, j, column[name]] = value
    counts = np.array([count for _, count in examples], np.float32)
    right = values[np.arange(len(examples)), [e.right for e, _ in examples]]
    wanted = (right * counts[:, None]).sum(0)
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = values @ weights.astype(np.float32) + absent
        powers = np.exp(scores - scores.max(1, keepdims=True))
        chances = powers / powers.sum(1, keepdims=True) * counts[:, None]
        slope = np.tensordot(chances, values, 2) - wanted + _PENALTY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
