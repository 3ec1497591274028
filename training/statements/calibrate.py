"""Fit what the reader decides with: how sure a row is by its features, and how sure it has to be.

    python -m training.statements.calibrate --data ../shared/data [--models src/onrecord/models]

Logistic regression (ridge) of the features of `onrecord.reading.statements.judging` on articles that the encoder was
not trained on: PolNeAR's development part, where a row is right by the full match rule, and rows of other outlets that
were judged by eye (`training/labels/rows_judged.jsonl`), which count double. Prints what cross-fitting over five parts
gives, in which no article is judged by numbers it helped to fit, and writes the numbers fitted on all into
`statements.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.attributions import Tokens, is_full, paired
from onrecord.evaluation.statements import as_attribution, calibration, labelled
from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.reader import page_of
from onrecord.reading.statements.judging import FEATURES, features_of
from onrecord.reading.statements.layer import MODELS, StatementLayer
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.reading.statements.settings import Settings
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.types import Statement
from training.logistic import logistic
from training.statements.manifest import write_manifest

Floats = NDArray[np.float64]
LABELS = Path(__file__).parents[1] / "labels" / "rows_judged.jsonl"
#: Rows of a lower confidence are left out. A row that is wrong costs a reader more than one that is missing: of the
#: indirect rows of a confidence below 0.6, half are wrong when they are held against the text.
LEAST = 0.6
LEAST_QUOTED = 0.45
LEAST_INSIDE = 0.0  # rules of their own have sifted them
_FOLDS = 5
#: What a row judged by eye counts beside one held against labels.
_BY_EYE = 2.0


@dataclass(frozen=True)
class Judged:
    """The rows of one article.

    Attributes:
        text: of the article; what is fitted on one part is never tried on the same text.
        features: shape (rows, features).
        right: whether each row is right, 0 or 1.
        gold: how many statements were labelled; 0 where rows were judged by eye.
    """

    text: str
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
                gold.text,
                np.array(features, np.float64).reshape(len(rows), len(FEATURES)),
                np.array([float(i in right) for i in range(len(rows))]),
                len(gold.attributions),
            )
        )
    return out


def judged_by_eye(labels: Path, data: Path, models: Path) -> list[Judged]:
    """Read the articles of `labels`, and take the rows that stand as they were judged."""
    layer = StatementLayer(models, settings=Settings())
    found = texts_of(labels, data)
    out = []
    for article, text in found:
        (page,) = layer.read([page_of(make_article(text))])
        known = {
            (_spans(r["source"]), _spans(r["cue"]), _spans(r["content"])): bool(r["right"]) for r in article["rows"]
        }
        rows = [
            (p, known[key]) for p in map(_proposal, page.statements) if (key := (p.source, p.cue, p.content)) in known
        ]
        parts = paragraphs(page.article.text)
        layout = Layout.of(page.article.text, parts, quotations(page.article.text, parts))
        features = [list(features_of(layout, proposal).values()) for proposal, _ in rows]
        out.append(
            Judged(
                text,
                np.array(features, np.float64).reshape(len(rows), len(FEATURES)),
                np.array([float(right) for _, right in rows]),
                0,
            )
        )
    return out


def texts_of(labels: Path, data: Path) -> list[tuple[dict[str, Any], str]]:
    """Return the labelled articles with their texts, which are found by their hash in the files of `data`."""
    wanted = [json.loads(line) for line in labels.read_text(encoding="utf8").splitlines()]
    texts: dict[str, str] = {}
    for file in sorted({article["from"] for article in wanted}):
        for line in (data / file).read_text(encoding="utf8").splitlines():
            text = json.loads(line)["text"]
            texts[hashlib.sha256(text.encode()).hexdigest()[:16]] = text
    return [(article, texts[article["text"]]) for article in wanted]


def _spans(pieces: list[list[int]]) -> tuple[Pair, ...]:
    return tuple((start, end) for start, end in pieces)


def _proposal(statement: Statement) -> Proposal:
    """The proposal a statement was made of; read without fitted weights, its confidence is the raw score."""
    source, cue, content = (
        tuple((s.start, s.end) for s in spans) for spans in (statement.source, statement.cue, statement.content)
    )
    inside = None if statement.inside is None else 0  # where does not matter here
    block = statement.form == "direct"
    return Proposal(source, cue, content, statement.confidence, inside=inside, block=block)


def fit(articles: list[Judged]) -> Settings:
    """Return the settings whose confidence fits these rows."""
    weights, offset = logistic(
        np.concatenate([a.features for a in articles]),
        np.concatenate([a.right for a in articles]),
        np.concatenate([np.full(len(a.right), 1.0 if a.gold else _BY_EYE) for a in articles]),
    )
    named = dict(zip(FEATURES, weights, strict=True))
    return Settings(least=LEAST, least_quoted=LEAST_QUOTED, least_inside=LEAST_INSIDE, weights=named, offset=offset)


def confidences(settings: Settings, article: Judged) -> list[float]:
    """Return the confidence of each row."""
    return [settings.confidence(dict(zip(FEATURES, row, strict=True))) for row in article.features.tolist()]


def crossed(articles: list[Judged]) -> list[tuple[Judged, list[float]]]:
    """Return each article with the confidence of its rows by numbers fitted without its text."""
    order = {text: i for i, text in enumerate(dict.fromkeys(a.text for a in articles))}
    out = []
    for fold in range(_FOLDS):
        settings = fit([a for a in articles if order[a.text] % _FOLDS != fold])
        out += [(a, confidences(settings, a)) for a in articles if order[a.text] % _FOLDS == fold]
    return out


def report(held_out: list[tuple[Judged, list[float]]]) -> None:
    """Print what is kept of the labelled articles and of those judged by eye, and how right it is."""
    for by_eye in (False, True):
        part = [(a, c) for a, c in held_out if (a.gold == 0) is by_eye]
        rows = [(sure, bool(right)) for a, c in part for sure, right in zip(c, a.right, strict=True)]
        kept = [row for row in rows if row[0] >= LEAST]
        right, gold = sum(right for _, right in kept), sum(a.gold for a, _ in part)
        print(
            f"{'by eye' if by_eye else 'by labels'}: {len(rows)} rows, {len(kept)} of a confidence over {LEAST}, ",
            end="",
        )
        print(f"{right / len(kept):.3f} of them right, calibration error {calibration(kept)[1]:.3f}", end="")
        print(
            ""
            if by_eye
            else f"; full P {right / len(kept):.3f} R {right / gold:.3f} F1 {2 * right / (len(kept) + gold):.3f}"
        )


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/dev.jsonl and the judged texts")
    parser.add_argument("--judged", type=Path, default=LABELS, help="rows judged by eye")
    parser.add_argument("--models", type=Path, default=MODELS)
    options = parser.parse_args(arguments)
    articles = judged(options.data / "polnear" / "dev.jsonl", options.models)
    articles += judged_by_eye(options.judged, options.data, options.models)
    report(crossed(articles))
    settings = fit(articles)
    (options.models / "statements.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf8")
    write_manifest(options.models)
    for name, weight in settings.weights.items():
        print(f"{weight:+.3f}  {name}")


if __name__ == "__main__":
    main()
