"""PLOVER's event types with their modes, quad classes and scores, as `plover.yaml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import yaml

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged

_FILE: Final = "plover.yaml"


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer kind of an event type; `score` is None where the manual gives none."""

    name: str
    definition: str
    score: float | None


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the event types.

    Attributes:
        quad: quad class, a key of `Ontology.quad_classes`.
        score: from -10 (conflict) to 10 (cooperation), where no mode has one of its own.
        notes: the manual's word on hard cases.
        modes: by name.
    """

    name: str
    quad: int
    score: float
    definition: str
    notes: tuple[str, ...]
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All of it: quad classes by number, types by name in the file's order, names of contexts."""

    quad_classes: Mapping[int, str]
    types: Mapping[str, EventType]
    contexts: tuple[str, ...]

    def score(self, kind: str, mode: str | None) -> float:
        """Return the score of a type and mode."""
        own = self.types[kind].modes[mode].score if mode else None
        return self.types[kind].score if own is None else own


def parse_ontology(text: str, *, where: str = _FILE) -> Ontology:
    """Return the ontology of a YAML text.

    Raises:
        DataError: it is not YAML, or something is missing or of the wrong kind.
    """
    try:
        data = yaml.safe_load(text)
        types = {name: _type(name, facts) for name, facts in data["types"].items()}
        found = Ontology({int(k): str(v) for k, v in data["quad_classes"].items()}, types, tuple(data["contexts"]))
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"not an ontology ({type(error).__name__}: {error})", where=where) from error
    for kind in found.types.values():
        if kind.quad not in found.quad_classes:
            raise DataError(f"{kind.name} has the quad class {kind.quad}, which is none", where=where)
    return found


def _type(name: str, facts: Mapping[str, Any]) -> EventType:
    modes = {
        mode: Mode(mode, str(one["definition"]), None if one["score"] is None else float(one["score"]))
        for mode, one in facts.get("modes", {}).items()
    }
    notes = tuple(str(note) for note in facts.get("notes", ()))
    return EventType(name, int(facts["quad"]), float(facts["score"]), str(facts["definition"]), notes, modes)


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """Return the packaged ontology."""
    return parse_ontology(packaged(_FILE))
