"""Actors by the names of organisations, states, outlets, armed groups and peoples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.countries import Country, by_capital, by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.speakers.names import Name, plain
from onrecord.reading.speakers.registry import Found, Registry
from onrecord.types import ActorKind

#: Labels of the tagger for what may speak without being a person.
BODY_LABELS: Final = frozenset({"ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "LOC"})
_ARTICLE: Final = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"[’']s?$")


def body_name(text: str) -> str:
    """Return `text` on one line, without article and possessive ending."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(text.split())))


class Bodies:
    """The named bodies of one text, so that "the Committee" and "The Post" can be told by what is named in full."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._by_last: dict[str, list[str]] = defaultdict(list)
        for name in names:
            full = body_name(name.text)
            last = plain(full.split()[-1]) if full else ""
            if name.label in BODY_LABELS and " " in full and full not in self._by_last[last]:
                self._by_last[last].append(full)

    def ending_in(self, noun: str) -> str | None:
        """Return the one body whose name ends in `noun` (lower case), or None where there is none or several."""
        found = self._by_last.get(noun, [])
        longest = max(found, key=len, default=None)
        if longest is None or any(not longest.casefold().endswith(other.casefold()) for other in found):
            return None
        return longest


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's: Reuters, the Larch Times."""
    lower = [plain(word) for word in name.split()]
    if not lower:
        return False
    if lower[0] == "the":
        lower = lower[1:]
    if "-".join(lower) in words("outlet") or lower[-2:] == ["news", "agency"]:
        return True
    known_first = lower[:1] and lower[0] in words("outlet") and all(w in words("outlet_word") for w in lower[1:])
    return bool(known_first) or (len(lower) > 1 and lower[-1] in words("outlet_word"))


def add_body(registry: Registry, bodies: Bodies, name: str, label: str, at: int) -> Found:
    """Add the actor that `name` names.

    Args:
        registry: where to.
        bodies: the named bodies of the text.
        name: as the text has it.
        label: the tagger's label, or an empty text.
        at: where it stands.

    Returns:
        The actor's key, with the reason where the name alone does not give it; or None and why it is none.
    """
    shown = body_name(name) or name.strip()
    country = by_name(shown)
    if country is not None and country.ambiguous:
        return Found(None, "name", f"“{shown}” is the name of a state and of others", 0.5)
    if country is not None:
        return Found(add_state(registry, country, at), "name", None, 0.9)
    last = shown.rpartition(" ")[2]
    if {_dashed(shown), _dashed(last)} & words("armed_group"):
        group = shown if _dashed(shown) in words("armed_group") else last
        return Found(registry.actor(f"body {group.casefold()}", group, "armed_group", at), "name", None, 0.9)
    if label == "NORP" or by_people(shown):
        return _add_people(registry, shown, at)
    capital = by_capital(shown) if label == "GPE" else None
    if capital is not None:
        why = f"“{shown}” stands for the government of {capital.names[0]}"
        return Found(add_state(registry, capital, at), "name", why, 0.7)
    return _add_named(registry, bodies, shown, at)


def _add_named(registry: Registry, bodies: Bodies, shown: str, at: int) -> Found:
    """An organisation or outlet by its name; one word may be short for a name that stands in the text."""
    full = bodies.ending_in(plain(shown)) if " " not in shown else None
    name = full or shown
    kind: ActorKind = "outlet" if is_outlet(name) else "organisation"
    key = registry.actor(f"body {name.casefold()}", name, kind, at)
    return Found(key, "name", f"short for “{full}”" if full else None, 0.85)


def add_state(registry: Registry, country: Country, at: int) -> str:
    """Add the state and return the actor's key."""
    return registry.actor(f"state {country.code}", country.names[0], "state", at, country=country.code)


def _add_people(registry: Registry, shown: str, at: int) -> Found:
    """The Norwegians, Democrats, the French: a group; one Norwegian is nobody that could be told."""
    if not shown.endswith(("s", "ish", "ese", "ch")):
        return Found(None, "name", f"no rule tells who “{shown}” is", 0.5)
    people = by_people(shown)
    key = registry.actor(f"group {shown.casefold()}", shown, "group", at, country=people.code if people else None)
    return Found(key, "name", None, 0.85)


def _dashed(name: str) -> str:
    return name.casefold().replace(".", "").replace(" ", "-")
