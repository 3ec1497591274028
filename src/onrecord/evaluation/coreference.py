"""`onrecord evaluate coreference`: pronouns and descriptions of persons against labelled entities.

Two layouts: texts with all mentions of their entities (GUM), and actors of articles with some of their mentions, of
which pairs are scored.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from onrecord.evaluation.entities import KINDS, Place, Text, kind_of, labelled
from onrecord.intake.article import make_article
from onrecord.types import Article, Reading

SPEECHES: Final = "speeches"
NEWS: Final = "news and interviews"


class Reads(Protocol):
    """What reads articles: a `onrecord.Reader`."""

    def read_many(self, articles: Iterable[str | Article], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Linked:
    """A found mention: where it stands, how it refers, and the actor (or chain) it was linked to, or None."""

    start: int
    end: int
    type: str
    actor: str | None


@dataclass(slots=True)
class Tally:
    """Counts: labelled mentions to link, those linked by the reading (`linked`), and those linked rightly."""

    gold: int = 0
    linked: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Share of the linked that is right; 0 where nothing was linked."""
        return self.right / self.linked if self.linked else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled that was linked rightly; 0 where nothing is labelled."""
        return self.right / self.gold if self.gold else 0.0

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.gold, self.linked, self.right = (
            self.gold + other.gold,
            self.linked + other.linked,
            self.right + other.right,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """A linked mention held against the labels: what it is, where, and whether the link is right."""

    kind: str
    place: Place | None
    mention: Linked
    right: bool


def judge(text: Text, mentions: Sequence[Linked]) -> list[Judged]:
    """Judge the linked pronouns and descriptions of one reading by the match rule of docs/data-and-evaluation.md."""
    by_actor: dict[str, list[tuple[Linked, Place | None]]] = {}
    for mention in mentions:
        if mention.actor is not None:
            by_actor.setdefault(mention.actor, []).append((mention, text.place_of(mention.start, mention.end)))
    judged = []
    for members in by_actor.values():
        for mention, place in members:
            kind = (
                kind_of(text.text[mention.start : mention.end]) if mention.type in ("pronoun", "description") else None
            )
            others = [(m, p) for m, p in members if m is not mention]
            if not any(m.start < mention.start or m.type == "name" for m, _ in others):
                continue  # spoken of first here: there is nobody to link it to
            if (
                kind is None
                or not others
                or (place is not None and place in text.counted and text.counted[place] != kind)
            ):
                continue
            meant = _meant(others)
            right = place is not None and meant == place.entity
            if right and place not in text.counted:
                continue
            judged.append(Judged(kind, place, mention, right))
    return judged


def _meant(members: Iterable[tuple[Linked, Place | None]]) -> int | None:
    """The entity that most names among the members are of; where there is no name, most descriptions; else pronouns."""
    for kinds in (("name", "title"), ("description",), ("pronoun",)):
        entities = Counter(p.entity if p else None for m, p in members if m.type in kinds)
        if entities:
            return entities.most_common(1)[0][0]
    return None


def tally(text: Text, judged: Sequence[Judged]) -> dict[str, Tally]:
    """Return the counts of one text for each of KINDS."""
    counts = {kind: Tally(gold=sum(k == kind for k in text.counted.values())) for kind in KINDS}
    seen: set[Place] = set()
    for row in judged:
        if row.place is not None and row.place in seen:
            continue
        if row.place is not None:
            seen.add(row.place)
        counts[row.kind].linked += 1
        counts[row.kind].right += row.right
    return counts


def summed(parts: Sequence[dict[str, Tally]]) -> dict[str, Tally]:
    """Return the sums of counts for each of KINDS, and of all under "all"."""
    total = {name: Tally() for name in ("all", *KINDS)}
    for part in parts:
        for kind in KINDS:
            total[kind].add(part[kind])
            total["all"].add(part[kind])
    return total


@dataclass(frozen=True, slots=True)
class CoreferenceScores:
    """What the evaluation found.

    Attributes:
        data: name and SHA-256 of the data.
        texts: how many texts of each genre.
        counts: for each genre the counts under "all" and each of KINDS.
    """

    data: tuple[str, str]
    texts: dict[str, int]
    counts: dict[str, dict[str, Tally]]


def linked(reading: Reading) -> list[Linked]:
    """Return the mentions of a reading, as they are judged."""
    return [Linked(m.span.start, m.span.end, m.type, m.actor) for m in reading.mentions]


def evaluate_coreference(
    path: Path, reader: Reads, *, jobs: int | None = None, progress: Callable[[], None] | None = None
) -> CoreferenceScores:
    """Read the texts of a labelled file and score whom their pronouns and descriptions were linked to.

    Args:
        path: JSON lines, see `onrecord.evaluation.entities.labelled`.
        reader: an `onrecord.Reader` with the layer coreference.
        jobs: processes, see `Reader.read_many`.
        progress: called once per text done.
    """
    texts = labelled(path)
    parts: dict[str, list[dict[str, Tally]]] = {NEWS: [], SPEECHES: []}
    articles = (make_article(text.text, title=text.title) for text in texts)
    for text, reading in zip(texts, reader.read_many(articles, jobs), strict=True):
        genre = SPEECHES if text.genre == "speech" else NEWS
        parts[genre].append(tally(text, judge(text, linked(reading))))
        if progress:
            progress()
    found = {genre: summed(rows) for genre, rows in parts.items() if rows}
    return CoreferenceScores(
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest()), {g: len(parts[g]) for g in found}, found
    )
