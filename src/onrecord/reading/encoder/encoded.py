"""A text as the shared layers of the encoder leave it, for the branches that go on from there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Encoded:
    """The pieces of a text and their states after the shared layers, of shape (pieces, size)."""

    pieces: Pieces
    states: NDArray[np.float32]
