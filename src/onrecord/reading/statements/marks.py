"""Direct speech by its marks: contents begin and end with the quotation, and no quotation of speech is lost.

A tagger sees 250 word pieces and errs at edges; quotation marks do not. Contents that mostly cover a quotation are
fitted to it, a quotation that goes on after its cue or in the next paragraph is joined to what it continues, and one
that stands as its own paragraph takes on the speaker of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.reading.statements.dashes import after_dash
from onrecord.reading.statements.proposals import Pair, Proposal, in_order, joined, overlap
from onrecord.reading.text.paragraphs import paragraph_at
from onrecord.reading.text.quotations import Quotation
from onrecord.spans import trimmed

_WORD = re.compile(r"\w+")
#: What may stand between a reported quotation and the one that goes on: the attribution itself, no further clause.
_BRIDGE_WORDS: Final = 14
#: Words a quotation needs to be taken for speech where nothing but its marks says so.
_ALONE: Final = 6
_TRAILING = re.compile(r"[\s,;:–—-]+$")
_LEADING = re.compile(r"^[\s,;:–—-]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its paragraphs and its outermost quotations, in order."""

    text: str
    paragraphs: tuple[Pair, ...]
    quotations: tuple[Quotation, ...]

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Pair], quotations: Sequence[Quotation]) -> Layout:
        """Keep the outermost quotations."""
        return cls(text, tuple(paragraphs), tuple(q for q in quotations if q.depth == 0))


def fit_to_marks(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals with contents fitted to quotations, and further ones for quotations nobody claimed.

    Args:
        layout: of the text.
        proposals: in the order of the text; `continues` unset.
    """
    fitted = [_fit(layout, p) for p in proposals]
    return _claim(layout, [p for p in fitted if p.content])


def _fit(layout: Layout, proposal: Proposal) -> Proposal:
    source = tuple(_before_speech(layout, piece) for piece in proposal.source)
    proposal = replace(proposal, source=tuple(piece for piece in source if piece[0] < piece[1]))
    content = [_snap(layout, proposal, piece) for piece in proposal.content]
    content = [_trim(layout.text, piece) for piece in content if piece[0] < piece[1]]
    return replace(proposal, content=joined(layout.text, content))


def _before_speech(layout: Layout, piece: Pair) -> Pair:
    """A source without the quotation it runs into: nobody is named partly in his own words."""
    start, end = piece
    for q in layout.quotations:
        if start < q.start < end < q.end and is_speech(layout.text, q):
            return trimmed(layout.text, start, q.start)
    return piece


def _snap(layout: Layout, proposal: Proposal, piece: Pair) -> Pair:
    start, end = piece
    for q in layout.quotations:
        if q.end <= start or q.start >= end:
            continue
        if any(overlap((q.inner_start, q.inner_end), span) for span in (*proposal.cue, *proposal.source)):
            continue  # an attribution within the quotation: its content ends where the speaker's words do
        share = overlap((q.inner_start, q.inner_end), piece) / max(1, q.inner_end - q.inner_start)
        if q.start < start:
            start = q.start if share >= 0.5 else q.end if start >= q.inner_end else start
        if end < q.end:
            # a content that came from before the marks into them goes on to their end
            least = 0.25 if start < q.start else 0.5
            end = q.end if share >= least else q.start if end <= q.inner_start else end
    return start, end


def _trim(text: str, piece: Pair) -> Pair:
    """Without the comma or dash that parts the content from its cue."""
    start, end = piece
    inner = text[start:end]
    end -= len(inner) - len(_TRAILING.sub("", inner))
    start += len(inner) - len(_LEADING.sub("", inner))
    return (start, end) if start < end else piece


def is_speech(text: str, q: Quotation) -> bool:
    """Whether a quotation is long or sentence-like enough to be somebody's words rather than a term or a title."""
    words = len(_WORD.findall(text[q.inner_start : q.inner_end]))
    ends_sentence = bool(re.search(r"[.!?,…—-]\W*$", text[q.inner_start : q.inner_end]))
    if q.single:
        return words >= 5 and ends_sentence
    return words >= 7 or (words >= 2 and ends_sentence)


def _claimed(q: Quotation, proposals: Sequence[Proposal]) -> tuple[int, float] | None:
    """Position of the proposal whose content holds most of the quotation, with the share it holds."""
    inner = (q.inner_start, q.inner_end)
    shares = [(sum(overlap(inner, piece) for piece in p.content), -i) for i, p in enumerate(proposals)]
    most, place = max(shares, default=(0, 0))
    return (-place, most / max(1, q.inner_end - q.inner_start)) if most else None


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
            if held and not _within(q, out[held[0]]):
                owner = held[0]  # it holds a part of what is one person's words
                out[owner] = _with(layout, out[owner], q)
            else:
                owner = _adopt(layout, out, n, before)
        if owner is not None:
            before = owner
    return in_order(out)


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
    added = after_dash(text, q, layout.paragraphs[here][1])
    if added is None and before is not None:
        if _goes_on(layout, out, n, before):
            out[before] = _with(layout, out[before], q)
            return before
        added = _alone(layout, q, out[before], before)
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
    return len(_WORD.findall(between)) <= _BRIDGE_WORDS and not _others(out, before, (near.end, q.start))


def _alone(layout: Layout, q: Quotation, near: Proposal, before: int) -> Proposal | None:
    """A proposal for a quotation that is the whole paragraph below the proposal `near`, at the place `before`."""
    here = paragraph_at(layout.paragraphs, q.start)
    if here is None or q.start != layout.paragraphs[here][0] or not _is_all(layout, here):
        return None
    if q.single or len(_WORD.findall(layout.text[q.inner_start : q.inner_end])) < _ALONE:
        return None  # a heading or a title, rather
    if paragraph_at(layout.paragraphs, near.end - 1) != here - 1:
        return None
    reason = "a quotation on its own: taken to be by the speaker of the quotation before it"
    return Proposal((), (), ((q.start, q.end),), near.score * 0.8, continues=before, reasons=(reason,))


def _others(out: Sequence[Proposal], own: int, span: Pair) -> bool:
    return any(overlap(cue, span) for i, p in enumerate(out) if i != own for cue in p.cue)


def _is_all(layout: Layout, paragraph: int) -> bool:
    """Whether a paragraph is nothing but quotation."""
    start, end = layout.paragraphs[paragraph]
    quoted = sum(overlap((start, end), (q.start, q.end)) for q in layout.quotations)
    return quoted >= 0.9 * (end - start)
