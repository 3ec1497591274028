"""Match rules for attributions: exact and token spans, cue-matched pairs, and the full rule.

*exact*: a span counts if start and end agree after trimming white space; pieces separated only by white space are
merged. *token*: over white-space tokens of each role. *cue-matched*: a predicted and a gold attribution pair, one to
one, if their cues share a token. *full*: paired, and source and content each reach token F1 ≥ 0.5 (two empty ones
count as 1). All are micro-averaged over the articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.spans import trimmed

ROLES: Final = ("source", "cue", "content")
Spans = tuple[tuple[int, int], ...]
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The spans of one attribution, as half-open pairs of code points."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(slots=True)
class Count:
    """True positives, predicted and gold ones."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        """Add the counts of one article."""
        self.right += right
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of the predicted ones that are right; 0 where none was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold ones that were found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0


def total(counts: Iterable[Count]) -> Count:
    """Return the sum of counts."""
    out = Count()
    for count in counts:
        out.add(count.right, count.predicted, count.gold)
    return out


@dataclass(slots=True)
class Scores:
    """Counts per rule: `source exact`, `source token`, …, `cue-matched`, `full`, in the order of the table."""

    counts: dict[str, Count] = field(
        default_factory=lambda: {
            **{f"{role} {rule}": Count() for role in ROLES for rule in ("exact", "token")},
            "cue-matched": Count(),
            "full": Count(),
        }
    )

    def add(self, text: str, predicted: Sequence[Attribution], gold: Sequence[Attribution]) -> None:
        """Score one article."""
        tokens = Tokens(text)
        for role in ROLES:
            ours = {s for a in predicted for s in merged(text, getattr(a, role))}
            theirs = {s for a in gold for s in merged(text, getattr(a, role))}
            self.counts[f"{role} exact"].add(len(ours & theirs), len(ours), len(theirs))
            our_tokens, their_tokens = tokens.of_all(ours), tokens.of_all(theirs)
            self.counts[f"{role} token"].add(len(our_tokens & their_tokens), len(our_tokens), len(their_tokens))
        pairs = paired(tokens, predicted, gold)
        self.counts["cue-matched"].add(len(pairs), len(predicted), len(gold))
        full = sum(is_full(tokens, predicted[i], gold[j]) for i, j in pairs)
        self.counts["full"].add(full, len(predicted), len(gold))


class Tokens:
    """The white-space tokens of a text, asked by span."""

    def __init__(self, text: str) -> None:
        spans = [m.span() for m in _TOKEN.finditer(text)]
        self._starts = [a for a, _ in spans]
        self._ends = [b for _, b in spans]

    def of(self, start: int, end: int) -> range:
        """Indices of the tokens that overlap start:end."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def of_all(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        """Indices of the tokens that overlap any of the spans."""
        return {i for start, end in spans for i in self.of(start, end)}


def merged(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Trim white space off each span and merge those with only white space between them."""
    out: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = trimmed(text, *span)
        if start == end:
            continue
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def token_f1(ours: set[int], theirs: set[int]) -> float:
    """F1 of two token sets; two empty ones agree."""
    if not ours and not theirs:
        return 1.0
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def paired(tokens: Tokens, predicted: Sequence[Attribution], gold: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pair attributions whose cues share a token, one to one, those that share most first."""
    ours = [tokens.of_all(a.cue) for a in predicted]
    theirs = [tokens.of_all(a.cue) for a in gold]
    by_token: dict[int, list[int]] = {}
    for j, cue in enumerate(theirs):
        for token in cue:
            by_token.setdefault(token, []).append(j)
    candidates: list[tuple[float, float, int, int]] = []
    for i, cue in enumerate(ours):
        for j in sorted({j for token in cue for j in by_token.get(token, ())}):
            # of two attributions with one cue, the one whose content agrees better is the pair
            agreement = token_f1(tokens.of_all(predicted[i].content), tokens.of_all(gold[j].content))
            candidates.append((-token_f1(cue, theirs[j]), -agreement, i, j))
    pairs: list[tuple[int, int]] = []
    done_ours: set[int] = set()
    done_theirs: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in done_ours and j not in done_theirs:
            done_ours.add(i)
            done_theirs.add(j)
            pairs.append((i, j))
    return pairs


def is_full(tokens: Tokens, ours: Attribution, theirs: Attribution) -> bool:
    """Whether two paired attributions agree in source and content, each with token F1 ≥ 0.5."""
    return all(
        token_f1(tokens.of_all(getattr(ours, role)), tokens.of_all(getattr(theirs, role))) >= 0.5
        for role in ("source", "content")
    )
