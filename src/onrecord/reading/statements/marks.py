"""Direct speech by its marks: contents begin and end with the quotation, and no quotation of speech is lost.

A tagger sees 250 word pieces and errs at edges; quotation marks do not. Contents that mostly cover a quotation are
fitted to it, a quotation that goes on after its cue or in the next paragraph is joined to what it continues, and one
that stands as its own paragraph takes on the speaker of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.dashes import after_dash, before_dash
from onrecord.reading.statements.fitting import fitted
from onrecord.reading.statements.layout import Layout, is_speech
from onrecord.reading.statements.proposals import Pair, Proposal, in_order, joined, overlap, without
from onrecord.reading.statements.uttering import utters
from onrecord.reading.text.paragraphs import paragraph_at
from onrecord.reading.text.quotations import Quotation

__all__ = ["Layout", "fit_to_marks", "held_by", "is_speech"]

_WORD = re.compile(r"\w+")
#: What may stand between a reported quotation and the one that goes on: the attribution itself, no further clause.
_BRIDGE_WORDS: Final = 14
#: The same where it goes on with who the speaker is: "…, a nurse who has worked there since the spring."
_CLAUSE_WORDS: Final = 30
_WHO = re.compile(r",?\s+who\b[^.!?]*[.!?]\s*$|,[^.!?]*\bwho\b[^.!?]*[.!?]\s*$")
#: Words a quotation needs to be taken for speech where nothing but its marks says so.
_ALONE: Final = 6
#: What the score of a statement is worth for a quotation that seems to go on with it.
_UNSURE: Final = 0.75


def fit_to_marks(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals with contents fitted to quotations, and further ones for quotations nobody claimed.

    Args:
        layout: of the text.
        proposals: in the order of the text.
    """
    out = [fitted(layout, p) for p in proposals]
    return _claim(layout, without(out, {i for i, p in enumerate(out) if not p.content}))


def _claimed(q: Quotation, proposals: Sequence[Proposal]) -> tuple[int, float] | None:
    """Position of the proposal whose content holds most of the quotation, with the share it holds.

    An attribution made within the quotation does not hold it: its speaker is somebody whom the speaker quotes.
    """
    first, last = q.inner_start, q.inner_end
    most, place = 0, -1
    for i, p in enumerate(proposals):
        share = 0
        for start, end in p.content:
            if start < last and first < end:
                share += min(end, last) - max(start, first)
        if share > most and (p.block or not _within(q, p)):
            most, place = share, i
    return (place, most / max(1, last - first)) if most else None


def held_by(q: Quotation, proposals: Sequence[Proposal]) -> int | None:
    """Position of the proposal whose content holds at least half of the quotation, or None."""
    held = _claimed(q, proposals)
    return held[0] if held and held[1] >= 0.5 else None


def _claim(layout: Layout, proposals: list[Proposal]) -> list[Proposal]:
    """Give every quotation of speech to a proposal, a new one where none continues into it."""
    out = list(proposals)
    before: int | None = None  # proposal that holds the quotation before
    for n, q in enumerate(layout.quotations):
        held = _claimed(q, out)
        owner = held[0] if held and held[1] >= 0.5 else None
        if owner is None and is_speech(layout.text, q):
            if held:
                owner = held[0]  # it holds a part of what is one person's words
                out[owner] = _with(layout, out[owner], q)
            else:
                owner = _adopt(layout, out, n, before)
        if owner is not None:
            out[owner] = _named_by_dash(layout, out[owner], q)
            before = owner
    return in_order(out)


def _named_by_dash(layout: Layout, proposal: Proposal, q: Quotation) -> Proposal:
    """The proposal with the name behind the dash that is its whole cue, where it has no source yet."""
    here = paragraph_at(layout.paragraphs, q.start)
    if proposal.source or here is None or not all(layout.text[a:b].strip("―—–- ") == "" for a, b in proposal.cue):
        return proposal
    found = after_dash(layout.text, q, layout.paragraphs[here][1]) if proposal.cue else None
    return replace(proposal, source=found.source, reasons=found.reasons) if found else proposal


def _within(q: Quotation, proposal: Proposal) -> bool:
    """Whether the proposal is an attribution made within the quotation."""
    return any(overlap((q.inner_start, q.inner_end), cue) for cue in proposal.cue)


def _with(layout: Layout, proposal: Proposal, q: Quotation) -> Proposal:
    return replace(proposal, content=joined(layout.text, (*proposal.content, (q.start, q.end))))


