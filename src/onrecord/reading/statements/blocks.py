"""Block quotations without marks: what stands in the paragraphs below "… responded:" or "… wrote:".

A cue that ends its paragraph with a colon and has nothing ascribed to it introduces what follows. Its first paragraph
is taken as content; further ones up to the last that speaks as only the quoted person would there: in the first or
second person, or asking and exclaiming, outside quotation marks. One paragraph between two such ones goes with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.marks import Layout
from onrecord.reading.statements.proposals import Pair, Proposal, joined
from onrecord.reading.text.paragraphs import paragraph_at

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Mm]y|[Oo]ur|[Mm]e|[Yy]ou|[Yy]our|mine|ours)\b(?!\.)")
#: What a reporter's own paragraph hardly ever holds outside quotation marks.
_ADDRESS = re.compile(r"[?!](?=\s|$)")
_LONGEST: Final = 12
#: A paragraph that does not speak so may stand between two that do.
_GAP: Final = 1
_OPENING = re.compile(r"[“\"„«‘'`]")


def claim_blocks(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give each cue that ends its paragraph with a colon the block below it as content.

    Args:
        layout: of the text.
        proposals: in the order of the text, those without content included.
    """
    out = []
    for n, proposal in enumerate(proposals):
        here = paragraph_at(layout.paragraphs, proposal.end - 1)
        if proposal.content or here is None or not _introduces(layout, here, proposal.end):
            out.append(proposal)
            continue
        later = [p for p in proposals[n + 1 :] if p.content]
        block = _block(layout, here + 1, later)
        reason = "content: the paragraphs below the colon, a block quotation without marks"
        out.append(replace(proposal, content=block, block=True, reasons=(reason,)) if block else proposal)
    return out


def _introduces(layout: Layout, paragraph: int, end: int) -> bool:
    last = layout.paragraphs[paragraph][1]
    return layout.text[last - 1] == ":" and len(layout.text[end:last].split()) <= 12


def _block(layout: Layout, first: int, later: Sequence[Proposal]) -> tuple[Pair, ...]:
    last = first
    for k in range(first, min(first + _LONGEST, len(layout.paragraphs))):
        if _OPENING.match(layout.text, layout.paragraphs[k][0]) or _reports(layout, later, k) or k - last > _GAP + 1:
            break
        if k == first or _speaks(layout, k):
            last = k + 1
    return joined(layout.text, layout.paragraphs[first:last])


def _speaks(layout: Layout, paragraph: int) -> bool:
    """Whether the paragraph is in the first or second person, asks or exclaims outside quotation marks."""
    start, end = layout.paragraphs[paragraph]
    return any(
        not any(q.start <= m.start() < q.end for q in layout.quotations)
        for pattern in (_FIRST_PERSON, _ADDRESS)
        for m in pattern.finditer(layout.text, start, end)
    )


def _reports(layout: Layout, later: Sequence[Proposal], paragraph: int) -> bool:
    """Whether the paragraph has direct speech with a cue outside it: the article's own voice is back."""
    start, end = layout.paragraphs[paragraph]
    quoted = [q for q in layout.quotations if start <= q.start < end and not q.single]
    return any(
        start <= a < end and not any(q.start <= a < q.end for q in quoted)
        for p in later
        for a, _ in p.cue
        if any(q.start <= c < q.end for q in quoted for c, _ in p.content)
    )
