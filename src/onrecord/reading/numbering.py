"""Ids of actors and mentions in the order of the text, after a layer has added, joined or left out some.

A layer that changes the actors or mentions of a page gives new ones ids of its own choosing and calls `renumber` at
the end: actors become `a1`… in the order in which the text first speaks of them, mentions `m1`… in the order of the
text, and what refers to them (mentions, sides, speakers, vias, hops) follows. Statements keep their ids: reasons name
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.reading.layers import Page
from onrecord.types import Actor, Mention, Statement

#: Where no mention and no hop says that an actor stands: after all others.
_NOWHERE = 1 << 60


def renumber(page: Page, same: Mapping[str, str] | None = None) -> Page:
    """Return the page with new ids for its actors and mentions, everywhere.

    Args:
        page: with ids that are unique; of two mentions of one span the first stays.
        same: for each actor that turned out to be another one: that one's id. It is left out of the actors.

    Raises:
        KeyError: something refers to an actor that is not there; a fault of the layer before.
    """
    kept = _kept(page.actors, same or {})
    actors = [actor for actor in page.actors if kept[actor.id] == actor.id]
    mentions = _mentions(page, kept)
    first = _first_places(mentions, page.statements, kept)
    actors.sort(key=lambda actor: first.get(actor.id, _NOWHERE))
    numbers = {actor.id: f"a{number}" for number, actor in enumerate(actors, 1)}
    ids = {old: numbers[new] for old, new in kept.items()}
    return replace(
        page,
        actors=tuple(_actor(actor, ids) for actor in actors),
        mentions=tuple(
            replace(mention, id=f"m{number}", actor=_new(mention.actor, ids))
            for number, mention in enumerate(mentions, 1)
        ),
        statements=tuple(_statement(statement, ids) for statement in page.statements),
    )


def _kept(actors: tuple[Actor, ...], same: Mapping[str, str]) -> dict[str, str]:
    """For each actor's id the id of the actor that it is in the end, however many joins lie between."""
    root = {actor.id: actor.id for actor in actors}

    def end(actor: str) -> str:
        while root[actor] != actor:
            actor = root[actor]
        return actor

    for old, new in same.items():
        if end(old) != end(new):  # joins in a circle are one actor all the same
            root[end(old)] = end(new)
    return {actor: end(actor) for actor in root}


def _mentions(page: Page, kept: Mapping[str, str]) -> list[Mention]:
    """The mentions in the order of the text, one for each span."""
    found: dict[tuple[int, int], Mention] = {}
    for mention in page.mentions:
        found.setdefault((mention.span.start, mention.span.end), replace(mention, actor=_new(mention.actor, kept)))
    return [found[place] for place in sorted(found)]


def _first_places(
    mentions: list[Mention], statements: tuple[Statement, ...], kept: Mapping[str, str]
) -> dict[str, int]:
    """Where each actor is first mentioned, or is first said to have passed something on."""
    first: dict[str, int] = {}
    places = [(mention.actor, mention.span.start) for mention in mentions if mention.actor]
    places += [(kept[hop.actor], hop.span.start) for statement in statements for hop in statement.chain if hop.span]
    for actor, start in places:
        first[actor] = min(start, first.get(actor, start))
    return first


def _new(actor: str | None, ids: Mapping[str, str]) -> str | None:
    return ids[actor] if actor is not None else None


def _actor(actor: Actor, ids: Mapping[str, str]) -> Actor:
    own = ids[actor.id]
    side = _new(actor.side, ids)
    return replace(actor, id=own, side=None if side == own else side)


def _statement(statement: Statement, ids: Mapping[str, str]) -> Statement:
    return replace(
        statement,
        speaker=_new(statement.speaker, ids),
        via=tuple(ids[actor] for actor in statement.via),
        chain=tuple(replace(hop, actor=ids[hop.actor]) for hop in statement.chain),
    )
