"""Whose somebody is by the words that call them: which state, body or group, or which person's envoy or sister."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.words import words as word_class
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import Spot, spots
from onrecord.reading.actors.told import PREPOSITION
from onrecord.reading.names.parts import plain

#: After these stands whom somebody is of.
_OF: Final = frozenset({"of", "for", "at", "from", "with"})
#: … and after "to" for those who serve somebody: an adviser to, an aide to.
_SERVING: Final = re.compile(
    r"\b(?:advis[eo]rs?|aides?|assistants?|counsel|counsell?ors?|consultants?|staff|deputy|secretary)\s$"
)
#: Institutions of one place; what stands after "in" is theirs.
_PLACED: Final = re.compile(r"\b(?:University|Institute|College|School|Hospital|Center|Centre|Academy|Observatory)\b")
#: So many characters back "the group" may point.
_NEAR: Final = 600
_OWNER: Final = re.compile(r"\b((?:[A-Z][\w’'-]*?\s)?[A-Z][\w-]*)(?:[’']s|(?<=s)[’'])(?=\s)")
#: A person after what somebody is to them: "a spokesman for President Ana Lopez".
_SERVED: Final = re.compile(r"\s(?:for|to|of)\s(?:[A-Z][\w.’'-]*\s){0,4}?((?:[A-Z][\w.-]*\s)?[A-Z][\w-]+)$")
#: A name before what somebody is to its bearer: "Lopez aides", "a former Lopez adviser".
_BESIDE: Final = re.compile(
    r"\b([A-Z][\w-]+)\s(?:campaign\s|administration\s)?(?:aides?|advis[eo]rs?|spokes\w+|supporters?|staffers?|"
    r"officials?|allies|ally|surrogates?|envoy|loyalists?|voters?|backers?|donors?)\b"
)


def affiliations(scene: Scene, words: str) -> Iterator[Spot]:
    """Yield the names in a phrase that say whom somebody is of, the nearest to the title first."""
    found = list(spots(words, scene.knowledge, scene.on))
    parts = PREPOSITION.split(words)
    position, preposition, before = 0, "", ""
    for i, part in enumerate(parts):
        inside = [spot for spot in found if position <= spot.start < position + len(part)]
        position += len(part)
        if i % 2:
            preposition = "of" if part == "to" and _SERVING.search(parts[i - 1]) else part
            if preposition not in _OF | {"in", "near"}:
                return  # what follows is not whose they are
        elif not preposition:
            # a body that names its state comes before a mere adjective
            yield from sorted(inside, key=lambda spot: (spot.how in ("people", "seat", "region"), -spot.start))
        elif preposition == "in" and before and _PLACED.search(before):
            yield from (spot for spot in inside if spot.how in ("name", "seat", "region"))  # where the institute is
        elif preposition in _OF:
            of_body = preposition == "of" and _ends_in_name(before)
            yield from (_only_place(spot) if of_body else spot for spot in inside if not _is_joined(words, found, spot))
        if not i % 2:
            before = part if i and not inside else before if preposition == "for" else ""


def _is_joined(words: str, found: list[Spot], spot: Spot) -> bool:
    """Whether two states begin the name of a body: "Larch and Orlen Veterans of the Sea"."""
    at = next((other.end for other in found if words[spot.end : other.start] in (" and ", " & ")), None)
    at = at or (spot.end if any(words[other.end : spot.start] in (" and ", " & ") for other in found) else None)
    is_state = any(entry.kind == "state" for entry in spot.entries)
    return at is not None and is_state and re.match(r"\s[A-Z]", words[at:]) is not None


def _only_place(spot: Spot) -> Spot:
    """A name that ends that of a body: "Larch" of "the United Dock Workers of Larch"."""
    if spot.how not in ("name", "people", "seat"):
        return spot
    countries = {entry.country for entry in spot.entries}
    return spot._replace(how="region", matches=(), country=countries.pop() if len(countries) == 1 else None)


def group_before(scene: Scene, at: int) -> Entry | None:
    """Return the armed group named last before a place, in the same or the last paragraphs."""
    for spot in reversed(scene.spots):
        if spot.start >= at or spot.how != "name":
            continue
        if spot.start < at - _NEAR:
            return None
        groups = [match.entry for match in spot.matches if match.strong and match.entry.kind == "armed_group"]
        if len(groups) == 1:
            return groups[0]
    return None


def _ends_in_name(part: str) -> bool:
    """Whether a part ends in a name: "the United Dock Workers" of "the United Dock Workers of Larch"."""
    return any(word[:1].isupper() for word in part.split()[-1:])


def owner_of(scene: Scene, phrase: str) -> str | None:
    """Return the person of the text whose it is: Putin of "Russian President Vladimir Putin’s special envoy"."""
    for pattern in (_OWNER, _SERVED, _BESIDE):
        for match in pattern.finditer(phrase):
            person = _person(scene, match.group(1))
            if person is not None:
                return person
    return None


def _person(scene: Scene, said: str) -> str | None:
    """The one person of the text whom a surname, or a given name and a surname, names."""
    if " " in said and said in scene.full_names:
        return said
    given, _, surname = said.rpartition(" ")
    person = scene.people.by_surname(surname)
    if person is None:
        return None
    title = plain(given) in word_class("title") | word_class("honorific") | word_class("role")
    return person.name if not given or title or given in person.name.split() else None
