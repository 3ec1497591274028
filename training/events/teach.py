r"""Ask teachers what they say of labelled sentences, and of sentences that nobody labelled.

    python -m training.events.teach --data ../shared/data --models src/onrecord/models/accurate --layers 0 \
        --teachers runs/teachers/1.pt runs/teachers/2.pt --unlabelled texts.jsonl --out runs/opinions.npz

Teachers are branches of a larger encoder, trained by `training.events.train` with the same `--models` and `--layers`;
their probabilities are averaged. The sides of the events that they find in unlabelled sentences become pairs, of which
they are asked for the relation. A student learns from the file with `training.events.train --opinions`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import torch

from onrecord.evaluation.events import part_of
from onrecord.reading.events.decode import decode, softmax
from onrecord.reading.events.labels import MODES, TYPES
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.sentences import sentence_starts
from training.events.corpus import all_sentences
from training.events.data import Example, Sentence, examples, pairs_of
from training.events.loop import options_of
from training.events.model import Branch, Said, role_scores
from training.events.opinions import Opinions, key_of
from training.events.predict import far_from, relations_of, said_of, scores_of
from training.events.states import Trunk
from training.events.targets import Target, none_of
from training.events.weights import branch_of

#: Probability above which a teacher is asked about mode, factuality and roles of a word as a trigger.
_ASKED: Final = 0.1
#: Probability above which the sides of an event in an unlabelled sentence become a pair.
_LEAST: Final = 0.4
#: The first of so many parts of the articles is held back.
_HELD: Final = 10
#: Characters of a sentence that is taken.
_SHORTEST, _LONGEST = 30, 500
_OWN: Final = np.array([[not mode or mode.startswith(f"{kind}/") for mode in MODES] for kind in TYPES])


def opinions_of(models: Sequence[Branch], items: Sequence[Example], size: int = 64) -> list[Target]:
    """Return what the models say of sentences, their probabilities averaged."""
    out: dict[int, Target] = {}
    order = sorted(range(len(items)), key=lambda i: len(items[i].starts))
    for at in range(0, len(order), size):
        group = order[at : at + size]
        said = [Said(*(part.float().cpu() for part in one)) for one in said_of(models, [items[i] for i in group])]
        for row, i in enumerate(group):
            out[i] = _opinion(said, row, items[i])
    return [out[i] for i in range(len(items))]


def _opinion(said: Sequence[Said], row: int, example: Example) -> Target:
    """What is said of the example in one row of a batch."""
    count = len(example.starts)

    def mean(parts: Sequence[np.ndarray]) -> np.ndarray:
        found: np.ndarray = np.mean([softmax(part) for part in parts], 0)
        return found

    types = mean([one.types[row, :count].numpy() for one in said])
    gold = [example.covered(event.trigger)[:1] for event in example.sentence.events or ()]
    asked = {int(i) for i in np.flatnonzero((1 - types[:, 0] > _ASKED) & example.first)} | {i for g in gold for i in g}
    heads = np.array(sorted(asked), np.int64)
    if not len(heads):
        return Target(types.astype(np.float16), **none_of(count))
    kinds = types[heads, 1:].argmax(-1) + 1
    modes = mean([np.where(_OWN[kinds], one.modes[row, heads].numpy(), -1e4) for one in said])
    sure = mean([one.factualities[row, heads].numpy() for one in said])
    far = torch.from_numpy(far_from(example, heads))
    roles = mean(
        [
            role_scores(
                one.trigger[row, heads], one.word[row, :count].expand(len(heads), -1, -1), one.reach[far]
            ).numpy()
            for one in said
        ]
    )
    types, modes, sure, roles = (part.astype(np.float16) for part in (types, modes, sure, roles))
    return Target(types, heads, kinds, modes, sure, roles)


def unlabelled(paths: Sequence[Path], without: Sequence[Sentence], most: int) -> Iterator[Sentence]:
    """Yield sentences of texts that are not among those labelled, at most so many, spread over the texts.

    Of sentences held back to be scored on none may stand within one that is yielded either, however a text is cut.
    """
    known = {" ".join(one.text.split()) for one in without}
    held = [" ".join(one.text.split()) for one in without if part_of(one.article, _HELD) == 0]
    found: dict[str, None] = {}
    for path in paths:
        with path.open(encoding="utf8") as lines:
            for text in (json.loads(line)["text"] for line in lines):
                starts = [*sentence_starts(text, paragraphs(text), ()), len(text)]
                parts = (text[a:b].strip() for a, b in pairwise(starts))
                plain = ((one, " ".join(one.split())) for one in parts if _SHORTEST <= len(one) <= _LONGEST)
                found |= {
                    one: None
                    for one, words in plain
                    if words not in known and not any(other in words for other in held)
                }
    chosen = list(found)
    step = max(1.0, len(chosen) / most)
    for number in range(min(most, len(chosen))):
        yield Sentence(f"unlabelled-{number}@0", chosen[int(number * step)], ())


def found_pairs(models: Sequence[Branch], items: Sequence[Example]) -> list[Example]:
    """Return the sides of the events that the models find, as pairs that nobody labelled."""
    out = []
    for one, scores in zip(items, scores_of(models, items, size=64), strict=True):
        for event in decode(one.sentence.text, scores, _LEAST):
            if event.actors and event.recipients:
                asked = replace(one.sentence, events=None, relation=(event.actors, event.recipients, ()))
                out.append(replace(one, sentence=asked))
    return out


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, ask and write."""
    parser = options_of(__doc__, epochs=0, rate=0, head_rate=0)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="weights of the teachers")
    parser.add_argument("--unlabelled", type=Path, nargs="*", default=[], help="JSON lines with text")
    parser.add_argument("--most", type=int, default=30_000, help="how many unlabelled sentences")
    parser.add_argument("--of-labelled", action=argparse.BooleanOptionalAction, default=True, help="ask of these too")
    options = parser.parse_args(arguments)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    models = [branch_of([path], options.models, options.layers).to(device) for path in options.teachers]
    trunk = Trunk(options.models, options.layers, threads=options.threads)
    sentences = all_sentences(options)
    labelled = examples(sentences, trunk, company=False) if options.of_labelled else []
    texts = list(unlabelled(options.unlabelled, sentences, options.most))
    fresh = examples(texts, trunk, company=False)
    asked = [one for one in (*labelled, *fresh) if one.sentence.relation is None]
    found = {key_of(one.sentence): said for one, said in zip(asked, opinions_of(models, asked), strict=True)}
    new_pairs = found_pairs(models, fresh)
    pairs = [one for one in labelled if one.sentence.relation] + pairs_of(labelled) + new_pairs
    for one, row in zip(pairs, relations_of(models, pairs, 64), strict=True):
        found[key_of(one.sentence)] = Target(None, **none_of(len(one.starts)), relation=row.astype(np.float16))
    known = {key_of(one.sentence) for one in (*labelled, *pairs_of(labelled))}
    keys = frozenset(key_of(one.sentence) for one in (*fresh, *new_pairs)) - known
    Opinions(found, keys).save(options.out)
    print(f"{len(found)} opinions, {len(keys)} of them on what nobody labelled: {len(new_pairs)} pairs")


if __name__ == "__main__":
    main()
