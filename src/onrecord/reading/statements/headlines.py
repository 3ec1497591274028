"""Headlines: "Veldania Openly Backs Rebels, Says Truce 'Dead'" has one subject for two verbs.

The encoder has seen few headlines and none of this build's sources: it takes the first clause for what is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from onrecord.knowledge.countries import by_capital, by_name
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal

_WORD = re.compile(r"\S+")
#: A topic before a colon: "Veldania: …", "Opinion: …".
_TOPIC = re.compile(r"[^:\n]{1,40}:\s+")
#: What ends the subject of a headline: an adverb or a verb of the third person.
_VERB = re.compile(r"[^\W\d_]+(?:ly|[^s’']s)$")
_ENDED = re.compile(r"[.!?]\W*$")
_LONGEST: Final = 4
#: Raw score of a headline's second verb with the subject of its first.
_SCORE: Final = 0.8


def mend_headline(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give the subject of a headline to a verb behind its comma, where the encoder found it no source.

    Args:
        layout: of the text.
        proposals: in the order of the text.
    """
    headline = headline_of(layout.text, layout.paragraphs)
    if headline is None:
        return list(proposals)
    return [_mended(layout.text, headline, p) if _within(headline, p) else p for p in proposals]


def headline_of(text: str, paragraphs: Sequence[Pair]) -> Pair | None:
    """Return the first paragraph if it is set as a headline: most words capitalised, no full stop."""
    if len(paragraphs) < 2:
        return None
    start, end = paragraphs[0]
    words = [w for w in text[start:end].split() if w[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < 5 or capitals < 0.6 * len(words) or _ENDED.search(text[start:end]):
        return None
    return start, end


def _within(headline: Pair, proposal: Proposal) -> bool:
    return headline[0] <= proposal.start and proposal.end <= headline[1]


def _mended(text: str, headline: Pair, proposal: Proposal) -> Proposal:
    if proposal.source or len(proposal.cue) != 1:
        return proposal
    cue = proposal.cue[0]
    behind = tuple(piece for piece in proposal.content if piece[0] >= cue[1])
    if not behind or not text[: cue[0]].rstrip().endswith(","):
        return proposal
    topic = _TOPIC.match(text, *headline)
    subject = _subject(text, topic.end() if topic else headline[0], cue[0])
    if subject is None:
        return proposal
    reason = "the subject of the headline's first verb"
    score = max(proposal.score, _SCORE)
    return replace(proposal, source=(subject,), content=behind, score=score, reasons=(*proposal.reasons, reason))


def _subject(text: str, start: int, end: int) -> Pair | None:
    """The words before the headline's first verb, or the state or capital that it begins with."""
    words = list(_WORD.finditer(text, start, end))[: _LONGEST + 1]
    for count in range(min(len(words), _LONGEST), 0, -1):
        known = text[start : words[count - 1].end()]
        if by_name(known) or by_capital(known):
            return start, words[count - 1].end()
    for before, word in pairwise(words):
        if _VERB.match(word.group().rstrip(",")):
            return (start, before.end()) if before.group()[-1].isalnum() else None
    return None
