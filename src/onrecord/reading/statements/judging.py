"""How sure a row is: what the encoder says of it, and what its words tell by themselves.

The encoder's score sees each span; a reader sees at once that a row without a source, with a cue that no lexicon knows,
or with two words for content is more often wrong. A logistic regression over these features (fitted by
`training.statements.calibrate` on articles that the encoder did not learn from) gives the probability that the row is
right under the full match rule; rows that are more likely wrong than right are left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.words import words
from onrecord.reading.statements.acts import known_acts
from onrecord.reading.statements.forms import form_of
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.types import Act, Form, Span

_PASSIVE: Final = re.compile(r"(?:(?:has|have|had) been|was|were|is|are|be|been|being)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"\w")
#: Between a source and the verb of its relative clause: "the ministry, which denies …".
_RELATIVE: Final = re.compile(r"\W*(?:who|which)\W*$")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
#: Auxiliaries and prepositions, which may stand beside a verb that says nothing.
_BESIDE: Final = frozenset(
    re.findall(
        r"\w+",
        """
        am is are was were be been being has have had having do does did will would shall should can could may might
        must not never to of on for as in at by with from about against up out off over into after
        """,
    )
)
#: Raw scores are not believed beyond these: the odds of a score of 1 would be infinite.
_SUREST: Final = 1 - 1e-3


@dataclass(frozen=True, slots=True)
class _Seen:
    """A proposal as its features are read from.

    Attributes:
        cue, content: their words, pieces joined by spaces.
        acts: of the lexicon's entries in the cue; empty where it knows none.
        form: of the content.
        words: of the content.
        between: what stands between source and cue, where the source comes first.
    """

    proposal: Proposal
    cue: str
    content: str
    acts: tuple[Act, ...]
    form: Form
    words: int
    between: str

    @property
    def unknown(self) -> bool:
        """Whether the cue has words, and the lexicon knows none of them."""
        return bool(_WORD.search(self.cue)) and not self.acts


#: The features by name, in the order in which weights are fitted; all but the score are 0 or 1.
FEATURES: Final[Mapping[str, Callable[[_Seen], float]]] = {
    "log-odds of the score": lambda seen: log_odds(seen.proposal.score),
    "no source": lambda seen: not seen.proposal.source,
    "unknown cue": lambda seen: seen.unknown,
    "a mark for a cue": lambda seen: not _WORD.search(seen.cue),
    "a cue of saying": lambda seen: "say" in seen.acts,
    "passive": lambda seen: bool(_PASSIVE.match(seen.cue)),
    "direct": lambda seen: seen.form == "direct",
    "mixed": lambda seen: seen.form == "mixed",
    "content of one or two words": lambda seen: seen.words <= 2,
    "content of three to five words": lambda seen: 3 <= seen.words <= 5,
    "content of more than forty words": lambda seen: seen.words > 40,
    "content in pieces": lambda seen: len(seen.proposal.content) > 1,
    "content begins with that": lambda seen: seen.content.lower().startswith("that "),
    "words between source and cue": lambda seen: bool(_WORD.search(_RELATIVE.sub("", seen.between))),
}


def says_nothing(layout: Layout, proposal: Proposal) -> bool:
    """Whether the cue's verbs say nothing and no quotation follows: a law is passed, a picture is posted."""
    spans = tuple(Span.of(layout.text, *piece) for piece in proposal.content)
    if form_of(spans, layout.around(proposal.start, proposal.end), block=proposal.block) != "indirect":
        return False
    whole = _joined(layout.text, proposal.cue)
    if not proposal.source and _PASSIVE.match(whole) and set(known_acts(whole)) == {"order"}:
        return True  # "the road was approved": by whom is not told, and it is done, not said
    cue = _LETTERS.findall(whole.lower())
    verbs = [word for word in cue if word not in _BESIDE and word not in words("filler") and not word.endswith("ly")]
    return bool(verbs) and all(lemmas(word) & words("silent") for word in verbs)


def log_odds(score: float) -> float:
    """Return the log-odds of a probability, bounded."""
    bounded = min(max(score, 1 - _SUREST), _SUREST)
    return math.log(bounded / (1 - bounded))


def features_of(layout: Layout, proposal: Proposal) -> dict[str, float]:
    """Return the features of a proposal by name.

    Args:
        layout: of the article.
        proposal: with content; its score is the raw one.
    """
    text = layout.text
    cue, content = _joined(text, proposal.cue), _joined(text, proposal.content)
    between = ""
    if proposal.source and proposal.cue:
        between = text[proposal.source[0][1] : proposal.cue[0][0]]
    spans = tuple(Span.of(text, *piece) for piece in proposal.content)
    seen = _Seen(
        proposal,
        cue,
        content,
        known_acts(cue),
        form_of(spans, layout.around(proposal.start, proposal.end), block=proposal.block),
        len(content.split()),
        between,
    )
    return {name: float(feature(seen)) for name, feature in FEATURES.items()}


def _joined(text: str, spans: Sequence[Pair]) -> str:
    return " ".join(text[start:end] for start, end in spans)
