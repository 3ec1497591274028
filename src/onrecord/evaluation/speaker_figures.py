"""The figures of `onrecord evaluate speakers`, from the rows of articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from onrecord.evaluation.intervals import Figure, figure
from onrecord.evaluation.speaker_labels import SpeakerLabel
from onrecord.types import Actor

Outcome = Literal["right", "wrong", "none"]
_PARTS: Final = ("precision", "recall", "F1")


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One labelled statement whose source was found, and who the reading says speaks.

    Attributes:
        article: the labelled name of the article.
        label: what is right.
        source, cue: their texts.
        actor: the speaker that the reading gives, or None.
        via: names that the reading gives for the hops.
        name: `none` where the reading gives nobody and somebody is labelled.
        via_right: how many hops are labelled ones.
        reasons: of the statement.
    """

    article: str
    label: SpeakerLabel
    source: str
    cue: str
    actor: Actor | None
    via: tuple[str, ...]
    name: Outcome
    via_right: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A labelled speaker of an article who was named rightly: whether country, sector and kind are right too."""

    country: Outcome
    sector: Outcome
    kind: Outcome


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The rows of one article.

    Attributes:
        name: the labelled name of the article.
        labels: how many statements are labelled in it.
        rows: those whose source was found.
        actors: one per labelled speaker named rightly.
    """

    name: str
    labels: int
    rows: tuple[SpeakerRow, ...]
    actors: tuple[ActorRow, ...]


_Count = Callable[[ArticleRows], tuple[float, float]]


def figures(articles: Sequence[ArticleRows]) -> dict[str, Figure]:
    """Return the figures of some articles, each with its interval over them."""
    measures: dict[str, _Count] = {
        "sources found": lambda a: (len(a.rows), a.labels),
        "name right": lambda a: (_having(a, "right"), len(a.rows)),
        "speaker given": lambda a: (_given(a), sum(r.label.speaker is not None for r in a.rows)),
        "name wrong": lambda a: (_having(a, "wrong"), sum(r.actor is not None for r in a.rows)),
        **{
            f"{part} {what}": _of_actors(part, what)
            for part in ("country", "sector", "kind")
            for what in (("right", "abstained") if part != "kind" else ("right",))
        },
    }
    found = {name: figure(articles, _summed(count)) for name, count in measures.items()}
    for name, hits in (("anonymous", _anonymous), ("via", _via)):
        found |= {f"{name} {part}": figure(articles, _summed(partial(_part, hits, part))) for part in _PARTS}
    return found


def _part(hits: Callable[[ArticleRows], tuple[int, int, int]], part: str, article: ArticleRows) -> tuple[float, float]:
    """Numerator and denominator of precision, recall or F1, from (right, given, labelled)."""
    right, given, labelled = hits(article)
    if part == "F1":
        return 2 * right, given + labelled
    return right, given if part == "precision" else labelled


def _summed(count: _Count) -> Callable[[Sequence[ArticleRows]], tuple[float, float]]:
    def measure(articles: Sequence[ArticleRows]) -> tuple[float, float]:
        pairs = [count(article) for article in articles]
        return sum(a for a, _ in pairs), sum(b for _, b in pairs)

    return measure


def _having(article: ArticleRows, name: Outcome) -> int:
    return sum(row.name == name for row in article.rows)


def _given(article: ArticleRows) -> int:
    return sum(row.actor is not None and row.label.speaker is not None for row in article.rows)


def _of_actors(part: str, what: str) -> _Count:
    """How many of the resolved actors have a part right (of those that have one given or rightly none), or abstain."""

    def count(article: ArticleRows) -> tuple[float, float]:
        outcomes = [getattr(row, part) for row in article.actors]
        if what == "abstained":
            return outcomes.count("none"), len(outcomes)
        return outcomes.count("right"), len(outcomes) - outcomes.count("none")

    return count


def _anonymous(article: ArticleRows) -> tuple[int, int, int]:
    ours = [row.actor is not None and row.actor.anonymous for row in article.rows]
    theirs = [row.label.anonymous for row in article.rows]
    return sum(a and b for a, b in zip(ours, theirs, strict=True)), sum(ours), sum(theirs)


def _via(article: ArticleRows) -> tuple[int, int, int]:
    rows = article.rows
    return sum(r.via_right for r in rows), sum(len(set(r.via)) for r in rows), sum(len(r.label.via) for r in rows)
