"""`onrecord evaluate coreference`: pronouns and descriptions of persons against labelled entities."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from onrecord.errors import DataError
from onrecord.reading.coreference.nouns import person_noun
from onrecord.reading.coreference.types import PLURAL, THIRD

_FIX: Final = 'Each line is {"name": …, "text": …, "entities": [{"type": "person", "mentions": [[start, end]]}]}'
_DEFINITE: Final = re.compile(r"(?:the|this|that|these|those|his|her|their|its|our|my|your)\s|[^\s,]+(?:\s[^\s,]+)?[’']s\s", re.I)
_OWNED: Final = re.compile(r"[’'](?:s)?$")
_CONTRACTED: Final = re.compile(r"[’'](?:s|d|ll|ve|re|m)$")
_END_OF_HEAD: Final = re.compile(r"\s(?:of|in|for|from|to|at|on|with|by|who|whom|whose|that|which|and|or)\s|,|\s\(")
KINDS: Final = ("he, she", "they", "descriptions")


@dataclass(frozen=True, slots=True)
class Place:
    """A labelled mention: where it stands and the number of its entity."""

    start: int
    end: int
    entity: int


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text.

    Attributes:
        name, title, text: of the text.
        places: all mentions, in order.
        counted: the places that are scored, with what they are (one of KINDS).
        persons: numbers of the entities that are persons.
    """

    name: str
    title: str | None
    text: str
    places: tuple[Place, ...]
    counted: dict[Place, str] = field(default_factory=dict)
    persons: frozenset[int] = frozenset()

    @property
    def genre(self) -> str:
        """What the text's name says it is: news, interview, speech."""
        return next((g for g in ("news", "interview", "speech") if g in self.name.split("_")), "news")

    def place_of(self, start: int, end: int) -> Place | None:
        """Return the labelled mention that a found one is: it begins or ends with it; of several the one most alike."""
        best, least = None, 10_000
        for place in self.places:
            if place.start > end or place.end < start:
                continue
            ends = _ends(self.text, place)
            if place.start == start or end in ends:
                apart = abs(place.start - start) + min(abs(known - end) for known in ends)
                if apart < least:
                    best, least = place, apart
        return best


def _ends(text: str, place: Place) -> tuple[int, ...]:
    """Where a labelled mention ends: with and without 's and the like, and before its first preposition or comma."""
    words = text[place.start : place.end]
    cut = _CONTRACTED.search(words)
    head = _END_OF_HEAD.search(words)
    return tuple(place.start + at for at in (len(words), cut and cut.start(), head and head.start()) if at)


def kind_of(text: str) -> str | None:
    """Return which of KINDS the words of a mention are, or None: a name, an indefinite phrase, another pronoun."""
    word = _CONTRACTED.sub("", text.strip()).casefold()
    if word in THIRD:
        return "they" if word in PLURAL else "he, she"
    if not _DEFINITE.match(text) or word.count(" ") == 0:
        return None
    head = _OWNED.sub("", _END_OF_HEAD.split(_OWNED.sub("", text), maxsplit=1)[0]).split()
    return "descriptions" if len(head) > 1 and head[-1][:1].islower() else None


def labelled(path: Path) -> list[Text]:
    """Read labelled texts.

    Raises:
        DataError: the file is not in the stated layout.
    """
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(path), fix=_FIX) from error
    texts = []
    for number, line in enumerate(lines, 1):
        try:
            texts.append(_text(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"not a labelled text: {error!r}", where=str(path), line=number, fix=_FIX) from error
    if not texts:
        raise DataError("no labelled texts in it", where=str(path), fix=_FIX)
    return texts


def _text(row: dict[str, Any]) -> Text:
    text = row["text"]
    places, counted, persons = [], {}, set()
    for number, entity in enumerate(row["entities"]):
        own = [Place(int(a), int(b), number) for a, b in entity["mentions"]]
        places += own
        if entity["type"] != "person":
            continue
        persons.add(number)
        full = [p for p in own if not _is_pronoun(text[p.start : p.end])]
        for place in own:
            kind = kind_of(text[place.start : place.end])
            if kind and any(other != place for other in full):
                counted[place] = kind
    return Text(
        str(row.get("name", "")), row.get("title"), text, tuple(sorted(places, key=lambda p: (p.start, p.end))), counted,
        frozenset(persons),
    )  # fmt: skip


def _is_pronoun(text: str) -> bool:
    word = _CONTRACTED.sub("", text.strip()).casefold()
    return word in THIRD or word in {"i", "me", "my", "mine", "we", "us", "our", "you", "your", "it", "its", "who"}


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
        self.gold, self.linked, self.right = self.gold + other.gold, self.linked + other.linked, self.right + other.right


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
            kind = kind_of(text.text[mention.start : mention.end]) if mention.type in ("pronoun", "description") else None
            others = [(m, p) for m, p in members if m is not mention]
            if kind is None or not others or (place is not None and place in text.counted and text.counted[place] != kind):
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
