"""Whom a person speaks for: the state of officials, the group of fighters, what somebody leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.matches import Match
from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.told import Told

_FOR_STATE: Final = frozenset({"GOV", "MIL", "SPY"})
_LOCAL: Final = re.compile(
    r"\b(?:mayor|governor|gov|sheriff|council\w*|alderman|county|city|district|village|town|state|provincial|regional|"
    r"lieutenant governor|commissioner|attorney general)\b",
    re.IGNORECASE,
)
#: Who speaks for an organisation, unlike those who only work there.
_SPEAKS: Final = re.compile(
    r"\b(?:spokes\w+|leader|chief|head|president|chair\w*|director|ceo|chief executive|secretary|founder|"
    r"representative|commander|official|envoy|negotiator|deputy)\b",
    re.IGNORECASE,
)


def side_of(scene: Scene, draft: Draft, told: Sequence[Told], known: Match | None) -> Entry | None:
    """Return the entry of whom a person speaks for, or None.

    Args:
        scene: the article.
        draft: the person, with country, sectors and role.
        told: what the text tells, the surest first.
        known: what the packs know of the person, or None.
    """
    in_office = known is not None and known.office is not None and not _is_local(known.office.role)
    if in_office and known is not None and known.office and draft.sectors[:1] in (("GOV",), ("REB",), ()):
        return scene.knowledge.state(known.office.of) or scene.knowledge.entry(known.office.of)
    best = next((one for one in told if one.side), None)
    side = best.side if best else None
    if side is not None and side.kind == "armed_group":
        return side
    if best is not None and best.former:
        return None
    if draft.country and draft.sectors and draft.sectors[0] in _FOR_STATE:
        of_state = side is not None and side.country == draft.country
        owned = any(one.owner for one in told)
        return scene.knowledge.state(draft.country) if (of_state or owned) and not _is_local(draft.role) else None
    speaks = best is not None and _SPEAKS.search(best.phrase)
    return side if side is not None and side.kind in ("organisation", "outlet") and speaks else None


def _is_local(role: str | None) -> bool:
    """Whether a role is of a part of a state: a mayor does not speak for it."""
    return role is not None and "secretary of state" not in role.lower() and _LOCAL.search(role) is not None
