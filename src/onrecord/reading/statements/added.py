"""One utterance in two quotations of a sentence: "“We waited,” she told reporters, adding, “Nobody came.”".

A bare "adding" between two quotations has no subject of its own and says only that the words went on, so both are
pieces of one content. With words of its own ("he added", "adding that") it stays a statement by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Proposal, joined, without

_ADDING: Final = re.compile(r"(?:and\s+)?(?:adding|continuing)[,:]?", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|\n|[“”\"]")


def join_added(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Join a quotation behind a bare "adding" to the one that its sentence begins with.

    Args:
        layout: of the article.
        proposals: in the order of the text, fitted to the marks.
    """
    out, gone = list(proposals), set()
    for i, later in enumerate(proposals):
        if not _is_bare(layout, later):
            continue
        for j in range(i - 1, -1, -1):
            first = out[j]
            if j not in gone and _goes_on(layout, first, later):
                out[j] = replace(first, content=joined(layout.text, (*first.content, *later.content)))
                gone.add(i)
                break
    return without(out, gone)


def _is_bare(layout: Layout, later: Proposal) -> bool:
    cue = " ".join(layout.text[slice(*piece)] for piece in later.cue)
    return bool(_ADDING.fullmatch(cue)) and _is_quoted(layout, later) and later.cue[-1][1] <= later.content[0][0]


def _goes_on(layout: Layout, first: Proposal, later: Proposal) -> bool:
    """Whether `later` is the end of the sentence in which `first` is said, by nobody else."""
    if not first.cue or not _is_quoted(layout, first) or later.source not in ((), first.source):
        return False
    between = (first.cue[-1][1], later.cue[0][0])
    return between[0] < between[1] and not _SENTENCE_END.search(layout.text, *between)


def _is_quoted(layout: Layout, proposal: Proposal) -> bool:
    starts = {q.start for q in layout.quotations}
    return bool(proposal.content) and all(start in starts for start, _ in proposal.content)
