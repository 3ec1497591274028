"""Sources that stop before the name or the apposition between them and their cue: "Its head, | Beatriz Olmo, said".

Annotators of the training data take what stands between commas into the source (names 110 to 8, other appositions 456
to 21), and a "who" without a comma mostly too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.proposals import Pair, Proposal, overlap

_CLEAR: Final = r"[^.;:!?“”\"\n—–()]"
#: What may stand between a source and its cue, whole.
_BETWEEN = (
    re.compile(
        r",?\s*[^\W\d_a-z][\w.’'-]*(?:\s+(?:[^\W\d_a-z][\w.’'-]*|al|bin|da|de|del|der|di|el|ibn|la|le|van|von))+,?\s+"
    ),
    re.compile(rf",\s+(?:an?|the|his|her|its|their|one|chief|senior|former)\s{_CLEAR}{{2,100}},\s+"),
    re.compile(r"\s+who\s[^.;:!?,“”\"\n—–()]{2,80}\s+"),
)


def with_appositions(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Lengthen each source up to its cue where nothing but a name or an apposition stands between them.

    Args:
        text: of the article.
        proposals: in the order of the text.
    """
    taken = sorted({span for p in proposals for span in (*p.source, *p.cue, *p.content)})
    return [_lengthened(text, p, taken) for p in proposals]


def _lengthened(text: str, proposal: Proposal, taken: Sequence[Pair]) -> Proposal:
    if len(proposal.source) != 1 or not proposal.cue:
        return proposal
    start, end = proposal.source[0]
    cue = proposal.cue[0][0]
    bare = start + len(text[start:end].rstrip(" ,"))
    if not bare < cue or not any(pattern.fullmatch(text, bare, cue) for pattern in _BETWEEN):
        return proposal
    if any(overlap((end, cue), span) for span in taken):
        return proposal
    return replace(proposal, source=((start, bare + len(text[bare:cue].rstrip())),))
