"""Texts with labelled entities: which of their mentions are counted, and which labelled mention a found one is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from onrecord.errors import DataError
from onrecord.reading.coreference.types import PLURAL, THIRD

_FIX: Final = 'Each line is {"name": …, "text": …, "entities": [{"type": "person", "mentions": [[start, end]]}]}'
_DEFINITE: Final = re.compile(
    r"(?:the|this|that|these|those|his|her|their|its|our|my|your)\s|[^\s,]+(?:\s[^\s,]+)?[’']s\s", re.I
)
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
            if kind and any(
                other.start < place.start or _is_name(text[other.start : other.end]) for other in full if other != place
            ):
                counted[place] = kind
    places.sort(key=lambda place: (place.start, place.end))
    return Text(str(row.get("name", "")), row.get("title"), text, tuple(places), counted, frozenset(persons))


def _is_name(text: str) -> bool:
    """Whether the words of a mention are a name: the last one before a preposition or comma has a capital."""
    head = _OWNED.sub("", _END_OF_HEAD.split(text, maxsplit=1)[0]).split()
    return bool(head) and head[-1][:1].isupper() and not _is_pronoun(text)


def _is_pronoun(text: str) -> bool:
    word = _CONTRACTED.sub("", text.strip()).casefold()
    return word in THIRD or word in {"i", "me", "my", "mine", "we", "us", "our", "you", "your", "it", "its", "who"}
