"""Batches of labelled sentences, and how far the branch is from what it shall say of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.knowledge.triggers import NAMED
from onrecord.reading.events.labels import MODES, TYPES
from onrecord.reading.events.words import apart
from training.events.data import Example
from training.events.model import Branch, Said, role_scores
from training.events.targets import Target

#: What each part counts.
_WEIGHTS: Final = {"types": 1.0, "roles": 1.0, "modes": 0.3, "factualities": 0.5, "relation": 0.5}
#: Which modes a type may have, itself without one included.
_OWN: Final = torch.tensor([[not mode or mode.startswith(f"{kind}/") for mode in MODES] for kind in TYPES])


@dataclass(frozen=True)
class Batch:
    """Examples of like length, with what shall be said of them.

    Attributes:
        hidden, named, sentence, marks: what the branch takes.
        words: whether a piece begins a word, (examples, pieces).
        first: the same as the numbers of those pieces, of each example.
        targets: of the examples.
    """

    hidden: Tensor
    named: Tensor
    sentence: Tensor
    marks: Tensor
    words: Tensor
    first: tuple[NDArray[np.int64], ...]
    targets: tuple[Target, ...]

    def to(self, device: torch.device) -> Batch:
        """Return the batch with its inputs on a device."""
        moved = {
            name: getattr(self, name).to(device, non_blocking=True)
            for name in ("hidden", "named", "sentence", "marks", "words")
        }
        return replace(self, **moved)


def batches(items: Sequence[Example], size: int, rng: random.Random) -> Iterator[Batch]:
    """Yield batches of about `size` sentences in random order, each sentence as one of its texts gave it."""
    mixed = rng.sample(items, len(items))
    pools = [mixed[i : i + 8 * size] for i in range(0, len(mixed), 8 * size)]
    groups = [
        ordered[i : i + size]
        for pool in pools
        for ordered in [sorted(pool, key=lambda one: len(one.starts))]
        for i in range(0, len(ordered), size)
    ]
    rng.shuffle(groups)
    for group in groups:
        yield collate(group, rng)


def collate(group: Sequence[Example], rng: random.Random | None = None) -> Batch:
    """Pad examples to one length; without `rng` as they are when read alone."""
    width = max(len(one.starts) for one in group)
    hidden = torch.zeros(len(group), width, group[0].states[0].shape[1])
    names = torch.zeros(len(group), width, len(NAMED))
    sentence = torch.full((len(group), width), -1)
    marks = torch.zeros(len(group), width, dtype=torch.long)
    words = torch.zeros(len(group), width, dtype=torch.bool)
    for row, one in enumerate(group):
        n = len(one.starts)
        states = rng.choice(one.states) if rng else one.states[0]
        hidden[row, :n] = torch.from_numpy(states).float()
        names[row, :n] = torch.from_numpy(one.named.astype(np.float32))
        sentence[row, :n] = 0
        words[row, :n] = torch.from_numpy(one.first)
        if one.sentence.relation:
            for mark, spans in enumerate(one.sentence.relation[:2], 1):
                for span in spans:
                    marks[row, one.within(span)] = mark
    first = tuple(np.flatnonzero(one.first) for one in group)
    return Batch(hidden, names, sentence, marks, words, first, tuple(one.target for one in group))


def loss_of(model: Branch, batch: Batch) -> Tensor:
    """Return the loss of a batch."""
    said: Said = model(batch.hidden, batch.named, batch.sentence, batch.marks)
    width = batch.hidden.shape[1]
    parts: dict[str, Tensor] = {}
    types = {row: target.types for row, target in enumerate(batch.targets) if target.types is not None}
    if types:
        asked = list(types)
        words = batch.words[asked].unsqueeze(-1)
        wanted = _padded(list(types.values()), width).to(words.device) * words
        parts["types"] = _distance(said.types[asked], wanted) / wanted[..., 1:].sum().clamp(min=8) / 3
    heads = [(row, n) for row, target in enumerate(batch.targets) for n in range(len(target.heads))]
    if heads:
        parts |= _of_heads(said, batch, heads)
    pairs = [row for row, target in enumerate(batch.targets) if target.relation is not None]
    if pairs:
        parts["relation"] = _of_pairs(said.relation[pairs].float(), [batch.targets[row] for row in pairs])
    total: Tensor = sum((_WEIGHTS[name] * part for name, part in parts.items()), said.types.new_zeros(()).float())
    return total


def _of_heads(said: Said, batch: Batch, heads: Sequence[tuple[int, int]]) -> dict[str, Tensor]:
    """The losses of modes, factualities and roles at triggers, each given by its example and its number there."""
    device, width = batch.hidden.device, batch.hidden.shape[1]

    def wanted(name: str) -> Tensor:
        return torch.from_numpy(np.stack([getattr(batch.targets[row], name)[n] for row, n in heads])).to(device)

    rows, at = torch.tensor([row for row, _ in heads], device=device), wanted("heads")
    modes = said.modes[rows, at].float().masked_fill(~_OWN.to(device)[wanted("kinds")], -1e4)
    far = np.zeros((len(heads), width), np.int64)
    for place, (row, n) in enumerate(heads):
        words = batch.first[row]
        far[place, words] = apart(int(np.searchsorted(words, batch.targets[row].heads[n])), len(words))
    reach = said.reach.float()[torch.from_numpy(far).to(device)]
    scores = role_scores(said.trigger[rows, at].float(), said.word[rows].float(), reach)
    roles = _padded([batch.targets[row].roles[n] for row, n in heads], width).to(device)
    return {
        "modes": _distance(modes, wanted("modes")) / len(heads),
        "factualities": _distance(said.factualities[rows, at], wanted("factualities")) / len(heads),
        "roles": _distance(scores, roles * batch.words[rows].unsqueeze(-1)) / len(heads) / 4,
    }


def _of_pairs(scores: Tensor, targets: Sequence[Target]) -> Tensor:
    """The loss of relations; where a label leaves several types open, any of them will do."""
    chances = scores.log_softmax(-1)
    wanted = torch.from_numpy(np.stack([target.relation for target in targets if target.relation is not None]))
    open_ = torch.zeros(scores.shape, dtype=torch.bool)
    for row, target in enumerate(targets):
        open_[row, list(target.allowed)] = True
    wanted, open_ = wanted.to(chances), open_.to(scores.device)
    any_of = chances.masked_fill(~open_, -1e4).logsumexp(-1)
    found: Tensor = -torch.where(open_.any(-1), any_of, (chances * wanted).sum(-1)).mean()
    return found


def _distance(scores: Tensor, wanted: Tensor) -> Tensor:
    """The summed cross entropy of scores and probabilities; rows of zeros count nothing."""
    total: Tensor = -(scores.float().log_softmax(-1) * wanted.float()).sum()
    return total


def _padded(parts: Sequence[np.ndarray], width: int) -> Tensor:
    """Arrays of one row a piece as one, with zeros behind."""
    out = np.zeros((len(parts), width, parts[0].shape[1]), np.float32)
    for row, part in enumerate(parts):
        out[row, : len(part)] = part
    return torch.from_numpy(out)


def optimizer_of(model: Branch, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a higher rate for what starts from nothing, and no decay on biases and norms."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        decay = 0.0 if parameter.ndim < 2 else 0.01
        groups.setdefault((rate if name.startswith("layers") else head_rate, decay), []).append(parameter)
    return torch.optim.AdamW([{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()])
