"""Carriers as actors: those that are there already, and new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge.forms import key
from onrecord.reading.chains.relays import Carrier
from onrecord.types import Actor, Mention, MentionType


class Additions:
    """Gives each carrier the id of its actor, and makes actors for those that have none.

    The ids of new ones are of no lasting form: `renumber` gives all actors and mentions their own.

    Args:
        actors, mentions: those of the page.
    """

    def __init__(self, actors: Sequence[Actor], mentions: Sequence[Mention]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._known = {actor.known: actor.id for actor in actors if actor.known}
        self._names = {key(actor.name): actor.id for actor in actors if actor.kind in ("outlet", "organisation")}
        self._taken = {place for m in mentions if m.actor for place in range(m.span.start, m.span.end)}
        self._ids: dict[str, str] = {}
        self.mentions: list[Mention] = list(mentions)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, those of the page first."""
        return tuple(self._actors.values())

    def get(self, actor: str) -> Actor:
        """Return the actor of an id."""
        return self._actors[actor]

    def id_of(self, carrier: Carrier) -> str:
        """Return the id of the carrier's actor, a new one where none fits."""
        found = self._ids.get(carrier.key) or self._there(carrier)
        if found is None:
            found = f"carrier {len(self._actors)}"
            self._actors[found] = _actor(found, carrier)
        elif carrier.kind == "outlet" and self._actors[found].kind == "organisation":
            self._actors[found] = _as_outlet(self._actors[found], carrier)
        self._ids[carrier.key] = found
        self._mention(found, carrier)
        return found

    def _there(self, carrier: Carrier) -> str | None:
        if carrier.kind != "outlet":
            return None
        if carrier.entry is not None and carrier.entry.id in self._known:
            return self._known[carrier.entry.id]
        names = [carrier.name, *((carrier.entry.name, *carrier.entry.aliases) if carrier.entry else ())]
        return next((self._names[key(name)] for name in names if key(name) in self._names), None)

    def _mention(self, actor_id: str, carrier: Carrier) -> None:
        span = carrier.span
        if any(place in self._taken for place in range(span.start, span.end)):
            return
        named = key(carrier.name) in key(span.text)
        kind: MentionType = "name" if carrier.kind == "outlet" and named else "description"
        self.mentions.append(Mention(f"carrier {len(self.mentions)}", span, actor_id, kind, 0.85))
        self._taken.update(range(span.start, span.end))


def _actor(actor_id: str, carrier: Carrier) -> Actor:
    entry = carrier.entry
    reason = f"known as {entry.id}" if entry else "an outlet by the words around it"
    return Actor(
        actor_id,
        carrier.name,
        carrier.kind,
        carrier.country,
        entry.sectors if entry else ("JRN",) if carrier.kind == "outlet" else (),
        identifiers=entry.identifiers if entry else (),
        known=entry.id if entry else None,
        confidence=0.9 if entry else 0.75,
        reasons=(reason if carrier.kind == "outlet" else "described, not named",),
    )


def _as_outlet(actor: Actor, carrier: Carrier) -> Actor:
    """An organisation that turns out to be an outlet; what is known of it otherwise stays."""
    return replace(
        actor,
        kind="outlet",
        country=actor.country or carrier.country,
        sectors=actor.sectors or ("JRN",),
        known=actor.known or (carrier.entry.id if carrier.entry else None),
        reasons=(*actor.reasons, "an outlet by the words around it"),
    )
