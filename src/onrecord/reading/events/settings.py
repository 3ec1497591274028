"""The numbers the events layer decides with; they are fitted to one model and shipped beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import ModelError
from onrecord.reading.events.judging import FEATURES


@dataclass(frozen=True, slots=True)
class Settings:
    """How scores become events and confidences.

    Attributes:
        least: probability above which a word is taken for a trigger.
        doubtful: events of a lower confidence are kept and marked doubtful.
        bias: added to the scores of the factualities, in the order of `labels.FACTUALITIES`.
        weights: of the features of `judging`, by name.
        offset: added to the weighted features.
    """

    least: float = 0.4
    doubtful: float = 0.25
    bias: tuple[float, ...] = ()
    weights: Mapping[str, float] = field(default_factory=lambda: {"trigger": 1.0})
    offset: float = 0.0

    def confidence(self, features: Mapping[str, float]) -> float:
        """Return the probability that an event with these features is right: type, actors and recipients."""
        odds = self.offset + sum(weight * features[name] for name, weight in self.weights.items())
        return round(1 / (1 + math.exp(-odds)), 3)


def load_settings(path: Path) -> Settings:
    """Read the settings at `path`.

    Raises:
        ModelError: the file is missing or not such settings.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf8"))
        settings = Settings(**{**facts, "bias": tuple(facts.get("bias", ()))})
        settings.confidence(dict.fromkeys(FEATURES, 0.0))
        return settings
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(
            f"the settings of the model cannot be read ({error})", where=path.name, fix="Install onrecord again"
        ) from error
