"""Where each word piece stands: in which paragraph and sentence, and whether between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.reading.encoder.features import BREAKS, QUOTES
from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.text.sentences import sentence_starts


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each piece of a text.

    Attributes:
        paragraph: number of its paragraph.
        sentence: number of its sentence; only ends outside quotation marks part two sentences.
        quoted: whether it stands between quotation marks, single ones left aside.
    """

    paragraph: tuple[int, ...]
    sentence: tuple[int, ...]
    quoted: tuple[bool, ...]

    @classmethod
    def of(cls, cut: Pieces) -> Places:
        """Return the places of the pieces `cut`."""
        starts = sentence_starts(cut.text, cut.paragraphs, cut.quotations)
        marks = [QUOTES.index(name) for name in ("open", "inside", "close", "unclosed")]
        return cls(
            tuple(np.cumsum(cut.features.gap == BREAKS.index("paragraph")).tolist()),
            tuple(np.searchsorted(np.asarray(starts), cut.starts, side="right").tolist()),
            tuple(np.isin(cut.features.quote, marks).tolist()),
        )
