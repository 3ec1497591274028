"""The places layer: the names of places in an article, and which places they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import ClassVar, Final
from urllib.parse import urlsplit

from onrecord.knowledge.gazetteer import Gazetteer, gazetteer
from onrecord.knowledge.lookup import Knowledge, builtin
from onrecord.reading.layers import Page
from onrecord.reading.places.choose import Chooser
from onrecord.reading.places.spots import find_spots
from onrecord.reading.places.types import Choice, Spot
from onrecord.reading.places.words import Words
from onrecord.types import Article, Place, Span

#: So much less sure is a name that is part of another one.
_IN_BODY: Final = 0.05
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")


class PlaceLayer:
    """Finds places by the tables of the package and tells which are meant; see docs/reading.md.

    Args:
        knowledge: of outlets, whose country counts; that of the package's packs if None.
    """

    name: ClassVar[str] = "places"
    requires: ClassVar[frozenset[str]] = frozenset({"names"})
    assigns: ClassVar[frozenset[str]] = frozenset({"places"})

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """None: it reads by rules and tables."""
        return ()

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return gazetteer()

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with their places."""
        return [replace(page, places=self._places(page)) for page in pages]

    def _places(self, page: Page) -> tuple[Place, ...]:
        words = Words(page.article.text, page.skip)
        spots = find_spots(words, page.names, self._gazetteer)
        beside = _beside(page, self._gazetteer)
        choices = Chooser(spots, self._gazetteer, self._home(page.article), beside).run()
        return tuple(
            _place(page.article.text, number, spot, choice)
            for number, (spot, choice) in enumerate(zip(spots, choices, strict=True), 1)
        )

    def _home(self, article: Article) -> str | None:
        """The country of the article's site: by the end of its address, else by its outlet, agencies apart."""
        host = urlsplit(article.url or "").hostname or ""
        if not host or (country := self._gazetteer.of_site(host)):
            return country if host else None
        match = (self._knowledge or builtin()).by_domain(host)
        if match is None or match.entry.outlet == "agency":
            return None
        return match.entry.country if self._gazetteer.state(match.entry.country or "") else None


def _place(text: str, number: int, spot: Spot, choice: Choice) -> Place:
    known = choice.known
    reasons = choice.reasons
    if spot.acts and known is not None and known.kind.startswith(("A.PCL", "P.PPLC", "S.")):
        reasons = (*reasons, "stands for its government here")
    if spot.body:
        reasons = (*reasons, f"part of the name {spot.body!r}")
    confidence = round(choice.confidence - (_IN_BODY if spot.body else 0.0), 2)
    span = Span.of(text, spot.start, spot.shown_end)
    if known is None:
        return Place(f"p{number}", span, spot.name, None, None, None, None, None, None, confidence, reasons)
    return Place(
        f"p{number}", span, known.name, known.kind, known.country, known.admin1, known.latitude, known.longitude,
        known.geonames, confidence, reasons,
    )  # fmt: skip


def _beside(page: Page, gaz: Gazetteer) -> list[Spot]:
    """Places in the title and in what is left out of the text as dateline: they tell where the rest is."""
    texts = [page.article.title or ""]
    texts += [p.span.text for p in page.article.left_out if p.span is not None and p.why == "dateline"]
    found = []
    for text in texts:
        named = _CAPITALS.sub(lambda m: m[0].title() if len(m[0]) > 3 else m[0], text)
        found += [spot for spot in find_spots(Words(named), (), gaz) if spot.evidence in ("area", "inside", "large")]
    return found
