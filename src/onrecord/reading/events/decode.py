"""From what the branch says of each piece to events with their roles, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.events.labels import FACTUALITIES, MODES, MUTUAL, ROLES, TYPES
from onrecord.reading.events.party import acting, undergoing
from onrecord.reading.events.words import apart
from onrecord.types import Factuality

Pair = tuple[int, int]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
#: Added to the log-probability that a word has no part in an event. On 4,278 labelled events that two folds had not
#: learnt, those told to take part did for .810 with -0.8, .827 with -0.4 and .844 with 0, and .819, .807 and .793 of
#: those labelled were found; whole roles are cut short more often the nearer to 0.
_NOBODY: Final = -0.4
#: What may stand between two words of one trigger.
_BETWEEN: Final = re.compile(r"[\s-]?")
#: At the end of a span: "Norland and" before "Orvania".
_JOINS: Final = re.compile(r",?\s+(?:and|or|nor|but)\s*$")
_OWN_MODES: Final = {kind: np.array([not mode or mode.startswith(f"{kind}/") for mode in MODES]) for kind in TYPES[1:]}


@dataclass(frozen=True, slots=True)
class Scores:
    """What the branch says of the pieces of a text.

    Attributes:
        starts, ends: characters of each piece.
        first: whether the piece begins a word.
        sentence: number of the sentence that the piece is in.
        types, modes, factualities: scores, one row a piece.
        trigger, word: role vectors, one row a piece.
        reach: what the distance of a word from the trigger adds to each role, one row for each of `words.APART`.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.bool_]
    sentence: NDArray[np.int64]
    types: Floats
    modes: Floats
    factualities: Floats
    trigger: Floats
    word: Floats
    reach: Floats


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event as the branch sees it.

    Attributes:
        trigger, actors, recipients: spans of the text.
        score: probability that the trigger is one.
        type_score: probability of its type among the types.
        factualities: probability of each of `FACTUALITIES`.
        role_score: mean probability of the words of the roles.
    """

    type: str
    mode: str | None
    trigger: Pair
    actors: tuple[Pair, ...]
    recipients: tuple[Pair, ...]
    factualities: tuple[float, ...]
    score: float
    type_score: float = 1.0
    role_score: float = 1.0

    @property
    def factuality(self) -> Factuality:
        """The likeliest."""
        return FACTUALITIES[int(np.argmax(self.factualities))]


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def decode(text: str, scores: Scores, least: float, bias: Sequence[float] = ()) -> list[Proposal]:
    """Return the events of a text, in its order.

    Args:
        text: of the article.
        scores: of its pieces.
        least: probability above which a word is a trigger.
        bias: added to the log-probabilities of `FACTUALITIES`.
    """
    words = _Words.of(text, scores)
    if not len(words.pieces):
        return []
    chances = softmax(scores.types[words.pieces])
    kinds = chances[:, 1:].argmax(-1) + 1
    out = []
    for group in _joined(words, np.flatnonzero(1 - chances[:, 0] >= least).tolist(), kinds):
        head = max(group, key=lambda w: 1 - chances[w, 0])
        kind = TYPES[int(kinds[head])]
        span = (int(words.starts[group[0]]), int(words.ends[group[-1]]))
        found = _roles(words, scores, head, kind)
        mode = int(np.where(_OWN_MODES[kind], scores.modes[words.pieces[head]], -1e4).argmax())
        logits = scores.factualities[words.pieces[head]] + (np.asarray(bias, np.float32) if len(bias) else 0)
        out.append(
            Proposal(
                kind,
                MODES[mode].partition("/")[2] or None,
                span,
                found[0],
                found[1],
                tuple(float(p) for p in softmax(logits)),
                float(1 - chances[head, 0]),
                float(chances[head, kinds[head]] / max(1e-6, 1 - chances[head, 0])),
                found[2],
            )
        )
    return out


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text: first pieces, characters, sentences."""

    text: str
    pieces: Ints
    starts: Ints
    ends: Ints
    sentence: Ints

    @classmethod
    def of(cls, text: str, scores: Scores) -> _Words:
        pieces = np.flatnonzero(scores.first)
        last = np.append(pieces[1:], len(scores.starts)) - 1
        return cls(text, pieces, scores.starts[pieces], scores.ends[last], scores.sentence[pieces])


