"""`onrecord evaluate nested`: statements inside other ones, held against labels that say what holds them.

Scored are the labelled attributions with `inside` and the read statements with `inside`, by the match rules of
`attributions`: *cue-matched* and *full*; *held* counts the full ones whose holder is the right one too, that is, the
contents of the two holders reach token F1 ≥ 0.5. What no other statement holds is left out on both sides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.errors import DataError
from onrecord.evaluation.attributions import Attribution, Count, Tokens, is_full, paired, token_f1
from onrecord.evaluation.statements import Reads, as_attribution, labelled

_FIX: Final = 'Each attribution has "inside": the place in the list of the one whose content holds it, or null'


@dataclass(frozen=True, slots=True)
class Held:
    """An attribution inside another one, with its holder."""

    attribution: Attribution
    holder: Attribution


@dataclass(frozen=True, slots=True)
class NestedScores:
    """What the evaluation found.

    Attributes:
        data: name and SHA-256 of the data.
        articles: how many were labelled.
        matched, full, held: counts under the three rules.
    """

    data: tuple[str, str]
    articles: int
    matched: Count
    full: Count
    held: Count


def labelled_nested(path: Path) -> list[tuple[str, tuple[Held, ...]]]:
    """Read the texts of a JSON-lines file with their nested attributions.

    Raises:
        DataError: the file or a line of it is not in the stated layout.
    """
    articles = labelled(path)
    lines = [(n, line) for n, line in enumerate(path.read_text(encoding="utf8").split("\n"), 1) if line.strip()]
    out = []
    for article, (number, line) in zip(articles, lines, strict=True):
        places = [row.get("inside") for row in json.loads(line)["attributions"]]
        for i, place in enumerate(places):
            if place is not None and not (type(place) is int and 0 <= place < len(places) and place != i):
                raise DataError(f"no attribution at place {place!r}", where=str(path), line=number, fix=_FIX)
        rows = article.attributions
        out.append((article.text, tuple(Held(rows[i], rows[p]) for i, p in enumerate(places) if p is not None)))
    return out


def evaluate_nested(
    path: Path, reader: Reads, *, jobs: int | None = None, progress: Callable[[], None] | None = None
) -> NestedScores:
    """Read the articles of a labelled file and score the statements that stand inside other ones.

    Args:
        path: JSON lines as PolNeAR's, each attribution with `inside`.
        reader: with the statements layer.
        jobs: processes, as in `Reader.read_many`.
        progress: called after each article.

    Raises:
        DataError: the file is not in the stated layout.
    """
    articles = labelled_nested(path)
    matched, full, held = Count(), Count(), Count()
    readings = reader.read_many((text for text, _ in articles), jobs=jobs)
    for (text, gold), reading in zip(articles, readings, strict=True):
        by_id = {s.id: as_attribution(s) for s in reading.statements}
        ours = [Held(by_id[s.id], by_id[s.inside]) for s in reading.statements if s.inside is not None]
        pairs, whole, right = judge(text, ours, gold)
        for count, n in ((matched, len(pairs)), (full, len(whole)), (held, len(right))):
            count.add(n, len(ours), len(gold))
        if progress:
            progress()
    return NestedScores((path.name, hashlib.sha256(path.read_bytes()).hexdigest()), len(articles), matched, full, held)


def judge(
    text: str, ours: Sequence[Held], gold: Sequence[Held]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]:
    """Pair read and labelled nested attributions of a text.

    Returns:
        Pairs of places under the rules *cue-matched*, *full* and *held*, each a part of the one before.
    """
    tokens = Tokens(text)
    pairs = paired(tokens, [h.attribution for h in ours], [h.attribution for h in gold])
    whole = [(i, j) for i, j in pairs if is_full(tokens, ours[i].attribution, gold[j].attribution)]
    right = [
        (i, j)
        for i, j in whole
        if token_f1(tokens.of_all(ours[i].holder.content), tokens.of_all(gold[j].holder.content)) >= 0.5
    ]
    return pairs, whole, right
