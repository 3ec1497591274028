"""Adding actors by the names of organisations, states, outlets, armed groups and peoples."""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge.countries import Country, by_capital, by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import dashed, plain
from onrecord.reading.speakers.bodies import Bodies, body_name
from onrecord.reading.speakers.registry import Found, Registry
from onrecord.types import ActorKind

_GOVERNMENT: Final = re.compile(r"[Gg]overnment of (?:the )?(.+)")


def add_body(registry: Registry, bodies: Bodies, name: str, label: str, at: int) -> Found:
    """Add the actor that `name` names.

    Args:
        registry: where to.
        bodies: the named bodies of the text.
        name: as the text has it.
        label: the tagger's label, or an empty text.
        at: where it stands.

    Returns:
        The actor's key, with the reason where the name alone does not give it; or None and why it is none.
    """
    shown = body_name(name) or name.strip()
    government = _GOVERNMENT.fullmatch(shown)
    country = by_name(government.group(1) if government else bodies.state_of(shown))
    if country is not None and country.ambiguous:
        return Found(None, "name", f"“{shown}” is the name of a state and of others", 0.5)
    if country is not None:
        return Found(add_state(registry, country, at), "name", None, 0.9)
    last = shown.rpartition(" ")[2]
    if {dashed(shown), dashed(last)} & words("armed_group"):
        group = shown if dashed(shown) in words("armed_group") else last
        return Found(registry.actor(f"body {group.casefold()}", group, "armed_group", at), "name", None, 0.9)
    if (label == "NORP" and not bodies.is_outlet(shown)) or by_people(shown):
        return _add_people(registry, shown, at)
    capital = by_capital(shown) if label == "GPE" else None
    if capital is not None:
        why = f"“{shown}” stands for the government of {capital.names[0]}"
        return Found(add_state(registry, capital, at), "name", why, 0.7)
    return _add_named(registry, bodies, shown, at)


def _add_named(registry: Registry, bodies: Bodies, shown: str, at: int) -> Found:
    """An organisation or outlet by its name; one word may be short for a name that stands in the text."""
    full = None if " " in shown else bodies.called(plain(shown)) or bodies.spelled_out(shown) or bodies.meant(shown)
    name = full or shown
    kind: ActorKind = "outlet" if bodies.is_outlet(name) else "organisation"
    key = registry.actor(f"body {name.casefold()}", name, kind, at)
    return Found(key, "name", f"short for “{full}”" if full and full != shown else None, 0.85)


def add_state(registry: Registry, country: Country, at: int) -> str:
    """Add the state and return the actor's key."""
    return registry.actor(f"state {country.code}", country.names[0], "state", at, country=country.code)


def _add_people(registry: Registry, shown: str, at: int) -> Found:
    """The Norwegians, Democrats, the French: a group; one Norwegian is nobody that could be told."""
    if not shown.endswith(("s", "ish", "ese", "ch")):
        return Found(None, "name", f"no rule tells who “{shown}” is", 0.5)
    people = by_people(shown)
    key = registry.actor(f"group {shown.casefold()}", shown, "group", at, country=people.code if people else None)
    return Found(key, "name", None, 0.85)
