"""The numbers the statements layer decides with; they are fitted to one model and shipped beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.errors import ModelError
from onrecord.reading.statements.judging import FEATURES

#: Without fitted weights the confidence is the raw score.
_RAW: Final = {"log-odds of the score": 1.0}


@dataclass(frozen=True, slots=True)
class Settings:
    """How raw scores become decisions and confidences.

    Attributes:
        bias: added to the log-probability of the tag O before decoding; below 0 more is found.
        least: statements of a lower confidence are not kept.
        least_quoted: the same for those with a quotation in their content: marks tell that somebody speaks.
        least_inside: the same for those inside others, which rules of their own have sifted.
        weights: of the features of `judging`, by name; a feature without one does not count.
        offset: added to the weighted features.
    """

    bias: float = 0.0
    least: float = 0.0
    least_quoted: float = 0.0
    least_inside: float = 0.0
    weights: Mapping[str, float] = field(default_factory=lambda: dict(_RAW))
    offset: float = 0.0

    def confidence(self, features: Mapping[str, float]) -> float:
        """Return the probability that a row with these features is right under the full match rule."""
        odds = self.offset + sum(weight * features[name] for name, weight in self.weights.items())
        return round(1 / (1 + math.exp(-odds)), 3)


def load_settings(path: Path) -> Settings:
    """Read the settings at `path`.

    Raises:
        ModelError: the file is missing or not such settings.
    """
    try:
        settings = Settings(**json.loads(path.read_text(encoding="utf8")))
        settings.confidence(dict.fromkeys(FEATURES, 0.0))
        return settings
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(
            f"the settings of the model cannot be read ({error})", where=path.name, fix="Install onrecord again"
        ) from error
