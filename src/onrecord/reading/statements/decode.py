"""From tag probabilities to spans: the best BIO sequence in which no span ends within a word or goes over a sentence.

Leaving a span costs something where no punctuation invites to: a stretch of pieces that are as likely in as out would
else end at any of them, in the middle of a name.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.reading.encoder.features import Ints
from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.encoder.session import Floats
from onrecord.reading.statements.cohesion import cohesion
from onrecord.reading.statements.labels import ROLES, TAGS
from onrecord.reading.statements.places import Places

_OUTSIDE: Final = TAGS.index("O")
_NEVER: Final = -1e9
#: Log-odds that leaving a span of a role costs within a phrase; chosen on the development articles.
_LEAVING: Final = {"source": 1.0, "cue": 1.0, "content": 1.5}
#: Share of that cost by `cohesion`: at punctuation, before an opening word, within a phrase.
_SHARES: Final = (0.0, 0.3, 1.0)


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A span of pieces with one role.

    Attributes:
        role: source, cue or content.
        first, last: half-open range of pieces.
        score: mean log-probability that its pieces have the role.
    """

    role: str
    first: int
    last: int
    score: float


def _transitions() -> Floats:
    """Log-scores of going from a tag to another, shape (joints, cohesions, tags, tags)."""
    between = np.zeros((len(TAGS), len(TAGS)), np.float32)
    within = np.full((len(TAGS), len(TAGS)), _NEVER, np.float32)
    within[_OUTSIDE, _OUTSIDE] = 0
    for j, tag in enumerate(TAGS):
        if not tag.startswith("I-"):
            continue
        role = tag[2:]
        for i, before in enumerate(TAGS):
            same = before in (f"B-{role}", f"I-{role}")
            between[i, j] = 0 if same else _NEVER
            if same:
                within[i, j] = 0
    fresh = np.zeros((len(TAGS), len(TAGS)), np.float32)
    fresh[:, [j for j, tag in enumerate(TAGS) if tag.startswith("I-")]] = _NEVER
    leaving = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            if i != _OUTSIDE and after != f"I-{before[2:]}":
                leaving[i, j] = -_LEAVING[before[2:]]
    return np.stack([np.stack([joint + share * leaving for share in _SHARES]) for joint in (between, within, fresh)])


#: How a piece joins the one before it: as a new word, within one word, or as the first of a sentence.
BETWEEN, WITHIN, FRESH = range(3)
_TRANSITIONS: Final = _transitions()
#: What tags cost the first piece of a text.
_START: Final = np.array([_NEVER if tag.startswith("I-") else 0 for tag in TAGS], np.float32)


def joints(cut: Pieces, places: Places) -> list[int]:
    """For each piece how it joins the one before it: no span goes over a sentence's end or ends within a word."""
    starts, ends, text = cut.starts.tolist(), cut.ends.tolist(), cut.text
    out = []
    for i, start in enumerate(starts):
        if i == 0 or places.sentence[i] != places.sentence[i - 1] or places.paragraph[i] != places.paragraph[i - 1]:
            out.append(FRESH)
        elif i and ends[i - 1] == start and _wordlike(text[start - 1]) and _wordlike(text[start]):
            out.append(WITHIN)
        else:
            out.append(BETWEEN)
    return out


def _wordlike(char: str) -> bool:
    return char.isalnum() or char == "_"


def best_tags(tags: Floats, joined: Sequence[int], held: Sequence[int], bias: float) -> list[int]:
    """Viterbi search for the best tag sequence.

    No span goes over a sentence's end, and whatever comes next, leaving a span there costs the same: the best tags of a
    sentence hang on none of the others, and all sentences are searched side by side, piece by piece.

    Args:
        tags: log-probabilities, shape (pieces, tags).
        joined: for each piece how it joins the one before it, see `joints`.
        held: for each piece how it holds to the one before it, see `cohesion`.
        bias: added to the log-probability of the tag O: below 0 more is found, above less.
    """
    if not len(tags):
        return []
    scores = tags.copy()
    scores[:, _OUTSIDE] += bias
    steps = _TRANSITIONS[np.asarray(joined), np.asarray(held)]
    sentences = _Sentences.of(joined)
    best = scores[sentences.first] + _START
    back = np.zeros((sentences.longest, *best.shape), np.int64)
    for n in range(1, sentences.longest):
        at = sentences.pieces(n)
        reached = best[: len(at), :, None] + steps[at]
        back[n, : len(at)] = reached.argmax(axis=1)
        best[: len(at)] = reached.max(axis=1) + scores[at]
    goes_on = sentences.end < len(scores)
    best[goes_on] += steps[sentences.end[goes_on], :, _OUTSIDE]
    tag = best.argmax(axis=-1)
    path = np.zeros(len(scores), np.int64)
    for n in range(sentences.longest - 1, -1, -1):
        at = sentences.pieces(n)
        path[at] = tag[: len(at)]
        tag[: len(at)] = back[n, np.arange(len(at)), tag[: len(at)]]
    found: list[int] = path.tolist()
    return found


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of a text, the longest first.

    Attributes:
        first, end: half-open pieces of each.
        longest: pieces of the longest.
    """

    first: Ints
    end: Ints
    longest: int

    @classmethod
    def of(cls, joined: Sequence[int]) -> _Sentences:
        first = np.union1d([0], np.flatnonzero(np.asarray(joined) == FRESH))
        end = np.append(first[1:], len(joined))
        order = np.argsort(first - end, kind="stable")
        return cls(first[order], end[order], int((end - first).max()))

    def pieces(self, n: int) -> Ints:
        """Return the pieces number `n` of the sentences that have one."""
        count = int(np.count_nonzero(self.end - self.first > n))
        return self.first[:count] + n


def spans(tags: Floats, cut: Pieces, places: Places, bias: float) -> list[TaggedSpan]:
    """Return the tagged spans of a text in order.

    Args:
        tags: log-probabilities, shape (pieces, tags).
        cut: the pieces.
        places: where they stand.
        bias: see `best_tags`.
    """
    path = best_tags(tags, joints(cut, places), cohesion(cut), bias)
    role_scores = (
        {role: np.logaddexp(tags[:, TAGS.index(f"B-{role}")], tags[:, TAGS.index(f"I-{role}")]) for role in ROLES}
        if len(path)
        else {}
    )
    found: list[TaggedSpan] = []
    first: int | None = None
    for i in range(len(path) + 1):
        name = TAGS[path[i]] if i < len(path) else "O"
        if first is not None and not name.startswith("I-"):
            role = TAGS[path[first]][2:]
            found.append(TaggedSpan(role, first, i, float(role_scores[role][first:i].mean())))
            first = None
        if name.startswith("B-"):
            first = i
    return found


def probability(score: float) -> float:
    """The probability of a mean log-probability."""
    return math.exp(min(0.0, score))
