"""A text as word pieces with their characters and features: what the encoder takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.reading.encoder.features import Features, Ints, features
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import Quotation, quotations

# Tokenizing costs more than linear on very long strings; paragraphs are tokenized in groups of about this size.
_GROUP = 20_000
#: The pieces around a window, as BERT and as MPNet name them.
_SPECIAL = (("[CLS]", "[SEP]"), ("<s>", "</s>"))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text that are to be read.

    Attributes:
        text: the whole text.
        ids: vocabulary ids, shape (pieces,).
        starts, ends: half-open characters of each piece in `text`, shape (pieces,).
        features: shape, gap and quote of each piece.
        paragraphs, quotations: the layout they were taken from.
    """

    text: str
    ids: Ints
    starts: Ints
    ends: Ints
    features: Features
    paragraphs: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]

    def __len__(self) -> int:
        return len(self.ids)


def load_tokenizer(path: Path) -> Tokenizer:
    """Load the word-piece tokenizer at `path`, with truncation and padding off."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def special_pieces(tokenizer: Tokenizer) -> tuple[int, int]:
    """Return the ids of the pieces that stand before and after a window.

    Raises:
        ModelError: the vocabulary has no such pieces.
    """
    for pair in _SPECIAL:
        first, last = (tokenizer.token_to_id(piece) for piece in pair)
        if first is not None and last is not None:
            return first, last
    raise ModelError("the tokenizer has no special pieces", where="tokenizer.json", fix="Install onrecord again")


def _groups(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of paragraphs of about `_GROUP` characters; a longer paragraph is cut."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and end - out[-1][0] <= _GROUP:
            out[-1] = (out[-1][0], end)
            continue
        out.extend((at, min(end, at + _GROUP)) for at in range(start, end, _GROUP))
    return out


def pieces(text: str, tokenizer: Tokenizer, skip: Sequence[tuple[int, int]] = ()) -> Pieces:
    """Cut `text` into word pieces with their features.

    Args:
        text: any text.
        tokenizer: from `load_tokenizer`.
        skip: spans not to be read (captions, bylines, …); their pieces are left out, their marks not paired.
    """
    spans = paragraphs(text)
    for a, b in skip:
        spans = [part for start, end in spans for part in _without(text, start, end, a, b)]
    marks = quotations(text, spans)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _groups(spans):
        encoded = tokenizer.encode(text[start:end], add_special_tokens=False)
        ids.extend(encoded.ids)
        starts.extend(a + start for a, _ in encoded.offsets)
        ends.extend(b + start for _, b in encoded.offsets)
    kept = [i for i, (a, b) in enumerate(zip(starts, ends, strict=True)) if not any(s < b and a < e for s, e in skip)]
    if len(kept) < len(ids):
        ids, starts, ends = ([column[i] for i in kept] for column in (ids, starts, ends))
    return Pieces(
        text,
        np.asarray(ids, np.int64),
        np.asarray(starts, np.int64),
        np.asarray(ends, np.int64),
        features(text, starts, ends, spans, marks),
        tuple(spans),
        tuple(marks),
    )


def _without(text: str, start: int, end: int, a: int, b: int) -> list[tuple[int, int]]:
    """The paragraph start:end with a:b cut out, in at most two parts."""
    if b <= start or a >= end:
        return [(start, end)]
    return [(s, e) for s, e in ((start, min(a, end)), (max(b, start), end)) if s < e and text[s:e].strip()]
