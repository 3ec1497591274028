"""Which state "the government", "the military", "the administration" is of, where the words do not say it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import Country, by_name, by_people
from onrecord.reading.speakers.add import add_state
from onrecord.reading.speakers.bodies import body_name
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.voices import Voices

#: What makes a state's name that of its officers and bodies.
_OFFICERS: Final = re.compile(
    r"(?:[’']s)?\s(?:(?:foreign|defen[cs]e|interior|prime|vice|deputy|federal|senior|security)\s)*"
    r"(?i:government|officials?|authorities|military|army|police|ministry|minister|president|parliament|troops|forces)\b"
)
#: A text is about a state whose officers it speaks of so often, and which make up such a share of all.
_OFTEN: Final = 2
_MOST: Final = 0.75
_GOVERNS: Final = re.compile(r"(?:[’']s)?\s(?:(?:federal|interim|new|coalition|central)\s)?government\b")
_FORCES: Final = re.compile(r"(?:[’']s)?\s(?:military|army|forces|troops|soldiers|airstrikes|strikes|offensive)\b")
_ARMED: Final = frozenset({"military", "army"})
_ADMINISTRATION: Final = re.compile(r"\b([A-Z][\w-]+)(?:[’']s)?\s[Aa]dministration\b")


@dataclass(slots=True)
class States:
    """Tells the state of bodies that are called by their noun alone."""

    voices: Voices

    def chief(self) -> Country | None:
        """Return the state whose officers the text speaks of, where hardly another's are: Nigerian officials."""
        spoken: Counter[str] = Counter()
        states: dict[str, Country] = {}
        for name in self.voices.names:
            state = by_people(name.text) or by_name(body_name(name.text))
            if state is not None and _OFFICERS.match(self.voices.text, name.end):
                states[state.code] = state
                spoken[state.code] += 1
        if not spoken:
            return None
        code, times = spoken.most_common(1)[0]
        return states[code] if times >= _OFTEN and times / spoken.total() >= _MOST else None

    def only(self, noun: str, at: int) -> Found | None:
        """Return the government, where one state only is named until there, and none oftener in the whole text."""
        if noun not in ("government", "military", "army"):
            return None
        before: set[str] = set()
        named: Counter[str] = Counter()
        states: dict[str, Country] = {}
        for name in self.voices.names:
            state = by_name(body_name(name.text)) or by_people(name.text)
            if state is not None:
                states[state.code] = state
                named[state.code] += 1
                before |= {state.code} if name.start < at else set()
        if len(before) != 1 or named.most_common(1)[0][0] not in before:
            return None
        country = states[before.pop()]
        key = add_state(self.voices.registry, country, at)
        if noun != "government":
            shown = f"{noun} of {country.names[0]}"
            key = self.voices.registry.actor(
                f"body {shown.casefold()}", shown, "organisation", at, country=country.code, side=key, confidence=0.7
            )
        return Found(key, "description", f"the {noun}: {country.names[0]} is the only state named before", 0.7)

    def spoken_of(self, noun: str, at: int) -> Found | None:
        """Return the only state whose government or forces the text speaks of, else the one its sentence is about."""
        beside = _FORCES if noun in _ARMED else _GOVERNS
        told: dict[str, Country] = {}
        begun: dict[str, Country] = {}
        spoken: set[str] = set()
        sentences = self.voices.pronouns.going_on.sentences
        here = sentences.at(at)
        nearest = [sentence for sentence in (here, sentences.before(here) if here else None) if sentence is not None]
        for name in self.voices.names:
            state = by_people(name.text) or by_name(body_name(name.text))
            if state is None or state.ambiguous or not _OFFICERS.match(self.voices.text, name.end):
                continue
            spoken.add(state.code)
            if not beside.match(self.voices.text, name.end):
                continue
            told[state.code] = state
            if name.start < at and any(name.start - sentence.subject in (0, 4) for sentence in nearest):  # "The …"
                begun[state.code] = state
        for states, why in (
            (told, "is the only one that the text speaks of"),
            (begun, "is what its sentence is about"),
        ):
            if len(states) == 1 and (states is begun or len(spoken) == 1):
                state = next(iter(states.values()))
                return self._of(state, noun, at, f"that of {state.names[0]} {why}")
        return None

    def _of(self, state: Country, noun: str, at: int, why: str) -> Found:
        registry = self.voices.registry
        key = add_state(registry, state, at)
        if noun in _ARMED:
            shown = f"{noun} of {state.names[0]}"
            key = registry.actor(
                f"body {shown.casefold()}", shown, "organisation", at, country=state.code, side=key, confidence=0.7
            )
        return Found(key, "description", f"the {noun}: {why}", 0.7)

    def administration(self, at: int) -> Found | None:
        """Return the administration of the one person of whose administration the text speaks."""
        people = self.voices.people
        told = {p.key: p for m in _ADMINISTRATION.finditer(self.voices.text) if (p := people.by_surname(m.group(1)))}
        if len(told) != 1:
            return None
        person = next(iter(told.values()))
        name = f"{person.name}’s administration"
        key = self.voices.registry.actor(f"body {person.key} administration", name, "organisation", at)
        return Found(key, "description", f"the only administration that the text speaks of: {name}", 0.75)
