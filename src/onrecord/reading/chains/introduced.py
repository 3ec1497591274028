"""Outlets that nobody need know, as the text says what they are: "the Ruvian broadcaster TVR", "Orlen, a daily"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.words import words

_WHAT: Final = (
    r"(?P<noun>broadcaster|newspaper|daily|weekly|tabloid|broadsheet|magazine|newswire|(?:TV|television|radio|news|cable|state)"
    r"\s+(?:agency|channel|network|station|outlet|site|website|portal|service))"
)
_NAME: Final = r"(?P<name>[A-Z][\w’&-]*(?:[ \u00a0](?:(?:de|la|al|el)[ \u00a0])?[A-Z][\w’&-]*){0,4})"
_BEFORE: Final = re.compile(rf"\b(?:(?P<people>[A-Z][\w-]+)(?:[’']s)?\s+)?(?:[a-z][\w-]+\s+){{0,2}}?{_WHAT}\s+{_NAME}")
_AFTER: Final = re.compile(
    rf"\b(?:[Tt]he\s+)?{_NAME},\s(?:an?|the)\s(?:(?P<people>[A-Z]\w+)(?:-based)?\s)?(?:[\w-]+\s){{0,2}}?{_WHAT}(?=[,.;\s])"
)
_POSSESSIVE: Final = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Introduced:
    """An outlet that the text introduces: its name, its country if that is said, and the last word of what it is."""

    name: str
    country: str | None
    noun: str


def introduced(text: str) -> tuple[Introduced, ...]:
    """Return the outlets that a text introduces, in its order; each name once."""
    found: dict[str, Introduced] = {}
    for match in sorted((*_BEFORE.finditer(text), *_AFTER.finditer(text)), key=lambda m: m.start("name")):
        name = _POSSESSIVE.sub("", match["name"])
        first = name.split()[0].casefold()
        if first in words("calendar", "title", "role") or by_people(name) or by_name(name):
            continue
        people = match["people"]
        country = (by_people(people) or by_name(people)) if people else None
        found.setdefault(name, Introduced(name, country.code if country else None, match["noun"].split()[-1]))
    return tuple(found.values())
