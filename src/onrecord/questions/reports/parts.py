"""Whether two reports name the same people: in the same part, or at least as speakers."""

from __future__ import annotations

from onrecord.questions.evidence.parties import Party
from onrecord.questions.reports.facts import Facts, called
from onrecord.questions.reports.forbidding import mutual


def shared_parties(one: Facts, other: Facts) -> list[tuple[str, int, str]]:
    """Return the parties that both name, in the same part or, of what is done together, in any."""
    a, b = one.case.happening, other.case.happening
    if {a.type.lower(), b.type.lower()} & mutual():
        return _shared("with", a.parties, b.parties)
    return [*_shared("by", a.actors, b.actors), *_shared("to", a.recipients, b.recipients)]


def by_others_to_others(one: Facts, other: Facts) -> bool:
    """Return whether both tell who does it and to whom, and neither is alike: the attack, the death of the attacker."""
    a, b = one.case.happening, other.case.happening
    if not (a.actors and a.recipients and b.actors and b.recipients) or {a.type.lower(), b.type.lower()} & mutual():
        return False
    return not _shared("by", a.actors, b.actors) and not _shared("to", a.recipients, b.recipients)


def other_speakers(one: Facts, other: Facts) -> bool:
    """Return whether both tell who speaks, and nobody is named in both."""
    mine, theirs = one.case.happening.actors, other.case.happening.actors
    return bool(mine and theirs) and not _shared("by", mine, theirs)


def by_described(one: Facts, other: Facts) -> bool:
    """Return whether both tell who speaks, and none of them is the same by name: voters support her in every poll."""
    mine, theirs = one.case.happening.actors, other.case.happening.actors
    known, others = (tuple(party for party in parties if not party.local) for parties in (mine, theirs))
    return bool(mine and theirs) and not _shared("by", known, others)


def _shared(part: str, ones: tuple[Party, ...], others: tuple[Party, ...]) -> list[tuple[str, int, str]]:
    if not ones or not others:
        return []
    mine = {party.id: party.name for party in ones if not party.local}
    theirs = {party.id for party in others if not party.local}
    same = sorted(name for own, name in mine.items() if own in theirs)
    if same:
        return [("who", 2, f"{part} {name}") for name in same[:2]]
    sides = {p.side.id: p.side.name for p in ones if not p.local}.items() & {
        (p.side.id, p.side.name) for p in others if not p.local
    }
    if sides:
        return [("who", 1, f"{part} the side of {min(sides)[1]}")]
    alike = _called(ones) & _called(others)
    return [("who", 1, f"{part} those called {', '.join(sorted(alike))}")] if alike else []


def _called(parties: tuple[Party, ...]) -> set[str]:
    return {word for party in parties if party.local for word in called(party)}
