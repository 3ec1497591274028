"""Train the reader of relations: the branch, trained on marked pairs alone.

    python -m training.events.relations --data ../shared/data --out runs/events/relations.pt

Marked pairs (`DATA/plover/plv_train.jsonl`) and the sides of labelled and written events are all that counts.
`--fold N` leaves out the Nth fifth of the pairs, and of the articles, and scores it. With `--start` it goes on from a
branch that `training.events.train` made.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import Final

import torch

from training.events.corpus import Corpus, corpus
from training.events.data import Example
from training.events.loop import learn, options_of, save
from training.events.model import Branch
from training.events.train import score_relations
from training.events.trunk import upper_layers

#: What share of the pairs of labelled events is read in each epoch.
_PAIRS: Final = 0.5
#: Of the pairs of which only teachers speak.
_OTHERS: Final = 0.3
#: So many times a marked pair of a rare type is read in an epoch, at most.
_MOST: Final = 3
#: A type with fewer marked pairs than this is rare.
_RARE: Final = 60


def epoch_of(found: Corpus, rng: random.Random) -> list[Example]:
    """Return the examples of one epoch: rare types more than once."""
    marked, pairs = found.marked, found.pairs
    others = [one for one in found.unlabelled if one.sentence.relation]
    counts = Counter(_types(one) for one in marked)
    out = []
    for one in marked:
        out += [one] * min(_MOST, max(1, round(_RARE / counts[_types(one)])))
    drawn = [rng.sample(items, round(share * len(items))) for share, items in ((_PAIRS, pairs), (_OTHERS, others))]
    return [*out, *(one for part in drawn for one in part)]


def _types(example: Example) -> tuple[str, ...]:
    assert example.sentence.relation is not None
    return example.sentence.relation[2]


def train(options: argparse.Namespace) -> None:
    """Run the training that `options` describe."""
    torch.manual_seed(options.seed)
    found = corpus(options)
    model = Branch(upper_layers(options.models / "statements.onnx", options.layers), options.dropout)
    if options.start:
        model.load_state_dict(torch.load(options.start, map_location="cpu", weights_only=True)["model"])
    learn(model, lambda rng: epoch_of(found, rng), options, options.seed)
    score_relations(model, found.held_relations)
    save(model, options)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and train."""
    parser = options_of(__doc__, epochs=10, rate=3e-4, head_rate=1e-3)
    parser.add_argument("--start", type=Path, help="weights of the events branch; the statement reader's if not given")
    train(parser.parse_args(arguments))


if __name__ == "__main__":
    main()
