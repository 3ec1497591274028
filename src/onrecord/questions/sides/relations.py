"""What one side does to another, in words: PLOVER's types, a few to a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.errors import SettingError


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of edge between sides.

    Attributes:
        name: what the source does, as in "meets".
        types: PLOVER types that it stands for.
        mutual: whether both do it alike: A meets B is B meets A, and of several who meet each meets each.
    """

    name: str
    types: tuple[str, ...]
    mutual: bool = False


RELATIONS: Final = (
    Relation("meets", ("CONSULT",), mutual=True),
    Relation("cooperates with", ("COOPERATE",), mutual=True),
    Relation("supports", ("SUPPORT", "AID")),
    Relation("agrees or yields to", ("AGREE", "CONCEDE", "RETREAT")),
    Relation("asks", ("REQUEST",)),
    Relation("accuses", ("ACCUSE",)),
    Relation("opposes", ("REJECT", "PROTEST")),
    Relation("threatens", ("THREATEN", "MOBILIZE")),
    Relation("sanctions or coerces", ("SANCTION", "COERCE")),
    Relation("attacks", ("ASSAULT",)),
)
_BY_TYPE: Final = {kind: relation for relation in RELATIONS for kind in relation.types}


def relation_of(kind: str) -> Relation:
    """Return the relation that a PLOVER type stands for."""
    return _BY_TYPE[kind]


def relation_named(name: str) -> Relation:
    """Return the relation of this name, or whose name begins so.

    Raises:
        SettingError: there is none, or more than one.
    """
    found = [relation for relation in RELATIONS if relation.name.startswith(name.strip().lower())]
    if len(found) != 1:
        valid = ", ".join(relation.name for relation in RELATIONS)
        raise SettingError(f"{name!r} is no relation", fix=f"Valid are {valid}")
    return found[0]
