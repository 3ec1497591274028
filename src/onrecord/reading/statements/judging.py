"""How sure a row is: what the encoder says of it, and what its words tell by themselves.

The encoder's score sees each span; a reader sees at once that a row without a source, with a cue that no lexicon knows,
or with two words for content is more often wrong. A logistic regression over these features (fitted by
`training.statements.calibrate` on articles that the encoder did not learn from) gives the probability that the row is
right under the full match rule; rows that are more likely wrong than right are left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Final

from onrecord.reading.statements.clause import Clause
from onrecord.reading.statements.inner_cues import strength
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Proposal
from onrecord.types import Act

_WORD: Final = re.compile(r"\w")
#: Between a source and the verb of its relative clause: "the ministry, which denies …".
_RELATIVE: Final = re.compile(r"\W*(?:who|which)\W*$")
_PRONOUN: Final = re.compile(r"(?:.*\s)?(?:who|which|that)", re.IGNORECASE | re.DOTALL)
_ANYBODY: Final = re.compile(r"(?:you|one|it|people|some(?:one|body)|every(?:one|body)|others)", re.IGNORECASE)
_MODAL: Final = re.compile(r"(?:[’']d|would|could|can|may|might|must|should|ought)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(r"(?:whether|how|what|why|if|who|when|where)\b", re.IGNORECASE)
#: Acts that are hardly ever mistaken.
_WEIGHTY: Final[frozenset[Act]] = frozenset({"deny", "accuse", "warn", "threaten", "promise"})
#: Raw scores are not believed beyond these: the odds of a score of 1 would be infinite.
_SUREST: Final = 1 - 1e-3


#: The features by name, in the order in which weights are fitted; all but the score are 0 or 1.
FEATURES: Final[Mapping[str, Callable[[Clause], float]]] = {
    "log-odds of the score": lambda clause: log_odds(clause.proposal.score),
    "no source": lambda clause: not clause.proposal.source,
    "source is anybody": lambda clause: bool(_ANYBODY.fullmatch(clause.source)),
    "source is a relative pronoun": lambda clause: bool(_PRONOUN.fullmatch(clause.source)),
    "unknown cue": lambda clause: clause.unknown,
    "a mark for a cue": lambda clause: not _WORD.search(clause.cue),
    "a cue of saying": lambda clause: "say" in clause.acts,
    "a plain cue": lambda clause: strength(clause.cue) == 2,
    "a weak cue": lambda clause: strength(clause.cue) == 1,
    "a long cue": lambda clause: len(clause.cue.split()) >= 5,
    "a cue of believing": lambda clause: "believe" in clause.acts,
    "a cue of ordering": lambda clause: "order" in clause.acts,
    "a cue of announcing": lambda clause: "announce" in clause.acts,
    "a cue of declining": lambda clause: clause.refuses,
    "a cue of denying, accusing, warning, promising": lambda clause: bool(_WEIGHTY & set(clause.acts)),
    "passive": lambda clause: clause.passive,
    "negated": lambda clause: clause.negated and not clause.refuses,
    "modal": lambda clause: bool(_MODAL.match(clause.cue)),
    "infinitive": lambda clause: clause.cue.startswith("to "),
    "direct": lambda clause: clause.form == "direct",
    "mixed": lambda clause: clause.form == "mixed",
    "content of one or two words": lambda clause: _length(clause) <= 2,
    "content of three to five words": lambda clause: 3 <= _length(clause) <= 5,
    "content of more than forty words": lambda clause: _length(clause) > 40,
    "content in pieces": lambda clause: len(clause.proposal.content) > 1,
    "content begins with that": lambda clause: clause.content.lower().startswith("that "),
    "content begins with to": lambda clause: clause.content.startswith("to "),
    "content begins with a question": lambda clause: bool(_QUESTION.match(clause.content)),
    "content is a noun phrase": lambda clause: clause.form == "indirect" and clause.nominal,
    "words between source and cue": lambda clause: bool(_WORD.search(_RELATIVE.sub("", clause.between))),
    "inside another one": lambda clause: clause.proposal.inside is not None,
}


def _length(clause: Clause) -> int:
    return len(clause.content.split())


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
    clause = Clause.of(layout, proposal)
    return {name: float(feature(clause)) for name, feature in FEATURES.items()}
