"""Running the int8 encoder with onnxruntime: word pieces in, tag probabilities and link vectors per piece out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.reading.encoder.features import BREAKS
from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.encoder.signed import model_bytes
from onrecord.reading.encoder.windows import Window, windows

Floats = NDArray[np.float32]
_OUTPUTS = ("tags", "query", "key")
#: The output of the states that statements and events share.
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the encoder says of a text's pieces.

    Attributes:
        tags: log-probabilities, shape (pieces, tags).
        query, key: link vectors, shape (pieces, size).
        hidden: states that other branches go on from, shape (pieces, size); None where the model does not tell them.
    """

    tags: Floats
    query: Floats
    key: Floats
    hidden: Floats | None = None


class Session(Protocol):
    """What computes a window: an onnxruntime session, or a model that is still being trained."""

    def run(self, names: Sequence[str], feed: Mapping[str, NDArray[np.int64]]) -> Sequence[Floats]:
        """Return the outputs `names`, each of shape (1, pieces, size), for inputs of shape (1, pieces)."""
        ...


class Encoder:
    """A model with the inputs ids, mask, shape, gap, quote and the outputs tags, query, key.

    Windows are run one at a time: dynamic quantisation scales activations over the whole input of a run, so a window
    batched with others would read a little differently depending on its neighbours.

    Args:
        session: computes a window.
        cls_id, sep_id: ids of the special pieces around a window.
        shares: whether the session also gives the states that other branches go on from.
    """

    def __init__(self, session: Session, cls_id: int, sep_id: int, *, shares: bool = False) -> None:
        self._session = session
        self._cls, self._sep = cls_id, sep_id
        self._names = (*_OUTPUTS, HIDDEN) if shares else _OUTPUTS

    @classmethod
    def load(cls, path: Path, cls_id: int, sep_id: int, threads: int = 1) -> Encoder:
        """Return the exported model at `path`, run on one thread (several processes use several cores better).

        Raises:
            ModelError: the file is missing or not such a model.
        """
        session = load_session(path, threads)
        return cls(session, cls_id, sep_id, shares=HIDDEN in {output.name for output in session.get_outputs()})

    def run(self, cut: Pieces) -> Outputs:
        """Return the outputs for the pieces of one text."""
        breaks = np.flatnonzero(cut.features.gap == BREAKS.index("paragraph")).tolist()
        parts: list[list[Floats]] = [[] for _ in self._names]
        for window in windows(len(cut), breaks):
            begin, end = window.core_start - window.start + 1, window.core_end - window.start + 1
            for part, values in zip(parts, self._session.run(self._names, self._feed(cut, window)), strict=True):
                part.append(values[0, begin:end])
        if not parts[0]:
            return Outputs(*(np.zeros((0, 1), np.float32) for _ in self._names))
        tags, *rest = (np.concatenate(part) for part in parts)
        return Outputs(_log_softmax(tags), *rest)

    def _feed(self, cut: Pieces, window: Window) -> dict[str, NDArray[np.int64]]:
        span = slice(window.start, window.end)
        n = window.end - window.start
        feed = {name: np.zeros((1, n + 2), np.int64) for name in ("ids", "mask", "shape", "gap", "quote")}
        feed["mask"][:] = 1
        feed["ids"][0] = [self._cls, *cut.ids[span], self._sep]
        for name in ("shape", "gap", "quote"):
            feed[name][0, 1 : n + 1] = getattr(cut.features, name)[span]
        return feed


def load_session(path: Path, threads: int = 1) -> Any:
    """Return an onnxruntime session for the model at `path`.

    Raises:
        ModelError: the file is missing or not such a model.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(model_bytes(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises a class of its own per status code
        raise ModelError(
            f"the model cannot be loaded ({type(error).__name__})", where=path.name, fix="Install onrecord again"
        ) from error


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result
