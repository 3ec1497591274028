"""Fit what the reader decides with: how sure a row is by its features, and how sure it has to be.

    python -m training.statements.calibrate --data dev.jsonl [--models src/onrecord/models]

Logistic regression (ridge) of the features of `onrecord.reading.statements.judging` against the full match rule, on
articles that the encoder was not trained on. Prints what cross-fitting over five parts gives, in which no article is
judged by numbers it helped to fit, and writes the numbers fitted on all into `statements.json`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.attributions import Tokens, is_full, paired
from onrecord.evaluation.statements import as_attribution, calibration, labelled
from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.statements.judging import FEATURES, features_of
from onrecord.reading.statements.layer import MODELS, StatementLayer
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.statements.settings import Settings
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.types import Statement
from training.logistic import logistic
from training.statements.manifest import write_manifest

Floats = NDArray[np.float64]
#: Rows of a lower confidence are left out: between 0.3 and 0.5 F1 hardly moves (.791 to .793), and a row that is wrong
#: costs a reader more than one that is missing.
LEAST = 0.5
LEAST_QUOTED = 0.4
_FOLDS = 5


@dataclass(frozen=True)
class Judged:
    """The rows of one article: features (rows, features), whether each is right, and how many were labelled."""

    features: Floats
    right: Floats
    gold: int


def judged(data: Path, models: Path) -> list[Judged]:
    """Read the articles of `data` with nothing left out, and hold each row against the labels."""
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
        parts = paragraphs(gold.text)
        layout = Layout.of(gold.text, parts, quotations(gold.text, parts))
        features = [list(features_of(layout, _proposal(s)).values()) for s in rows]
        out.append(
            Judged(
                np.array(features, np.float64).reshape(len(rows), len(FEATURES)),
                np.array([float(i in right) for i in range(len(rows))]),
                len(gold.attributions),
            )
        )
    return out


def _proposal(statement: Statement) -> Proposal:
    """The proposal a statement was made of; read without fitted weights, its confidence is the raw score."""
    source, cue, content = (
        tuple((s.start, s.end) for s in spans) for spans in (statement.source, statement.cue, statement.content)
    )
    block = statement.form == "direct"
    return Proposal(source, cue, content, statement.confidence, block=block)


def fit(articles: list[Judged]) -> Settings:
    """Return the settings whose confidence fits these rows."""
    weights, offset = logistic(
        np.concatenate([a.features for a in articles]), np.concatenate([a.right for a in articles])
    )
    named = dict(zip(FEATURES, weights, strict=True))
    return Settings(least=LEAST, least_quoted=LEAST_QUOTED, weights=named, offset=offset)


def confidences(settings: Settings, article: Judged) -> list[float]:
    """Return the confidence of each row."""
    return [settings.confidence(dict(zip(FEATURES, row, strict=True))) for row in article.features.tolist()]


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=MODELS)
    options = parser.parse_args(arguments)
    articles = judged(options.data, options.models)
    held_out: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        settings = fit([a for i, a in enumerate(articles) if i % _FOLDS != fold])
        for article in articles[fold::_FOLDS]:
            held_out += zip(confidences(settings, article), (bool(r) for r in article.right), strict=True)
    kept = [right for confidence, right in held_out if confidence >= LEAST]
    gold = sum(a.gold for a in articles)
    error = calibration([row for row in held_out if row[0] >= LEAST])[1]
    print(f"cross-fitted, of {len(held_out)} rows {len(kept)} kept: expected calibration error {error:.4f}")
    print(f"full: P {sum(kept) / len(kept):.3f}, R {sum(kept) / gold:.3f}, F1 {2 * sum(kept) / (len(kept) + gold):.3f}")
    settings = fit(articles)
    (options.models / "statements.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf8")
    write_manifest(options.models)
    for name, weight in settings.weights.items():
        print(f"{weight:+.3f}  {name}")


if __name__ == "__main__":
    main()
