"""The chains layer: through whom the words of each statement came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from onrecord.knowledge.lookup import Knowledge, builtin
from onrecord.reading.chains.assign import assign_chains
from onrecord.reading.layers import Page


class ChainLayer:
    """Tells the hops between speakers and the article; see `assign_chains`.

    Args:
        knowledge: of outlets; that of the package's packs if None.
    """

    name: ClassVar[str] = "chains"
    requires: ClassVar[frozenset[str]] = frozenset({"names", "statements", "actors", "mentions"})
    assigns: ClassVar[frozenset[str]] = frozenset({"actors", "mentions", "statements"})

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """None: it reads by rules."""
        return ()

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with `via` and `chain` in their statements, and with those who passed words on as actors."""
        knowledge = self._knowledge or builtin()
        return [assign_chains(page, knowledge) for page in pages]
