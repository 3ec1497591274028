"""The actors of one article while they are collected: each once, by name and by what the packs know."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.scene import Scene
from onrecord.types import ActorKind


@dataclass(slots=True)
class Roster:
    """Collects drafts.

    Attributes:
        scene: the article.
        drafts: the actors, those of earlier layers first.
        same: for a draft that turned out to be another one, the id of that one.
        by_entry: the draft of each entry of the packs that is in the text.
    """

    scene: Scene
    drafts: list[Draft] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    by_entry: dict[str, Draft] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], Draft] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Add an actor of an earlier layer."""
        self.drafts.append(draft)
        self._by_name.setdefault((draft.kind, draft.name.casefold()), draft)

    def new(self, name: str, kind: ActorKind, confidence: float) -> Draft:
        """Add an actor that the text names, and return its draft."""
        draft = Draft(f"n{len(self.drafts) + 1}", name, kind, confidence=confidence)
        self.add(draft)
        return draft

    def named(self, kind: ActorKind, name: str) -> Draft | None:
        """Return the draft of a kind and name, or None."""
        return self._by_name.get((kind, name.casefold()))

    def join(self, draft: Draft, entry_id: str) -> None:
        """Say that a draft is what an entry knows; a second one of the same entry is the first."""
        first = self.by_entry.setdefault(entry_id, draft)
        if first is not draft:
            self.same[draft.id] = first.id
            first.because(f"joined: “{draft.name}” is it too")
            first.acts = first.acts or draft.acts
