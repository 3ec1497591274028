"""What each clue adds to each factuality: a log-linear model, its weights in the open in `models/factuality.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.reading.encoder.shipped import MODELS, checked
from onrecord.reading.events.labels import FACTUALITIES

FILE: Final = "factuality.json"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Firmness:
    """Weights of the clues.

    Attributes:
        weights: what each clue adds to the scores of `FACTUALITIES`; a clue without weights adds nothing.
        offset: the scores where no clue is.
        branch: how much the log-probabilities of the branch count beside those of the clues.
    """

    weights: dict[str, Floats]
    offset: Floats
    branch: float

    def scores(self, clues: Iterable[str]) -> Floats:
        """Return the log-probabilities of the factualities by the clues alone."""
        total = self.offset.copy()
        for clue in clues:
            if clue in self.weights:
                total += self.weights[clue]
        result: Floats = total - total.max() - np.log(np.exp(total - total.max()).sum())
        return result


def parse_firmness(text: str, *, where: str = FILE) -> Firmness:
    """Return the weights in a JSON text.

    Raises:
        ModelError: the text is not the JSON of such weights.
    """
    fix = "Install onrecord again, or fit them: make fit-factuality"
    try:
        held: Any = json.loads(text)
        weights = {str(clue): _row(row) for clue, row in held["weights"].items()}
        return Firmness(weights, _row(held["offset"]), float(held["branch"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"no weights of factuality in it: {error!r}", where=where, fix=fix) from error


def _row(values: Any) -> Floats:
    row = np.array(values, np.float64)
    if row.shape != (len(FACTUALITIES),):
        raise ValueError(f"{len(FACTUALITIES)} numbers are expected, not {values!r}")
    return row


@lru_cache(maxsize=1)
def packaged_firmness() -> Firmness:
    """Return the weights that ship with the package.

    Raises:
        ModelError: the file is missing or not the one shipped.
    """
    packaged_hash()  # nothing is loaded that was not checked
    return parse_firmness((MODELS / FILE).read_text(encoding="utf8"))


@lru_cache(maxsize=1)
def packaged_hash() -> str:
    """Return the SHA-256 of the file of weights that ships with the package.

    Raises:
        ModelError: the file is missing or not the one shipped.
    """
    ((_, found),) = checked(MODELS, [FILE], "the models are not installed")
    return found
