"""Actors that may be one: proposed with a score and the reasons, joined only where a person says so."""

from __future__ import annotations

import heapq
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from sqlalchemy import Connection, func, select

from onrecord.knowledge.forms import key
from onrecord.record import tables as t
from onrecord.record.actor_words import keys_of, listed, matching_ids
from onrecord.record.corrections import load_corrections
from onrecord.record.identities import LOCAL, is_name

State = Literal["proposed", "accepted", "rejected"]
#: A pair that scores less is not proposed.
LOWEST: Final = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """Two actors that are one, or may be.

    Attributes:
        one, other: their ids, in order.
        names: the name of each.
        score: how much speaks for it, 0 to 1; a rule, not a probability.
        why: what speaks for it and against it.
        state: proposed, or what a person said of it.
        correction: id of what a person said, which `undo` takes; None: nobody did.
    """

    one: str
    other: str
    names: tuple[str, str]
    score: float
    why: tuple[str, ...]
    state: State
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: str
    name: str
    kind: str
    country: str | None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(key(self.name).split())


def judged(connection: Connection) -> dict[tuple[str, str], tuple[State, str]]:
    """Return what people said of pairs, the last word of each pair, with the id of the correction that it is."""
    found: dict[tuple[str, str], tuple[State, str]] = {}
    for correction in load_corrections(connection):
        if correction.layer == "link" and not correction.undone and correction.value:
            one, other = json.loads(correction.value)
            found[(one, other)] = ("accepted" if correction.action == "accept" else "rejected", correction.id)
    return found


