"""Labelled spans as statements, so that the layers after `statements` can be scored alone."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.evaluation.attributions import Attribution
from onrecord.reading.statements.acts import BEFORE, act_of
from onrecord.reading.statements.forms import form_of
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.types import Span, Statement


def given_statements(text: str, spans: Sequence[Attribution]) -> tuple[Statement, ...]:
    """Return a statement for each attribution, `s1` the first; one inside another is what its cue lies in.

    Form and act are read from the spans as the reader does; of several holders the shortest content is the one.
    """
    quoted = quotations(text, paragraphs(text))
    out = []
    for number, row in enumerate(spans, 1):
        source, cue, content = (
            tuple(Span.of(text, a, b) for a, b in part) for part in (row.source, row.cue, row.content)
        )
        start = cue[0].start if cue else 0
        act = act_of(
            " ".join(s.text for s in cue),
            content=" ".join(s.text for s in content),
            source=" ".join(s.text for s in source),
            before=text[max(0, start - BEFORE) : start],
        )
        holder = _holder(spans, number - 1)
        inside = None if holder is None else f"s{holder + 1}"
        form = form_of(content, quoted)
        out.append(
            Statement(f"s{number}", source, cue, content, form, act, None, (), (), inside, None, None, confidence=1.0)
        )
    return tuple(out)


def _holder(spans: Sequence[Attribution], index: int) -> int | None:
    """The attribution whose content holds the cue of another."""
    if not spans[index].cue:
        return None
    start, end = spans[index].cue[0][0], spans[index].cue[-1][1]
    holders = [
        (b - a, i) for i, other in enumerate(spans) if i != index for a, b in other.content if a <= start and end <= b
    ]
    return min(holders)[1] if holders else None
