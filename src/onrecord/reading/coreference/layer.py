"""The coreference layer: pronouns and descriptions become mentions of the actors they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from onrecord.reading.coreference.types import Chain, Link, Links, Reference
from onrecord.reading.layers import Page
from onrecord.reading.numbering import renumber
from onrecord.types import Actor, Mention, Span

#: So sure a description of somebody named has to be before an unnamed actor is taken for that person.
_SAME: Final = 0.8
#: How often a description that began a chain is rightly in it.
_BEGUN: Final = 0.8
_POSSESSIVE: Final = re.compile(r"[’']s?\b|[’']")
_ARTICLE: Final = re.compile(r"^(?:the|an?|this|that|these|those)\s+", re.IGNORECASE)


class CoreferenceLayer:
    """Adds mentions to a page; see `onrecord.reading.coreference.read`."""

    name: ClassVar[str] = "coreference"
    requires: ClassVar[frozenset[str]] = frozenset({"names", "statements", "actors", "mentions", "links"})
    assigns: ClassVar[frozenset[str]] = frozenset({"actors", "mentions", "statements"})

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """The ranker's weights, by a hash of their file."""
        from onrecord.reading.coreference.ranker import packaged_hash

        return (("coreference.json", packaged_hash()),)

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with a mention for each pronoun and description."""
        return [page if page.links is None else _Joiner(page, page.links).run() for page in pages]


class _Joiner:
    """Joins the chains of one page to its actors."""

    def __init__(self, page: Page, links: Links) -> None:
        self.page, self.links = page, links
        self.text = page.article.text
        self.mentions = sorted(page.mentions, key=lambda m: (m.span.start, m.span.end))
        self.starts = [mention.span.start for mention in self.mentions]
        self.kinds = {actor.id: actor.kind for actor in page.actors}
        self.named = {mention.actor for mention in page.mentions if mention.type == "name"}

    def run(self) -> Page:
        """Return the page with the mentions and actors that the chains add."""
        actors = list(self.page.actors)
        mentions: list[Mention] = []
        same: dict[str, str] = {}
        links: dict[int, list[Link]] = {}
        for link in self.links.links:
            if link.chain is None:
                mentions += self._nobody(link)
            else:
                links.setdefault(link.chain, []).append(link)
        for chain in self.links.chains:
            own = links.get(chain.number, [])
            if not own or not _counts(chain):
                continue
            actor = self._actor_of(chain)
            if actor is None:
                made = self._new(chain)
                actors.append(made)
                mentions += self._names(chain, made.id)
                actor = made.id
            same |= self._same(chain, own, actor)
            mentions += [self._mention(link.reference, actor, link.confidence) for link in own]
            mentions += self._first(chain, own, actor)
        return renumber(replace(self.page, actors=tuple(actors), mentions=(*self._kept(mentions), *mentions)), same)

    def _kept(self, added: Sequence[Mention]) -> list[Mention]:
        """The page's own mentions, without those to nobody where somebody was found now."""
        found = {(m.span.start, m.span.end) for m in added if m.actor is not None}
        return [m for m in self.mentions if m.actor is not None or (m.span.start, m.span.end) not in found]

    def _nobody(self, link: Link) -> Iterator[Mention]:
        reference = link.reference
        if reference.kind == "pronoun":
            yield self._mention(reference, None, link.confidence)

    def _mention(self, reference: Reference, actor: str | None, confidence: float) -> Mention:
        span = Span.of(self.text, reference.start, reference.end)
        return Mention(f"new {reference.start}:{reference.end}", span, actor, reference.kind, confidence)

    def _first(self, chain: Chain, own: Sequence[Link], actor: str) -> list[Mention]:
        """The descriptions that a chain began with, which were linked to nobody before them."""
        known = {link.reference for link in own}
        begun = [r for r in chain.references if r.kind == "description" and r not in known]
        return [self._mention(reference, actor, _BEGUN) for reference in begun]

    def _names(self, chain: Chain, actor: str) -> list[Mention]:
        return [self._mention(r, actor, 0.9) for r in chain.references if r.kind == "name"]

    def _at(self, reference: Reference) -> list[Mention]:
        """The page's mentions that are the same as a reference, or end with it as its name does."""
        i = bisect_left(self.starts, reference.start - 40)
        found = []
        for mention in self.mentions[i:]:
            if mention.span.start > reference.start:
                break
            owns = _POSSESSIVE.match(self.text, reference.end) and mention.span.end > reference.end + 2
            same_start = mention.span.start == reference.start and not owns  # "the boy" is not "the boy’s mother"
            ends = mention.span.end - reference.end in (0, 1, 2)
            if mention.actor is not None and ((same_start and reference.kind == mention.type) or ends):
                found.append(mention)
        return found

    def _actor_of(self, chain: Chain) -> str | None:
        """The actor that most of the chain's names are mentions of; without names, that its descriptions are."""
        for kind in ("name", "description"):
            found = Counter(
                mention.actor
                for reference in chain.references
                if reference.kind == kind
                for mention in self._at(reference)
                if kind == "name" or mention.type != "name"
            )
            if found:
                return found.most_common(1)[0][0]
        return None

    def _same(self, chain: Chain, own: Sequence[Link], actor: str) -> dict[str, str]:
        """The unnamed persons of the page who turn out to be the chain's named one."""
        if chain.person is None:
            return {}
        return {
            mention.actor: actor
            for link in own
            if link.reference.kind == "description" and link.confidence >= _SAME
            for mention in self._at(link.reference)
            if mention.actor is not None
            and mention.actor not in (actor, *self.named)
            and self.kinds.get(mention.actor) == "person"
        }

    def _new(self, chain: Chain) -> Actor:
        """An actor for a chain that the page has none for."""
        shown = _shown(chain)
        name = " ".join(self.text[shown.start : shown.end].split())
        several = chain.count == "several"
        reason = None if chain.person else "described, not named"
        return Actor(
            f"new {chain.number}",
            name if chain.person else _ARTICLE.sub("", name),
            "group" if several else "person",
            confidence=0.8,
            reasons=(reason,) if reason else (),
        )


def _counts(chain: Chain) -> bool:
    """Whether a chain is worth an actor: somebody who is referred to twice."""
    return len(chain.references) > 1 and (chain.sort == "person" or chain.person is not None)


def _shown(chain: Chain) -> Reference:
    """The fullest name, else the first description."""
    names = [r for r in chain.references if r.kind == "name"]
    if names:
        return max(names, key=lambda r: r.end - r.start)
    return next((r for r in chain.references if r.kind == "description"), chain.references[0])