def _joined(words: _Words, named: Sequence[int], kinds: Ints) -> list[list[int]]:
    """Triggers as runs of words: neighbours of one type are one trigger; marks alone are none."""
    groups: list[list[int]] = []
    for w in named:
        start = int(words.starts[w])
        if not words.text[start].isalnum():
            continue
        before = groups[-1][-1] if groups else None
        if (
            before is not None
            and kinds[before] == kinds[w]
            and words.sentence[before] == words.sentence[w]
            and _BETWEEN.fullmatch(words.text[int(words.ends[before]) : start])
        ):
            groups[-1].append(w)
        else:
            groups.append([w])
    return groups


def _roles(words: _Words, scores: Scores, head: int, kind: str) -> tuple[tuple[Pair, ...], tuple[Pair, ...], float]:
    """Actors and recipients of the trigger at word `head`, and how sure their words are."""
    inside = np.flatnonzero(words.sentence == words.sentence[head])
    word = scores.word[words.pieces[inside]]
    size = word.shape[-1]
    pairs = scores.trigger[words.pieces[head]].reshape(len(ROLES), size + 1)
    far = apart(int(np.searchsorted(inside, head)), len(inside))
    chances = softmax(word @ pairs[:, :size].T / np.float32(size**0.5) + pairs[:, size] + scores.reach[far])
    logs = np.log(chances + 1e-9)
    logs[:, 0] += np.float32(_NOBODY)
    tags = [(int(inside[n]), tag, float(chances[n, tag])) for n, tag in enumerate(_best_path(logs)) if tag]
    may_act, may_undergo = (_filled(words, tags, role) for role in ("actor", "recipient"))
    actors, recipients = tuple(may_act), tuple(may_undergo)
    if kind not in MUTUAL:
        trigger = (int(words.starts[head]), int(words.ends[head]))
        actors, recipients = acting(words.text, trigger, may_act), undergoing(words.text, trigger, may_undergo)
    sure = [chance for span in actors for chance in may_act[span]]
    sure += [chance for span in recipients for chance in may_undergo[span]]
    return actors, recipients, float(np.mean(sure)) if sure else 1.0


def _filled(words: _Words, tags: Sequence[tuple[int, int, float]], role: str) -> dict[Pair, list[float]]:
    """The spans of a role, with the probability of each of their words; of tags, the words and how likely each is."""
    spans: list[tuple[Pair, list[float]]] = []
    for w, tag, chance in tags:
        part, _, name = ROLES[tag].partition("-")
        if name != role:
            continue
        start, end = int(words.starts[w]), int(words.ends[w])
        begun, sure = ((start, end), []) if part == "B" or not spans else spans.pop()
        spans.append(((begun[0], end), [*sure, chance]))
    trimmed = ((_trimmed(words.text, span), sure) for span, sure in spans)
    return {span: sure for span, sure in trimmed if span[0] < span[1]}


def _trimmed(text: str, span: Pair) -> Pair:
    """The span without marks at its edges, and without a word that only joins it to what stands beside it."""
    start, end = span
    if joins := _JOINS.search(text, start, end):
        end = joins.start()
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    return start, end


def _best_path(scores: Floats) -> list[int]:
    """The likeliest tags of a sentence's words in which nothing goes on that did not begin."""
    count = len(ROLES)
    back = np.zeros((len(scores), count), np.int64)
    best = np.where(_STARTS, scores[0], -np.inf)
    for n in range(1, len(scores)):
        through = best[:, None] + _STEPS
        back[n] = through.argmax(0)
        best = through.max(0) + scores[n]
    path = [int(best.argmax())]
    for n in range(len(scores) - 1, 0, -1):
        path.append(int(back[n, path[-1]]))
    return path[::-1]


def _steps() -> Floats:
    allowed = [[not after.startswith("I-") or before[2:] == after[2:] for after in ROLES] for before in ROLES]
    return np.where(np.array(allowed), 0.0, -np.inf).astype(np.float32)


_STARTS: Final = np.array([not role.startswith("I-") for role in ROLES])
_STEPS: Final = _steps()
