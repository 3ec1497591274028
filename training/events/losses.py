"""Batches of examples and the distance of what the branch says to their labels."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.knowledge.triggers import NAMED
from onrecord.reading.events.labels import FACTUALITIES, MODES, ROLES, TYPES
from onrecord.reading.events.words import apart
from training.events.data import Example, Labelled, Pair
from training.events.model import Branch, role_scores

IGNORE: Final = -100
#: What each part counts.
_WEIGHTS: Final = {"types": 1.0, "roles": 1.0, "modes": 0.3, "factualities": 0.5, "relation": 0.5}


@dataclass(frozen=True)
class Batch:
    """Examples of like length, with labels."""

    hidden: Tensor
    named: Tensor
    sentence: Tensor
    marks: Tensor
    examples: tuple[Example, ...]


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
    for row, one in enumerate(group):
        n = len(one.starts)
        states = rng.choice(one.states) if rng else one.states[0]
        hidden[row, :n] = torch.from_numpy(states).float()
        names[row, :n] = torch.from_numpy(one.named.astype(np.float32))
        sentence[row, :n] = 0
        if one.sentence.relation:
            for mark, spans in enumerate(one.sentence.relation[:2], 1):
                for span in spans:
                    marks[row, one.within(span)] = mark
    return Batch(hidden, names, sentence, marks, tuple(group))


def loss_of(model: Branch, batch: Batch, smooth: float = 0.0) -> Tensor:
    """Return the loss of a batch."""
    said = model(batch.hidden, batch.named, batch.sentence, batch.marks)
    parts: dict[str, Tensor] = {}
    tags = torch.full(batch.sentence.shape, IGNORE)
    found: list[tuple[int, Example, Labelled, int]] = []
    for row, one in enumerate(batch.examples):
        if one.sentence.events is None:
            continue
        tags[row, : len(one.starts)] = torch.where(torch.from_numpy(one.first), 0, IGNORE)
        for event in one.sentence.events:
            covered = one.covered(event.trigger)
            tags[row, covered] = TYPES.index(event.type)
            found += [(row, one, event, covered[0])] if covered else []
    if (tags != IGNORE).any():
        parts["types"] = (
            functional.cross_entropy(
                said.types.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORE, reduction="sum"
            )
            / (tags > 0).sum().clamp(min=8)
            / 3
        )
    if found:
        rows = torch.tensor([row for row, *_ in found])
        at = torch.tensor([place for *_, place in found])
        modes = torch.tensor([MODES.index(f"{e.type}/{e.mode}" if e.mode else "") for _, _, e, _ in found])
        sure = torch.tensor([FACTUALITIES.index(e.factuality) for _, _, e, _ in found])
        mode_scores = _only_own(said.modes[rows, at].float(), [e.type for _, _, e, _ in found])
        parts["modes"] = functional.cross_entropy(mode_scores, modes)
        parts["factualities"] = functional.cross_entropy(
            said.factualities[rows, at].float(), sure, label_smoothing=smooth
        )
        parts["roles"] = _roles(said.trigger[rows, at].float(), said.word[rows].float(), said.reach.float(), found)
    pairs = [row for row, one in enumerate(batch.examples) if one.sentence.relation]
    if pairs:
        chances = said.relation[pairs].float().log_softmax(-1)
        sets = [batch.examples[row].sentence.relation[2] for row in pairs]  # type: ignore[index]
        losses = [-chances[n, [TYPES.index(name) - 1 for name in names]].logsumexp(-1) for n, names in enumerate(sets)]
        parts["relation"] = torch.stack(losses).mean()
    total: Tensor = sum((_WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
    return total


def _only_own(scores: Tensor, types: Sequence[str]) -> Tensor:
    """Scores of modes, with those of other types out of reach."""
    own = torch.tensor([[not mode or mode.startswith(f"{kind}/") for mode in MODES] for kind in types])
    return scores.masked_fill(~own, -1e4)


def _roles(trigger: Tensor, word: Tensor, reach: Tensor, found: Sequence[tuple[int, Example, Labelled, int]]) -> Tensor:
    far = torch.zeros(word.shape[:2], dtype=torch.long)
    for row, (_, one, _, place) in enumerate(found):
        words = np.flatnonzero(one.first)
        far[row, words] = torch.from_numpy(apart(int(np.searchsorted(words, place)), len(words)))
    scores = role_scores(trigger, word, reach[far])
    tags = torch.full(scores.shape[:2], IGNORE)
    for row, (_, one, event, _) in enumerate(found):
        tags[row, : len(one.starts)] = torch.where(torch.from_numpy(one.first), 0, IGNORE)
        for role, spans in (("actor", event.actors), ("recipient", event.recipients)):
            for span in spans:
                _tag(tags[row], one, span, role)
    return (
        functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=IGNORE, reduction="sum")
        / len(found)
        / 4
    )


def _tag(tags: Tensor, one: Example, span: Pair, role: str) -> None:
    covered = one.covered(span)
    for n, place in enumerate(covered):
        tags[place] = ROLES.index(f"{'B' if n == 0 else 'I'}-{role}")


def optimizer_of(model: Branch, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a higher rate for what starts from nothing, and no decay on biases and norms."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        decay = 0.0 if parameter.ndim < 2 else 0.01
        groups.setdefault((rate if name.startswith("layers") else head_rate, decay), []).append(parameter)
    return torch.optim.AdamW([{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()])
