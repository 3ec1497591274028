r"""Train the last layers of a branch further for one question alone, and keep them beside those that all share.

    python -m training.events.further --data ../shared/data --start RUN/branch.pt --of relation --out RUN/own.pt

The branch tells everything from one layer. How two marked actors stand to each other, and how firmly an event is told,
gain from last layers of their own, while what else is told stays as it is to the last bit. A reader that does not ask
for relations does not compute theirs.

Of factuality sentences tell as well that are labelled for it alone (`labels/factualities_read.jsonl`) or written for
its scope (`labels/scope.txt`). With `--fold` the fifth that the branch has not seen is left out here too.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

import torch
from torch import nn

from training.events.corpus import Corpus, corpus
from training.events.data import Example, Sentence, load_read
from training.events.loop import READ, WRITTEN, learn, options_of, save
from training.events.losses import WEIGHTS
from training.events.model import OWN, Branch
from training.events.train import score_relations
from training.events.weights import branch_of
from training.events.written import load_written

#: Sentences that are labelled for their factuality alone, and those written for its scope.
FIRM: Final = READ.with_name("factualities_read.jsonl")
SCOPE: Final = WRITTEN.with_name("scope.txt")
#: The heads of each question.
_HEADS: Final = {"factualities": ("factualities",), "relation": ("pooled", "relation")}
#: How many of the sides of labelled events, which are many, are read as marked pairs in each epoch.
_PAIRS: Final = 0.05


def firm(options: argparse.Namespace) -> list[Sentence]:
    """Return the sentences whose labels tell of factuality alone, and those written for it."""
    return [*load_read(FIRM, options.data), *load_written(SCOPE)]


def epoch_of(name: str, found: Corpus) -> Callable[[random.Random], list[Example]]:
    """Return what draws the examples of an epoch."""
    if name == "factualities":
        return lambda rng: rng.sample(found.events, len(found.events))
    return lambda rng: [*found.marked, *rng.sample(found.pairs, round(_PAIRS * len(found.pairs)))]


def begun(model: Branch, name: str, last: int) -> Branch:
    """Return a branch that says the same, with copies of its last layers that tell one question alone.

    Args:
        model: it is left as it is.
        name: of the question, one of OWN.
        last: how many layers it gets for itself.
    """
    if name in model.own:
        raise SystemExit(f"--start has last layers of its own for {name} already")
    copies = {f"own.{name}.{n}.{key}": value for n, layer in enumerate(model.layers[-last:])
              for key, value in layer.state_dict().items()}  # fmt: skip
    shared = [layer.state_dict() for layer in model.layers]
    own = {kept: len(cast("nn.ModuleList", layers)) for kept, layers in model.own.items()} | {name: last}
    distances = None if model.distances is None else model.distances.detach()
    out = Branch(shared, model.dropout.p, distances, own)
    out.load_state_dict(model.state_dict() | copies)
    return out


def further(model: Branch, name: str, options: argparse.Namespace, found: Corpus) -> None:
    """Train the last layers of a question, which the branch has for it alone, and its heads; nothing else changes.

    Args:
        model: trained in place.
        name: of the question.
        options: as `loop.options_of` gives them.
        found: to learn from.
    """
    model.requires_grad_(False)
    for part in (model.own[name], *(getattr(model, head) for head in _HEADS[name])):
        part.requires_grad_(True)
    learn(model, epoch_of(name, found), options, options.seed, {name: WEIGHTS[name]})


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, train and score what was held back."""
    parser = options_of(__doc__, epochs=4, rate=1e-4, head_rate=3e-4)
    parser.set_defaults(batch=32, averaged=2)
    parser.add_argument("--start", type=Path, nargs="+", required=True, help="weights to begin with, or their mean")
    parser.add_argument("--of", choices=OWN, required=True, help="what is trained further")
    parser.add_argument("--last", type=int, default=2, help="how many layers it gets for itself")
    options = parser.parse_args(arguments)
    torch.manual_seed(options.seed)
    found = corpus(options, firm(options) if options.of == "factualities" else ())
    start = branch_of(options.start, options.models, options.layers, options.dropout)
    model = begun(start, options.of, options.last)
    further(model, options.of, options, found)
    save(model, options)
    score_relations(model, found.held_relations)


if __name__ == "__main__":
    main()
