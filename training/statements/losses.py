"""What training makes small: the distance to the labels, and to what a teacher says of the same pieces."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.reading.statements.labels import LINK_SIZE, TAGS
from training.statements.data import IGNORE, Batch

LINK_WEIGHT = 0.3
_OUTSIDE = TAGS.index("O")


@dataclass(frozen=True)
class Said:
    """What a model says of a batch: tag logits (batch, pieces, tags) and link scores (batch, pieces, pieces)."""

    tags: Tensor
    links: Tensor


def said(outputs: tuple[Tensor, Tensor, Tensor], mask: Tensor) -> Said:
    """Return a model's outputs with the scores of links to padding made impossible."""
    tags, query, key = outputs
    links = torch.einsum("bid,bjd->bij", query, key).float() / LINK_SIZE**0.5
    return Said(tags.float(), links.masked_fill(mask[:, None, :] == 0, -1e4))


def to_labels(student: Said, batch: Batch) -> Tensor:
    """Cross-entropy of the tags plus, weighted, of the links; 0 where nothing in the batch is labelled."""
    device = student.tags.device
    loss = _mean_entropy(student.tags.flatten(0, 1), batch.tags.to(device).flatten())
    return loss + LINK_WEIGHT * _mean_entropy(student.links.flatten(0, 1), batch.links.to(device).flatten())


def _mean_entropy(logits: Tensor, wanted: Tensor) -> Tensor:
    count = (wanted != IGNORE).sum().clamp(min=1)
    return functional.cross_entropy(logits, wanted, ignore_index=IGNORE, reduction="sum") / count


def to_teacher(student: Said, teacher: Said, real: Tensor) -> Tensor:
    """Cross-entropy to a teacher's probabilities (Hinton, Vinyals and Dean 2015), over all pieces of the text.

    Args:
        student: logits and scores.
        teacher: probabilities, in the same shapes.
        real: (batch, pieces), true where a piece of text stands.

    A link counts as much as the teacher is sure that its piece has a role.
    """
    weight = real.float()
    tags = -(teacher.tags * functional.log_softmax(student.tags, -1)).sum(-1)
    links = -(teacher.links * functional.log_softmax(student.links, -1)).sum(-1)
    linked = weight * (1 - teacher.tags[..., _OUTSIDE])
    tag_loss = (tags * weight).sum() / weight.sum().clamp(min=1)
    return tag_loss + LINK_WEIGHT * (links * linked).sum() / linked.sum().clamp(min=1)
