"""Logistic regression with a ridge, for probabilities that a row is right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_RIDGE = 3.0


def logistic(
    inputs: Floats, wanted: Floats, counts: Floats | None = None, steps: int = 50
) -> tuple[list[float], float]:
    """Return the weight of each feature and the offset: Newton's method, a ridge on standardised features.

    Args:
        inputs: features, one row each.
        wanted: 1 for right rows, 0 for wrong ones.
        counts: how much each row counts; None: each once.
        steps: of Newton's method.
    """
    count = np.ones(len(wanted)) if counts is None else counts
    mean, spread = inputs.mean(0), inputs.std(0) + 1e-9
    scaled = np.column_stack([(inputs - mean) / spread, np.ones(len(inputs))])
    ridge = np.diag([_RIDGE] * inputs.shape[1] + [1e-6])
    weights: Floats = np.zeros(scaled.shape[1])
    for _ in range(steps):
        guess = 1 / (1 + np.exp(-scaled @ weights))
        curvature = (scaled * (count * guess * (1 - guess))[:, None]).T @ scaled + ridge
        weights = weights - np.linalg.solve(curvature, scaled.T @ (count * (guess - wanted)) + ridge @ weights)
    plain = weights[:-1] / spread
    return [round(float(weight), 4) for weight in plain], round(float(weights[-1] - plain @ mean), 4)
