"""Cues set between commas into what is said: "This, Olm said, made the dam leak", "If it rains, she said, we leave".

Both sides are of the content. The tagger sometimes marks one of them; which words are left over tells whether the other
one belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.proposals import Pair, Proposal, overlap

_BEFORE: Final = re.compile(r",\s+$")
_BEHIND: Final = re.compile(r",\s+(?=\S)")
#: A clause that goes on behind the cue: its subject stands before it.
_VERB: Final = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|did|does|do|made|makes|left|"
    r"[a-z]+ed|[a-z]{3,}s)\s"
)
#: A clause that waits for its main clause.
_WAITING: Final = re.compile(
    r"(?:If|When|While|Although|Though|Because|Since|After|Before|Unless|Until|Once|Despite|Rather than|Instead of|"
    r"Without|With)\s"
)
_SENTENCE: Final = re.compile(r"(?:^|(?<=[.!?…]\s)|(?<=[.!?…][”’\"')]\s)|(?<=\n))[^.!?\n“”\"]*$")
_REST: Final = re.compile(r"[^.;:!?\n“”\"—–]+(?=[.!?][”’\"')\]]*(?:\s|$))")
#: Words that belong to somebody's own clause, not to the one that the cue stands in.
_OTHER: Final = re.compile(r"(?:and|but|or|who|which|according|citing|[a-z]+ing)\b")
_REACH: Final = 160


def with_both_sides(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give contents on one side of an inserted cue the other side, where it is theirs.

    Args:
        text: of the article.
        proposals: in the order of the text, fitted to the marks.
    """
    taken = [span for p in proposals for span in (*p.source, *p.cue, *p.content)]
    return [_whole(text, proposal, taken) for proposal in proposals]


def _whole(text: str, proposal: Proposal, taken: Sequence[Pair]) -> Proposal:
    if not (proposal.source and proposal.cue and len(proposal.content) == 1):
        return proposal
    own = (*proposal.source, *proposal.cue)
    first, last = min(start for start, _ in own), max(end for _, end in own)
    if not _BEFORE.search(text, max(0, first - 3), first) or not _BEHIND.match(text, last):
        return proposal
    piece = proposal.content[0]
    other = _before(text, first, piece) if piece[0] >= last else _behind(text, last, piece)
    if other is None or any(overlap(other, span) for span in taken):
        return proposal
    return replace(proposal, content=tuple(sorted((piece, other))))


def _before(text: str, first: int, piece: Pair) -> Pair | None:
    """The beginning of the sentence, where the piece behind the cue begins with a verb."""
    if not _VERB.match(text, *piece):
        return None
    begin = max(0, first - _REACH)
    found = _SENTENCE.search(text[begin:first])
    if found is None:
        return None
    words = found[0].rstrip(" ,")
    start = begin + found.start()
    return (start, start + len(words)) if words and "," not in words else None


def _behind(text: str, last: int, piece: Pair) -> Pair | None:
    """The rest of the sentence, where the piece before the cue is a clause that waits for it."""
    comma = _BEHIND.match(text, last)
    if comma is None or not _WAITING.match(text, *piece) or _OTHER.match(text, comma.end()):
        return None
    rest = _REST.match(text, comma.end())
    return rest.span() if rest else None
