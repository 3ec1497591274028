"""The search of spaCy's entity recogniser, for all words at once.

spaCy goes from word to word and asks at each what may be done there, which takes longer than reading them all. But
outside a name what is done at a word hangs on nothing that was done before: it is computed here for all words together,
and only the words of a name are followed one by one. The names are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.names.parts import Name

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
#: Words that a move hangs on: the one it is at, and within a name the first of it and the one before.
_HERE, _FIRST, _BEFORE = range(3)
_FEATURES: Final = 3
_OUTSIDE: Final = ("O", "")
#: A move that is open only where a word is marked beforehand as one that no name may hold.
_BLOCKED: Final = "U-"


class Search:
    """Finds names with the weights of a pipeline's entity recogniser; no other part of the pipeline is run.

    Args:
        nlp: a pipeline that `fits`.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        recogniser = _recogniser(nlp)
        model = recogniser.model
        self._vectors = model.get_ref("tok2vec")
        self._hidden = _Hidden(model.get_ref("lower"))
        self._weights, self._bias = (model.get_ref("upper").get_param(name) for name in ("W", "b"))
        names = [recogniser.moves.get_class_name(number) for number in range(len(self._bias))]
        self._moves = [(move, label) for move, _, label in (name.partition("-") for name in names)]
        self._numbers = {move: number for number, move in enumerate(self._moves)}
        self._out = self._numbers[_OUTSIDE]
        self._begins = np.array([name.startswith("B-") for name in names])
        self._never = np.array([name.startswith(("I-", "L-")) or name == _BLOCKED for name in names])

    @staticmethod
    def fits(nlp: Language) -> bool:
        """Whether the recogniser of a pipeline is built as it is taken here."""
        recogniser = _recogniser(nlp)
        if recogniser is None:
            return False
        attributes, lower = recogniser.model.attrs, recogniser.model.get_ref("lower")
        return (
            recogniser.cfg.get("beam_width") == 1
            and bool(attributes.get("has_upper"))
            and not attributes.get("unseen_classes")
            and lower.get_dim("nF") == _FEATURES
        )

    def run(self, texts: Sequence[str]) -> list[list[Name]]:
        """Return the names of each text, in its order; of any kind.

        Args:
            texts: read together: quicker where they are short, at the memory of all of them.
        """
        docs = [self._nlp.make_doc(text) for text in texts]
        found: list[list[Name]] = [[] for _ in docs]
        if not any(len(doc) for doc in docs):
            return found
        offsets = np.cumsum([0, *(len(doc) for doc in docs)])
        for start, end, label in self._names(docs, offsets):
            number = int(np.searchsorted(offsets, start, side="right")) - 1
            first = int(offsets[number])
            span = docs[number][start - first : end - first]
            found[number].append(Name(span.start_char, span.end_char, span.text, label))
        return found

    def _names(self, docs: Sequence[Doc], offsets: NDArray[np.int64]) -> Iterator[tuple[int, int, str]]:
        """Names in words of all texts one after the other: first, last and one more, label."""
        words: Floats = self._vectors.predict(docs)
        last = np.zeros(len(words), np.bool_)
        last[offsets[1:] - 1] = True  # an empty text marks what the one before it does, or the last word of all
        here = self._hidden.part(words, _HERE)
        moves = self._outside(here, _blank(docs), last)
        done = 0
        for start in np.flatnonzero(moves != self._out).tolist():
            if start < done:
                continue  # within the name before
            move, label = self._moves[moves[start]]
            done = start + 1 if move == "U" else self._end(words, here, start, label, last)
            yield start, done, label

    def _outside(self, here: Floats, blank: Bools, last: Bools) -> NDArray[np.int64]:
        """The move at each word outside names: a name neither begins with a blank nor opens at the end."""
        scores = self._hidden.outside(here) @ self._weights.T + self._bias
        scores[:, self._never] = -np.inf
        scores[np.ix_(last, self._begins)] = -np.inf
        scores[np.ix_(blank, np.arange(len(self._moves)) != self._out)] = -np.inf
        moves: NDArray[np.int64] = scores.argmax(axis=-1)
        return moves

    def _end(self, words: Floats, here: Floats, start: int, label: str, last: Bools) -> int:
        """Where a name of several words that begins at `start` ends."""
        rows = [self._numbers[move, label] for move in ("I", "L")]
        weights, bias = self._weights[rows], self._bias[rows]
        first = self._hidden.part(words[start], _FIRST)
        at = start + 1
        while not last[at]:
            before = self._hidden.part(words[at - 1], _BEFORE)
            goes_on, ends = weights @ self._hidden.within(here[at], first, before) + bias
            if ends > goes_on:
                break
            at += 1
        return at + 1


class _Hidden:
    """The hidden layer: what each word that a move hangs on adds to it, and the larger of what comes out."""

    def __init__(self, layer: Any) -> None:
        weights = layer.get_param("W")
        self._weights: Floats = weights.reshape(_FEATURES, -1, weights.shape[-1])
        missing = layer.get_param("pad").reshape(_FEATURES, -1)
        self._bias: Floats = layer.get_param("b").ravel()
        self._no_name: Floats = missing[_FIRST] + missing[_BEFORE]
        self._pieces: int = layer.get_dim("nP")

    def part(self, words: Floats, place: int) -> Floats:
        """Return what words add as the one of `_HERE`, `_FIRST` or `_BEFORE`."""
        result: Floats = words @ self._weights[place].T
        return result

    def outside(self, here: Floats) -> Floats:
        return self._largest(here + (self._no_name + self._bias))

    def within(self, here: Floats, first: Floats, before: Floats) -> Floats:
        return self._largest(here + first + before + self._bias)

    def _largest(self, values: Floats) -> Floats:
        result: Floats = values.reshape(*values.shape[:-1], -1, self._pieces).max(axis=-1)
        return result


def _recogniser(nlp: Language) -> Any:
    return nlp.get_pipe("ner") if "ner" in nlp.pipe_names else None


def _blank(docs: Sequence[Doc]) -> Bools:
    return np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(np.bool_)
