"""What positions are about: events of one family between the same sides, as `matters.yaml` has the families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, product
from typing import Any, Final

import yaml

from onrecord.errors import DataError
from onrecord.knowledge.plover import Ontology, ontology
from onrecord.questions.evidence.parties import Side
from onrecord.questions.evidence.view import Happening

_FILE: Final = "matters.yaml"
_WORDS: Final = ("before", "after", "claims", "pointers", "relations", "plain")


@dataclass(frozen=True, slots=True)
class Family:
    """Events of one kind.

    Attributes:
        name: as `--about` takes it.
        label: to show.
        mutual: whether it is the same matter whoever comes first.
        lasting: whether it goes on; else it is done once.
        kin: names of the families that a side may mean in the same breath, itself included.
        events: (type, mode) pairs; mode None: all modes that are in no other family.
    """

    name: str
    label: str
    mutual: bool
    lasting: bool
    kin: frozenset[str]
    events: tuple[tuple[str, str | None], ...]


#: What a reading tells in other types than PLOVER's; `--about` does not take it.
OTHER: Final = Family("other", "other events", mutual=False, lasting=False, kin=frozenset({"other"}), events=())


@dataclass(frozen=True, slots=True)
class Matters:
    """What `matters.yaml` holds: families by name, and the words that tell when and of what a position is."""

    families: Mapping[str, Family]
    before: frozenset[str]
    after: frozenset[str]
    claims: frozenset[str]
    pointers: frozenset[str]
    relations: frozenset[str]
    plain: frozenset[str]
    by_event: Mapping[tuple[str, str | None], Family]

    def family(self, kind: str, mode: str | None) -> Family:
        """Return the family of an event of a type and mode; `OTHER` for a type that PLOVER has not."""
        return self.by_event.get((kind, mode)) or self.by_event.get((kind, None), OTHER)

    def named(self, name: str) -> Family:
        """Return the family of this name."""
        return self.families.get(name, OTHER)


@dataclass(frozen=True, slots=True, order=True)
class Matter:
    """Events of one family between two sides.

    Attributes:
        family: its name.
        one, other: the sides: who does it and to whom; in order of their ids where the family is mutual.
    """

    family: str
    one: Side
    other: Side

    @property
    def label(self) -> str:
        """What is shown: "support and aid: Russia → Taliban"."""
        family = matters().named(self.family)
        return f"{family.label}: {self.one.name}{' and ' if family.mutual else ' → '}{self.other.name}"


def parse_matters(text: str, known: Ontology, *, where: str = _FILE) -> Matters:
    """Return what the text of a file like `matters.yaml` says.

    Args:
        text: of the file.
        known: types and modes that there are.
        where: the file's name, for errors.

    Raises:
        DataError: it is no such file, an event is in two families or in none, or is no event of PLOVER's.
    """
    try:
        data = yaml.safe_load(text)
        kin = [frozenset(map(str, group)) for group in data["kin"]]
        families = {str(name): _family(str(name), facts, kin) for name, facts in data["families"].items()}
        words = {name: frozenset(str(word).casefold() for word in data[name]) for name in _WORDS}
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"not a list of families ({type(error).__name__}: {error})", where=where) from error
    unknown = sorted(frozenset().union(*kin) - set(families))
    if unknown:
        raise DataError(f"kin {', '.join(unknown)} are no families", where=where)
    by_event: dict[tuple[str, str | None], Family] = {}
    for family in families.values():
        for kind, mode in family.events:
            if kind not in known.types or (mode is not None and mode not in known.types[kind].modes):
                raise DataError(f"{family.name} has {kind}/{mode or ''}, which is no event", where=where)
            if (kind, mode) in by_event:
                raise DataError(f"{kind}/{mode or ''} is in two families", where=where)
            by_event[(kind, mode)] = family
    missing = sorted(kind for kind in known.types if (kind, None) not in by_event)
    if missing:
        raise DataError(f"{', '.join(missing)} are in no family", where=where)
    return Matters(families, **words, by_event=by_event)


def _family(name: str, facts: Mapping[str, Any], kin: list[frozenset[str]]) -> Family:
    if facts["between"] not in ("both", "from") or not isinstance(facts["lasting"], bool):
        raise ValueError(f"{name}: between is both or from, lasting true or false")
    events = [str(event).partition("/") for event in facts["events"]]
    return Family(
        name=name,
        label=str(facts["label"]),
        mutual=facts["between"] == "both",
        lasting=facts["lasting"],
        kin=frozenset({name}).union(*(group for group in kin if name in group)),
        events=tuple((kind, mode or None) for kind, _, mode in events),
    )


@lru_cache(maxsize=1)
def matters() -> Matters:
    """Return the packaged families."""
    return parse_matters((files("onrecord.questions") / _FILE).read_text(encoding="utf8"), ontology())


def family_of(happening: Happening) -> Family:
    """Return the family of an event."""
    return matters().family(happening.type, happening.mode)


def matters_of(happening: Happening) -> tuple[Matter, ...]:
    """Return the matters that an event belongs to, each once; none where one of its two sides is not known.

    Whoever does it comes first. Of a mutual event all who take part are sides alike, so those of a meeting that are
    told as two actors make a pair too. Nobody is a side against itself.
    """
    family = family_of(happening)
    actors = {party.side: None for party in happening.actors}
    recipients = {party.side: None for party in happening.recipients}
    if family.mutual:
        everybody = sorted({**actors, **recipients})
        return tuple(Matter(family.name, *pair) for pair in combinations(everybody, 2))
    return tuple(Matter(family.name, one, other) for one, other in product(actors, recipients) if one != other)
