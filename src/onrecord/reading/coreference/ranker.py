"""The ranker: a log-linear model over the chains that a reference may belong to, nobody among them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from onrecord.errors import ModelError
from onrecord.reading.coreference.features import Facts
from onrecord.reading.encoder.shipped import MODELS, checked

FILE: Final = "coreference.json"
BEARINGS: Final = ("person", "plural", "description")


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by bearing and fact, and how sure it has to be to decide.

    Attributes:
        weights: for each of BEARINGS the weight of each fact; a fact without one counts nothing.
        floors: for each of BEARINGS the least probability at which a chain is taken.
    """

    weights: dict[str, dict[str, float]]
    floors: dict[str, float]

    def probabilities(self, bearing: str, choices: Sequence[Facts]) -> list[float]:
        """Return the probability of each choice; they sum to 1."""
        weights = self.weights[bearing]
        scores = [sum(weights.get(name, 0.0) * value for name, value in facts.items()) for facts in choices]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]


def parse_ranker(text: str, *, where: str = FILE) -> Ranker:
    """Return the ranker in a JSON text.

    Raises:
        ModelError: the text is not the JSON of a ranker.
    """
    fix = "Install the package anew, or train it: make train-coreference"
    try:
        held: Any = json.loads(text)
        weights = {b: {str(k): float(v) for k, v in held["weights"][b].items()} for b in BEARINGS}
        return Ranker(weights, {b: float(held["floors"][b]) for b in BEARINGS})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"no ranker of coreference in it: {error!r}", where=where, fix=fix) from error


@lru_cache(maxsize=1)
def packaged_hash() -> str:
    """Return the SHA-256 of the file of weights that ships with the package.

    Raises:
        ModelError: the file is missing or not the one shipped.
    """
    ((_, found),) = checked(MODELS, [FILE], "the models are not installed")
    return found


@lru_cache(maxsize=1)
def packaged_ranker() -> Ranker:
    """Return the ranker that ships with the package.

    Raises:
        ModelError: its file is missing or not the one shipped.
    """
    packaged_hash()  # nothing is loaded that was not checked
    return parse_ranker((MODELS / FILE).read_text(encoding="utf8"))
