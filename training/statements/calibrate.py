"""Fit what the reader decides with: the confidence that a raw score means.

    python -m training.statements.calibrate --data dev.jsonl [--models src/onrecord/models]

Platt scaling (two numbers; Platt 1999) of the raw score against the full match rule, on articles that the encoder was
not trained on. Prints the expected calibration error of two-fold cross-fitting, in which no article is judged by
numbers it helped to fit, and writes the numbers fitted on all into `statements.json`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.attributions import Tokens, is_full, paired
from onrecord.evaluation.statements import as_attribution, calibration, labelled
from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.statements.layer import MODELS, StatementLayer
from onrecord.reading.statements.settings import Settings
from training.statements.manifest import write_manifest

Floats = NDArray[np.float64]


def judged(data: Path, models: Path) -> list[list[tuple[float, bool]]]:
    """Per article the raw score of each statement and whether it is right under the full rule."""
    layer = StatementLayer(models, settings=Settings())
    out = []
    for gold in labelled(data):
        (page,) = layer.read([Page(make_article(gold.text))])
        rows = [s for s in page.statements if s.inside is None]
        predicted, tokens = [as_attribution(s) for s in rows], Tokens(gold.text)
        right = {
            i
            for i, j in paired(tokens, predicted, gold.attributions)
            if is_full(tokens, predicted[i], gold.attributions[j])
        }
        out.append([(s.confidence, i in right) for i, s in enumerate(rows)])
    return out


def fit(rows: list[tuple[float, bool]], steps: int = 50) -> tuple[float, float]:
    """Slope and offset of the logistic curve over the score's log-odds, by Newton's method."""
    scores = np.clip(np.array([s for s, _ in rows]), 1e-3, 1 - 1e-3)
    inputs = np.stack([np.log(scores / (1 - scores)), np.ones(len(rows))], axis=1)
    wanted = np.array([float(right) for _, right in rows])
    weights: Floats = np.array([1.0, 0.0])
    for _ in range(steps):
        guess = 1 / (1 + np.exp(-inputs @ weights))
        curvature = (inputs * (guess * (1 - guess))[:, None]).T @ inputs + 1e-6 * np.eye(2)
        weights = weights - np.linalg.solve(curvature, inputs.T @ (guess - wanted))
    return float(weights[0]), float(weights[1])


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=MODELS)
    options = parser.parse_args(arguments)
    articles = judged(options.data, options.models)
    held_out: list[tuple[float, bool]] = []
    for fold in (0, 1):
        slope, offset = fit([row for i, a in enumerate(articles) if i % 2 != fold for row in a])
        settings = Settings(slope=slope, offset=offset)
        held_out += [(settings.confidence(s), r) for i, a in enumerate(articles) if i % 2 == fold for s, r in a]
    print(f"expected calibration error, cross-fitted: {calibration(held_out)[1]:.4f} over {len(held_out)} rows")
    slope, offset = fit([row for a in articles for row in a])
    settings = Settings(slope=round(slope, 4), offset=round(offset, 4))
    (options.models / "statements.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf8")
    write_manifest(options.models)
    print(f"slope {settings.slope}, offset {settings.offset}")


if __name__ == "__main__":
    main()
