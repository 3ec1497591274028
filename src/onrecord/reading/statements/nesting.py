"""Statements inside the content of other ones.

The tagger is trained on data that marks none, so what it finds inside a content is kept only where it names a voice
other than the speaker's own: "I think" within somebody's words is still the speaker. Two constructions are read by
their words: in "the paper quoted a waiter as saying …" the paper's content is the waiter's statement, and "denied a
claim by the union that …" holds the union's. What the second look finds in the contents (`second_look`) is sifted by
the same rule (`sifting`) and joined to the statements of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal, in_order, overlap, without
from onrecord.reading.statements.sifting import mended
from onrecord.reading.statements.voices import is_own_voice, own_words

_QUOTING = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"(?P<who>\S.{1,150}?)\s+(?P<cue>as\s+(?:having\s+)?(?:said|saying|telling|writing))\b\s*", re.DOTALL
)
_CLAIM_BY = re.compile(
    r"(?:that\s+)?(?P<cue>(?:(?:an?|the|any|all|such|these|those)\s+)?(?:[a-z]+\s+)?(?:claim|report|accusation|"
    r"allegation|assertion|suggestion|statement|complaint|charge|rumou?r|warning)s?)\s+(?:by|from|in|made by)\s+"
    r"(?P<who>[^,.;:\n“”\"]{2,80}?)\s+(?P<said>that\s)"
)
#: Below this raw score a statement inside another one is more often wrong than right.
_LEAST: Final = 0.25
#: Raw score of what its words alone give away.
_SURE: Final = 0.85


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
        if p.inside is not None and (not p.source or p.score < _LEAST or own_words(text[slice(*p.source[0])]))
    }
    return without(out, gone)


def with_inner(layout: Layout, proposals: Sequence[Proposal], found: Sequence[Proposal]) -> list[Proposal]:
    """Join what the second look found to the statements of an article, which stay as they are.

    Args:
        layout: of the article.
        proposals: its statements.
        found: by the second look, in characters of the article.

    Returns:
        The statements in order, with those inside others whose source is not the speaker's own voice.
    """
    found = [*found, *(inner for p in proposals for inner in _claims(layout.text, p))]
    sifted = [mended(layout.text, p) if p.inside is not None else p for p in proposals]
    out = without(
        [new or old for new, old in zip(sifted, proposals, strict=True)], {i for i, p in enumerate(sifted) if p is None}
    )
    for raw in found:
        inner = mended(layout.text, raw)
        if inner is None or any(overlap(mine, cue) for p in out for mine in inner.cue for cue in p.cue):
            continue
        place = _holder([*out, inner], len(out))
        if place is None or is_own_voice(layout, inner, out[place]):
            continue
        out.append(replace(inner, inside=place))
    return in_order(out)


def _claims(text: str, outer: Proposal) -> list[Proposal]:
    """The statement in "denied a claim by somebody that …", or none."""
    if not outer.content:
        return []
    start, end = outer.content[0][0], outer.content[-1][1]
    match = _CLAIM_BY.match(text, start, end)
    if match is None:
        return []
    return [Proposal((match.span("who"),), (match.span("cue"),), ((match.start("said"), end),), _SURE)]


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
    first, last = own.start, own.end
    holding = [
        (end - start, j)
        for j, other in enumerate(proposals)
        # the hull first: it is cheap, and in a long text hardly any other one passes
        if other.content and other.content[0][0] <= first and last <= other.content[-1][1]
        if j != i and _holds(other, own)
        for start, end in other.content
    ]
    return min(holding)[1] if holding else None


def _holds(other: Proposal, own: Proposal) -> bool:
    """Whether every piece of `own` lies in the content of `other`, which holds more than these pieces.

    A source may stand in a gap of the content: "denied a claim / by the union / that …".
    """
    if not other.content:
        return False
    first, last = other.content[0][0], other.content[-1][1]
    covered = all(any(a <= start and end <= b for a, b in other.content) for start, end in (*own.cue, *own.content))
    named = all(
        any(a <= start and end <= b for a, b in other.content)
        or (first <= start and end <= last and not any(overlap((start, end), span) for span in _outside(other)))
        for start, end in own.source
    )
    return covered and named and sum(b - a for a, b in other.content) > sum(b - a for a, b in own.content)


def _outside(proposal: Proposal) -> tuple[Pair, ...]:
    return (*proposal.source, *proposal.cue)
