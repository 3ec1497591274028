"""Bodies that are called by a noun that fits many: "the agency", "the organisation", "the government", "the military".

Such a noun means the one body that has spoken near before it, or the only one named in its paragraph until there; a
government is that of the state whose government was spoken of last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import by_name
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, plain
from onrecord.reading.speakers.bodies import body_name
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.states import States
from onrecord.reading.speakers.turns import Turn
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
    frozenset({"party", "movement"}),
    frozenset({"institute", "centre", "center", "university", "college", "observatory"}),
    frozenset({"ministry", "department", "agency", "office", "bureau", "administration", "commission"}),
)


def is_generic(noun: str) -> bool:
    """Whether a noun (lower case) may call bodies of many kinds."""
    return noun in _BROAD | _FIRMS or any(noun in group for group in _KINDRED)


@dataclass(slots=True)
class Generic:
    """Tells which body a noun that fits many means."""

    voices: Voices

    def resolve(self, noun: str, at: int) -> Found | None:
        """Return the body that "the `noun`" at `at` means, or None."""
        if noun in ("government", "military", "army"):
            return States(self.voices).spoken_of(noun, at)
        return (self._spoke(noun, at) or self._subject(noun, at) or self._named(noun, at)) if is_generic(noun) else None

    def _spoke(self, noun: str, at: int) -> Found | None:
        """The only fitting body that has spoken in this paragraph and the one before."""
        registry = self.voices.registry
        near = [t for t in self.voices.turns.near(at) if t.kind in ("organisation", "armed_group")]
        fits = {t.actor for t in near if _may_be(registry.get(t.actor).name, noun)}
        if len(fits) != 1:
            return None
        key = fits.pop()
        since = self._subject(noun, at)
        if since is not None and since.actor != key and self._spoke_before(near, at):
            return since
        return Found(key, "description", f"the {noun} that spoke before it: {registry.get(key).name}", 0.75)

    def _spoke_before(self, turns: Sequence[Turn], at: int) -> bool:
        """Whether these ended before the sentence before begins, in its paragraph: that one has begun with another."""
        sentences = self.voices.pronouns.going_on.sentences
        here = sentences.at(at)
        before = sentences.before(here) if here is not None else None
        own = self.voices.turns.own(at)
        return before is not None and before.start >= own and all(t.start < before.start for t in turns)

    def _subject(self, noun: str, at: int) -> Found | None:
        """The fitting body that the sentence before is about."""
        sentences = self.voices.pronouns.going_on.sentences
        here = sentences.at(at)
        before = sentences.before(here) if here is not None else None
        if before is None or before.quoted:
            return None
        for name in self.voices.names:
            starts = name.start - before.subject in (0, 4) and name.label in ("ORG", "GPE")
            if starts and self._is_body(name) and self._fits(name, noun) and not name.text.endswith(("’s", "'s")):
                key = self.voices.body(body_name(name.text), at)
                return Found(key, "description", f"the {noun}: the sentence before is about {name.text}", 0.7)
        return None

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


def _may_be(name: str, noun: str) -> bool:
    """Whether a body of this name may be called so: nothing in the name says that it is something else."""
    own = {plain(word) for word in name.split()} & (words("body") | {"conference", "centre", "center"})
    if noun in _FIRMS:
        return not own - _FIRMS - {"group", "airline", "bank", "trust"}
    if noun in _BROAD:
        return not own & {"government", "army", "police", "parliament", "court", "house", "congress", "senate"}
    return any(noun in group and own & group for group in _KINDRED)
