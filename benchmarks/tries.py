"""What was tried towards the rate of bare spaCy: what each try costs beside how it is, and what is left of the scores.

Seconds are of the processor, measured in turn. What was taken into the program stands beside how it was before.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np

from benchmarks.accuracy.happening import EVENTS
from benchmarks.accuracy.saying import DEVELOPMENT
from benchmarks.context import Context
from benchmarks.cutting import cut
from benchmarks.inside import layers_of
from benchmarks.measuring import Spent, own
from onrecord.evaluation.event_scores import evaluate_events
from onrecord.evaluation.statements import evaluate_statements
from onrecord.intake.article import make_article
from onrecord.reading.encoder import windows
from onrecord.reading.encoder.pieces import Pieces, load_tokenizer, pieces, special_pieces
from onrecord.reading.encoder.session import Encoder, load_session
from onrecord.reading.layers import Page
from onrecord.reading.names.layer import BUILT_IN, NameLayer
from onrecord.reading.names.parts import Name
from onrecord.reading.reader import Reader
from onrecord.reading.statements.layer import MODELS

_EVERY: Final = 3
_ROUNDS: Final = 3
_HELD_OUT: Final = (0, 10)
_WINDOW: Final = 256
_BATCH: Final = 8
_LITTLE: Final = 8


@dataclass(frozen=True, slots=True)
class Try:
    """One try.

    Attributes:
        cost: its seconds of the processor over those of how it is (of what is told in `of`).
        clock: the same by the clock.
        of: what is measured.
        scores: what is left, by name; empty where nothing changes.
        before: the same as it is.
    """

    cost: float
    clock: float
    of: str
    scores: dict[str, float]
    before: dict[str, float]


@dataclass(frozen=True, slots=True)
class TriesFound:
    """By name."""

    tries: dict[str, Try]


def run(context: Context) -> TriesFound:
    """Measure all of them."""
    texts = context.texts()[::_EVERY]
    cuts = _cuts(texts)
    full = _statement_scores(context)
    with _windows(partial(windows.windows, context=_LITTLE)):
        little = _statement_scores(context)
    return TriesFound(
        {
            "names multiplied by numpy, and searched for in all words at once (taken)": _names(texts),
            "bare spaCy without parser, tagger and lemmatizer": _without_parser(texts),
            "windows of several articles in one run": _batched(cuts),
            "two threads in the encoder": _threads(cuts),
            "8 pieces of context around a window in place of 24": _beside(
                partial(_encode, _encoder(), cuts), partial(_encode_little, _encoder(), cuts), "windows", little, full
            ),
            **{
                f"{name} of the encoder's six layers, without learning anew": _cut_encoder(context, cuts, kept, full)
                for name, kept in (("five", (0, 1, 2, 3, 5)), ("four", (0, 1, 3, 5)), ("three", (0, 1, 5)))
            },
            "events only in sentences with a word that may tell of one (taken)": _sieved(context, texts),
        }
    )


def _in_turn(*runs: Callable[[], object]) -> list[Spent]:
    """What each run spends, the median of some rounds, in turn."""
    found: list[list[Spent]] = [[] for _ in runs]
    for run_ in runs:
        run_()
    for _ in range(_ROUNDS):
        for took, run_ in zip(found, runs, strict=True):
            before = own()
            run_()
            took.append(own() - before)
    return [Spent(statistics.median(t.clock for t in took), statistics.median(t.cpu for t in took)) for took in found]


def _beside(
    now: Callable[[], object],
    tried: Callable[[], object],
    of: str,
    scores: dict[str, float] | None = None,
    before: dict[str, float] | None = None,
) -> Try:
    first, second = _in_turn(now, tried)
    cost, clock = round(second.cpu / first.cpu, 3), round(second.clock / first.clock, 3)
    return Try(cost, clock, of, scores or {}, before or {})


# ---- names


def _names(texts: Sequence[str]) -> Try:
    """The pipeline's own way with spaCy's products beside the search with numpy's."""
    import spacy
    from thinc.api import NumpyOps

    quick = NameLayer()
    plain = spacy.load(BUILT_IN, exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"])
    for _, part in plain.pipeline:
        for node in part.model.walk():  # type: ignore[attr-defined]
            node.ops = NumpyOps(use_blis=True)
    given = NameLayer(plain)
    pages = [Page(make_article(text)) for text in texts]

    def found(layer: NameLayer) -> list[tuple[Name, ...]]:
        return [page.names for at in range(0, len(pages), _BATCH) for page in layer.read(pages[at : at + _BATCH])]

    other = sum(a != b for a, b in zip(found(quick), found(given), strict=True))
    return _beside(partial(found, given), partial(found, quick), "names", {"articles with other names": other})


def _without_parser(texts: Sequence[str]) -> Try:
    import spacy

    whole = spacy.load(BUILT_IN)
    part = spacy.load(BUILT_IN, exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"])
    return _beside(lambda: list(whole.pipe(texts)), lambda: list(part.pipe(texts)), "bare en_core_web_sm")


# ---- the encoder


def _encoder(path: Path = MODELS / "statements.onnx", threads: int = 1) -> Encoder:
    return Encoder.load(path, *special_pieces(load_tokenizer(MODELS / "tokenizer.json")), threads=threads)


def _cuts(texts: Sequence[str]) -> list[Pieces]:
    tokenizer = load_tokenizer(MODELS / "tokenizer.json")
    return [pieces(text, tokenizer) for text in texts]


def _encode(encoder: Encoder, cuts: Sequence[Pieces]) -> None:
    for one in cuts:
        encoder.run(one)


@contextmanager
def _windows(by: Callable[..., Any]) -> Iterator[None]:
    with patch("onrecord.reading.encoder.session.windows", by):
        yield


def _encode_little(encoder: Encoder, cuts: Sequence[Pieces]) -> None:
    with _windows(partial(windows.windows, context=_LITTLE)):
        _encode(encoder, cuts)


def _threads(cuts: Sequence[Pieces]) -> Try:
    return _beside(partial(_encode, _encoder(), cuts), partial(_encode, _encoder(threads=2), cuts), "windows")


def _batched(cuts: Sequence[Pieces]) -> Try:
    """Windows of full length, one at a time and several at once; how many pieces get another tag."""
    session = load_session(MODELS / "statements.onnx")
    ids = np.concatenate([one.ids for one in cuts])
    count = len(ids) // _WINDOW // _BATCH * _BATCH
    rows = ids[: count * _WINDOW].reshape(count, _WINDOW)
    ones = np.ones_like(rows)

    def tags(size: int) -> Any:
        feeds = [
            {"ids": rows[at : at + size], **dict.fromkeys(("mask", "shape", "gap", "quote"), ones[at : at + size])}
            for at in range(0, count, size)
        ]
        return np.concatenate([session.run(["tags"], feed)[0] for feed in feeds])

    other = float((tags(1).argmax(-1) != tags(_BATCH).argmax(-1)).mean())
    return _beside(partial(tags, 1), partial(tags, _BATCH), "windows", {"pieces with another tag": round(other, 4)})


def _cut_encoder(context: Context, cuts: Sequence[Pieces], kept: Sequence[int], full: dict[str, float]) -> Try:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cut.onnx"
        cut(kept, path)
        encoder = _encoder(path)
        scores = _statement_scores(context, encoder)
        return _beside(partial(_encode, _encoder(), cuts), partial(_encode, encoder, cuts), "windows", scores, full)


def _statement_scores(context: Context, encoder: Encoder | None = None) -> dict[str, float]:
    reader = Reader(layers=["statements"])
    if encoder is not None:
        layers_of(reader)[0].__dict__["_encoder"] = encoder
    counts = evaluate_statements(context.file(DEVELOPMENT), reader, jobs=1).scores.counts
    return {rule: round(counts[rule].f1, 3) for rule in ("source exact", "content exact", "cue-matched", "full")}


# ---- events


def _sieved(context: Context, texts: Sequence[str]) -> Try:
    """The branch run on all sentences beside those alone in which a word may tell of something done."""
    layer: Any = layers_of(Reader(layers=["events"]))[-1]
    encoded = [layer.encode(text) for text in texts]

    def few() -> None:
        for one in encoded:
            layer.branch.run(one)

    def all_of_them() -> None:
        with _unsieved():
            few()

    with _unsieved():
        before = _event_scores(context)
    return _beside(all_of_them, few, "the branch of events", _event_scores(context), before)


@contextmanager
def _unsieved() -> Iterator[None]:
    with patch("onrecord.reading.events.branch.telling", lambda _, starts: np.ones(len(starts), bool)):
        yield


def _event_scores(context: Context) -> dict[str, float]:
    found = evaluate_events(context.file(EVENTS), Reader(layers=["events"]), part=_HELD_OUT, jobs=1)
    return {name: round(found.figures[name][0], 3) for name in ("trigger", "trigger and type")}
