"""What a phrase tells of whom it calls: "Russian Foreign Ministry spokeswoman", "a fellow at the Asia Society".

The words before the first preposition say what somebody is and of whom ("Taliban official"), the words after "of",
"for", "at", "from", "with" whom they are of ("commander of U.S. troops"). What stands after "to", "on" or "in" says
with what they have to do, not whose they are: an envoy to Afghanistan is no Afghan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.reading.actors.choosing import choose
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.sectors import sectors_of
from onrecord.reading.actors.spotting import Spot
from onrecord.reading.actors.told import Told, before_clause, one_line
from onrecord.reading.actors.whose import affiliations, group_before, owner_of

#: These are not in the service of the institution that they are at, so it says nothing of their own country.
_GUESTS: Final = re.compile(
    r"\b(?:fellows?|scholars?|analysts?|experts?|researchers?|students?|consultants?|contributors?|commentators?|"
    r"activists?|critics?|observers?|lawyers?|attorneys?)\b",
    re.IGNORECASE,
)
#: What somebody was: "who was president of Larch until then".
_ONCE: Final = re.compile(r"^who\s(?:was|were|had\sbeen|once\swas|served\sas)\s(?:an?\s|the\s)?")
_THE_GROUP: Final = re.compile(
    r"\b(?:of|for|with|in)\s(?:the|this)\s(?:(?:rebel|armed|militant|jihadist|terrorist|terror|insurgent)\s)?"
    r"(?:group|movement|rebels|insurgents|militants|guerrillas|faction)\b"
)
_FELLOW: Final = re.compile(r"^[Ff]ellow\s(?!at\b|of\b|with\b|in\b|for\b)|^FELLOW\s")
_PARTITIVE: Final = re.compile(
    r"^(?:one|two|three|four|five|several|some|many|most|all|both|none|dozens|hundreds|thousands)\sof\s", re.IGNORECASE
)
_AS_THEN: Final = re.compile(r"\b[Tt]hen[-\s]")
_OFFICIAL: Final = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "PTY"})


@dataclass(slots=True)
class _Whose:
    """Whose somebody is, while it is being found."""

    side: Entry | None = None
    country: str | None = None
    reasons: list[str] = field(default_factory=list)


def tell(scene: Scene, phrase: str, at: int | None = None) -> Told:
    """Return what a phrase tells.

    Args:
        scene: the article.
        phrase: a title, a role, a description, in its words.
        at: where it stands, or None; "leader of the group" is of the group named before.
    """
    said = before_clause(_ONCE.sub("former ", one_line(_AS_THEN.sub("", phrase))))
    said = _FELLOW.sub("", _PARTITIVE.sub("", said))
    whose = _whose(scene, said, at)
    side, reasons = whose.side, whose.reasons
    title = scene.title(said, side)
    sectors, why = sectors_of(said, title, side)
    if why:
        reasons.append(f"sector: {why}")
    if not sectors and title and title.form.endswith("official") and side is None and whose.country:
        sectors = ("GOV",)
        reasons.append("sector: an official of a part of a state")
    if not sectors and side is not None and side.kind in ("armed_group", "outlet", "organisation"):
        sectors = side.sectors
        reasons.append(f"sector: that of {side.name}")
    return Told(said, whose.country, side, sectors, title, owner_of(scene, said), tuple(reasons))


def _whose(scene: Scene, said: str, at: int | None) -> _Whose:
    whose = _Whose()
    for spot in affiliations(scene, said):
        entry, why = _entry_of(scene, spot)
        code = entry.country if entry else spot.country
        if entry is not None and whose.side is None and not (spot.how == "seat" and _is_capital(spot)):
            whose.side = entry
        if code and whose.country is None:
            whose.country = code
            whose.reasons.append(f"country: {why}")
        if whose.side is not None and whose.country is not None:
            break
    if whose.side is None and whose.country is None and at is not None and _THE_GROUP.search(said):
        whose.side = group_before(scene, at)
        if whose.side is not None:
            whose.country = whose.side.country
            whose.reasons.append(f"country: the group is {whose.side.name}, named before")
    side = whose.side
    private = side is not None and side.kind in ("organisation", "outlet") and not set(side.sectors[:1]) & _OFFICIAL
    if side is not None and private and _GUESTS.search(said):
        whose.country, whose.reasons = None, [f"country: whom {side.name} has as a guest may be of any"]
    return whose


def _entry_of(scene: Scene, spot: Spot) -> tuple[Entry | None, str]:
    if spot.how == "region":
        return None, f"{spot.text} is a part of {scene.state_name(spot.country or '')}"
    choice = choose(scene, spot.matches)
    return choice.entry, choice.reason


def _is_capital(spot: Spot) -> bool:
    return any(match.form in match.entry.capitals for match in spot.matches)
