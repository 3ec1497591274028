"""Fit what the words around a trigger tell of factuality, and write `factuality.json`.

    python -m training.events.firmness --data ../shared/data

Learns from all labelled events but those of the tenth of the articles that is held back: clues at the labelled trigger
(`onrecord.reading.events.clues`), a multinomial logistic regression. A clue that is seen often is held back more: what
a model with a share of its clues left out at random would learn. With `--report`, what
cross-fitting by article gives is printed for each file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.events import f1, part_of
from onrecord.reading.events.clause import Clause
from onrecord.reading.events.clues import clues_of
from onrecord.reading.events.firmness import FILE
from onrecord.reading.events.labels import FACTUALITIES
from training.events.data import Sentence, load_read, load_sentences
from training.events.loop import FIRM, MODELS
from training.events.written import load_written
from training.statements.manifest import write_manifest

Floats = NDArray[np.float32]
LABELS = Path(__file__).resolve().parents[1] / "labels"
#: How much the branch's log-probabilities count beside those of the clues; it is too sure of what it learnt from.
BRANCH = 1.5
#: A clue must be seen so often; weights below the least are left out.
_SEEN, _LEAST = 4, 0.03
#: The ridge of each clue, and what each sighting adds to it.
_RIDGE, _BY_SIGHT = 0.5, 0.02
_STEPS, _PARTS = 200, 5


@dataclass(frozen=True)
class Row:
    """A labelled event: the file and article it is from, its clues, and the number of its factuality."""

    source: str
    article: str
    clues: frozenset[str]
    value: int


def rows_of(source: str, sentences: Sequence[Sentence]) -> list[Row]:
    """Return the events of some sentences, without those of articles held back."""
    out = []
    for one in sentences:
        if source != "written" and part_of(one.article, 10) == 0:
            continue
        for event in one.events or ():
            clause = Clause.of(one.text, (0, len(one.text)), event.trigger)
            value = FACTUALITIES.index(event.factuality)
            out.append(Row(source, one.article, frozenset(clues_of(clause, event.type)), value))
    return out


def fit(rows: Sequence[Row]) -> tuple[dict[str, list[float]], list[float]]:
    """Return the weights of the clues and the offset.

    How often each factuality is labelled differs between files: each has an offset of its own, and that of the first
    is returned.
    """
    seen = Counter(clue for row in rows for clue in row.clues)
    names = sorted(clue for clue, count in seen.items() if count >= _SEEN)
    sources = sorted({row.source for row in rows} - {rows[0].source})
    column = {name: number for number, name in enumerate([*names, *sources, "offset"])}
    inputs = np.zeros((len(rows), len(column)), np.float32)
    for number, row in enumerate(rows):
        inputs[number, [column[clue] for clue in row.clues if clue in column]] = 1
        inputs[number, column["offset"]] = 1
        if row.source in column:
            inputs[number, column[row.source]] = 1
    ridge = np.array([_RIDGE + _BY_SIGHT * seen[name] for name in names] + [0.01] * (len(sources) + 1), np.float32)
    found = descend(inputs, np.array([row.value for row in rows]), ridge[:, None])
    weights = {name: [round(float(x), 2) for x in found[column[name]]] for name in names}
    kept = {name: values for name, values in weights.items() if max(map(abs, values)) >= _LEAST}
    return kept, [round(float(x), 3) for x in found[column["offset"]]]


def descend(inputs: Floats, wanted: NDArray[np.int64], ridge: Floats) -> Floats:
    """Return the weights of a multinomial logistic regression: accelerated descent, a step length for each input.

    Args:
        inputs: 0 or 1, one row each.
        wanted: the number of the value of each row.
        ridge: of each input, as a column.
    """
    values = np.eye(len(FACTUALITIES), dtype=np.float32)[wanted]
    bound = 0.1 * (inputs * inputs.sum(1, keepdims=True)).sum(0)[:, None] + ridge + 0.05
    now = ahead = np.zeros((inputs.shape[1], values.shape[1]), np.float32)
    pace = 1.0
    for _ in range(_STEPS):
        scores = inputs @ ahead
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        after = ahead - (inputs.T @ (chances - values) + ridge * ahead) / bound
        if ((ahead - after) * (after - now) * bound).sum() > 0:
            pace = 1.0
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead, now, pace = after + (pace - 1) / faster * (after - now), after, faster
    return now


def report(rows: Sequence[Row]) -> None:
    """Print accuracy and macro-F1 of each file, cross-fitted by article."""
    pairs: dict[str, Counter[tuple[int, int]]] = {}
    for part in range(_PARTS):
        weights, offset = fit([row for row in rows if part_of(row.article, _PARTS) != part])
        for row in (row for row in rows if part_of(row.article, _PARTS) == part):
            scores = np.array(offset)
            for clue in row.clues & weights.keys():
                scores += weights[clue]
            pairs.setdefault(row.source, Counter())[row.value, int(scores.argmax())] += 1
    for source, found in pairs.items():
        right = [found[value, value] for value in range(len(FACTUALITIES))]
        each = [
            f1(
                right[v],
                sum(n for (a, _), n in found.items() if a == v),
                sum(n for (_, b), n in found.items() if b == v),
            )
            for v in range(len(FACTUALITIES))
        ]
        by_value = ", ".join(f"{name} {score:.2f}" for name, score in zip(FACTUALITIES, each, strict=True))
        accuracy, mean = sum(right) / found.total(), sum(each) / len(each)
        print(
            f"{source}: {found.total()} events, accuracy {accuracy:.3f}, macro-F1 {mean:.3f} ({by_value})", flush=True
        )


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with events/")
    parser.add_argument("--written", type=Path, default=LABELS / "events.txt", help="written sentences")
    parser.add_argument("--read", type=Path, default=LABELS / "events_read.jsonl", help="sentences labelled by place")
    parser.add_argument("--firm", type=Path, default=FIRM, help="labels of factuality alone, by place too")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder with the models")
    parser.add_argument("--report", action="store_true", help="cross-fit first, and print what it gives")
    options = parser.parse_args(arguments)
    rows = [
        *rows_of("train", load_sentences(options.data / "events/train.jsonl")),
        *rows_of("read", load_read(options.read, options.data)),
        *rows_of("firm", load_read(options.firm, options.data)),
        *rows_of("written", load_written(options.written)),
    ]
    if options.report:
        report(rows)
    weights, offset = fit(rows)
    held = {"branch": BRANCH, "offset": offset, "weights": weights}
    lines = json.dumps(held, ensure_ascii=False).replace("], ", "],\n ")
    (options.models / FILE).write_text(lines + "\n", encoding="utf8")
    write_manifest(options.models)


if __name__ == "__main__":
    main()
