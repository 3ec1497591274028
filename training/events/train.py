"""Train the events branch.

    python -m training.events.train --data ../shared/data --out runs/events/1.pt --order 1

Takes sentences with labelled events (`DATA/events/train.jsonl`), sentences with a marked pair of actors
(`DATA/plover/plv_train.jsonl`) and those written for training (`training/labels/events.txt`). A tenth of the articles
is left out, to be scored on (`onrecord evaluate events --held-out`); `--fold N` leaves out the Nth fifth instead and
scores it. Runs that differ in `--order` alone can be averaged.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from onrecord.evaluation.event_labels import YIELD, LabelledPair
from onrecord.evaluation.events import counts, figures, part_of
from onrecord.evaluation.relations import scored as scored_pairs
from onrecord.reading.events.labels import TYPES
from training.events.data import Example, Sentence, examples, load_relations, load_sentences, pairs_of
from training.events.loop import learn, options_of
from training.events.model import Branch
from training.events.predict import relations_of, samples_of, scores_of
from training.events.states import Trunk
from training.events.trunk import upper_layers, with_hidden
from training.events.written import load_written

#: What share of the sentences without events, of the marked pairs, and of the pairs that labelled events give is read
#: in each epoch, drawn anew: they are many, and tell less than the sentences with events.
_EMPTY: Final = 0.5
_MARKED: Final = 0.8
_PAIRS: Final = 0.25
#: The last epochs whose weights are averaged.
_AVERAGED: Final = 3


@dataclass(frozen=True)
class Corpus:
    """Examples to learn from, those of which a share is read in each epoch, and those to score on."""

    events: list[Example]
    shares: list[tuple[float, list[Example]]]
    held: list[Example]
    held_relations: list[Example]

    def epoch(self, rng: random.Random) -> list[Example]:
        """Return the examples of one epoch."""
        drawn = (rng.sample(items, round(share * len(items))) for share, items in self.shares)
        return [*self.events, *(one for part in drawn for one in part)]


def corpus(options: argparse.Namespace, tokenizer: Path) -> Corpus:
    """Return the examples, with the states of the trunk."""
    sentences = load_sentences(options.data / "events/train.jsonl")
    relations = load_relations(options.data / "plover/plv_train.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "trunk.onnx"
        with_hidden(options.models / "statements.onnx", whole, options.layers)
        trunk = Trunk(whole, tokenizer)
        every, asked, written = (
            examples(part, trunk) for part in (sentences, relations, load_written(options.written))
        )

    def held(sentence: Sentence) -> bool:
        number, parts = (0, 10) if options.fold is None else (options.fold, 5)
        return part_of(sentence.article, parts) == number

    # the tenth held back is of the sentences with events; of the pairs nothing is, but for a fold
    kept = [one for one in asked if options.fold is None or not held(one.sentence)]
    labelled = [one for one in every if not held(one.sentence)]
    return Corpus(
        [*(one for one in labelled if one.sentence.events), *written],
        [
            (_EMPTY, [one for one in labelled if not one.sentence.events]),
            (_MARKED, kept),
            (_PAIRS, pairs_of([*labelled, *written])),
        ],
        [one for one in every if held(one.sentence)],
        [one for one in asked if options.fold is not None and held(one.sentence)],
    )


def fit(found: Corpus, weights: Sequence[dict[str, Tensor]], options: argparse.Namespace) -> Branch:
    """Return the branch trained on a corpus, the weights of the last epochs averaged."""
    torch.manual_seed(options.seed)
    model = Branch(list(weights), options.dropout)
    last: list[dict[str, Tensor]] = []

    def keep(epoch: int) -> None:
        if epoch >= options.epochs - _AVERAGED:
            last.append({name: value.clone() for name, value in model.state_dict().items()})

    learn(model, found.epoch, options, random.Random(options.order), keep)
    model.load_state_dict({name: torch.stack([one[name] for one in last]).mean(0) for name in last[0]})
    return model


def train(options: argparse.Namespace) -> None:
    """Run the training that `options` describe, and score what was held back."""
    found = corpus(options, options.models / "tokenizer.json")
    model = fit(found, upper_layers(options.models / "statements.onnx", options.layers), options)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, options.out)
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
