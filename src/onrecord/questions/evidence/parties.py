"""Who acts or speaks, across articles, and the side that it belongs to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, text

from onrecord.knowledge.countries import by_code
from onrecord.record.columns import plain
from onrecord.record.identities import LOCAL_ID
from onrecord.record.links import joined

#: PLOVER sectors whose people and bodies speak and act for their state.
STATE_SECTORS: Final = frozenset({"GOV", "MIL", "SPY"})
#: Kinds that no state speaks through, whatever their sector; a state that is none of today's is its own side.
_APART: Final = frozenset({"state", "armed_group", "outlet", "document"})
#: First letters of kinds as `record.tables` codes them.
_KINDS: Final = {"p": "person", "s": "state", "o": "organisation", "g": "group", "d": "document"}


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """What positions are held by and events happen between: a state, a body, a group, or one who stands alone.

    Attributes:
        id: `state:RUS` for a state and all that speak and act for it; else the id of an actor across articles.
        name: to show; two articles may call one side by two names, and take it for two kinds.
        kind: one of `types.ActorKind`; None: not told.
        country: PLOVER code, or None.
    """

    id: str
    name: str = field(compare=False)
    kind: str | None = field(default=None, compare=False)
    country: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of one article as it is known across articles.

    Attributes:
        id: of the actor across articles; of those whom a person joined, the first.
        name: as in the article.
        kind: one of `types.ActorKind`.
        country: PLOVER code, or None.
        sectors: PLOVER sectors, the primary one first.
        anonymous: whether it is deliberately unnamed.
        side: what it belongs to: itself, where it belongs to nothing known.
        local: whether nobody in another article can be the same (an unnamed source, a group, a surname alone).
    """

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    anonymous: bool
    side: Side
    local: bool


@dataclass(frozen=True, slots=True)
class Body:
    """What side is told from: an actor as its article gives it."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]


def side_of(actor: Body, behind: Body | None) -> Side:
    """Return the side of an actor.

    A state is its own side. Who speaks for a body is on its side. Government, army and secret services of a country,
    and those who speak for them, are on the side of the state. Anybody else (a party, a court, an armed group, a
    company, a person) is a side of its own.

    Args:
        actor: whose side is asked.
        behind: the body, state or group that it speaks for, or None.
    """
    for one in (actor, behind):
        state = None if one is None or one.country is None else by_code(one.country)
        if one is None or state is None:
            continue
        if one.id == f"known:{state.id}" or (one.kind not in _APART and _is_of_state(one, alone=behind is None)):
            return Side(f"state:{one.country}", state.name, "state", one.country)
    own = actor if behind is None else behind
    return Side(own.id, own.name, own.kind, own.country)


def _is_of_state(body: Body, *, alone: bool) -> bool:
    """Whether a body, or a person of it, speaks for its state; a person of whom nothing is known may be a mayor."""
    if body.sectors[:1] == () or body.sectors[0] not in STATE_SECTORS:
        return False
    return body.kind != "person" or (alone and body.id.startswith(("known:", "wikidata:")))


class Parties:
    """Makes each party once, from the rows of actors.

    Args:
        joined: the groups of ids that people joined, as `record.links.joined` gives them.
    """

    def __init__(self, joined: Mapping[str, frozenset[str]]) -> None:
        self._joined = joined
        self._made: dict[tuple[Any, ...], Party] = {}

    def party(self, facts: tuple[Any, ...], behind: tuple[Any, ...] | None) -> Party:
        """Return the party of a row: id, name, kind, country, sectors, anonymous, as they are stored."""
        wanted = (facts, behind)
        found = self._made.get(wanted)
        if found is None:
            body = self._body(facts)
            side = side_of(body, None if behind is None else self._body(behind))
            local = body.id.startswith(LOCAL_ID)
            found = Party(body.id, body.name, body.kind, body.country, body.sectors, bool(facts[5]), side, local)
            self._made[wanted] = found
        return found

    def _body(self, facts: tuple[Any, ...]) -> Body:
        own, name, kind, country, sectors = (plain(value) for value in facts[:5])
        group = self._joined.get(own)
        return Body(
            min(group) if group else own, name, _KINDS.get(kind, kind), country, tuple(json.loads(sectors or "[]"))
        )


_ASKED: Final = text(
    """SELECT a.reading, a.n, i.id, i.name, a.kind, a.country, a.sectors, a.anonymous,
           bi.id, bi.name, b.kind, b.country, b.sectors, b.anonymous
    FROM json_each(:wanted) AS w
    CROSS JOIN actor AS a ON a.reading = w.value >> 32 AND a.n = w.value & 4294967295
    JOIN identity AS i ON i.key = a.identity
    LEFT JOIN actor AS b ON b.reading = a.reading AND b.n = a.side
    LEFT JOIN identity AS bi ON bi.key = b.identity"""
)


def load_parties(connection: Connection, wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Party]:
    """Return the parties of actors, by key of the reading and number of the actor in it."""
    maker = Parties(joined(connection))
    found = {}
    for reading, n, *facts in connection.execute(_ASKED, {"wanted": packed_pairs(wanted)}).all():
        found[(reading, n)] = maker.party(tuple(facts[:6]), None if facts[6] is None else tuple(facts[6:]))
    return found


def packed_pairs(pairs: Iterable[tuple[int, int]]) -> str:
    """Return pairs of a reading and a number in it, each once and in order, as one JSON number each.

    SQLite takes them apart with `>> 32` and `& 4294967295` in half the time that arrays take it.
    """
    return json.dumps(sorted({(reading << 32) | n for reading, n in pairs}))
