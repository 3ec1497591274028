"""The figures of `onrecord evaluate statements` with their intervals over articles: by rule, by form, by outlet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.evaluation.attributions import Count
from onrecord.evaluation.intervals import Figure, figure

#: The rule by which forms and outlets are told.
FULL = "full"


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """What was counted in one article.

    Attributes:
        outlet: that printed it, or "unknown".
        rules: counts by match rule.
        labelled: under the full rule, by the form of the labelled content; no predicted ones.
        read: the same by the form that the reading gives; no labelled ones.
    """

    outlet: str
    rules: dict[str, Count]
    labelled: dict[str, Count] = field(default_factory=dict)
    read: dict[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """Precision, recall and F1 with their intervals; what was not counted has no value."""

    precision: Figure
    recall: Figure
    f1: Figure


def by_rule(articles: Sequence[ArticleCounts]) -> dict[str, Scored]:
    """Return the figures of each match rule."""
    return {rule: _scored(articles, _of_rule(rule)) for rule in articles[0].rules} if articles else {}


def by_outlet(articles: Sequence[ArticleCounts]) -> dict[str, Scored]:
    """Return the figures of the full rule for each outlet."""
    outlets = sorted({article.outlet for article in articles})
    return {
        outlet: _scored([article for article in articles if article.outlet == outlet], _of_rule(FULL))
        for outlet in outlets
    }


def by_form(articles: Sequence[ArticleCounts]) -> dict[str, Scored]:
    """Return precision (by the form read) and recall (by that of the labelled content) of the full rule; no F1."""
    forms = dict.fromkeys(form for article in articles for form in (*article.labelled, *article.read))
    nothing = figure(articles, lambda part: (0, 0))
    return {
        form: Scored(
            figure(articles, _ratio(lambda a, f=form: a.read.get(f), "predicted")),  # type: ignore[misc]
            figure(articles, _ratio(lambda a, f=form: a.labelled.get(f), "gold")),  # type: ignore[misc]
            nothing,
        )
        for form in forms
    }


_Taken = Callable[[ArticleCounts], Count | None]


def _of_rule(rule: str) -> _Taken:
    return lambda article: article.rules[rule]


def _scored(articles: Sequence[ArticleCounts], taken: _Taken) -> Scored:
    def f1(part: Sequence[ArticleCounts]) -> tuple[float, float]:
        counts = list(_counts(part, taken))
        return 2 * sum(c.right for c in counts), sum(c.predicted + c.gold for c in counts)

    return Scored(
        figure(articles, _ratio(taken, "predicted")), figure(articles, _ratio(taken, "gold")), figure(articles, f1)
    )


def _ratio(taken: _Taken, below: str) -> Callable[[Sequence[ArticleCounts]], tuple[float, float]]:
    def measure(part: Sequence[ArticleCounts]) -> tuple[float, float]:
        counts = list(_counts(part, taken))
        return sum(c.right for c in counts), sum(getattr(c, below) for c in counts)

    return measure


def _counts(part: Iterable[ArticleCounts], taken: _Taken) -> Iterable[Count]:
    return (count for count in map(taken, part) if count is not None)
