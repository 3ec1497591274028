"""Type and mode of events as people correct them: what goes together, and what follows from them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import SettingError
from onrecord.knowledge.plover import ontology
from onrecord.types import Event


def check_type(kind: str) -> None:
    """Raise SettingError if PLOVER has no such type."""
    if kind not in ontology().types:
        raise SettingError(f"{kind!r} is no type", fix=f"Valid are {', '.join(ontology().types)}")


def check_mode(kind: str, mode: str | None) -> None:
    """Raise SettingError if a type has no such mode; None, none at all, every type may have."""
    own = ontology().types[kind].modes if kind in ontology().types else {}
    if mode is not None and mode not in own:
        fix = f"Valid are {', '.join(own)}, or none" if own else f"{kind} has none"
        raise SettingError(f"{mode!r} is no mode of {kind}", fix=fix)


def coded(event: Event) -> Event:
    """Return an event with the quad class and the score of its type and mode.

    A mode that the type does not have, since a person changed the type, is dropped, with the reason.
    """
    kind = ontology().types.get(event.type)
    if kind is None:
        return replace(event, quad_class=None, score=None)
    if event.mode is not None and event.mode not in kind.modes:
        why = f"mode {event.mode} dropped: {event.type} has no such mode"
        event = replace(event, mode=None, reasons=(*event.reasons, why))
    return replace(event, quad_class=kind.quad, score=ontology().score(event.type, event.mode))
