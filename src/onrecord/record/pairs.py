"""Which events are between two actors that are known across articles: what questions about matters look for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from onrecord.record.identities import LOCAL_ID, id_hash
from onrecord.types import Event, Reading


def pair_rows(reading: Reading, keys: Sequence[int], identities: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the rows of `tables.PAIR` of a reading.

    Args:
        reading: whose events.
        keys: of its events, in their order.
        identities: identity and name of each actor, as `identities.identities_of` gives them.
    """
    return [
        {"one": one, "other": other, "event": key}
        for key, event in zip(keys, reading.events, strict=True)
        if event.factuality == "asserted" and event.statement is not None
        for one, other in combinations(sorted(set(_numbers(event, identities))), 2)
    ]


def tie_rows(
    reading: Reading, key: int, keys: Sequence[int], identities: Mapping[str, tuple[str, str]]
) -> list[dict[str, Any]]:
    """Return the rows of `tables.TIE` of a reading.

    Args:
        reading: whose events.
        key: of the row in `reading`.
        keys: of its events, in their order.
        identities: identity and name of each actor, as `identities.identities_of` gives them.
    """
    known = {
        actor.id
        for actor in reading.actors
        if actor.side is not None or not identities[actor.id][0].startswith(LOCAL_ID)
    }
    return [
        {"reading": key, "event": number}
        for number, event in zip(keys, reading.events, strict=True)
        if any(role.actor in known for role in event.actors)
        and (
            any(role.actor in known for role in event.recipients)
            or any(role.actor is not None for role in event.actors[1:])
        )
    ]


def _numbers(event: Event, identities: Mapping[str, tuple[str, str]]) -> Iterator[int]:
    for role in (*event.actors, *event.recipients):
        identity = None if role.actor is None else identities[role.actor][0]
        if identity is not None and not identity.startswith(LOCAL_ID):
            yield id_hash(identity)
