"""Fit how sure an event is, and write the settings of the layer.

    python -m training.events.calibrate --data ../shared/data --folds runs/events/fold0.pt runs/events/fold1.pt

Each fold's weights (`train --fold N`, in the order of N) read the fifth of the articles that they did not learn from.
The regression of `onrecord.reading.events.judging` is fitted to whether type, actors and recipients are right; what
cross-fitting over five parts gives is printed. Writes `events.json` into `--models`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from onrecord.evaluation.events import counts, figures, paired, part_of, right_roles
from onrecord.evaluation.statements import calibration
from onrecord.reading.events.decode import decode
from onrecord.reading.events.judging import FEATURES, features_of
from onrecord.reading.events.settings import Settings
from onrecord.reading.events.sifting import proposals_of
from training.events.data import Example, examples, load_sentences
from training.events.loop import MODELS
from training.events.model import Branch
from training.events.predict import marked, samples_of, scores_of
from training.events.states import Trunk
from training.events.trunk import LAYERS, upper_layers
from training.logistic import logistic
from training.statements.manifest import write_manifest

#: Between .3 and .6 F1 with type hardly moves (fold 0: .505 to .493), and an event that is none costs a reader more
#: than one that is missing.
LEAST = 0.5
_PARTS = 5


def held_out(options: argparse.Namespace) -> list[list[Example]]:
    """Return the examples of each fold."""
    sentences = load_sentences(options.data / "events/train.jsonl")
    trunk = Trunk(options.models, options.layers)
    return [
        examples([one for one in sentences if part_of(one.article, _PARTS) == fold], trunk)
        for fold in range(len(options.folds))
    ]


def rows(model: Branch, items: list[Example]) -> list[tuple[list[float], bool]]:
    """Return the features of each event that a model reads, and whether it is right."""
    out = []
    for one, scores in zip(items, scores_of([model], items), strict=True):
        text = one.sentence.text
        proposals = proposals_of(text, decode(text, scores, LEAST))
        read = [marked(proposal) for proposal in proposals]
        gold = [marked(event) for event in one.sentence.events or ()]
        right = {id(b) for a, b in paired(gold, read) if a.type == b.type and all(right_roles(text, a, b))}
        for proposal, event in zip(proposals, read, strict=True):
            out.append((list(features_of(text, proposal).values()), id(event) in right))
    return out


def calibrate(options: argparse.Namespace) -> None:
    """Fit, report and write."""
    weights = upper_layers(options.models / "statements.onnx", options.layers)
    judged: list[tuple[list[float], bool]] = []
    for path, items in zip(options.folds, held_out(options), strict=True):
        model = Branch(weights)
        model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)["model"])
        judged += rows(model, items)
        found = figures(counts(samples_of(items, scores_of([model], items), LEAST)))
        print(path.name, json.dumps({name: round(value, 3) for name, value in found.items()}), flush=True)
    held = [
        (settings.confidence(dict(zip(FEATURES, row, strict=True))), right)
        for part in range(_PARTS)
        for settings in [fit([one for i, one in enumerate(judged) if i % _PARTS != part])]
        for row, right in judged[part::_PARTS]
    ]
    print(f"cross-fitted, {len(held)} events: expected calibration error {calibration(held)[1]:.4f}")
    settings = fit(judged)
    (options.models / "events.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf8")
    write_manifest(options.models)


def fit(judged: list[tuple[list[float], bool]]) -> Settings:
    """Return the settings whose confidence fits these rows."""
    weights, offset = logistic(np.array([row for row, _ in judged]), np.array([float(right) for _, right in judged]))
    return Settings(least=LEAST, weights=dict(zip(FEATURES, weights, strict=True)), offset=offset)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and calibrate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with events/")
    parser.add_argument("--folds", type=Path, nargs="+", required=True, help="weights of `train --fold`, from 0 on")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder with the models")
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers that statements and events share")
    calibrate(parser.parse_args(arguments))


if __name__ == "__main__":
    main()
