"""Scores of events against labelled sentences.

A predicted and a labelled event pair where their triggers share a word: first those of one type, then the rest, each
once. Actors are right where both sides have none, or where the words of all actors of the one and of the other reach
token F1 .5; recipients likewise. For types without direction between the sides (`SYMMETRIC`) actors and recipients are
taken together.

Beside these, of the pairs of one type, one by one: who was read takes part where it shares a word with one who is
labelled on its side, and who is labelled is found where it shares a word with one who was read.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.types import Factuality

Pair = tuple[int, int]
#: Types whose sides may stand on either hand.
SYMMETRIC: Final = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_WORD: Final = re.compile(r"\w+")
_ENOUGH: Final = 0.5
#: Words that do not tell one actor from another.
_EMPTY: Final = frozenset({"the", "a", "an", "of", "s"})


@dataclass(frozen=True, slots=True)
class Marked:
    """An event of a sentence, labelled or read; spans are characters of the sentence."""

    type: str
    mode: str | None
    factuality: Factuality
    trigger: Pair
    actors: tuple[Pair, ...]
    recipients: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with its labelled events and those read from it."""

    id: str
    text: str
    gold: tuple[Marked, ...]
    read: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted in some sentences; sums of counts are counts.

    Attributes:
        gold, read: events.
        triggers, typed, full: pairs by trigger, of one type, and with right actors and recipients too.
        actors, recipients: of the pairs of one type, those with right ones.
        sure: (labelled, read) factualities of pairs by trigger.
        modes: of the pairs of one type, those of one mode (none counts as a mode).
        told, partaking: of the pairs of one type, those who were read to take part, and those of them who do.
        labelled, found: of the pairs of one type, those who are labelled, and those of them who were read.
    """

    gold: int
    read: int
    triggers: int
    typed: int
    full: int
    actors: int
    recipients: int
    modes: int
    told: int
    partaking: int
    labelled: int
    found: int
    sure: Counter[tuple[str, str]]


def part_of(article: str, parts: int) -> int:
    """Return which of `parts` an article belongs to; the same on every machine."""
    return int(hashlib.sha256(article.encode()).hexdigest()[:12], 16) % parts


def counts(samples: Iterable[Sample]) -> Counts:
    """Count some sentences."""
    total = Counter[str]()
    sure: Counter[tuple[str, str]] = Counter()
    for sample in samples:
        total["gold"] += len(sample.gold)
        total["read"] += len(sample.read)
        for gold, read in paired(sample.gold, sample.read):
            total["triggers"] += 1
            sure[gold.factuality, read.factuality] += 1
            if gold.type != read.type:
                continue
            total["typed"] += 1
            total["modes"] += gold.mode == read.mode
            actors, recipients = right_roles(sample.text, gold, read)
            total["actors"] += actors
            total["recipients"] += recipients
            total["full"] += actors and recipients
            total.update(_parties(gold, read))
    return Counts(
        gold=total["gold"],
        read=total["read"],
        triggers=total["triggers"],
        typed=total["typed"],
        full=total["full"],
        actors=total["actors"],
        recipients=total["recipients"],
        modes=total["modes"],
        told=total["told"],
        partaking=total["partaking"],
        labelled=total["labelled"],
        found=total["found"],
        sure=sure,
    )


def paired(gold: Sequence[Marked], read: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """Pair labelled and read events whose triggers overlap, those of one type first."""
    free = list(read)
    out: list[tuple[Marked, Marked]] = []
    for same in (True, False):
        for one in gold:
            if any(one is done for done, _ in out):
                continue
            for other in free:
                touch = other.trigger[0] < one.trigger[1] and one.trigger[0] < other.trigger[1]
                if touch and (not same or other.type == one.type):
                    out.append((one, other))
                    free.remove(other)
                    break
    return out


def right_roles(text: str, gold: Marked, read: Marked) -> tuple[bool, bool]:
    """Return whether actors and recipients are right."""
    if gold.type in SYMMETRIC:
        both = _alike(text, (*gold.actors, *gold.recipients), (*read.actors, *read.recipients))
        return both, both
    return _alike(text, gold.actors, read.actors), _alike(text, gold.recipients, read.recipients)


def _parties(gold: Marked, read: Marked) -> dict[str, int]:
    """Those who were read to take part, those of them who do, those labelled, and those of them who were read."""
    sides = [(gold.actors, read.actors), (gold.recipients, read.recipients)]
    if gold.type in SYMMETRIC:
        sides = [((*gold.actors, *gold.recipients), (*read.actors, *read.recipients))]

    def touching(some: Sequence[Pair], others: Sequence[Pair]) -> int:
        return sum(any(a < end and start < b for start, end in others) for a, b in some)

    return {
        "told": sum(len(one) for _, one in sides),
        "partaking": sum(touching(one, labelled) for labelled, one in sides),
        "labelled": sum(len(labelled) for labelled, _ in sides),
        "found": sum(touching(labelled, one) for labelled, one in sides),
    }


def _alike(text: str, gold: Sequence[Pair], read: Sequence[Pair]) -> bool:
    first, second = _words(text, gold), _words(text, read)
    if not first or not second:
        return not gold and not read
    shared = sum((first & second).values())
    return 2 * shared >= _ENOUGH * (first.total() + second.total())


def _words(text: str, spans: Sequence[Pair]) -> Counter[str]:
    words = [word for a, b in spans for word in _WORD.findall(text[a:b].lower())]
    return Counter([word for word in words if word not in _EMPTY] or words)


def f1(right: int, gold: int, read: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (gold + read) if gold + read else 1.0


def figures(found: Counts) -> dict[str, float]:
    """Return the figures by name."""
    matched = found.sure.total()
    values = sorted({value for pair in found.sure for value in pair})
    by_value = [
        f1(
            found.sure[value, value],
            sum(n for (gold, _), n in found.sure.items() if gold == value),
            sum(n for (_, read), n in found.sure.items() if read == value),
        )
        for value in values
    ]
    return {
        "trigger": f1(found.triggers, found.gold, found.read),
        "trigger and type": f1(found.typed, found.gold, found.read),
        "with actors and recipients": f1(found.full, found.gold, found.read),
        "factuality, accuracy": sum(n for (a, b), n in found.sure.items() if a == b) / max(1, matched),
        "factuality, macro-F1": sum(by_value) / max(1, len(by_value)),
        "mode, accuracy": found.modes / max(1, found.typed),
        "who takes part, precision": found.partaking / found.told if found.told else 1.0,
        "who takes part, recall": found.found / found.labelled if found.labelled else 1.0,
    }
