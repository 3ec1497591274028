"""The turns of a text: statements whose speaker is known, in order, for what points back to a speaker."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.reading.text.paragraphs import paragraph_at
from onrecord.types import ActorKind

#: What points back reaches no further than this many characters, however long the paragraphs are.
_REACH: Final = 5000


@dataclass(frozen=True, slots=True)
class Turn:
    """A statement whose speaker is known.

    Attributes:
        start, end: where its source stands.
        actor: key of the speaker.
        kind: of the speaker.
        content: what it holds, as pieces of the text.
        inside: whether it stands in another one's content.
    """

    start: int
    end: int
    actor: str
    kind: ActorKind
    content: tuple[tuple[int, int], ...]
    inside: bool = False


@dataclass(slots=True)
class Turns:
    """The turns found so far, in order of the text."""

    paragraphs: Sequence[tuple[int, int]]
    _turns: list[Turn] = field(default_factory=list)

    def add(self, turn: Turn) -> None:
        """Add a turn at its place."""
        insort(self._turns, turn, key=lambda other: other.start)

    def between(self, begin: int, end: int) -> list[Turn]:
        """Return the turns whose source begins in begin:end."""
        first = bisect_left(self._turns, begin, key=lambda turn: turn.start)
        return self._turns[first : bisect_left(self._turns, end, key=lambda turn: turn.start)]

    def window(self, start: int) -> int:
        """Return where the paragraph before the one of `start` begins."""
        here = paragraph_at(self.paragraphs, start)
        return max(self.paragraphs[max(0, here - 1)][0], start - _REACH) if here is not None else start

    def own(self, start: int) -> int:
        """Return where the paragraph of `start` begins, or what of it is near."""
        here = paragraph_at(self.paragraphs, start)
        return max(self.paragraphs[here][0], start - _REACH) if here is not None else start

    def near(self, start: int) -> list[Turn]:
        """Return the turns before `start` in its paragraph and the one before, those in others' words left out."""
        return [turn for turn in self.between(self.window(start), start) if not turn.inside]
