"""Contents whose subject is the noun before a relative clause: "a decree, which she said would help".

The tagger marks what follows the cue. What then begins with a verb says nothing by itself; with the noun that "which"
stands for it does, as another piece of the content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.proposals import Proposal, overlap

_VERB: Final = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|did|does)\b|\w+(?:ed|s)\s)"
)
#: The shortest noun phrase with an article before the pronoun.
_NOUN: Final = re.compile(
    r"(?P<noun>\b(?:an?|the|its|his|her|their|our|this|that|these|those|some|several|two|three|four|five)\s"
    r"(?:(?!\b(?:an?|the|its|his|her|their|our|this|that|these|those)\s)[^,.;:!?()“”\"\n—–]){2,80}?),?\s+"
    r"(?:which|that|who|whom)\s+$",
    re.IGNORECASE,
)
#: Characters before the source in which the noun stands.
_REACH: Final = 110


def with_antecedents(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give contents that begin with a verb the noun that their relative clause goes on about.

    Args:
        text: of the article.
        proposals: in the order of the text.
    """
    return [_with_antecedent(text, proposal) for proposal in proposals]


def _with_antecedent(text: str, proposal: Proposal) -> Proposal:
    if not (proposal.source and proposal.cue and proposal.content):
        return proposal
    source, cue, first = proposal.source[0], proposal.cue[0], proposal.content[0]
    if not source[1] <= cue[0] < first[0] or not _VERB.match(text, *first):
        return proposal
    begin = max(0, source[0] - _REACH)
    noun = _NOUN.search(text[begin : source[0]])
    if noun is None:
        return proposal
    piece = (begin + noun.start("noun"), begin + noun.end("noun"))
    if any(overlap(piece, span) for span in (*proposal.source, *proposal.cue, *proposal.content)):
        return proposal
    return replace(proposal, content=(piece, *proposal.content))
