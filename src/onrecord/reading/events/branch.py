"""Running the events branch with onnxruntime: states of the shared layers in, scores per piece out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.encoded import Encoded
from onrecord.reading.encoder.session import load_session
from onrecord.reading.events.decode import Scores, softmax
from onrecord.reading.events.labels import MARKS
from onrecord.reading.events.words import named, telling, word_starts
from onrecord.reading.text.sentences import sentence_starts

#: Inputs and outputs of the model.
INPUTS: Final = ("hidden", "named", "sentence", "marks")
PER_PIECE: Final = ("types", "modes", "factualities", "trigger", "word")
REACH: Final = "reach"
RELATION: Final = "relation"
#: Pieces of a run, each of which looks at all of it; a sentence is never cut unless it is longer.
_SIZE: Final = 128

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Pair = tuple[int, int]


class Session(Protocol):
    """What computes the branch: an onnxruntime session."""

    def run(self, names: Sequence[str], feed: Mapping[str, NDArray[Any]]) -> Sequence[Floats]:
        """Return the outputs `names`."""
        ...


class Branch:
    """The layers and heads above what is shared.

    Words look at their own sentence alone, so what stands beside it in a run does not matter to them, and sentences in
    which no word tells of anything done are not run. Where two actors are marked, it tells the type between them.

    Args:
        session: computes a run.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @classmethod
    def load(cls, path: Path, threads: int = 1) -> Branch:
        """Return the exported branch at `path`, run on one thread.

        Raises:
            ModelError: the file is missing or not such a model.
        """
        return cls(load_session(path, threads))

    def run(self, text: Encoded) -> Scores | None:
        """Return what the branch says of the pieces of a text's telling sentences; None where there are none."""
        cut = text.pieces
        number = sentence_numbers(text)
        kept = np.isin(number, number[telling(cut.text, cut.starts)])
        if not kept.any():
            return None
        starts, ends, states, number = cut.starts[kept], cut.ends[kept], text.states[kept], number[kept]
        may = named(cut.text, starts)
        parts: list[list[Floats]] = [[] for _ in PER_PIECE]
        for start, end in _runs(number):
            *outputs, reach = self._session.run(
                (*PER_PIECE, REACH), _feed(states[start:end], may[start:end], number[start:end])
            )
            for part, values in zip(parts, outputs, strict=True):
                part.append(values[0])
        types, modes, factualities, trigger, word = (np.concatenate(part) for part in parts)
        first = word_starts(cut.text, starts)
        return Scores(starts, ends, first, number, types, modes, factualities, trigger, word, reach)

    def between(self, text: Encoded, actor: Sequence[Pair], recipient: Sequence[Pair]) -> Floats:
        """Return the probabilities of the types between two actors.

        Args:
            text: of one sentence, or a few.
            actor: spans where the one who acts stands.
            recipient: spans where the other stands.
        """
        marks = np.zeros(len(text.pieces), np.int64)
        for mark, spans in ((MARKS.index("actor"), actor), (MARKS.index("recipient"), recipient)):
            for start, end in spans:
                marks[(text.pieces.starts < end) & (text.pieces.ends > start)] = mark
        may = named(text.pieces.text, text.pieces.starts)
        feed = _feed(text.states, may, np.zeros(len(marks), np.int64), marks)
        (scores,) = self._session.run((RELATION,), feed)
        return softmax(scores[0])


def sentence_numbers(text: Encoded) -> Ints:
    """Return the number of each piece's sentence; sentences within quotations count as such."""
    starts = sentence_starts(text.pieces.text, text.pieces.paragraphs, ())
    numbers: Ints = np.searchsorted(np.asarray(starts, np.int64), text.pieces.starts, side="right").astype(np.int64)
    return numbers


def _runs(number: Ints) -> Iterator[Pair]:
    """Runs of whole sentences; one longer than a run is cut."""
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(number)]
    start = last = 0
    for edge in edges[1:]:
        while edge - start > _SIZE:
            stop = last if last > start else start + _SIZE
            yield start, stop
            start = stop
        last = edge
    if start < len(number):
        yield start, len(number)


def _feed(states: Floats, may: Floats, number: Ints, marks: Ints | None = None) -> dict[str, NDArray[Any]]:
    marked = np.zeros_like(number) if marks is None else marks
    values: tuple[NDArray[Any], ...] = (states.astype(np.float32), may, number, marked)
    return {name: value[None] for name, value in zip(INPUTS, values, strict=True)}
