"""`onrecord evaluate relation`: the type between two marked actors of a sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.evaluation.event_labels import YIELD, LabelledPair, labelled_pairs
from onrecord.evaluation.events import Pair, f1

_ONE = frozenset({"CONCEDE", "RETREAT"})


class Tells(Protocol):
    """What tells relations: a `onrecord.Reader`."""

    def relation(self, text: str, actor: Pair | None, recipient: Pair | None) -> dict[str, float]:
        """Return the probability of each type."""
        ...


@dataclass(frozen=True, slots=True)
class RelationScores:
    """What the evaluation found.

    Attributes:
        data: name and SHA-256 of the data.
        sentences: how many were asked.
        macro_f1: mean F1 of the classes that are labelled; CONCEDE and RETREAT are one (YIELD) where the data has so.
        accuracy: share of right ones.
        by_type: F1 and count of each class.
    """

    data: tuple[str, str]
    sentences: int
    macro_f1: float
    accuracy: float
    by_type: dict[str, tuple[float, int]]


def evaluate_relations(path: Path, reader: Tells, *, progress: Callable[[], None] | None = None) -> RelationScores:
    """Ask for the relation of each marked pair of a file and score the answers.

    Args:
        path: JSON lines, see `event_labels.labelled_pairs`.
        reader: an `onrecord.Reader`.
        progress: called once per sentence done.
    """
    rows = labelled_pairs(path)
    answers = []
    for row in rows:
        answers.append(reader.relation(row.text, _first(row.actor), _first(row.recipient)))
        if progress:
            progress()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return scored(rows, answers, (path.name, digest))


def scored(rows: Sequence[LabelledPair], answers: Sequence[dict[str, float]], data: tuple[str, str]) -> RelationScores:
    """Score answers against labels."""
    joined = any(row.type == YIELD for row in rows)
    pairs = [(row.type, _best(answer, joined)) for row, answer in zip(rows, answers, strict=True)]
    by_type = {}
    for kind in sorted({gold for gold, _ in pairs}):
        gold = sum(one == kind for one, _ in pairs)
        read = sum(other == kind for _, other in pairs)
        by_type[kind] = (f1(sum(one == other == kind for one, other in pairs), gold, read), gold)
    return RelationScores(
        data,
        len(rows),
        sum(value for value, _ in by_type.values()) / len(by_type),
        sum(one == other for one, other in pairs) / len(pairs),
        by_type,
    )


def _best(answer: dict[str, float], joined: bool) -> str:
    """The likeliest class; the two concessions taken together where the data does not tell them apart."""
    if joined:
        both = sum(answer[name] for name in _ONE)
        answer = {**{name: value for name, value in answer.items() if name not in _ONE}, YIELD: both}
    return max(answer, key=lambda name: answer[name])


def _first(spans: Sequence[Pair]) -> Pair | None:
    return spans[0] if spans else None
