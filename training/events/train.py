"""Train the events branch.

    python -m training.events.train --data ../shared/data --out runs/events/1.pt --order 1

Takes sentences with labelled events (`DATA/events/train.jsonl`, `training/labels/events_read.jsonl`), those written for
training (`training/labels/events.txt`) and sentences with a marked pair of actors (`DATA/plover/plv_train.jsonl`); with
`--opinions` what teachers say of these and of others counts too. With `--models` a folder of a larger encoder and
`--layers 0` it trains a teacher. Uses an accelerator where there is one. A tenth of the articles
is left out, to be scored on (`onrecord evaluate events --held-out`); `--fold N` leaves out the Nth fifth instead and
scores it. Runs that differ in `--order` alone can be averaged. A run that was stopped goes on after its last epoch.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

import torch

from onrecord.evaluation.event_labels import YIELD, LabelledPair
from onrecord.evaluation.events import counts, figures
from onrecord.evaluation.relations import scored as scored_pairs
from onrecord.reading.events.labels import TYPES
from training.events.corpus import Corpus, corpus
from training.events.data import Example
from training.events.loop import learn, options_of, save
from training.events.model import Branch
from training.events.predict import relations_of, samples_of, scores_of
from training.events.trunk import distances, upper_layers


def fit(found: Corpus, options: argparse.Namespace) -> Branch:
    """Return the branch trained on a corpus, the weights of the last epochs averaged."""
    torch.manual_seed(options.seed)
    source = options.models / "statements.onnx"
    model = Branch(upper_layers(source, options.layers), options.dropout, distances(source))
    learn(model, found.epoch, options, options.order)
    return model


def train(options: argparse.Namespace) -> None:
    """Run the training that `options` describe, and score what was held back."""
    found = corpus(options)
    model = fit(found, options)
    save(model, options)
    scored = figures(counts(samples_of(found.held, scores_of([model], found.held), options.least)))
    print(json.dumps({name: round(value, 4) for name, value in scored.items()}), flush=True)
    score_relations(model, found.held_relations)


def score_relations(model: Branch, items: Sequence[Example]) -> None:
    """Print what a model reaches on marked pairs; nothing where there are none."""
    if not items:
        return
    asked = [LabelledPair(one.sentence.text, (), (), _class(one)) for one in items]
    answers = [dict(zip(TYPES[1:], row, strict=True)) for row in relations_of([model], items).tolist()]
    found = scored_pairs(asked, answers, ("", ""))
    print(f"relation: macro-F1 {found.macro_f1:.4f}, accuracy {found.accuracy:.4f}", flush=True)


def _class(example: Example) -> str:
    assert example.sentence.relation is not None
    types = example.sentence.relation[2]
    return types[0] if len(types) == 1 else YIELD


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and train."""
    parser = options_of(__doc__, epochs=12, rate=2e-4, head_rate=1e-3)
    parser.add_argument("--least", type=float, default=0.4, help="probability above which a word is a trigger")
    parser.add_argument("--order", type=int, default=1, help="seed of the examples' order")
    train(parser.parse_args(arguments))


if __name__ == "__main__":
    main()