def _adopt(layout: Layout, out: list[Proposal], n: int, before: int | None) -> int | None:
    """Join quotation `n` to the proposal it continues, or make one that takes on the speaker; its position or None."""
    q, text = layout.quotations[n], layout.text
    here = paragraph_at(layout.paragraphs, q.start)
    if here is None:
        return None
    added = after_dash(text, q, layout.paragraphs[here][1]) or before_dash(text, q, layout.paragraphs[here][0])
    if added is None and before is not None and _goes_on(layout, out, n, before):
        out[before] = _with(layout, out[before], q)
        return before
    if added is None and _stands_alone(layout, q, here):
        if before is not None and _ends_above(layout, out[before], here) and out[before].source:
            if _same_marks(layout, q, layout.quotations[n - 1]):
                out[before] = _with(layout, out[before], q)
                return before
            reason = "a quotation on its own in other marks: taken to be by the speaker of the one before it"
            added = _continuing(q, out[before], before, reason)
        else:
            added = _below_told(layout, out, n, here)
    if added is None:
        return None
    out.append(added)
    return len(out) - 1


def _goes_on(layout: Layout, out: Sequence[Proposal], n: int, before: int) -> bool:
    """Whether quotation `n` goes on in the next paragraph, or behind the cue, of the one before it."""
    q, near = layout.quotations[n], out[before]
    if q.continues and not layout.quotations[n - 1].closed:
        return True
    here = paragraph_at(layout.paragraphs, q.start)
    if near.end > q.start or paragraph_at(layout.paragraphs, near.end - 1) != here:
        return False
    between = layout.text[near.end : q.start]
    longest = _CLAUSE_WORDS if _WHO.match(between) else _BRIDGE_WORDS
    return len(_WORD.findall(between)) <= longest and not _others(layout, out, before, (near.end, q.start))


def _stands_alone(layout: Layout, q: Quotation, here: int) -> bool:
    """Whether the quotation is its whole paragraph, long enough and in the marks that the text has for speech."""
    if q.start != layout.paragraphs[here][0] or not _is_all(layout, here):
        return False
    if q.single and not _speech_is_single(layout):
        return False
    return len(_WORD.findall(layout.text[q.inner_start : q.inner_end])) >= _ALONE  # else a heading or a title, rather


def _speech_is_single(layout: Layout) -> bool:
    """Whether the text has single marks for most of its speech."""
    spoken = [other.single for other in layout.quotations if is_speech(layout.text, other)]
    return 2 * sum(spoken) > len(spoken)


def _same_marks(layout: Layout, q: Quotation, other: Quotation) -> bool:
    return layout.text[q.start] == layout.text[other.start]


def _ends_above(layout: Layout, near: Proposal, here: int) -> bool:
    """Whether the proposal ends in the paragraph above and holds a quotation there."""
    above = paragraph_at(layout.paragraphs, near.end - 1)
    return above == here - 1


def _below_told(layout: Layout, out: Sequence[Proposal], n: int, here: int) -> Proposal | None:
    """A proposal for quotation `n`, a paragraph of its own below one that tells what somebody said without marks."""
    q = layout.quotations[n]
    if here == 0 or not all(_same_marks(layout, q, other) for other in layout.quotations if other.single == q.single):
        return None
    start, end = layout.paragraphs[here - 1]
    told = [(p.cue[-1], i) for i, p in enumerate(out) if p.source and p.cue and start <= p.cue[-1][0] < end]
    told = [(cue, i) for cue, i in told if not any(overlap((o.start, o.end), cue) for o in layout.quotations)]
    if not told:
        return None
    cue, place = max(told)
    if not utters(layout.text[slice(*cue)]) or not layout.text[slice(*out[place].source[0])][:1].isalpha():
        return None
    reason = "a quotation on its own: taken to be by the speaker of the paragraph above"
    return _continuing(q, out[place], place, reason)


def _continuing(q: Quotation, near: Proposal, place: int, reason: str) -> Proposal:
    return Proposal((), (), ((q.start, q.end),), near.score * _UNSURE, continues=place, reasons=(reason,))


def _others(layout: Layout, out: Sequence[Proposal], own: int, span: Pair) -> bool:
    """Whether somebody else speaks in the span; "who fears for his job" tells of the speaker before it."""
    return any(
        overlap(cue, span)
        for i, p in enumerate(out)
        if i != own and not (p.source and all(_refers_back(layout.text[a:b]) for a, b in p.source))
        for cue in p.cue
    )


def _refers_back(words: str) -> bool:
    return words.lower() in {"who", "which", "that", "he", "she", "it", "they"}


def _is_all(layout: Layout, paragraph: int) -> bool:
    """Whether a paragraph is nothing but quotation."""
    start, end = layout.paragraphs[paragraph]
    quoted = sum(overlap((start, end), (q.start, q.end)) for q in layout.quotations)
    return quoted >= 0.9 * (end - start)
