"""What the steps of the places layer hand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.known_places import Known

#: What speaks for a name being that of a place, the strongest first.
Evidence = Literal["area", "inside", "tagger", "again", "preposition", "large", "site"]


@dataclass(frozen=True, slots=True)
class Within:
    """What the text says a place lies in.

    Attributes:
        name: of the larger place.
        country: its country (ISO alpha-3), where that is sure.
        nearby: only some adjective of a people before it tells so.
        loose: only an "in" after it tells so, which may belong to the verb.
    """

    name: str
    country: str | None = None
    nearby: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A name of a place in the text, before it is known which place is meant.

    Attributes:
        start, end: where the name stands.
        shown_end: where the name with "province" after it ends.
        name: the characters of the name.
        found: all places of that name.
        evidence: why it is taken for a place.
        noun: the noun after or before it that tells what it is ("province", "county", "city"), in lower case, or "".
        within: what the text says it lies in, the nearest first.
        body: the name of the body that it is part of, or "".
        acts: whether it speaks or acts here, as its government does.
    """

    start: int
    end: int
    shown_end: int
    name: str
    found: tuple[Known, ...]
    evidence: Evidence
    noun: str = ""
    within: tuple[Within, ...] = ()
    body: str = ""
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Which place a name means, or None; how sure; why."""

    known: Known | None
    confidence: float
    reasons: tuple[str, ...]
