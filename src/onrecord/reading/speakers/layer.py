"""The speakers layer: from source phrases to actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from onrecord.reading.layers import Page
from onrecord.reading.speakers.assign import assign_speakers


class SpeakerLayer:
    """Tells who speaks each statement; see `assign_speakers`."""

    name: ClassVar[str] = "speakers"
    requires: ClassVar[frozenset[str]] = frozenset({"names", "statements"})
    assigns: ClassVar[frozenset[str]] = frozenset({"actors", "mentions", "statements", "links"})

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """None: it reads by rules."""
        return ()

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with actors and mentions, and with speakers in their statements."""
        out = []
        for page in pages:
            article = page.article
            found = assign_speakers(
                article.text,
                page.statements,
                page.names,
                article.published,
                outlet=article.outlet,
                authors=article.authors,
                skip=page.skip,
            )
            out.append(
                replace(
                    page,
                    actors=found.actors,
                    mentions=found.mentions,
                    statements=found.statements,
                    links=found.links,
                )
            )
        return out
