"""Scores of what a side does, month by month: words and deeds apart, its own word and others' apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.questions.evidence.view import Happening
from onrecord.questions.sides.holding import Holder

#: Words are PLOVER's verbal events, deeds its material ones.
Conduct = Literal["words", "deeds"]
#: On whose word: the side's own, others' (accusations and praise alike), the article's, or of a speaker not known.
Word = Literal["own", "others", "article", "unknown"]
_CONDUCT: Final[dict[int, Conduct]] = {1: "words", 3: "words", 2: "deeds", 4: "deeds"}
_WORD: Final[dict[Holder, Word]] = {
    "source": "own", "target": "others", "third": "others", "article": "article", "unknown": "unknown"
}  # fmt: skip
_WORDS: Final[tuple[Word, ...]] = ("own", "others", "article", "unknown")


@dataclass(frozen=True, slots=True)
class Scored:
    """An asserted event that a side does, and on whose word it stands."""

    happening: Happening
    side: str
    holder: Holder

    @property
    def month(self) -> str | None:
        """YYYY-MM in which it happened, as far as the text tells; else that of publication, but not of the past."""
        first, last = self.happening.not_before, self.happening.not_after
        if first is None and last is None:
            published = self.happening.report.published
            return published[:7] if published and not self.happening.background else None
        return first[:7] if first and last and first[:7] == last[:7] else None


@dataclass(frozen=True, slots=True)
class MonthScore:
    """What a side does in a month, scored.

    Attributes:
        month: YYYY-MM.
        side: name of the side that does it.
        conduct: words or deeds.
        word: on whose word it stands, by the earliest report.
        events: how many.
        score: mean of PLOVER's scores of these events, from -10 (conflict) to 10 (cooperation).
        least, most: the lowest and the highest of them.
    """

    month: str
    side: str
    conduct: Conduct
    word: Word
    events: int
    score: float
    least: float
    most: float


def months_of(scored: Iterable[Scored]) -> tuple[MonthScore, ...]:
    """Return the scores by month, side, words before deeds, own word first; what has no month or score is left out."""
    found: dict[tuple[str, str, bool, int], list[float]] = defaultdict(list)
    for each in scored:
        month, score, quad = each.month, each.happening.score, each.happening.quad
        if month is not None and score is not None and quad is not None:
            word = _WORDS.index(_WORD[each.holder])
            found[(month, each.side, _CONDUCT[quad] == "deeds", word)].append(score)
    return tuple(
        MonthScore(
            month, side, "deeds" if deeds else "words", _WORDS[word], len(scores),
            round(sum(scores) / len(scores), 2), min(scores), max(scores),
        )
        for (month, side, deeds, word), scores in sorted(found.items())
    )  # fmt: skip
