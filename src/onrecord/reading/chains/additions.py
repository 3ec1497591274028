"""Carriers as actors: those that are there already, and new ones."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge.forms import key
from onrecord.reading.chains.relays import Carrier
from onrecord.types import Actor, Mention


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
        self._at = {(m.span.start, m.span.end): m for m in mentions}
        self._ids: dict[str, str] = {}
        self.actors: list[Actor] = list(actors)
        self.mentions: list[Mention] = list(mentions)

    def get(self, actor: str) -> Actor:
        """Return the actor of an id."""
        return self._actors[actor]

    def id_of(self, carrier: Carrier) -> str:
        """Return the id of the carrier's actor, a new one where none fits."""
        found = self._ids.get(carrier.key) or self._there(carrier)
        if found is None:
            found = f"carrier {len(self.actors)}"
            self._add(found, carrier)
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

    def _add(self, actor_id: str, carrier: Carrier) -> None:
        entry = carrier.entry
        sectors = entry.sectors if entry else ("JRN",) if carrier.kind == "outlet" else ()
        reason = f"known as {entry.id}" if entry else "an outlet by the words around it"
        if carrier.kind != "outlet":
            reason = "described, not named"
        actor = Actor(
            actor_id,
            carrier.name,
            carrier.kind,
            carrier.country,
            sectors,
            identifiers=entry.identifiers if entry else (),
            known=entry.id if entry else None,
            confidence=0.9 if entry else 0.75,
            reasons=(reason,),
        )
        self._actors[actor_id] = actor
        self.actors.append(actor)

    def _mention(self, actor_id: str, carrier: Carrier) -> None:
        span = carrier.span
        if any(m.span.start < span.end and span.start < m.span.end and m.actor for m in self._near(span.start)):
            return
        named = key(carrier.name) in key(span.text)
        kind = "name" if carrier.kind == "outlet" and named else "description"
        self.mentions.append(Mention(f"carrier {len(self.mentions)}", span, actor_id, kind, 0.85))  # type: ignore[arg-type]

    def _near(self, at: int) -> list[Mention]:
        return [m for m in self.mentions if abs(m.span.start - at) < 300]
