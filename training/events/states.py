"""The states of the trunk for a text, as the shipped 8-bit model computes them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.pieces import Pieces, load_tokenizer, pieces, special_pieces
from onrecord.reading.encoder.session import Encoder


class Trunk:
    """Reads texts.

    Args:
        model: with the output `hidden`; see `trunk.with_hidden`.
        tokenizer: the file beside it.
        threads: of onnxruntime.
    """

    def __init__(self, model: Path, tokenizer: Path, threads: int = 1) -> None:
        self._tokenizer = load_tokenizer(tokenizer)
        self._encoder = Encoder.load(model, *special_pieces(self._tokenizer), threads=threads)

    def read(self, text: str) -> tuple[Pieces, NDArray[np.float32]]:
        """Return the pieces of a text and the states of each."""
        cut = pieces(text, self._tokenizer)
        states = self._encoder.run(cut).hidden
        assert states is not None, "the trunk gives them"
        return cut, states
