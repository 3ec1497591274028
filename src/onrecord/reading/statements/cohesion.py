"""How strongly two neighbouring words hold together, so that a span does not end in the middle of a phrase."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.encoder.pieces import Pieces

#: At punctuation, before a word that may well open something new, and within a phrase.
LOOSE, OPENING, HELD = range(3)
_OPENINGS: Final = frozenset(
    ("that", "as", "when", "because", "after", "before", "who", "which", "and", "but", "or", "while", "if", "although",
     "though", "since", "until", "where", "whether", "so", "than", "in", "on", "at", "by", "for", "from", "with",
     "during", "amid", "over", "to", "of", "about")
)  # fmt: skip
_WORD = re.compile(r"\w+")
#: These join two words where no space stands beside them.
_JOINERS: Final = "-'’"


def cohesion(cut: Pieces) -> list[int]:
    """For each piece how it holds to the one before it: `LOOSE`, `OPENING` or `HELD`."""
    starts, ends, text = cut.starts.tolist(), cut.ends.tolist(), cut.text
    out = [LOOSE] * len(starts)
    for i in range(1, len(starts)):
        start, touching, last = starts[i], ends[i - 1] == starts[i], text[ends[i - 1] - 1]
        if not (last.isalnum() or (touching and last in _JOINERS)):
            continue
        if word := _WORD.match(text, start):
            out[i] = OPENING if word.group().lower() in _OPENINGS else HELD
        elif touching and text[start] in _JOINERS and text[start + 1 : start + 2].isalnum():
            out[i] = HELD
    return out
