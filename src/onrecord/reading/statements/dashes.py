"""Dash attribution: a quotation, a dash, and the name of who said it, at the end of the paragraph."""

from __future__ import annotations

import re

from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.text.quotations import Quotation

_NAME = re.compile(r"[^\S\n]*(?P<dash>[―—–]|--|- )[^\S\n]*(?P<name>[^\W\d_a-z][^\n“”\"]{1,90}?)[.\s]*$", re.MULTILINE)
_LOWER_WORDS = 8


def after_dash(text: str, q: Quotation, paragraph_end: int) -> Proposal | None:
    """Return the attribution of `q` to the name behind a dash that ends its paragraph, or None.

    Args:
        text: of the article.
        q: a quotation of speech.
        paragraph_end: where its paragraph ends.
    """
    match = _NAME.match(text, q.end, paragraph_end)
    if match is None or len(match["name"].split()) > _LOWER_WORDS:
        return None
    dash = (match.start("dash"), match.start("dash") + len(match["dash"].strip()))
    reason = "attributed by the dash and the name behind it"
    return Proposal((match.span("name"),), (dash,), ((q.start, q.end),), 0.9, reasons=(reason,))
