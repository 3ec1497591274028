"""Through how many hands a statement came, and whether its voice is on the record: derived from chain and speaker."""

from __future__ import annotations

from typing import Literal

from onrecord.knowledge.forms import key
from onrecord.knowledge.outlet_names import outlet_name
from onrecord.types import Actor, Article, Hop, Reading, Statement

#: first: the article heard or read the voice itself; second: it has it from others.
Hand = Literal["first", "second"]


def actors_by_id(reading: Reading) -> dict[str, Actor]:
    """Return the actors of a reading by their ids."""
    return {actor.id: actor for actor in reading.actors}


def depth(statement: Statement) -> int:
    """Return how many stand between the speaker and the article: 0 where the article names none."""
    return len(statement.via)


def hand(reading: Reading, statement: Statement) -> Hand:
    """Return whether the article has the words from the voice itself, as far as it says.

    A platform that anybody can read, an audience, an interpreter and the article's own outlet are no other's word; any
    other outlet, author or person in between is.
    """
    actors = actors_by_id(reading)
    others = [hop for hop in _between(statement) if _is_another(hop, actors, reading.article)]
    return "second" if others else "first"


def on_the_record(reading: Reading, statement: Statement) -> bool | None:
    """Return whether the voice stands to its words: named is True, deliberately unnamed False, not known None.

    Groups whom nobody tries to hide (voters, critics) are on no record: None.
    """
    actor = actors_by_id(reading).get(statement.speaker or "")
    if actor is None or (actor.kind == "group" and not actor.anonymous):
        return None
    return not (actor.anonymous or actor.kind == "anonymous")


def _between(statement: Statement) -> tuple[Hop, ...]:
    """The hops after the speaker; a speaker who is not known has none of its own."""
    return statement.chain[len(statement.chain) - len(statement.via) :] if statement.via else ()


def _is_another(hop: Hop, actors: dict[str, Actor], article: Article) -> bool:
    actor = actors.get(hop.actor)
    if hop.kind in ("platform", "article") or actor is None or actor.kind == "group":
        return False
    if actor.kind == "person" and actor.name in ("interpreter", "translator"):
        return False
    return article.outlet is None or key(outlet_name(article.outlet)) != key(outlet_name(actor.name))
