"""Windows over word pieces: each piece is read once, with context on both sides where the text has any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: Word pieces a window holds, the encoder's two special pieces not counted (the model is trained on as many).
SIZE: Final = 254
#: Pieces of context read again on either side of a window's own pieces.
CONTEXT: Final = 24


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start:end` are read, of which `core_start:core_end` are taken from this window."""

    start: int
    end: int
    core_start: int
    core_end: int


def windows(count: int, breaks: Sequence[int], size: int = SIZE, context: int = CONTEXT) -> list[Window]:
    """Cut `count` pieces into windows.

    Args:
        count: pieces of the text.
        breaks: sorted indices of pieces that start a paragraph; a window's own pieces end at one where one lies in
            the last third, as attributions hardly ever cross paragraphs.
        size: see `SIZE`.
        context: see `CONTEXT`.

    Returns:
        Windows whose cores follow each other without gap or overlap from 0 to `count`.
    """
    out: list[Window] = []
    core = 0
    marks = set(breaks)
    while core < count:
        start = max(0, core - context)
        if start + size >= count:
            out.append(Window(start, count, core, count))
            break
        furthest = start + size - context
        end = next((i for i in range(furthest, furthest - size // 3, -1) if i in marks), furthest)
        out.append(Window(start, min(count, start + size), core, end))
        core = end
    return out
