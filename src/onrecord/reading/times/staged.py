"""Early, middle and late parts of a period."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.times.pieces import stage_of
from onrecord.reading.times.types import Meaning


def staged(meaning: Meaning, words: str | None) -> Meaning:
    """Return a meaning narrowed to the part of its period that `words` pick; its value is that of the whole."""
    stage = stage_of(words)
    if stage is None or meaning.period is None:
        return meaning
    start, end = meaning.period.part(stage)
    reason = f"the {'middle' if stage == 'mid' else stage} part of the {meaning.period.unit}"
    # what is meant is no longer the whole of a unit, but what is counted from it is counted from that unit
    return replace(meaning, start=start, end=end, reasons=(*meaning.reasons, reason))
