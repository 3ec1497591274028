"""The actors layer: what every actor is, and the whole cast of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from onrecord.knowledge.lookup import Knowledge, builtin
from onrecord.reading.actors.cast import build_cast
from onrecord.reading.actors.scene import Scene
from onrecord.reading.layers import Page
from onrecord.reading.numbering import renumber
from onrecord.types import Mention


class ActorLayer:
    """Tells what actors are by the packs and by the text, and adds all that the text names.

    Args:
        knowledge: with a user's packs, which win over those of onrecord; these alone if None.
    """

    name: ClassVar[str] = "actors"
    requires: ClassVar[frozenset[str]] = frozenset({"names", "statements", "actors", "mentions"})
    assigns: ClassVar[frozenset[str]] = frozenset({"actors", "mentions", "statements"})

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.knowledge = knowledge or builtin()

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """None: it reads by rules and packs."""
        return ()

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with their cast, identified, and numbered anew."""
        return [self._read(page) for page in pages]

    def _read(self, page: Page) -> Page:
        scene = Scene.of(page, self.knowledge)
        speakers = {statement.speaker for statement in page.statements if statement.speaker}
        roster = build_cast(scene, page.actors, page.mentions, speakers)
        mentions = [
            Mention("", place.span, draft.id, place.type, place.confidence)
            for draft in roster.drafts
            for place in draft.places
        ]
        nobody = [mention for mention in page.mentions if mention.actor is None]
        whole = replace(
            page,
            actors=tuple(draft.actor() for draft in roster.drafts),
            mentions=(*mentions, *nobody),
        )
        return renumber(whole, roster.same)