def joined_ids(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return ids with all that people joined to them."""
    found = set(ids)
    groups = joined(connection)
    return found | {other for each in found for other in groups.get(each, ())}


def joined(connection: Connection) -> dict[str, frozenset[str]]:
    """Return for each id that a person joined to another the whole group, itself included."""
    groups: dict[str, frozenset[str]] = {}
    for (one, other), (state, _) in sorted(judged(connection).items()):
        if state == "accepted":
            group = groups.get(one, frozenset({one})) | groups.get(other, frozenset({other}))
            groups |= dict.fromkeys(group, group)
    return groups


def propose(connection: Connection, limit: int, actor: str | None = None) -> tuple[Link, ...]:
    """Return the pairs that a person should look at, best first, and those judged already before them.

    Args:
        connection: to the record.
        limit: how many that nobody judged, at most.
        actor: id of one of each pair, or of one whom people joined to it; None: all pairs.
    """
    said = judged(connection)
    own = None if actor is None else joined_ids(connection, {actor})
    candidates = {c.id: c for c in _candidates(connection, None if own is None else _kin(connection, own))}
    done = []
    for (one, other), (state, correction) in sorted(said.items()):
        if own is None or own & {one, other}:
            a, b = (candidates.get(i, _Candidate(i, i, "", None)) for i in (one, other))
            done.append(Link(one, other, (a.name, b.name), *score(a, b), state, correction))
    fresh = (link for link in _pairs(candidates.values(), own) if (link.one, link.other) not in said)
    best = heapq.nsmallest(limit, fresh, key=lambda link: (-link.score, link.one, link.other))
    return (*done, *best)


def _kin(connection: Connection, own: Iterable[str]) -> list[int]:
    """The keys of some identities, of those that share the last word of a name with one, and of judged partners."""
    ids = set(own)
    keys = keys_of(connection, ids)
    for name in connection.execute(select(t.IDENTITY.c.name).where(t.IDENTITY.c.key.in_(listed(keys)))).scalars():
        words = key(name).split()
        ids |= matching_ids(connection, words[-1], whole=False) if words else set()
    ids |= {one for pair in judged(connection) if ids & set(pair) for one in pair}
    return keys_of(connection, ids)


def _candidates(connection: Connection, keys: Iterable[int] | None = None) -> Iterator[_Candidate]:
    """The actors of current readings (or those with some keys), each id once, by commonest name, kind and country."""
    uses = func.count()
    among = [] if keys is None else [t.ACTOR.c.identity.in_(listed(keys))]
    asked = (
        select(t.IDENTITY.c.id, t.IDENTITY.c.name, t.ACTOR.c.kind, t.ACTOR.c.country, uses.label("uses"))
        .join(t.ACTOR, t.ACTOR.c.identity == t.IDENTITY.c.key)
        .join(t.READING, t.ACTOR.c.reading == t.READING.c.key)
        .where(t.READING.c.current, t.ACTOR.c.kind.not_in(sorted(LOCAL)), ~t.ACTOR.c.anonymous, *among)
        .group_by(t.IDENTITY.c.id, t.IDENTITY.c.name, t.ACTOR.c.kind, t.ACTOR.c.country)
        .order_by(t.IDENTITY.c.id, uses.desc(), t.IDENTITY.c.name, t.ACTOR.c.kind, t.ACTOR.c.country)
    )
    last = None
    for row in connection.execute(asked):
        # a description ("her husband") is nobody whom another article could name
        if row.id != last and is_name(row.name):
            yield _Candidate(row.id, row.name, row.kind, row.country)
        last = row.id


def _pairs(candidates: Iterable[_Candidate], own: Collection[str] | None) -> Iterator[Link]:
    """All pairs that are worth scoring: of one kind and with the same last word in their names.

    Args:
        candidates: each once.
        own: ids of which each pair has one; None: any.
    """
    blocks: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.words:
            blocks[(candidate.kind, candidate.words[-1])].append(candidate)
    for block in blocks.values():
        for a, b in _two_of(sorted(block, key=lambda c: c.id), own):
            # two surnames in two articles tell nothing
            short = min(len(a.words), len(b.words)) == 1
            if (short and (a.kind != "person" or a.words == b.words)) or _apart(a, b):
                continue
            points, why = score(a, b)
            if points >= LOWEST:
                yield Link(a.id, b.id, (a.name, b.name), points, why, "proposed")


def _two_of(block: Sequence[_Candidate], own: Collection[str] | None) -> Iterator[tuple[_Candidate, _Candidate]]:
    """Pairs in the order of their ids."""
    if own is None:
        yield from combinations(block, 2)
        return
    for one in (each for each in block if each.id in own):
        for other in block:
            if other.id not in own:
                yield (one, other) if one.id < other.id else (other, one)


def _apart(a: _Candidate, b: _Candidate) -> bool:
    """Two entries of packs are two, and so are two whom one article tells apart."""
    if all(c.id.startswith(("known:", "wikidata:")) for c in (a, b)):
        return True
    return all(c.id.startswith("only:") for c in (a, b)) and a.id.split(":")[1] == b.id.split(":")[1]


def score(a: _Candidate, b: _Candidate) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for two actors being one, and what."""
    points, why = _names(a.words, b.words)
    if a.country and a.country == b.country:
        points, why = points + 0.25, [*why, f"same country ({a.country})"]
    elif a.country and b.country:
        points, why = points - 0.4, [*why, f"different countries ({a.country}, {b.country})"]
    else:
        points, why = points + 0.05, [*why, "a country is not known"]
    if a.kind == b.kind:
        points, why = points + 0.15, [*why, f"same kind ({a.kind})"]
    else:
        points, why = points - 0.3, [*why, f"different kinds ({a.kind or '?'}, {b.kind or '?'})"]
    return round(max(0.0, min(1.0, points)), 2), tuple(why)


def _names(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, list[str]]:
    shorter, longer = sorted((a, b), key=len)
    if a == b:
        return 0.6, ["same name"]
    if not shorter or shorter[-1] != longer[-1]:
        return 0.0, ["different names"]
    if len(shorter) == 1:
        return 0.3, ["same last name, one stands alone"]
    if shorter[0][0] == longer[0][0] and 1 in (len(shorter[0]), len(longer[0])):
        return 0.45, ["same last name, same initial"]
    if set(shorter) < set(longer):
        return 0.45, ["one name is part of the other"]
    return 0.1, ["same last name, different first names"]
