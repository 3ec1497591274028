"""What the events branch learns from, and what is left out to score it on."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.evaluation.events import part_of
from training.events.data import Example, Sentence, examples, load_read, load_relations, load_sentences, pairs_of
from training.events.opinions import Opinions
from training.events.states import Trunk
from training.events.written import all_written

#: What share of the sentences without events, of the marked pairs, of the pairs that labelled events give, and of what
#: only teachers speak of is read in each epoch, drawn anew: they are many, and tell less than sentences with events.
_EMPTY: Final = 0.5
_MARKED: Final = 0.8
_PAIRS: Final = 0.25
_UNLABELLED: Final = 0.3


@dataclass(frozen=True)
class Corpus:
    """Examples to learn from, and those to score on.

    Attributes:
        events: sentences with labelled events.
        empty: sentences in which labels find none.
        marked: sentences with a marked pair.
        pairs: the sides of labelled events, as pairs.
        unlabelled: sentences and pairs of which only teachers speak.
        held, held_relations: left out.
    """

    events: list[Example]
    empty: list[Example]
    marked: list[Example]
    pairs: list[Example]
    unlabelled: list[Example]
    held: list[Example]
    held_relations: list[Example]

    def epoch(self, rng: random.Random) -> list[Example]:
        """Return the examples of one epoch."""
        shares = ((_EMPTY, self.empty), (_MARKED, self.marked), (_PAIRS, self.pairs), (_UNLABELLED, self.unlabelled))
        drawn = (rng.sample(items, round(share * len(items))) for share, items in shares)
        return [*self.events, *(one for part in drawn for one in part)]


def corpus(options: argparse.Namespace) -> Corpus:
    """Return the examples that the options of `loop.options_of` name, with the states of the trunk."""
    trunk = Trunk(options.models, options.layers, threads=options.threads)
    sentences = load_sentences(options.data / "events/train.jsonl")
    read = load_read(options.read, options.data) if options.read.is_file() else []
    firm = load_read(options.firm, options.data, firm=True) if options.firm.is_file() else []
    every, further = examples(sentences, trunk), examples([*read, *firm], trunk)
    written = examples(all_written(options.written), trunk)
    asked = examples(load_relations(options.data / "plover/plv_train.jsonl"), trunk)

    def held(one: Example) -> bool:
        number, parts = (0, 10) if options.fold is None else (options.fold, 5)
        return part_of(one.sentence.article, parts) == number

    # a tenth of the articles is held back, of marked pairs nothing but for a fold, of what was written nothing
    marked = [one for one in asked if options.fold is None or not held(one)]
    labelled = [*written, *(one for one in (*every, *further) if not held(one))]
    pairs = pairs_of(labelled)
    unlabelled: list[Example] = []
    if options.opinions:
        opinions = Opinions.load(options.opinions)
        for one in (*labelled, *marked, *pairs):
            opinions.give(one, options.share)
        unlabelled = examples(opinions.unlabelled(), trunk, company=False)
        for one in unlabelled:
            opinions.give(one, 1.0)
    return Corpus(
        [one for one in labelled if one.sentence.events],
        [one for one in labelled if not one.sentence.events],
        marked,
        pairs,
        _agreeing(unlabelled),
        [one for one in every if held(one)],
        [one for one in asked if options.fold is not None and held(one)],
    )


def all_sentences(options: argparse.Namespace) -> list[Sentence]:
    """Return the labelled sentences and pairs, whether held back or not, without their states."""
    pairs = load_relations(options.data / "plover/plv_train.jsonl")
    read = load_read(options.read, options.data) if options.read.is_file() else []
    return [*load_sentences(options.data / "events/train.jsonl"), *read, *all_written(options.written), *pairs]


def _agreeing(items: Iterable[Example]) -> list[Example]:
    """Those that teachers speak of; where both cut a text otherwise, they do not."""
    return [one for one in items if one.opinion is not None]
