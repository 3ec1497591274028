"""Whether two positions are of one thing, and which came first. In doubt they are not, and it is not known."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from onrecord.questions.evidence.parties import Side
from onrecord.questions.positions.holdings import Holding
from onrecord.questions.positions.matters import Matter, matters

#: Why two positions are of one thing.
SAME_EVENT: Final = "the same event of the article"
SAME_MATTER: Final = "the same matter"
#: Words that two contents must share to speak of one thing, within a report and across reports.
SHARED_WITHIN: Final = 1
SHARED_ACROSS: Final = 2


class Link(NamedTuple):
    """Why two positions are of one thing, and what that is, as words to show."""

    why: str
    about: tuple[str, ...]


def same_thing(one: Holding, other: Holding) -> Link | None:
    """Return what two positions are both about, or None where nothing tells that it is one thing."""
    a, b = one.held.happening, other.held.happening
    if one.event is not None and one.event == other.event and (one.matters or a == b):
        return Link(SAME_EVENT, labels(one))
    together = one.report.key == other.report.key
    alike = len(one.words & other.words)
    for matter in sorted(set(one.matters) & set(other.matters)):
        if together or matters().named(matter.family).lasting or alike >= SHARED_ACROSS:
            return Link(SAME_MATTER, (matter.label,))
    return None


def kin_thing(one: Holding, other: Holding) -> Link | None:
    """Return what two positions of one side are both about: one thing, or things so near that it means the same."""
    found = same_thing(one, other)
    if found is not None:
        return found
    if not _acts(one) or not _acts(other):
        return None
    for a in one.own_matters:
        for b in other.own_matters:
            if _pair(a) == _pair(b) and b.family in matters().named(a.family).kin:
                return Link("matters of one kind", (a.label, b.label))
    common = sorted(one.others & other.others)
    told = one.own_matters and other.own_matters
    if told or not common or not _may_be_kin(_own_families(one), _own_families(other)):
        return None
    if one.report.key == other.report.key or len(one.words & other.words) >= SHARED_ACROSS:
        return Link(f"both about {', '.join(side.name for side in common)}", ())
    return None


def strangers(one: Holding, other: Holding) -> bool:
    """Return whether two positions cannot be of one thing, nor of kin ones, told quickly: most pairs of a side are so.

    They stand in two reports, share no two words, and one of them has no matter.
    """
    if one.report.key == other.report.key or (one.matters and other.matters):
        return False
    return len(one.words & other.words) < SHARED_ACROSS


def labels(one: Holding) -> tuple[str, ...]:
    """Return what a position is about, as words to show; families alone where the sides of an event are not known."""
    if one.matters:
        return tuple(matter.label for matter in one.matters)
    return tuple(matters().named(name).label for name in sorted(one.families))


def _acts(one: Holding) -> bool:
    """Whether the statement itself is a denial, an acknowledgement or a promise, and not only what it holds."""
    return one.held.told is not None and one.held.told.act in ("deny", "acknowledge", "promise")


def _own_families(one: Holding) -> frozenset[str]:
    """Families of what a side says of itself; of an event between others nothing follows for its own doings."""
    return frozenset() if one.matters and not one.own_matters else one.families


def _pair(matter: Matter) -> frozenset[Side]:
    return frozenset({matter.one, matter.other})


def _may_be_kin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nothing tells that two positions are of families that have nothing to do with one another."""
    return not one or not other or any(b in matters().named(a).kin for a in one for b in other)


def earlier(one: Holding, other: Holding) -> str | None:
    """Return why one position came before another, or None where nothing tells so.

    What the text tells of when it was said comes first, then words like "had long" and "no longer", then the days of
    publication, which order reports only, never what stands in one.
    """
    if one.turn == "before" and other.turn != "before" and not _after(one, other):
        return "told as its position of the past"
    if other.turn == "after" and one.turn != "after" and not _after(one, other):
        return "told as a change"
    together = one.report.key == other.report.key
    if other.turn == "before" or (together and not (one.stated and other.stated)):
        return None
    return "by the days on which it was said" if _after(other, one) else None


def _after(one: Holding, other: Holding) -> bool:
    """Whether all days on which one may have been said are after all those of the other."""
    return one.since is not None and other.until is not None and one.since > other.until


def printed(one: Holding) -> int | None:
    """Return the day on which a position was printed, as a number; None where it is not known."""
    try:
        return date.fromisoformat((one.report.published or "")[:10]).toordinal()
    except ValueError:
        return None
