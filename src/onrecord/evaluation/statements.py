"""`onrecord evaluate statements`: readings held against labelled attributions, article by article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

from onrecord.errors import DataError
from onrecord.evaluation.attributions import ROLES, Attribution, Count, Scores, Tokens, is_full, paired, total
from onrecord.evaluation.statement_figures import ArticleCounts
from onrecord.types import Article, Reading, Span, Statement

_FIX: Final = 'Each line is {"text": …, "attributions": [{"source": [[start, end]], "cue": […], "content": […]}]}'
_FORMS: Final = ("direct", "mixed", "indirect")


class Reads(Protocol):
    """What reads articles: a `onrecord.Reader`."""

    def read_many(self, articles: Iterable[str | Article], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled article: its text, its attributions, and the outlet that printed it, where the data says so."""

    text: str
    attributions: tuple[Attribution, ...]
    outlet: str | None


@dataclass(frozen=True, slots=True)
class StatementScores:
    """What the evaluation found.

    Attributes:
        data: name and SHA-256 of the data.
        articles, attributions: how many were labelled.
        scores: of all articles.
        by_form: the full rule by the form of the *gold* content (direct, mixed, indirect); counts recall only.
        by_outlet: the full rule for each outlet that the data names.
        reliability: per tenth of confidence (mean confidence, share right, rows) under the full rule.
        calibration_error: expected calibration error over those tenths.
        counted: what was counted in each article, for `statement_figures`.
    """

    data: tuple[str, str]
    articles: int
    attributions: int
    scores: Scores
    by_form: dict[str, Count] = field(default_factory=dict)
    by_outlet: dict[str, Count] = field(default_factory=dict)
    reliability: tuple[tuple[float, float, int], ...] = ()
    calibration_error: float = 0.0
    counted: tuple[ArticleCounts, ...] = ()


def labelled(path: Path) -> list[Labelled]:
    """Read labelled articles from a JSON-lines file.

    Raises:
        DataError: the file or a line of it is not in the stated layout.
    """
    out: list[Labelled] = []
    try:
        with path.open(encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    out.append(_labelled(line, path, number))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"the file cannot be read ({error})", where=str(path), fix=_FIX) from error
    if not out:
        raise DataError("the file holds no article", where=str(path), fix=_FIX)
    return out


def _labelled(line: str, path: Path, number: int) -> Labelled:
    try:
        obj: dict[str, Any] = json.loads(line)
        text = obj["text"]
        rows = tuple(
            Attribution(*(tuple((int(a), int(b)) for a, b in row[role]) for role in ROLES))
            for row in obj["attributions"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"not a labelled article ({error!r})", where=str(path), line=number, fix=_FIX) from error
    if any(not 0 <= a < b <= len(text) for row in rows for role in ROLES for a, b in getattr(row, role)):
        raise DataError("a span lies outside the text", where=str(path), line=number, fix=_FIX)
    return Labelled(text, rows, obj.get("publisher") or obj.get("outlet"))


def as_attribution(statement: Statement) -> Attribution:
    """Return a statement's spans."""

    def pairs(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        return tuple((s.start, s.end) for s in spans)

    return Attribution(pairs(statement.source), pairs(statement.cue), pairs(statement.content))


def evaluate_statements(
    path: Path, reader: Reads, *, jobs: int | None = None, progress: Callable[[], None] | None = None
) -> StatementScores:
    """Read the articles of a labelled file and score the statements.

    Statements inside other ones (`inside` not null) are left out of the count, as the labels mark none.

    Args:
        path: JSON lines, see `labelled`.
        reader: an `onrecord.Reader` with the layer statements.
        jobs: processes, see `Reader.read_many`.
        progress: called once per article done.
    """
    articles = labelled(path)
    judged: list[tuple[float, bool]] = []
    counted: list[ArticleCounts] = []
    for gold, reading in zip(articles, reader.read_many((a.text for a in articles), jobs), strict=True):
        rows = [s for s in reading.statements if s.inside is None]
        counts, right = _count(gold, rows)
        counted.append(counts)
        judged.extend((s.confidence, i in right) for i, s in enumerate(rows))
        if progress:
            progress()
    reliability, error = calibration(judged)
    outlets = sorted({one.outlet for one in counted})
    return StatementScores(
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest()),
        len(articles),
        sum(len(a.attributions) for a in articles),
        Scores({rule: total(one.rules[rule] for one in counted) for rule in Scores().counts}),
        {form: total(one.labelled[form] for one in counted) for form in _FORMS},
        {outlet: total(one.rules["full"] for one in counted if one.outlet == outlet) for outlet in outlets},
        reliability,
        error,
        tuple(counted),
    )


def _count(gold: Labelled, rows: Sequence[Statement]) -> tuple[ArticleCounts, set[int]]:
    """What is counted in one article, and which of the statements read are right under the full rule."""
    predicted = [as_attribution(s) for s in rows]
    scores = Scores()
    scores.add(gold.text, predicted, gold.attributions)
    tokens = Tokens(gold.text)
    full = [
        (i, j)
        for i, j in paired(tokens, predicted, gold.attributions)
        if is_full(tokens, predicted[i], gold.attributions[j])
    ]
    right, found = {i for i, _ in full}, {j for _, j in full}
    labelled_forms, read_forms = ({form: Count() for form in _FORMS} for _ in range(2))
    for j, attribution in enumerate(gold.attributions):
        labelled_forms[_form(gold.text, attribution)].add(j in found, 0, 1)
    for i, row in enumerate(rows):
        read_forms[row.form].add(i in right, 1, 0)
    return ArticleCounts(gold.outlet or "unknown", scores.counts, labelled_forms, read_forms), right


def _form(text: str, attribution: Attribution) -> str:
    """The form of gold content, by whether it stands between double quotation marks, holds some, or none."""
    pieces = [text[a:b].strip() for a, b in attribution.content]
    marks = '“”"«»„'
    if pieces and all(p[:1] in marks or p[:2] == "''" for p in pieces):
        return "direct"
    return "mixed" if any(m in p for p in pieces for m in (*marks, "''")) else "indirect"


def calibration(judged: Sequence[tuple[float, bool]]) -> tuple[tuple[tuple[float, float, int], ...], float]:
    """Reliability per tenth of confidence, and the expected calibration error (Guo et al., ICML 2017)."""
    tenths: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for confidence, right in judged:
        tenths[min(9, int(confidence * 10))].append((confidence, right))
    rows = tuple(
        (sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)) for part in tenths if part
    )
    total = max(1, len(judged))
    return rows, sum(n * abs(confidence - share) for confidence, share, n in rows) / total
