"""Which of the entries that bear a name is meant in this article, and why; or why none can be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.matches import Match
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import Spot

#: Sectors of what a state has one of: its parliament, its parties. A short name is the one of the state spoken of.
_OF_STATE: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY"})
#: Words before a name that may be an outlet's and something else: they tell that it is the outlet's.
_PRESS: Final = re.compile(
    r"\b(?:told|tells|by|published in|reported in|according to|interview with|op-ed (?:in|for|published by)|wrote in|"
    r"writing in|writes in|wrote for|column (?:in|for)|article in|report in|in|for|cited by|magazine|newspaper|paper|"
    r"agency|weekly|daily)\s+(?:the\s+)?[“\"‘']?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Who a name is: the entry, or None; and why."""

    entry: Entry | None
    reason: str
    confidence: float = 0.9


def choose(scene: Scene, matches: Sequence[Match], spot: Spot | None = None) -> Choice:
    """Return the entry meant.

    Args:
        scene: the article.
        matches: what the packs have of the name.
        spot: where it stands, or None where that does not matter.
    """
    strong = [match for match in matches if match.strong]
    if len(strong) == 1:
        return _chosen(scene, strong[0], strong[0].reason)
    if strong:
        return _of_several(scene, strong)
    return _weak(scene, matches, spot) if matches else Choice(None, "no pack knows the name")


def _of_several(scene: Scene, strong: Sequence[Match]) -> Choice:
    """Of several of one name that of the country which the article speaks of most."""
    form, names = strong[0].form, ", ".join(match.entry.name for match in strong)
    counts = sorted(((scene.spoken[match.entry.country or ""], match) for match in strong), key=lambda c: -c[0])
    most = [match for count, match in counts if count == counts[0][0]]
    if counts[0][0] and len(most) == 1:
        why = f"{form!r} names {names}; the article speaks most of {scene.state_name(most[0].entry.country or '')}"
        return _chosen(scene, most[0], why, 0.8)
    at_home = [match for _, match in counts if match.entry.country == scene.home and scene.home]
    if len(at_home) == 1:
        why = f"{form!r} names {names}; this one is of the outlet’s country"
        return _chosen(scene, at_home[0], why, 0.6)
    # a state and a body of its own name: the body, as the narrower
    countries = {match.entry.country for match in strong}
    bodies = [match for match in strong if match.entry.kind != "state"]
    if len(countries) == 1 and len(bodies) == 1:
        return _chosen(scene, bodies[0], bodies[0].reason)
    return Choice(None, f"{form!r} may be {names}; the text does not tell which")


def _weak(scene: Scene, matches: Sequence[Match], spot: Spot | None) -> Choice:
    """A form that is as often something else: it counts where the article gives more."""
    fuller = [match for match in matches if match.entry.id in scene.strong]
    if len(fuller) == 1:
        why = f"{fuller[0].form!r} is short for {fuller[0].entry.name}, which the text names in full"
        return _chosen(scene, fuller[0], why, 0.85)
    parts = [match for match in matches if _whole_of(match.entry) & scene.strong]
    if len(parts) == 1:
        why = f"{parts[0].form!r} is a part of what the text names"
        return _chosen(scene, parts[0], why, 0.85)
    outlets = [match for match in matches if match.entry.kind == "outlet"]
    if spot is not None and outlets and _PRESS.search(scene.text[max(0, spot.start - 40) : spot.start]):
        found = outlets if len(outlets) == 1 else [m for m in outlets if m.entry.country == scene.home and scene.home]
        if len(found) == 1:
            return _chosen(scene, found[0], f"{found[0].form!r} stands where an outlet is named", 0.75)
    home = [
        match
        for match in matches
        if scene.home and match.entry.country == scene.home and set(match.entry.sectors[:1]) & _OF_STATE
        if match.entry.kind != "state"
    ]
    if len(home) == 1:
        state = scene.state_name(scene.home or "")
        why = f"{home[0].form!r} is taken to be {home[0].entry.name}: the article is about {state}"
        return _chosen(scene, home[0], why, 0.75)
    names = ", ".join(match.entry.name for match in matches[:4])
    return Choice(None, f"{matches[0].form!r} may be {names}, but the text gives no fuller name")


def _whole_of(entry: Entry) -> set[str]:
    """Ids of what an entry is a part of: a council of the United Nations is one of theirs."""
    return {entry.parent or ""} | ({"organisation.united_nations"} if entry.country == "UNO" else set())


def _chosen(scene: Scene, match: Match, reason: str, confidence: float = 0.95) -> Choice:
    return Choice(scene.state_of(match.entry), reason, confidence)
