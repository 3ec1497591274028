"""Fit how sure an event is, and write the settings of the layer.

    python -m training.events.calibrate --data ../shared/data --folds runs/events/fold0.pt runs/events/fold1.pt

Each fold's weights (`train --fold N`, N at the end of the file's name) read the fifth of the articles that they did not
learn from.
The regression of `onrecord.reading.events.judging` is fitted to whether type, actors and recipients are right; what
cross-fitting over five parts gives is printed. The branch in `--models` may be right more often than a fold's, and be
less sure of what it says: the offset alone is then set by the tenth of the articles that it did not learn from. Without
`--folds` that is all that is done. Writes `events.json` into `--models`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from onrecord.evaluation.events import counts, figures, paired, part_of, right_roles
from onrecord.evaluation.statements import calibration
from onrecord.reading.events.decode import Scores, decode
from onrecord.reading.events.judging import FEATURES, features_of
from onrecord.reading.events.layer import EventLayer
from onrecord.reading.events.settings import Settings, load_settings
from onrecord.reading.events.sifting import proposals_of
from training.events.data import Example, Sentence, examples, load_read, load_sentences
from training.events.loop import MODELS, READ
from training.events.predict import marked, samples_of, scores_of
from training.events.states import Trunk
from training.events.trunk import LAYERS
from training.events.weights import branch_of
from training.logistic import logistic
from training.statements.manifest import write_manifest

#: Between .5 and .7 F1 with type hardly moves (fold 0: .578 to .580), and an event that is none costs a reader more
#: than one that is missing.
LEAST = 0.5
#: Below it an event is doubtful: of such, four in five are wrong in something (on the tenth held back).
DOUBTFUL = 0.33
_PARTS, _TENTH = 5, 10
#: How far from the fitted offset the levelled one is looked for.
_FAR = 20.0


def held_out(options: argparse.Namespace) -> list[list[Example]]:
    """Return the examples of each fold: of `events/train.jsonl`, and of sentences read."""
    sentences = load_sentences(options.data / "events/train.jsonl")
    sentences += load_read(options.read, options.data) if options.read.is_file() else []
    trunk = Trunk(options.models, options.layers)
    return [
        examples([one for one in sentences if part_of(one.article, _PARTS) == number_of(path)], trunk, company=False)
        for path in options.folds
    ]


def number_of(path: Path) -> int:
    """Return the number of a fold, with which the name of its weights ends."""
    found = re.search(r"[0-9]$", path.stem)
    if found is None or int(found[0]) >= _PARTS:
        raise SystemExit(f"{path.name}: the name of a fold's weights ends with its number, 0 to {_PARTS - 1}")
    return int(found[0])


def rows(sentences: Sequence[Sentence], said: Sequence[Scores | None]) -> list[tuple[list[float], bool]]:
    """Return the features of each event that is read in sentences, and whether it is right."""
    out = []
    for one, scores in zip(sentences, said, strict=True):
        text = one.text
        proposals = proposals_of(text, decode(text, scores, LEAST)) if scores is not None else []
        read = [marked(proposal) for proposal in proposals]
        gold = [marked(event) for event in one.events or ()]
        right = {id(b) for a, b in paired(gold, read) if a.type == b.type and all(right_roles(text, a, b))}
        for proposal, event in zip(proposals, read, strict=True):
            out.append((list(features_of(text, proposal).values()), id(event) in right))
    return out


def calibrate(options: argparse.Namespace) -> None:
    """Fit, report and write; without folds the regression stays as it is, and its offset is set anew."""
    if not options.folds:
        write(levelled(load_settings(options.models / "events.json"), shipped_rows(options)), options.models)
        return
    judged: list[tuple[list[float], bool]] = []
    for path, items in zip(options.folds, held_out(options), strict=True):
        said = scores_of([branch_of([path], options.models, options.layers)], items)
        judged += rows([one.sentence for one in items], said)
        found = figures(counts(samples_of(items, said, LEAST)))
        print(path.name, json.dumps({name: round(value, 3) for name, value in found.items()}), flush=True)
    held = [
        (settings.confidence(dict(zip(FEATURES, row, strict=True))), right)
        for part in range(_PARTS)
        for settings in [fit([one for i, one in enumerate(judged) if i % _PARTS != part])]
        for row, right in judged[part::_PARTS]
    ]
    print(f"cross-fitted, {len(held)} events: expected calibration error {calibration(held)[1]:.4f}")
    settings = fit(judged)
    write(settings, options.models)  # what the branch is read with
    write(levelled(settings, shipped_rows(options)), options.models)


def write(settings: Settings, models: Path) -> None:
    """Write `events.json` and the manifest into a folder of models."""
    (models / "events.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf8")
    write_manifest(models)


def fit(judged: list[tuple[list[float], bool]]) -> Settings:
    """Return the settings whose confidence fits these rows."""
    weights, offset = logistic(np.array([row for row, _ in judged]), np.array([float(right) for _, right in judged]))
    return Settings(least=LEAST, doubtful=DOUBTFUL, weights=dict(zip(FEATURES, weights, strict=True)), offset=offset)


def shipped_rows(options: argparse.Namespace) -> list[tuple[list[float], bool]]:
    """Return `rows` of the tenth of the articles that no run learns from, read by the branch in `options.models`."""
    layer = EventLayer(folder=options.models)
    sentences = load_sentences(options.data / "events/train.jsonl")
    held = [one for one in sentences if part_of(one.article, _TENTH) == 0]
    return rows(held, [layer.branch.run(layer.encode(one.text)) for one in held])


def levelled(settings: Settings, judged: Sequence[tuple[list[float], bool]]) -> Settings:
    """Return the settings with the offset at which the mean confidence of rows is the share of them that is right."""
    if not judged:
        return settings
    right = float(np.mean([right for _, right in judged]))
    low, high = settings.offset - _FAR, settings.offset + _FAR
    while high - low > 1e-4:
        tried = replace(settings, offset=(low + high) / 2)
        mean = np.mean([tried.confidence(dict(zip(FEATURES, row, strict=True))) for row, _ in judged])
        low, high = (tried.offset, high) if mean < right else (low, tried.offset)
    return replace(settings, offset=round(high, 4))


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and calibrate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with events/")
    parser.add_argument("--folds", type=Path, nargs="*", default=[], help="weights of `train --fold`")
    parser.add_argument("--read", type=Path, default=READ, help="labels of sentences that lie in --data")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder with the models")
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers that statements and events share")
    calibrate(parser.parse_args(arguments))


if __name__ == "__main__":
    main()
