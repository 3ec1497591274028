"""Bodies that are called by a noun that fits many: "the agency", "the organisation", "the government", "the military".

Such a noun means the one body that has spoken near before it, or the only one named in its paragraph until there; a
government is that of the state whose government was spoken of last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import Country, by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.speakers.add import add_state
from onrecord.reading.speakers.bodies import body_name
from onrecord.reading.speakers.names import Name, plain
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.voices import Voices

#: Nouns for a body of any kind.
_BROAD: Final = frozenset({"agency", "organisation", "organization", "group", "body", "institution", "watchdog"})
#: Nouns for what earns money; a name with a noun of another body is none.
_FIRMS: Final = frozenset(
    {"company", "firm", "corporation", "manufacturer", "carrier", "bank", "airline", "giant", "retailer", "chain"}
    | {"lender", "automaker", "carmaker", "startup", "brokerage"}
)
#: Nouns of one kind that are used in turn.
_KINDRED: Final = (
    frozenset({"league", "conference", "association", "federation"}),
    frozenset({"charity", "foundation", "fund", "trust"}),
    frozenset({"union", "association", "federation"}),
    frozenset({"institute", "centre", "center", "university", "college", "observatory"}),
    frozenset({"ministry", "department", "agency", "office", "bureau", "administration", "commission"}),
)
_ARMED: Final = frozenset({"military", "army"})
#: What makes a state's name that of its officers and bodies.
OFFICERS: Final = re.compile(
    r"(?:[’']s)?\s(?:(?:foreign|defen[cs]e|interior|prime|vice|deputy|federal|senior|security)\s)*"
    r"(?i:government|officials?|authorities|military|army|police|ministry|minister|president|parliament|troops|forces)\b"
)
_GOVERNS: Final = re.compile(r"(?:[’']s)?\s(?:(?:federal|interim|new|coalition|central)\s)?government\b")
_FORCES: Final = re.compile(r"(?:[’']s)?\s(?:military|army|forces|troops|soldiers|airstrikes|strikes|offensive)\b")


def is_generic(noun: str) -> bool:
    """Whether a noun (lower case) may call bodies of many kinds."""
    return noun in _BROAD | _FIRMS or any(noun in group for group in _KINDRED)


@dataclass(slots=True)
class Generic:
    """Tells which body a noun that fits many means."""

    voices: Voices

    def resolve(self, noun: str, at: int) -> Found | None:
        """Return the body that "the `noun`" at `at` means, or None."""
        if noun == "government":
            return self._state(_GOVERNS, noun, at)
        if noun in _ARMED:
            return self._state(_FORCES, noun, at)
        return (self._spoke(noun, at) or self._named(noun, at)) if is_generic(noun) else None

    def _spoke(self, noun: str, at: int) -> Found | None:
        """The only fitting body that has spoken in this paragraph and the one before."""
        registry = self.voices.registry
        near = {t.actor for t in self.voices.turns.near(at) if t.kind in ("organisation", "armed_group")}
        fits = {key for key in near if _may_be(registry.get(key).name, noun)}
        if len(fits) != 1:
            return None
        key = fits.pop()
        return Found(key, "description", f"the {noun} that spoke before it: {registry.get(key).name}", 0.75)

    def _named(self, noun: str, at: int) -> Found | None:
        """The only fitting body that the paragraph has named until there."""
        begin = self.voices.turns.window(at) if noun in _FIRMS else self.voices.turns.own(at)
        fits = {
            body_name(name.text): name
            for name in self.voices.names
            if begin <= name.start < at and name.label == "ORG" and self._is_body(name) and self._fits(name, noun)
        }
        if len(fits) != 1:
            return None
        full = next(iter(fits))
        key = self.voices.body(full, at)
        return Found(key, "description", f"the {noun}: only {full} is named before it", 0.65) if key else None

    def _fits(self, name: Name, noun: str) -> bool:
        full = body_name(name.text)
        return _may_be(self.voices.bodies.spelled_out(full) or full, noun)

    def _is_body(self, name: Name) -> bool:
        bodies = self.voices.bodies
        full = body_name(name.text)
        return (
            bool(full)
            and self.voices.people.at(name.start) is None
            and not bodies.is_outlet(full)
            and not by_name(full)
        )

    def _state(self, beside: re.Pattern[str], noun: str, at: int) -> Found | None:
        """The only state whose government or forces the text speaks of, else the one that its sentence is about."""
        told: dict[str, Country] = {}
        begun: dict[str, Country] = {}
        spoken: set[str] = set()
        sentences = self.voices.pronouns.going_on.sentences
        here = sentences.at(at)
        nearest = [sentence for sentence in (here, sentences.before(here) if here else None) if sentence is not None]
        for name in self.voices.names:
            state = by_people(name.text) or by_name(body_name(name.text))
            if state is None or state.ambiguous or not OFFICERS.match(self.voices.text, name.end):
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


def _may_be(name: str, noun: str) -> bool:
    """Whether a body of this name may be called so: nothing in the name says that it is something else."""
    own = {plain(word) for word in name.split()} & (words("body") | {"conference", "centre", "center"})
    if noun in _FIRMS:
        return not own - _FIRMS - {"group", "airline", "bank", "trust"}
    if noun in _BROAD:
        return not own & {"government", "army", "police", "parliament", "court", "house", "congress", "senate"}
    return any(noun in group and own & group for group in _KINDRED)
