"""Posts set into an article: "Words of the post. pic.example.com/x — Name (@handle) May 3, 2021".

Pages carry posts as a paragraph of their own, without quotation marks; the name, the handle and mostly the date behind
a dash tell whose words they are. The dash may stand in a paragraph below the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal, in_order, joined, overlap
from onrecord.spans import trimmed

_MONTH: Final = r"[A-Z][a-z]{2,8}\.?"
_SIGNED = re.compile(
    r"(?P<dash>[—–―]|--?)\s*(?P<name>[^\s—–―()][^—–―()\n]{0,60}?)\s*\(@\w{1,40}\)"
    rf"(?:,?\s*(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}))?\s*\.?$"
)
#: Links at the end of a post, set by the page and not said by anybody.
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.\w+\.\w+/\S+))+\s*$")
_SCORE: Final = 0.97


def claim_posts(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Make each signed post one proposal, in place of what the encoder made of its words.

    Args:
        layout: of the text.
        proposals: in the order of the text.
    """
    made = [post for n in range(len(layout.paragraphs)) if (post := _post(layout, n))]
    out = list(proposals)
    for post in made:
        region = (post.start, post.end)
        out = [kept for p in out if (kept := _outside(layout.text, p, region))]
    return in_order([*made, *out]) if made else out


def _post(layout: Layout, paragraph: int) -> Proposal | None:
    """The signed post that ends with this paragraph, or None."""
    start, end = layout.paragraphs[paragraph]
    signed = next((m for m in _SIGNED.finditer(layout.text, start, end)), None)
    if signed is None:
        return None
    words = _words(layout.text, start, signed.start())
    if words is None and paragraph:
        words = _words(layout.text, *layout.paragraphs[paragraph - 1])
    if words is None:
        return None
    reason = "a post: the name and handle behind the dash say whose"
    return Proposal((signed.span("name"),), (signed.span("dash"),), (words,), _SCORE, block=True, reasons=(reason,))


def _words(text: str, start: int, end: int) -> Pair | None:
    """The words of a post without the links at its end; None where it says nothing."""
    links = _LINKS.search(text, start, end)
    words = trimmed(text, start, links.start() if links else end)
    return words if any(map(str.isalpha, text[slice(*words)])) else None


def _outside(text: str, proposal: Proposal, region: Pair) -> Proposal | None:
    """The proposal without what lies in a post, or None where its cue or all of its content does."""
    if proposal.end <= region[0] or region[1] <= proposal.start:
        return proposal
    if any(overlap(region, cue) for cue in proposal.cue):
        return None
    content = [
        part
        for a, b in proposal.content
        for part in ((a, min(b, region[0])), (max(a, region[1]), b))
        if part[0] < part[1]
    ]
    if proposal.content and not content:
        return None
    source = tuple(piece for piece in proposal.source if not overlap(region, piece))
    return replace(proposal, source=source, content=joined(text, content))
