"""The numbers the statements layer decides with; they are fitted to one model and shipped beside it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ModelError


@dataclass(frozen=True, slots=True)
class Settings:
    """How raw scores become decisions and confidences.

    Attributes:
        bias: added to the log-probability of the tag O before decoding; below 0 more is found.
        least: statements of a lower raw score are not kept; of those between 0.3 and 0.45 about one in three is right,
            and leaving them out costs no F1 on the development articles.
        slope, offset: logistic curve from the log-odds of the raw score to the confidence (Platt scaling).
    """

    bias: float = 0.0
    least: float = 0.45
    slope: float = 1.0
    offset: float = 0.0

    def confidence(self, score: float) -> float:
        """Return the probability that a row of this raw score is right under the full match rule."""
        bounded = min(max(score, 1e-3), 1 - 1e-3)
        return round(1 / (1 + math.exp(-(self.slope * math.log(bounded / (1 - bounded)) + self.offset))), 3)


def load_settings(path: Path) -> Settings:
    """Read the settings at `path`.

    Raises:
        ModelError: the file is missing or not such settings.
    """
    try:
        return Settings(**json.loads(path.read_text(encoding="utf8")))
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(
            f"the settings of the model cannot be read ({error})", where=path.name, fix="Install onrecord again"
        ) from error
