"""The states of the trunk for a text, as the shipped 8-bit model computes them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.pieces import Pieces, load_tokenizer, pieces, special_pieces
from onrecord.reading.encoder.session import HIDDEN, Encoder, load_session
from training.events.trunk import hidden_alone


class Trunk:
    """Reads texts.

    Args:
        models: folder with `statements.onnx` and `tokenizer.json`.
        layers: how many of the model's layers; 0 for its embeddings.
        threads: of onnxruntime.
    """

    def __init__(self, models: Path, layers: int, threads: int = 1) -> None:
        self._tokenizer = load_tokenizer(models / "tokenizer.json")
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder) / "trunk.onnx"
            hidden_alone(models / "statements.onnx", part, layers)
            session = _Alone(load_session(part, threads))
        self._encoder = Encoder(session, *special_pieces(self._tokenizer), shares=True)

    def read(self, text: str) -> tuple[Pieces, NDArray[np.float32]]:
        """Return the pieces of a text and the states of each."""
        cut = pieces(text, self._tokenizer)
        states = self._encoder.run(cut).hidden
        assert states is not None, "the trunk gives them"
        return cut, states


class _Alone:
    """A session of the lower layers that stands in for the whole model: what it does not compute is nought."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._inputs = {one.name for one in session.get_inputs()}

    def run(self, names: Sequence[str], feed: Mapping[str, NDArray[np.int64]]) -> Sequence[NDArray[np.float32]]:
        """Return the states, and nothing in place of the other outputs."""
        (hidden,) = self._session.run([HIDDEN], {name: feed[name] for name in self._inputs})
        empty = np.zeros((*hidden.shape[:2], 1), np.float32)
        return [hidden if name == HIDDEN else empty for name in names]
