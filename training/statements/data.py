"""Attribution data (PolNeAR's layout, one article a line) as tensors for training."""

from __future__ import annotations

import bisect
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reading.encoder.pieces import Pieces, pieces
from onrecord.reading.statements.labels import ROLES, TAGS
from training.statements.styles import restyled

IGNORE = -100
#: How often an article is read with its own quotation marks.
_OWN_STYLE = 0.75


@dataclass(frozen=True)
class Document:
    """One article: its pieces, a tag per piece (IGNORE: not labelled) and the piece each links to (-1: none).

    Attributes:
        others: the same article with other quotation marks.
    """

    pieces: Pieces
    tags: np.ndarray
    links: np.ndarray
    others: tuple[Document, ...] = ()


@dataclass(frozen=True)
class Batch:
    """Inputs of shape (batch, pieces) by name; targets of the same shape, `IGNORE` where not asked.

    Attributes:
        real: true where a piece of text stands, not a special piece or padding.
    """

    inputs: dict[str, Tensor]
    tags: Tensor
    links: Tensor
    real: Tensor


def load(path: Path, tokenizer: Tokenizer, *, styles: bool = False, most: int | None = None) -> list[Document]:
    """Read the articles of a JSON-lines file with `text` and, where they are labelled, `attributions`.

    Args:
        path: the file.
        tokenizer: of the encoder.
        styles: whether to add each article with other quotation marks.
        most: how many articles to read; None for all.
    """
    out = []
    with path.open(encoding="utf8") as lines:
        for article in map(json.loads, islice(lines, most)):
            document = _document(article, tokenizer)
            texts = restyled(article["text"]) if styles else []
            others = tuple(_document({**article, "text": text}, tokenizer) for text in texts)
            out.append(replace(document, others=others))
    return out


def _document(article: dict[str, Any], tokenizer: Tokenizer) -> Document:
    cut = pieces(article["text"], tokenizer)
    labelled = "attributions" in article
    tags = np.zeros(len(cut), np.int64) if labelled else np.full(len(cut), IGNORE)
    links = np.full(len(cut), -1, np.int64)
    starts, ends = cut.starts.tolist(), cut.ends.tolist()
    for attribution in article.get("attributions", ()):
        parts = {role: _covered(starts, ends, attribution[role]) for role in ROLES}
        # A source may be shared by several cues, so the cue points to it; a cue without one points to itself.
        target = {"source": parts["cue"], "content": parts["cue"], "cue": parts["source"] or parts["cue"]}
        for role, covered in parts.items():
            before = None
            for i in covered:
                tags[i] = TAGS.index(("I-" if before is not None and i == before + 1 else "B-") + role)
                links[i] = min(target[role], default=-1)
                before = i
    return Document(cut, tags, links)


def _covered(starts: Sequence[int], ends: Sequence[int], spans: Sequence[Sequence[int]]) -> list[int]:
    """Indices of the pieces that overlap one of the spans."""
    out: list[int] = []
    for a, b in spans:
        first = bisect.bisect_right(ends, a)
        last = bisect.bisect_left(starts, b)
        out.extend(range(first, last))
    return out


def windows(documents: Sequence[Document], size: int, rng: random.Random) -> list[tuple[Document, int, int]]:
    """Cut documents into windows of `size` pieces, at an offset drawn anew each epoch so that edges move."""
    out: list[tuple[Document, int, int]] = []
    for original in documents:
        own = not original.others or rng.random() < _OWN_STYLE
        document = original if own else rng.choice(original.others)
        n = len(document.tags)
        first = rng.randrange(size // 4, size + 1) if n > size else size
        edges = [0, *range(first, n, size), n]
        out.extend((document, a, b) for a, b in pairwise(edges) if b > a)
    rng.shuffle(out)
    return out


def batches(items: Sequence[tuple[Document, int, int]], size: int, cls_id: int, sep_id: int) -> Iterator[Batch]:
    """Yield batches of windows of like length, in random order."""
    pools = [items[i : i + 16 * size] for i in range(0, len(items), 16 * size)]
    groups = [
        ordered[i : i + size]
        for pool in pools
        for ordered in [sorted(pool, key=lambda item: item[2] - item[1])]
        for i in range(0, len(ordered), size)
    ]
    random.Random(len(items)).shuffle(groups)
    for group in groups:
        yield collate(group, cls_id, sep_id)


def collate(group: Sequence[tuple[Document, int, int]], cls_id: int, sep_id: int) -> Batch:
    """Pad windows to one length, each between the encoder's two special pieces."""
    rows, width = len(group), max(b - a for _, a, b in group) + 2
    inputs = {name: torch.zeros(rows, width, dtype=torch.long) for name in ("ids", "mask", "shape", "gap", "quote")}
    tags = torch.full((rows, width), IGNORE)
    links = torch.full((rows, width), IGNORE)
    real = torch.zeros(rows, width, dtype=torch.bool)
    for r, (document, a, b) in enumerate(group):
        n, cut = b - a, document.pieces
        inputs["ids"][r, 0], inputs["ids"][r, n + 1] = cls_id, sep_id
        inputs["mask"][r, : n + 2] = 1
        inside = slice(1, n + 1)
        real[r, inside] = True
        inputs["ids"][r, inside] = torch.from_numpy(cut.ids[a:b])
        for name in ("shape", "gap", "quote"):
            inputs[name][r, inside] = torch.from_numpy(getattr(cut.features, name)[a:b])
        tags[r, inside] = torch.from_numpy(document.tags[a:b])
        target = torch.from_numpy(document.links[a:b])
        links[r, inside] = torch.where((target >= a) & (target < b), target - a + 1, torch.tensor(IGNORE))
    return Batch(inputs, tags, links, real)
