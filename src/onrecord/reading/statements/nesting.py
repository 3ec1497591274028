"""Statements inside the content of other ones.

The tagger is trained on data that marks none, so what it finds inside a content is kept only where it names a voice
other than the speaker's own: "I think" within somebody's words is still the speaker. One construction is read by its
words: in "the paper quoted a waiter as saying …" the paper's content is the waiter's statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.proposals import Pair, Proposal, in_order, without

_QUOTING = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"(?P<who>\S.{1,150}?)\s+(?P<cue>as\s+(?:having\s+)?(?:said|saying|telling|writing))\b\s*", re.DOTALL
)
_OWN_VOICE: Final = frozenset({"i", "we", "you", "us", "me", "one", "it", "who", "that", "which"})
#: Below this raw score a statement inside another one is more often wrong than right.
_LEAST: Final = 0.25


def nested(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Mark proposals that lie within the content of another one, and leave out those that are its speaker's own.

    Args:
        text: of the article.
        proposals: in the order of the text, with content.
    """
    proposals = in_order([*proposals, *(inner for p in proposals for inner in _as_saying(text, p))])
    out = [replace(p, inside=_holder(proposals, i)) for i, p in enumerate(proposals)]
    gone = {
        i
        for i, p in enumerate(out)
        if p.inside is not None
        and (not p.source or p.score < _LEAST or text[slice(*p.source[0])].lower() in _OWN_VOICE)
    }
    return without(out, gone)


def _as_saying(text: str, outer: Proposal) -> list[Proposal]:
    """The statement in "… quoted somebody as saying …", or none."""
    if not any(_QUOTING.search(text, *cue) for cue in outer.cue):
        return []
    for piece in outer.content:
        match = _AS_SAYING.match(text, *piece)
        if match is None:
            continue
        said: tuple[Pair, ...] = ((match.end(), piece[1]),) if match.end() < piece[1] else ()
        content = (*said, *(other for other in outer.content if other != piece))
        if content:
            return [Proposal((match.span("who"),), (match.span("cue"),), tuple(sorted(content)), outer.score)]
    return []


def _holder(proposals: Sequence[Proposal], i: int) -> int | None:
    """Place of the proposal with the shortest piece of content that holds proposal `i` whole."""
    own = proposals[i]
    holding = [
        (end - start, j)
        for j, other in enumerate(proposals)
        if j != i and _holds(other, own)
        for start, end in other.content
    ]
    return min(holding)[1] if holding else None


def _holds(other: Proposal, own: Proposal) -> bool:
    """Whether every piece of `own` lies in the content of `other`, which holds more than these pieces."""
    pieces = (*own.source, *own.cue, *own.content)
    covered = all(any(a <= start and end <= b for a, b in other.content) for start, end in pieces)
    return covered and sum(b - a for a, b in other.content) > sum(b - a for a, b in own.content)
