"""What the text says a place lies in: "Larch, Ill.", "Larch in Mali", "Pakistan's Sindh", "the Syrian city of …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.known_places import Known, kilometres
from onrecord.knowledge.place_keys import place_key
from onrecord.knowledge.short_places import short_place
from onrecord.reading.places.classes import place_words
from onrecord.reading.places.types import Within
from onrecord.reading.places.words import Words

_PEOPLE: Final = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:[ -][a-z-]+){0,4} $")
_OWNER: Final = re.compile(r"((?:[A-Z][\w.-]*|of|the)(?: (?:[A-Z][\w.-]*|of|the)){0,3})[’']s? (?:[\w-]+ ){0,4}$")
#: So many characters before a name are looked at.
_FAR: Final = 60
#: A county reaches so far from its middle, a town its suburbs, in kilometres; a town has so many people.
_COUNTY: Final = 80
_SUBURB: Final = 50
_TOWN: Final = 20_000


def within(words: Words, i: int, j: int, gaz: Gazetteer) -> tuple[Within, ...]:
    """Return what the text says the words i to j lie in, the nearest first."""
    return (*_after(words, j, gaz), *_before(words, i, gaz))


def _after(words: Words, j: int, gaz: Gazetteer) -> list[Within]:
    """What stands after a comma or "in"."""
    found: list[Within] = []
    at = j + 1
    while at < len(words.all) and len(found) < 3:
        gap = words.gap(at)
        if gap not in (", ", " (") and not (at == j + 1 and gap == " " and words.all[at].lower == "in"):
            break
        if gap == " ":
            name_at = _past_small(words, at + 1)
            if name_at is None:
                break
            at = name_at
        last, within_ = _named(words, at, gaz)
        if within_ is None:
            break
        found.append(replace(within_, loose=gap == " "))
        at = last + 1
        if at < len(words.all) and words.gap(at).startswith("."):
            break
    return found


def _past_small(words: Words, at: int) -> int | None:
    """The first word with a capital at `at` or up to three words on: "in the northern Larch"."""
    for i in range(at, min(at + 4, len(words.all))):
        if words.gap(i) not in (" ", "-"):
            return None
        if words.all[i].capital:
            return i
    return None


def _named(words: Words, i: int, gaz: Gazetteer) -> tuple[int, Within | None]:
    """The place that the words from `i` on name: its last word."""
    if not words.all[i].capital:
        return i, None
    for j, name in words.runs(i):
        if name.lower().startswith("the "):
            continue
        if (short := short_place(name)) is not None and (len(name) < 6):
            return j, Within(short.name, short.country)
        if gaz.find(name):
            return j, Within(name)
    return i, None


def _before(words: Words, i: int, gaz: Gazetteer) -> list[Within]:
    """Whose it is: "Pakistan's Sindh", "the Syrian city of Larch", "Nepalese capital"."""
    text, start = words.text, words.all[i].start
    piece = text[max(0, start - _FAR) : start]
    piece = re.split(r"[.!?;:\n“”\"(),]", piece)[-1]
    if owner := _OWNER.search(piece):
        name = owner[1].split(" of ")[-1].removeprefix("the ").removeprefix("The ")
        if gaz.find(name):
            return [Within(name)]
    if people := _PEOPLE.search(piece):
        country = by_people(people[1]) or by_people(people[1].split()[-1])
        if country is not None:
            nouns = place_words("province") | place_words("city") | place_words("county") | place_words("direction")
            close = any(word in nouns for word in piece[people.start() :].split())
            return [Within(country.names[0], country.code, nearby=not close)]
    return []


def lies_in(known: Known, within_: Within, gaz: Gazetteer) -> bool:
    """Whether a place lies in what the text says."""
    sought = place_key(within_.name)
    if known.admin1 and known.kind != "A.ADM1" and place_key(known.admin1) == sought:
        return within_.country in (None, known.country)
    for other in gaz.find(within_.name):
        if other == known:
            continue
        if other.kind.startswith("A.PCL") and other.country == known.country and not known.kind.startswith("A.PCL"):
            return True
        part = other.kind == "A.ADM1" and other.country == known.country and known.kind != "A.ADM1"
        if part and known.admin1 and place_key(other.name) == place_key(known.admin1):
            return True
        small = other.kind == "A.ADM2" or (other.kind.startswith("P.") and other.population >= _TOWN)
        if small and other.country == known.country and known.kind.startswith(("P.", "S.")):
            reach = _COUNTY if other.kind == "A.ADM2" else _SUBURB
            if other.admin1 == known.admin1 and kilometres(known, other) < reach:
                return True
    return False
