"""What a branch that is still being trained reads in examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from onrecord.evaluation.events import Marked, Sample
from onrecord.reading.events.decode import Proposal, Scores, decode
from onrecord.reading.events.labels import TYPES
from onrecord.reading.events.sifting import proposals_of
from onrecord.reading.events.words import apart
from training.events.data import Example, Labelled
from training.events.losses import collate
from training.events.model import Branch, Said


def said_of(models: Sequence[Branch], items: Sequence[Example]) -> list[Said]:
    """Return what each of the models says of a few examples, in the half floats in which they are trained."""
    device = next(models[0].parameters()).device
    batch = collate(items).to(device)
    with torch.no_grad(), torch.autocast(device.type, dtype=torch.bfloat16):
        return [model.eval()(batch.hidden, batch.named, batch.sentence, batch.marks) for model in models]


def far_from(example: Example, heads: Sequence[int] | np.ndarray) -> np.ndarray:
    """Return how far each word's first piece stands from triggers, as `words.apart` numbers it: (heads, pieces)."""
    out = np.zeros((len(heads), len(example.starts)), np.int64)
    words = np.flatnonzero(example.first)
    for row, head in enumerate(heads):
        out[row, words] = apart(int(np.searchsorted(words, head)), len(words))
    return out


def scores_of(models: Sequence[Branch], items: Sequence[Example], variant: int = 0, size: int = 32) -> list[Scores]:
    """Return what the models say of the examples, their scores averaged."""
    out: list[Scores | None] = [None] * len(items)
    order = sorted(range(len(items)), key=lambda i: len(items[i].starts))
    for at in range(0, len(order), size):
        group = order[at : at + size]
        chosen = [replace(items[i], states=[items[i].states[min(variant, len(items[i].states) - 1)]]) for i in group]
        said = said_of(models, chosen)
        mean = [torch.stack([one[k].float() for one in said]).mean(0).cpu().numpy() for k in range(6)]
        for row, i in enumerate(group):
            n = len(items[i].starts)
            types, modes, factualities, trigger, word = (part[row, :n] for part in mean[:5])
            first, whole = items[i].first, np.zeros(n, np.int64)
            out[i] = Scores(
                items[i].starts, items[i].ends, first, whole, types, modes, factualities, trigger, word, mean[5]
            )
    return [one for one in out if one is not None]


def relations_of(models: Sequence[Branch], items: Sequence[Example], size: int = 32) -> np.ndarray:
    """Return the probabilities of the types for the marked pairs, models averaged."""
    out = []
    for at in range(0, len(items), size):
        said = [one.relation.float().softmax(-1) for one in said_of(models, items[at : at + size])]
        out.append(torch.stack(said).mean(0).cpu().numpy())
    return np.concatenate(out) if out else np.zeros((0, len(TYPES) - 1), np.float32)


def marked(event: Labelled | Proposal) -> Marked:
    """Return an event as it is scored."""
    return Marked(event.type, event.mode, event.factuality, event.trigger, event.actors, event.recipients)  # type: ignore[arg-type]


def samples_of(items: Sequence[Example], scores: Sequence[Scores], least: float) -> list[Sample]:
    """Return the examples with what is read from them."""
    return [
        Sample(
            one.sentence.id,
            one.sentence.text,
            tuple(marked(event) for event in one.sentence.events or ()),
            tuple(marked(event) for event in proposals_of(one.sentence.text, decode(one.sentence.text, score, least))),
        )
        for one, score in zip(items, scores, strict=True)
    ]
