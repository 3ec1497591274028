"""How sure an event is: what the branch says of its trigger, type and roles, and what its words tell by themselves.

A logistic regression over these features (fitted by `training.events.calibrate` on sentences of articles that the
branch did not learn from) gives the probability that type, actors and recipients are all right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from onrecord.knowledge.triggers import may_name
from onrecord.reading.events.decode import Proposal
from onrecord.reading.events.labels import MUTUAL, TYPES

#: Scores are not believed beyond these: the odds of 1 would be infinite.
_SUREST: Final = 1 - 1e-3


def log_odds(score: float) -> float:
    """Return the log-odds of a probability, bounded."""
    bounded = min(max(score, 1 - _SUREST), _SUREST)
    return math.log(bounded / (1 - bounded))


def _is(kind: str, proposal: Proposal, _: str) -> float:
    return float(proposal.type == kind)


#: The features by name, in the order in which weights are fitted.
FEATURES: Final[Mapping[str, Callable[[Proposal, str], float]]] = {
    "trigger": lambda one, word: log_odds(one.score),
    "type": lambda one, word: log_odds(one.type_score),
    "roles": lambda one, word: log_odds(one.role_score),
    "the word may name it": lambda one, word: one.type in {name.partition("/")[0] for name in may_name(word)},
    "the word is known": lambda one, word: bool(may_name(word)),
    "no actor": lambda one, word: not one.actors,
    "no recipient": lambda one, word: not one.recipients,
    "several actors": lambda one, word: len(one.actors) > 1,
    "several recipients": lambda one, word: len(one.recipients) > 1,
    "mutual": lambda one, word: one.type in MUTUAL,
    **{f"is {kind}": partial(_is, kind) for kind in TYPES[1:]},
}


def features_of(text: str, proposal: Proposal) -> dict[str, float]:
    """Return the features of a proposal by name."""
    words = text[slice(*proposal.trigger)].lower().split() or [""]
    return {name: float(feature(proposal, words[0])) for name, feature in FEATURES.items()}
