"""The events branch: layers above the shared trunk, and heads for triggers, roles, modes, factuality and relations.

Words attend to their own sentence alone, whatever else stands in the window. Marks on an actor and a recipient turn the
same layers into a reader of relations.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.knowledge.triggers import NAMED
from onrecord.reading.events.labels import FACTUALITIES, MARKS, MODES, ROLE_SIZE, ROLES, TYPES
from onrecord.reading.events.words import APART

SIZE: Final = 384
_HEADS: Final = 12
#: What the weights of distances count more than they stand for, so that they learn as fast as the rest.
REACHING: Final = 5
_RELATION: Final = 256


class Said(NamedTuple):
    """What the branch says: scores and role vectors per piece, what distance adds, the relation of the marked pair."""

    types: Tensor
    modes: Tensor
    factualities: Tensor
    trigger: Tensor
    word: Tensor
    reach: Tensor
    relation: Tensor


class Layer(nn.Module):
    """One layer of a BERT-like encoder, of a width that its weights tell."""

    def __init__(self, size: int, wide: int, dropout: float) -> None:
        super().__init__()
        self.size = size
        self.query, self.key, self.value = (nn.Linear(size, size) for _ in range(3))
        self.attended = nn.Linear(size, size)
        self.wide, self.narrow = nn.Linear(size, wide), nn.Linear(wide, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        """Return the new states; `seen` is added to the scores by which a piece looks at another."""
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, _HEADS, self.size // _HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = (query @ key.transpose(2, 3) / (self.size // _HEADS) ** 0.5 + seen).softmax(-1)
        attended = (weights @ value).transpose(1, 2).reshape(batch, length, self.size)
        states = self.norm1(states + self.dropout(self.attended(attended)))
        out: Tensor = self.norm2(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))
        return out


class Branch(nn.Module):
    """Layers and heads.

    Args:
        weights: of the layers to start from; see `trunk.upper_layers`.
        dropout: of states while training.
        distances: MPNet's bias of attention by the distance of two pieces, of shape (buckets, heads); None for BERT.
    """

    def __init__(self, weights: list[dict[str, Tensor]], dropout: float = 0.1, distances: Tensor | None = None) -> None:
        super().__init__()
        wide, size = weights[0]["wide.weight"].shape
        self.layers = nn.ModuleList(Layer(size, wide, dropout) for _ in weights)
        for layer, state in zip(self.layers, weights, strict=True):
            layer.load_state_dict(state)
        self.distances = None if distances is None else nn.Parameter(distances)
        self.marks = nn.Embedding(len(MARKS), size)
        nn.init.normal_(self.marks.weight, std=0.05)
        self.named = nn.Linear(len(NAMED), size, bias=False)
        nn.init.normal_(self.named.weight, std=0.02)
        self.types = nn.Linear(size, len(TYPES))
        self.types_named = nn.Linear(len(NAMED), len(TYPES), bias=False)
        nn.init.zeros_(self.types_named.weight)
        self.modes = nn.Linear(size, len(MODES))
        self.factualities = nn.Linear(size, len(FACTUALITIES))
        self.trigger, self.word = nn.Linear(size, ROLE_SIZE), nn.Linear(size, ROLE_SIZE)
        self.pairs = nn.Linear(ROLE_SIZE, len(ROLES) * (ROLE_SIZE + 1))
        self.reach = nn.Embedding(APART, len(ROLES))
        nn.init.zeros_(self.reach.weight)
        self.pooled = nn.Linear(3 * size, _RELATION)
        self.relation = nn.Linear(_RELATION, len(TYPES) - 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, named: Tensor, sentence: Tensor, marks: Tensor) -> Said:
        """Return what is said.

        Args:
            hidden: states of the trunk, (batch, pieces, size).
            named: what the words may name, (batch, pieces, NAMED).
            sentence: number of each piece's sentence, (batch, pieces); -1 is padding.
            marks: index into MARKS of each piece, (batch, pieces); all 0 where no relation is asked.
        """
        others = sentence[:, None, :, None] != sentence[:, None, None, :]
        seen = others.to(hidden.dtype) * -1e4
        if self.distances is not None:
            seen = seen + self.distances[_buckets(hidden.shape[1], hidden.device)].permute(2, 0, 1)
        asked = (marks > 0).unsqueeze(-1)
        states = hidden + self.named(named) + torch.where(asked, self.marks(marks), torch.zeros_like(hidden))
        for layer in self.layers:
            states = layer(states, seen)
        states = self.dropout(states)
        trigger = self.pairs(self.dropout(functional.gelu(self.trigger(states))))
        word = self.dropout(functional.gelu(self.word(states)))
        real = (sentence >= 0).to(states.dtype)
        parts = [_mean(states, (marks == i).to(states.dtype)) for i in (1, 2)]
        pooled = torch.cat([*parts, _mean(states, real)], -1)
        relation = self.relation(self.dropout(functional.gelu(self.pooled(pooled))))
        reach = (
            REACHING * self.reach.weight + 0 * hidden.sum()
        )  # no constant: an exported model gives only what it computes
        return Said(
            self.types(states) + self.types_named(named),
            self.modes(states),
            self.factualities(states),
            trigger,
            word,
            reach,
            relation,
        )


def _buckets(length: int, device: torch.device, count: int = 32, furthest: int = 128) -> Tensor:
    """MPNet's numbers of distances between pieces: exact near by, ever coarser farther off."""
    places = torch.arange(length, device=device)
    apart = places[:, None] - places[None, :]
    half, exact = count // 2, count // 4
    far = apart.abs()
    coarse = exact + (torch.log(far.clamp(min=1).float() / exact) / math.log(furthest / exact) * (half - exact)).long()
    found: Tensor = (apart < 0).long() * half + torch.where(far < exact, far, coarse.clamp(max=half - 1))
    return found


def role_scores(trigger: Tensor, word: Tensor, reach: Tensor) -> Tensor:
    """Return the scores of ROLES.

    Args:
        trigger: vectors of triggers, (events, size).
        word: vectors of words, (events, words, size).
        reach: what the distance of each word from the trigger adds, (events, words, roles).
    """
    size = word.shape[-1]
    pairs = trigger.view(len(trigger), len(ROLES), size + 1)
    scores: Tensor = torch.einsum("erd,ewd->ewr", pairs[..., :size], word) / size**0.5 + pairs[:, None, :, size]
    return scores + reach


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    total: Tensor = (states * weights.unsqueeze(-1)).sum(1) / weights.sum(1, keepdim=True).clamp(min=1e-6)
    return total
