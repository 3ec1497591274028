"""Outlets and platforms by their names: those that are known, and those that a name or the words around it give away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.lookup import Knowledge
from onrecord.reading.speakers.bodies import body_name, is_outlet
from onrecord.reading.speakers.names import Name
from onrecord.reading.chains.relays import Carrier
from onrecord.types import Actor, HopKind, Mention, Span

_DOMAIN: Final = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|tv|news|info|co|io|ru|cn|uk|ir|de|fr|in|il)", re.I)
#: Call signs of American stations.
_CALL_SIGN: Final = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?(?: (?:TV|News))?")
_CALLED_THE: Final = re.compile(r"The [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")
#: What an outlet is called by, and the kinds of outlets that it fits; an empty one fits all.
NOUNS: Final[dict[str, tuple[str, ...]]] = {
    "outlet": (), "publication": (), "agency": ("agency",), "newswire": ("agency",), "wire": ("agency",),
    "newspaper": ("newspaper",), "paper": ("newspaper",), "daily": ("newspaper",), "tabloid": ("newspaper",),
    "broadsheet": ("newspaper",), "weekly": ("newspaper", "magazine"), "magazine": ("magazine",),
    "broadcaster": ("broadcaster", "radio"), "network": ("broadcaster", "radio"), "channel": ("broadcaster",),
    "station": ("broadcaster", "radio"), "television": ("broadcaster",), "radio": ("radio",),
    "website": ("site",), "site": ("site",), "portal": ("site",),
}  # fmt: skip


class Outlets:
    """Tells which names of one text are outlets' or platforms'.

    Args:
        text: of the article.
        names: that a tagger found in it.
        actors, mentions: those found so far.
        knowledge: of outlets.
        on: the article's day, or None.
        own: the outlet that the article stands in, by name or domain, or None.
    """

    def __init__(
        self,
        text: str,
        names: Sequence[Name],
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
        knowledge: Knowledge,
        on: date | None,
        own: str | None = None,
    ) -> None:
        self.text = text
        self.knowledge = knowledge
        self.on = on
        self._own = own or ""
        self._bodies = [(n.start, n.end) for n in names if n.label in ("ORG", "PERSON", "FAC")]
        self._persons = {(n.start, n.end) for n in names if n.label == "PERSON"}
        self._actors = {key(actor.name): actor for actor in actors if actor.kind == "outlet"}
        #: Outlets that the text names, in its order.
        self.named: list[Carrier] = []
        self._find_named(names, actors, mentions)

    def _find_named(self, names: Sequence[Name], actors: Sequence[Actor], mentions: Sequence[Mention]) -> None:
        outlets = {actor.id for actor in actors if actor.kind == "outlet"}
        spans = [(n.start, n.end) for n in names if n.label not in ("NORP", "GPE", "PERSON")]
        spans += [(m.span.start, m.span.end) for m in mentions if m.actor in outlets and m.type == "name"]
        for start, end in sorted(set(spans)):
            if (found := self.by_name(start, end)) is not None:
                self.named.append(found)

    def add(self, carrier: Carrier) -> None:
        """Remember an outlet that a construction told."""
        if all(carrier.span.start != other.span.start for other in self.named):
            self.named.append(carrier)
            self.named.sort(key=lambda other: other.span.start)

    def is_own(self, carrier: Carrier) -> bool:
        """Whether it is the outlet that the article stands in."""
        match = self.knowledge.by_domain(self._own)
        same = match is not None and carrier.entry is not None and match.entry.id == carrier.entry.id
        return same or key(self._own) == key(carrier.name)

    def is_outlet_name(self, name: str) -> bool:
        """Whether a name alone is an outlet's."""
        return is_outlet(name) or any(m.strong and m.entry.kind == "outlet" for m in self.knowledge.lookup(name, self.on))

    def by_name(self, start: int, end: int, *, sure: bool = False) -> Carrier | None:
        """Return the outlet whose name stands at start:end, or None.

        Args:
            start, end: the name, with or without an article.
            sure: the words around it are said of outlets only, so a weak form is enough, and so is a name with `The`.
        """
        name = body_name(self.text[start:end])
        if not name or name.islower() or not any(mark.isalpha() for mark in name):
            return None
        matches = self.knowledge.lookup(name, self.on)
        strong = [match.entry for match in matches if match.strong]
        known = next((entry for entry in strong if entry.kind == "outlet"), None)
        if known is not None:
            return self._known(known, start, end, name)
        if strong or self._is_cut(start, end):
            return None
        weak = [match.entry for match in matches if match.entry.kind == "outlet"]
        if weak and (sure or self._fuller(name)):
            return self._weak(weak, start, end, name)
        if key(name) in self._actors:
            actor = self._actors[key(name)]
            return Carrier(actor.name, "outlet", "outlet", Span.of(self.text, start, end), None, actor.country)
        by_form = is_outlet(name) or _DOMAIN.fullmatch(name) or (sure and _CALL_SIGN.fullmatch(name))
        by_the = sure and not self._opens(start) and _CALLED_THE.fullmatch(self.text[start:end])
        if by_form or (by_the and (start + 4, end) not in self._persons):
            return Carrier(name, "outlet", "outlet", Span.of(self.text, start, end))
        return None

    def described(self, noun: str, people: str | None, at: int) -> Carrier | None:
        """Return the outlet named last before `at` that a description fits: the Turkish news agency.

        Args:
            noun: one of NOUNS.
            people: a word for what is of a country (Turkish), or None.
            at: where the description stands.
        """
        states = self.knowledge.by_nationality(people) if people else ()
        country = states[0].entry.country if states else None
        if people and country is None:
            return None
        before = [carrier for carrier in self.named if carrier.span.start < at]
        for carrier in reversed(before):
            entry = carrier.entry
            if entry is not None and NOUNS[noun] and entry.outlet not in NOUNS[noun]:
                continue
            if country is not None and carrier.country != country:
                continue
            if carrier.hop == "platform" or (entry is None and NOUNS[noun] and noun not in carrier.name.casefold()):
                continue
            return carrier
        return None

    def _known(self, entry: Entry, start: int, end: int, name: str) -> Carrier:
        hop: HopKind = "platform" if entry.outlet == "platform" else "outlet"
        shown = entry.name if key(entry.name) == key(name) else name
        return Carrier(shown, "outlet", hop, Span.of(self.text, start, end), entry, entry.country)

    def _weak(self, entries: list[Entry], start: int, end: int, name: str) -> Carrier:
        """The outlet that a weak form is short for: the one named in full, else the only one known, else by its name."""
        fuller = self._fuller(name)
        if fuller is not None:
            return Carrier(fuller.name, "outlet", fuller.hop, Span.of(self.text, start, end), fuller.entry, fuller.country)
        if len(entries) == 1:
            entry = entries[0]
            shown = entry.name if key(entry.name) == key(name) else name
            return Carrier(shown, "outlet", "outlet", Span.of(self.text, start, end), entry, entry.country)
        return Carrier(name, "outlet", "outlet", Span.of(self.text, start, end))

    def _fuller(self, name: str) -> Carrier | None:
        """The one outlet named in full whose name ends or begins with `name`."""
        short = key(name)
        found = {
            carrier.key: carrier
            for carrier in self.named
            if key(carrier.name) != short
            and (key(carrier.name).endswith(" " + short) or key(carrier.name).startswith(short + " "))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether start:end is only the beginning of a longer name: "People" of "People for the Larch"."""
        return any(a <= start and end < b and self.text[end:b] not in ("'s", "’s", "'", "’") for a, b in self._bodies)

    def _opens(self, start: int) -> bool:
        """Whether a sentence or quotation begins at `start`, where "The" tells nothing."""
        before = self.text[:start].rstrip(" ")[-1:]
        return not before or before in ".!?:\n“\"‘'—"
