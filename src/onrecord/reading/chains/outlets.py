"""Outlets and platforms by their names: those that are known, and those that their form or context gives away."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.lookup import Knowledge
from onrecord.reading.chains.introduced import Introduced, introduced
from onrecord.reading.chains.relays import Carrier
from onrecord.reading.layers import Page
from onrecord.reading.speakers.bodies import body_name, is_outlet
from onrecord.types import HopKind, Span

_DOMAIN: Final = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|tv|news|info|co|io|ru|cn|uk|ir|de|fr|in|il)", re.I
)
#: Words that end the names of outlets, and of other things too: enough where an outlet is expected.
_LAST_WORDS: Final = frozenset(
    {"Today", "Online", "Insider", "Live", "Wire", "Review", "Globe", "Sun", "Star", "Monitor", "Independent", "Media"}
)
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
        page: the article with its names, actors and mentions.
        knowledge: of outlets.
    """

    def __init__(self, page: Page, knowledge: Knowledge) -> None:
        self.text = page.article.text
        self.knowledge = knowledge
        self.on = _day(page.article.published)
        self._own = page.article.outlet or ""
        self._bodies = sorted((n.start, n.end) for n in page.names if n.label in ("ORG", "PERSON", "FAC"))
        self._persons = {(n.start, n.end) for n in page.names if n.label == "PERSON"}
        self._actors = {key(actor.name): actor for actor in page.actors if actor.kind == "outlet"}
        self._introduced = {key(outlet.name): outlet for outlet in introduced(self.text)}
        #: Outlets that the text names, in its order.
        self.named: list[Carrier] = []
        outlets = {actor.id for actor in page.actors if actor.kind == "outlet"}
        spans = {
            m.span() for o in self._introduced.values() for m in re.finditer(rf"\b{re.escape(o.name)}\b", self.text)
        }
        spans |= {(n.start, n.end) for n in page.names if n.label not in ("NORP", "GPE", "PERSON")}
        spans |= {(m.span.start, m.span.end) for m in page.mentions if m.actor in outlets and m.type == "name"}
        for start, end in sorted(spans):
            if (found := self.by_name(start, end)) is not None:
                self.add(found)

    def add(self, carrier: Carrier) -> None:
        """Remember an outlet that a construction told."""
        if not any(o.span.start < carrier.span.end and carrier.span.start < o.span.end for o in self.named):
            self.named.append(carrier)
            self.named.sort(key=lambda other: other.span.start)

    def is_own(self, carrier: Carrier) -> bool:
        """Whether it is the outlet that the article stands in."""
        match = self.knowledge.by_domain(self._own)
        same = match is not None and carrier.entry is not None and match.entry.id == carrier.entry.id
        return same or key(self._own) == key(carrier.name)

    def is_outlet_name(self, name: str) -> bool:
        """Whether a name alone is an outlet's."""
        return (
            key(name) in self._introduced
            or is_outlet(name)
            or any(m.strong and m.entry.kind == "outlet" for m in self.knowledge.lookup(name, self.on))
        )

    def by_name(self, start: int, end: int, *, sure: bool = False) -> Carrier | None:
        """Return the outlet whose name stands at start:end, or None.

        Args:
            start: first character of the name, or of an article before it.
            end: character after the name.
            sure: the words around it are said of outlets only, so a weak form is enough, and so is a name with `The`.
        """
        name = body_name(self.text[start:end])
        if not name or (name.islower() and not _DOMAIN.fullmatch(name)) or not any(map(str.isalpha, name)):
            return None
        matches = self.knowledge.lookup(name, self.on)
        strong = [match.entry for match in matches if match.strong]
        known = next((entry for entry in strong if entry.kind == "outlet"), None)
        if known is not None:
            return self._known(known, start, end, name)
        weak = [match.entry for match in matches if match.entry.kind == "outlet"]
        if key(name) in self._introduced:
            return self._by_introduction(self._introduced[key(name)], weak, Span.of(self.text, start, end))
        if strong or self._is_cut(start, end):
            return None
        if weak and (sure or self._fuller(name)):
            return self._weak(weak, start, end, name)
        return self._by_form(start, end, name, sure=sure)

    def _by_introduction(self, outlet: Introduced, weak: list[Entry], span: Span) -> Carrier:
        """The outlet that the text says it is; known where one of that country is."""
        fits = [entry for entry in weak if outlet.country in (None, entry.country)]
        if len(fits) == 1:
            return self._known(fits[0], span.start, span.end, outlet.name)
        return Carrier(outlet.name, "outlet", "outlet", span, None, outlet.country, outlet.noun)

    def _by_form(self, start: int, end: int, name: str, *, sure: bool) -> Carrier | None:
        """An outlet that nothing is known of, by an actor found before, its last word, a domain, or its "The"."""
        span = Span.of(self.text, start, end)
        if key(name) in self._actors:
            actor = self._actors[key(name)]
            return Carrier(actor.name, "outlet", "outlet", span, None, actor.country)
        fuller = self._fuller(name) if sure else None
        if fuller is not None:
            return replace(fuller, span=span)
        if is_outlet(name) or _DOMAIN.fullmatch(name) or (sure and _CALL_SIGN.fullmatch(name)):
            return Carrier(name, "outlet", "outlet", span)
        named = sure and " " in name and name.rpartition(" ")[2] in _LAST_WORDS and (start, end) not in self._persons
        if named:
            return Carrier(name, "outlet", "outlet", span)
        by_the = sure and not self._opens(start) and _CALLED_THE.fullmatch(span.text)
        return Carrier(name, "outlet", "outlet", span) if by_the and (start + 4, end) not in self._persons else None

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
            if carrier.hop == "platform":
                continue
            if entry is None and NOUNS[noun] and noun != carrier.noun and noun not in carrier.name.casefold():
                continue
            return carrier
        return None

    def _known(self, entry: Entry, start: int, end: int, name: str) -> Carrier:
        hop: HopKind = "platform" if entry.outlet == "platform" else "outlet"
        shown = entry.name if key(entry.name) == key(name) else name
        return Carrier(shown, "outlet", hop, Span.of(self.text, start, end), entry, entry.country)

    def _weak(self, entries: list[Entry], start: int, end: int, name: str) -> Carrier:
        """The outlet that a weak form is short for: one named in full, else the only one known, else one so called."""
        fuller = self._fuller(name)
        if fuller is not None:
            return replace(fuller, span=Span.of(self.text, start, end))
        if len(entries) == 1:
            return self._known(entries[0], start, end, name)
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
        at = bisect_right(self._bodies, (start, len(self.text))) - 1
        stop = self._bodies[at][1] if at >= 0 else 0
        rest = self.text[end:stop] if end < stop else ""
        # "the Daily Larch of Orlen" is the Daily Larch still
        return rest not in ("", "'s", "’s", "'", "’") and not rest.startswith(" of ")

    def _opens(self, start: int) -> bool:
        """Whether a sentence or quotation begins at `start`, where "The" tells nothing."""
        before = self.text[max(0, start - 8) : start].rstrip(" ")[-1:]
        return not before or before in ".!?:\n“\"‘'—"


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
