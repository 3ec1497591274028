"""Statements, those inside other ones, and acts: who said what, by which words, and what saying it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from benchmarks.context import LABELS, Context
from onrecord.evaluation.acts import ActScores, halves, judged, score
from onrecord.evaluation.attributions import Count
from onrecord.evaluation.nested import evaluate_nested
from onrecord.evaluation.statement_figures import Scored, by_form, by_outlet, by_rule
from onrecord.evaluation.statements import evaluate_statements
from onrecord.reading.reader import PROFILES, Reader

DEVELOPMENT: Final = "polnear/dev.jsonl"
Reliability = tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1, and how many are labelled."""

    precision: float
    recall: float
    f1: float
    labelled: int

    @classmethod
    def of(cls, count: Count) -> Rates:
        """The rates of counts."""
        return cls(round(count.precision, 4), round(count.recall, 4), round(count.f1, 4), count.gold)


@dataclass(frozen=True, slots=True)
class ProfileFound:
    """What a profile reads of the development articles.

    Attributes:
        articles, attributions: labelled ones.
        rules: by match rule.
        forms, outlets: under the full rule; of forms precision by the form read and recall by the labelled one.
        reliability: per tenth of confidence: mean confidence, share right, rows.
        calibration_error: over those tenths.
    """

    articles: int
    attributions: int
    rules: dict[str, Scored]
    forms: dict[str, Scored]
    outlets: dict[str, Scored]
    reliability: Reliability
    calibration_error: float


@dataclass(frozen=True, slots=True)
class StatementsFound:
    """Statements, by profile."""

    profiles: dict[str, ProfileFound]


@dataclass(frozen=True, slots=True)
class NestedFound:
    """Statements inside other ones: by profile and file, by rule."""

    profiles: dict[str, dict[str, dict[str, Rates]]]


@dataclass(frozen=True, slots=True)
class ActsPart:
    """Acts of some labelled statements: how many, shares right, and by act."""

    statements: int
    accuracy: float
    accuracy_also: float
    macro_f1: float
    by_act: dict[str, Rates]


@dataclass(frozen=True, slots=True)
class ActsFound:
    """Acts: by file, of all labels and of the half that no rule was mended on."""

    files: dict[str, dict[str, ActsPart]]


def statements(context: Context) -> StatementsFound:
    """Score both profiles on the development articles."""
    found = {}
    for profile in PROFILES:
        reader = Reader(layers=["statements"], profile=profile)
        scores = evaluate_statements(context.file(DEVELOPMENT), reader, jobs=context.jobs)
        found[profile] = ProfileFound(
            scores.articles,
            scores.attributions,
            by_rule(scores.counted),
            by_form(scores.counted),
            by_outlet(scores.counted),
            scores.reliability,
            scores.calibration_error,
        )
    return StatementsFound(found)


def nested(context: Context) -> NestedFound:
    """Score both profiles on both files of nested statements."""
    found: dict[str, dict[str, dict[str, Rates]]] = {}
    for profile in PROFILES:
        reader = Reader(layers=["statements"], profile=profile)
        for name in ("nested_dev.jsonl", "nested_test.jsonl"):
            scores = evaluate_nested(LABELS / name, reader, jobs=context.jobs)
            found.setdefault(profile, {})[name] = {
                "cue-matched": Rates.of(scores.matched),
                "full": Rates.of(scores.full),
                "held": Rates.of(scores.held),
            }
    return NestedFound(found)


def acts(context: Context) -> ActsFound:
    """Score the acts of labelled statements."""
    found = {}
    for labels, articles in (("acts_dev.jsonl", DEVELOPMENT), ("acts_check.jsonl", "polnear/train.jsonl")):
        rows = judged(LABELS / labels, context.file(articles))
        found[labels] = {"all": _part(score(rows)), "second half": _part(score(halves(rows)[1]))}
    return ActsFound(found)


def _part(scores: ActScores) -> ActsPart:
    return ActsPart(
        scores.statements,
        round(scores.accuracy, 4),
        round(scores.accuracy_also, 4),
        round(scores.macro_f1, 4),
        {act: Rates.of(count) for act, count in scores.by_act.items()},
    )
