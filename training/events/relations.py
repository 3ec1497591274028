"""Train the reader of relations: the events branch, trained further on marked pairs alone.

    python -m training.events.relations --data ../shared/data --start runs/events/1.pt --out runs/events/relations.pt

What the branch learnt of triggers and types is where this begins; then marked pairs (`DATA/plover/plv_train.jsonl`) and
the sides of labelled and written events are all that counts. `--fold N` leaves out the Nth fifth of the pairs, and of
the articles, and scores it; start it from `train --fold N` then.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import Final

import torch

from training.events.data import Example
from training.events.loop import learn, options_of
from training.events.model import Branch
from training.events.train import Corpus, corpus, score_relations
from training.events.trunk import upper_layers

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
    learn(
        model,
        lambda rng: epoch_of(found, rng),
        options,
        random.Random(options.seed),
        lambda _: score_relations(model, found.held_relations),
    )
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, options.out)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and train."""
    parser = options_of(__doc__, epochs=6, rate=1e-4, head_rate=5e-4)
    parser.add_argument("--start", type=Path, required=True, help="weights of the events branch")
    train(parser.parse_args(arguments))


if __name__ == "__main__":
    main()
