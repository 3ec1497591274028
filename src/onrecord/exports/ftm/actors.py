"""Actors as entities of followthemoney: each once, with all that the articles tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from onrecord.exports.ftm.making import Values, entity_id, entity_line
from onrecord.record.frames.columns import View
from onrecord.record.identities import LOCAL_ID
from onrecord.types import Actor, ActorKind

#: PLOVER sectors of bodies of a state.
_PUBLIC: Final = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP"})
_SCHEMATA: Final[dict[ActorKind, str]] = {
    "person": "Person", "state": "PublicBody", "organisation": "Organization", "armed_group": "Organization",
    "outlet": "Organization", "group": "LegalEntity", "anonymous": "LegalEntity", "document": "Document",
}  # fmt: skip


@dataclass(slots=True)
class _Told:
    """What articles tell of one actor."""

    schemata: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    countries: dict[str, None] = field(default_factory=dict)
    sectors: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    identifiers: dict[tuple[str, str], None] = field(default_factory=dict)
    keywords: dict[str, None] = field(default_factory=dict)

    def add(self, actor: Actor) -> None:
        self.schemata[schema_of(actor)] += 1
        self.names[actor.name or "(no name)"] += 1
        if actor.country:
            self.countries[actor.country] = None
        if actor.role:
            self.roles[actor.role] = None
        self.sectors.update(dict.fromkeys(actor.sectors))
        self.identifiers.update(dict.fromkeys(actor.identifiers))
        self.keywords[actor.kind.replace("_", " ")] = None


class Actors:
    """The actors of a record, gathered while it is read.

    Those that are nobody in another article are written with their article. Of the others, each is written once, at the
    end: what loads entities takes a second one of the same id in place of the first.

    Args:
        model: `followthemoney.model`.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._told: dict[str, _Told] = {}
        self._speaks_for: dict[tuple[str, str], str] = {}

    def lines(self, view: View, article: str) -> Iterator[str]:
        """Take in the actors of a reading; yield those that are of this article alone.

        Args:
            view: of the reading.
            article: id of the entity of the article.
        """
        own: dict[str, _Told] = {}
        spoken: dict[tuple[str, str], str] = {}
        for actor in view.reading.actors:
            identity = view.identities[actor.id]
            here = own if identity.startswith(LOCAL_ID) else self._told
            here.setdefault(identity, _Told()).add(actor)
            behind = view.identities.get(actor.side or "")
            if behind is not None and behind != identity:
                local = identity.startswith(LOCAL_ID) or behind.startswith(LOCAL_ID)
                (spoken if local else self._speaks_for).setdefault((identity, behind), article)
        for identity, told in own.items():
            yield self._line(identity, told)
        for pair, proof in spoken.items():
            yield self._speaking(*pair, proof)

    def rest(self) -> Iterator[str]:
        """Yield the actors across articles, and for whom they speak."""
        for identity, told in self._told.items():
            yield self._line(identity, told)
        for pair, proof in self._speaks_for.items():
            yield self._speaking(*pair, proof)

    def _speaking(self, identity: str, behind: str, proof: str) -> str:
        values: Values = {
            "subject": actor_id(identity), "object": actor_id(behind), "role": "speaks for", "proof": proof
        }  # fmt: skip
        return entity_line(self._model, "UnknownLink", entity_id("speaks for", identity, behind), values)

    def _line(self, identity: str, told: _Told) -> str:
        schema = min(told.schemata, key=lambda name: (-told.schemata[name], name))
        first, *others = sorted(told.names, key=lambda name: (-told.names[name], name))
        wikidata = [value for scheme, value in told.identifiers if scheme == "wikidata"]
        rest = [f"{scheme}: {value}" for scheme, value in told.identifiers if scheme != "wikidata"]
        values: dict[str, Any] = {
            "name": first, "alias": others, "country": told.countries, "wikidataId": wikidata,
            "keywords": told.keywords, "notes": [f"onrecord {identity}", *rest],
        }  # fmt: skip
        if schema == "Document":
            values |= {"fileName": first, "title": first}
        else:
            values["sector"] = told.sectors
        if schema == "Person":
            values["position"] = told.roles
        else:
            values["notes"] += [f"role: {role}" for role in told.roles]
        return entity_line(self._model, schema, actor_id(identity), values)


def schema_of(actor: Actor) -> str:
    """Return the schema of an actor."""
    if actor.kind == "organisation" and actor.sectors and actor.sectors[0] in _PUBLIC:
        return "PublicBody"
    return _SCHEMATA[actor.kind]


def actor_id(identity: str) -> str:
    """Return the id of the entity of an actor across articles."""
    return entity_id("actor", identity)
