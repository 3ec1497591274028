"""Attribution by a dash or a colon alone: “…” — Name; Name: “…”; — Name, baker: “…”."""

from __future__ import annotations

import re

from onrecord.knowledge.countries import by_name
from onrecord.reading.statements.labels_of_lines import is_topic
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.statements.uttering import utters_finite
from onrecord.reading.text.quotations import Quotation

_NAME = re.compile(r"[^\S\n]*(?P<dash>[―—–]|--|- )[^\S\n]*(?P<name>[^\W\d_a-z][^\n“”\"]{1,90}?)[.\s]*$", re.MULTILINE)
_LABEL = re.compile(
    r"(?:[•*―—–-]+[^\S\n]*)?(?P<name>[^\W\d_a-z][^\n“”\"«»:;.?!―—–]{1,80}?)[^\S\n]*(?P<cue>:|[―—–]|--)[^\S\n]*"
)
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


def before_dash(text: str, q: Quotation, paragraph_start: int) -> Proposal | None:
    """Return the attribution of `q` to the name that stands alone before it, with a colon or a dash, or None.

    Args:
        text: of the article.
        q: a quotation of speech.
        paragraph_start: where its paragraph starts.
    """
    match = _LABEL.fullmatch(text, paragraph_start, q.start)
    if match is None or is_topic(match["name"]) or by_name(match["name"]):
        return None
    first, *rest = match["name"].split(",")[0].split()
    named = first.lower() not in {"the", "a", "an"} and all(word[0].isupper() for word in rest[-1:])
    if not named or len(match["name"].split()) > _LOWER_WORDS or any(map(utters_finite, match["name"].split())):
        return None
    reason = "attributed by the name that stands alone before it"
    return Proposal((match.span("name"),), (match.span("cue"),), ((q.start, q.end),), 0.85, reasons=(reason,))
