"""Train the reader of relations: the events branch, trained further on marked pairs alone.

    python -m training.events.relations --data ../shared/data --start runs/events/1.pt --out runs/events/relations.pt

What the branch learnt of triggers and types is where this begins; then marked pairs (`DATA/plover/plv_train.jsonl`) and
the sides of labelled and written events are all that counts. `--fold N` leaves out the Nth fifth of the pairs, and of
the articles, and scores it; start it from `train --fold N` then.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path
from typing import Final

import torch
from torch import nn

from training.events.data import Example
from training.events.losses import batches, loss_of, optimizer_of
from training.events.model import Branch
from training.events.train import MODELS, WRITTEN, Corpus, corpus, score_relations
from training.events.trunk import LAYERS, upper_layers

#: What share of the pairs of labelled events is read in each epoch.
_PAIRS: Final = 0.5
#: So many times a marked pair of a rare type is read in an epoch, at most.
_MOST: Final = 3
#: A type with fewer marked pairs than this is rare.
_RARE: Final = 60


def epoch_of(found: Corpus, rng: random.Random) -> list[Example]:
    """Return the examples of one epoch: rare types more than once."""
    marked, pairs = found.shares[1][1], found.shares[2][1]
    counts = Counter(_types(one) for one in marked)
    out = []
    for one in marked:
        out += [one] * min(_MOST, max(1, round(_RARE / counts[_types(one)])))
    return [*out, *rng.sample(pairs, round(_PAIRS * len(pairs)))]


def _types(example: Example) -> tuple[str, ...]:
    assert example.sentence.relation is not None
    return example.sentence.relation[2]


def train(options: argparse.Namespace) -> None:
    """Run the training that `options` describe."""
    torch.manual_seed(options.seed)
    found = corpus(options, options.models / "tokenizer.json")
    model = Branch(upper_layers(options.models / "statements.onnx", options.layers), options.dropout)
    model.load_state_dict(torch.load(options.start, map_location="cpu", weights_only=True)["model"])
    rng = random.Random(options.seed)
    optimizer = optimizer_of(model, options.rate, options.head_rate)
    total = options.epochs * (len(epoch_of(found, random.Random(0))) // options.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * total)) * max(0.02, 1 - s / total)
    )
    began = time.monotonic()
    for epoch in range(options.epochs):
        model.train()
        seen, step = 0.0, 0
        for batch in batches(epoch_of(found, rng), options.batch, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen, step = seen + loss.item(), step + 1
        print(f"epoch {epoch + 1} loss {seen / max(1, step):.4f} {time.monotonic() - began:.0f} s", flush=True)
        score_relations(model, found.held_relations)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, options.out)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with events/ and plover/")
    parser.add_argument("--written", type=Path, default=WRITTEN, help="sentences written for training")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder with statements.onnx and tokenizer.json")
    parser.add_argument("--start", type=Path, required=True, help="weights of the events branch")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers that statements and events share")
    parser.add_argument("--fold", type=int, help="the fifth to leave out and score, from 0")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=24, help="sentences a step")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args(arguments))


if __name__ == "__main__":
    main()
