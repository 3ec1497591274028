"""How two actors of a sentence stand to each other: `reader.relation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import SettingError
from onrecord.reading.events.labels import TYPES

if TYPE_CHECKING:
    from onrecord.reading.events.layer import EventLayer

Pair = tuple[int, int]


def relation(layer: EventLayer, text: str, actor: Pair | None, recipient: Pair | None) -> dict[str, float]:
    """Return the probability of each type between two actors; see `onrecord.Reader.relation`."""
    if actor is None and recipient is None:
        raise SettingError("neither actor nor recipient is given", fix="Give the span of one of them, or of both")
    for name, span in (("actor", actor), ("recipient", recipient)):
        if span is not None and not 0 <= span[0] < span[1] <= len(text):
            raise SettingError(
                f"the {name} {span} is no span of the text",
                fix=f"Give (start, end) in code points, with 0 ≤ start < end ≤ {len(text)}",
            )
    encoded = layer.encode(text)
    found = layer.branch.between(encoded, [actor] if actor else [], [recipient] if recipient else []).astype(float)
    found /= found.sum()
    return {name: float(value) for name, value in zip(TYPES[1:], found, strict=True)}
