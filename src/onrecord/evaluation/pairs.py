"""Pairs of mentions: labelled mentions of one actor that a reading has as one actor, and those it joins wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from onrecord.errors import DataError
from onrecord.evaluation.coreference import Reads, Tally
from onrecord.intake import from_object
from onrecord.reading.coreference.types import FIRST, THIRD
from onrecord.types import Article, Reading

_FIX: Final = 'Each line is {"article": name or id, "name": …, "kind": …, "mentions": [[start, end]]}'


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled mention: where it stands, and the number of its actor in the file."""

    start: int
    end: int
    actor: int


def labelled_actors(path: Path) -> dict[str, list[Labelled]]:
    """Return the mentions of labelled actors by article.

    Raises:
        DataError: the file is not in the stated layout.
    """
    found: dict[str, list[Labelled]] = {}
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(path), fix=_FIX) from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            mentions = [Labelled(int(a), int(b), number) for a, b in row["mentions"]]
            found.setdefault(str(row["article"]), []).extend(mentions)
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f"not a labelled actor: {error!r}", where=str(path), line=number, fix=_FIX) from error
    return found


def evaluate_pairs(
    path: Path,
    articles: Sequence[Path],
    reader: Reads,
    *,
    jobs: int | None = None,
    progress: Callable[[], None] | None = None,
) -> dict[str, Tally]:
    """Score pairs of labelled mentions of each article.

    A pair counts as labelled if both are of one actor; as linked if both are found mentions of one actor; as right if
    both. "with a pronoun": one of the two is a pronoun; "without": neither is.

    Args:
        path: JSON lines of actors, see `labelled_actors`.
        articles: files with their texts, by `name` or `id`.
        reader: an `onrecord.Reader` with the layer coreference.
        jobs: processes, see `Reader.read_many`.
        progress: called once per article done.

    Raises:
        DataError: a labelled article is in none of the files.
    """
    labels = labelled_actors(path)
    texts = {name: article for name, article in _articles(articles) if name in labels}
    if missing := sorted(set(labels) - set(texts)):
        raise DataError(f"no article {missing[0]!r} in {', '.join(map(str, articles))}", where=str(path))
    counts = {name: Tally() for name in ("all", "with a pronoun", "without")}
    for name, reading in zip(texts, reader.read_many(texts.values(), jobs), strict=True):
        for kind, part in _pairs(labels[name], reading):
            counts[kind].add(part)
            counts["all"].add(part)
        if progress:
            progress()
    return counts


def _pairs(labels: Sequence[Labelled], reading: Reading) -> Iterator[tuple[str, Tally]]:
    found = [(label, _actor(label, reading)) for label in labels]
    for (one, first), (other, second) in combinations(found, 2):
        texts = (reading.article.text[x.start : x.end].casefold() for x in (one, other))
        kind = "with a pronoun" if any(text in THIRD | FIRST for text in texts) else "without"
        same, joined = one.actor == other.actor, first is not None and first == second
        yield kind, Tally(int(same), int(joined), int(same and joined))


def _actor(label: Labelled, reading: Reading) -> str | None:
    """The actor of the found mention that begins or ends with a labelled one, the one most alike."""
    alike = [
        (abs(m.span.start - label.start) + abs(m.span.end - label.end), m.actor)
        for m in reading.mentions
        if m.actor is not None and m.span.start < label.end and label.start < m.span.end
        and (m.span.start == label.start or m.span.end == label.end)
    ]  # fmt: skip
    return min(alike, key=lambda item: item[0])[1] if alike else None


def _articles(paths: Sequence[Path]) -> Iterator[tuple[str, Article]]:
    for path in paths:
        for line in path.read_text(encoding="utf8").splitlines():
            row: dict[str, Any] = json.loads(line)
            yield str(row.get("name") or row.get("id")), from_object(row)
