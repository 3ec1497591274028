"""`onrecord evaluate times`: expressions of time and their TIMEX3 values against labelled ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from onrecord.errors import DataError
from onrecord.evaluation.intervals import Figure, figure
from onrecord.intake.article import make_article
from onrecord.types import Article, Reading, Time

_FIX: Final = 'Each line is {"text": …, "published": …, "times": [{"span": [start, end], "type": …, "value": …}]}'
#: A date that stands alone in one of so many lines at the head of a text is the article's own, and is not counted.
_HEAD_LINES: Final = 4
RULES: Final = ("relaxed", "value", "type", "strict")


class Reads(Protocol):
    """What reads articles: a `onrecord.Reader`."""

    def read_many(self, articles: Iterable[str | Article], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time, labelled or found: where it stands, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text.

    Attributes:
        times: the labelled expressions that count.
        own_date: span of the line that holds the article's own date, or None.
        until: end of the line in which the last label stands: what lies after it was not labelled.
    """

    text: str
    published: str | None
    times: tuple[Expression, ...]
    own_date: tuple[int, int] | None
    until: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one text: labelled and found expressions, pairs, and pairs that agree in value, type, extent."""

    gold: int
    found: int
    pairs: int
    value: int
    type: int
    strict: int

    def right(self, rule: str) -> int:
        """Return how many pairs are right by one of RULES."""
        return {"relaxed": self.pairs, "value": self.value, "type": self.type, "strict": self.strict}[rule]


@dataclass(frozen=True, slots=True)
class TimeScores:
    """What the evaluation found.

    Attributes:
        data: name and SHA-256 of the data.
        figures: for each of RULES its precision, recall and F1, with intervals over texts.
    """

    data: tuple[str, str]
    texts: int
    gold: int
    found: int
    figures: dict[str, dict[str, Figure]]


def labelled(path: Path) -> list[Text]:
    """Return the texts of a labelled file, in its order.

    Raises:
        DataError: the file is missing, or a line is not of the layout.
    """
    if not path.is_file():
        raise DataError("no such file", where=str(path), fix=_FIX)
    out = []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            out.append(_text(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"not a labelled text ({error})", where=path.name, line=number, fix=_FIX) from error
    return out


def _text(row: dict[str, Any]) -> Text:
    text: str = row["text"]
    times = [Expression(int(t["span"][0]), int(t["span"][1]), str(t["type"]), str(t["value"])) for t in row["times"]]
    if wrong := next((t for t in times if not 0 <= t.start < t.end <= len(text)), None):
        raise ValueError(f"span {wrong.start}:{wrong.end} is not in the text")
    last = max((int(label["span"][1]) for name in ("times", "events") for label in row.get(name, ())), default=0)
    end = text.find("\n", last)
    own = _own_date(text, times)
    counted = tuple(t for t in times if (t.start, t.end) != own)
    return Text(text, row.get("published"), counted, own, len(text) if end < 0 else end)


def _own_date(text: str, times: Sequence[Expression]) -> tuple[int, int] | None:
    start = 0
    for line in text.split("\n")[:_HEAD_LINES]:
        if any((t.start, t.end) == (start, start + len(line)) for t in times):
            return start, start + len(line)
        start += len(line) + 1
    return None


def tally(text: Text, times: Sequence[Time]) -> Tally:
    """Count one text by the match rules of docs/data-and-evaluation.md."""
    own = text.own_date or (0, 0)
    found = [
        Expression(t.span.start, t.span.end, t.type, t.value)
        for t in times
        if t.span.start < text.until and not (t.span.start < own[1] and own[0] < t.span.end)
    ]
    pairs = _pairs(text.times, found)
    return Tally(
        gold=len(text.times),
        found=len(found),
        pairs=len(pairs),
        value=sum(a.value == b.value for a, b in pairs),
        type=sum(a.type == b.type for a, b in pairs),
        strict=sum((a.start, a.end) == (b.start, b.end) for a, b in pairs),
    )


def _pairs(gold: Sequence[Expression], found: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Pairs that overlap, one to one: same value first, then most characters in common, then first in the text."""
    ranked = sorted(
        (a.value != b.value, -_common(a, b), i, k)
        for i, a in enumerate(gold)
        for k, b in enumerate(found)
        if _common(a, b) > 0
    )
    taken: dict[int, int] = {}
    for _, _, i, k in ranked:
        if i not in taken and k not in taken.values():
            taken[i] = k
    return [(gold[i], found[k]) for i, k in taken.items()]


def _common(a: Expression, b: Expression) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def figures_of(counts: Sequence[Tally]) -> dict[str, dict[str, Figure]]:
    """Return precision, recall and F1 by each of RULES, with intervals over texts."""
    return {
        rule: {name: figure(counts, partial(_share, rule, name)) for name in ("precision", "recall", "f1")}
        for rule in RULES
    }


def _share(rule: str, name: str, counts: Sequence[Tally]) -> tuple[float, float]:
    """Numerator and denominator of a figure."""
    right = sum(count.right(rule) for count in counts)
    gold, found = sum(count.gold for count in counts), sum(count.found for count in counts)
    return {"precision": (right, found), "recall": (right, gold), "f1": (2 * right, gold + found)}[name]


def evaluate_times(
    path: Path, reader: Reads, *, jobs: int | None = None, progress: Callable[[], None] | None = None
) -> TimeScores:
    """Read the texts of a labelled file and score their expressions of time.

    Args:
        path: JSON lines, see `labelled`.
        reader: an `onrecord.Reader` with the layer times.
        jobs: processes, see `Reader.read_many`.
        progress: called once per text done.
    """
    texts = labelled(path)
    counts = []
    articles = (make_article(text.text, published=text.published) for text in texts)
    for text, reading in zip(texts, reader.read_many(articles, jobs), strict=True):
        counts.append(tally(text, reading.times))
        if progress:
            progress()
    return TimeScores(
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest()),
        len(texts),
        sum(count.gold for count in counts),
        sum(count.found for count in counts),
        figures_of(counts),
    )
