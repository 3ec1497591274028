"""The mode of an assault by the means that its clause names, where the branch sees none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from onrecord.knowledge.tables import packaged, rows
from onrecord.reading.events.decode import Proposal

_FILE: Final = "means.tsv"
_ASSAULT: Final = "ASSAULT"
#: Characters on either side of a trigger in which its means may be named.
_BEFORE, _AFTER = 40, 60
#: Characters before a trigger in which the first words of its compound may stand.
_BESIDE: Final = 12
_CERTAIN: Final = ("suicide-attack", "drone", "explosives")
#: What is taken for an air raid, and is none where no aircraft is named: of five that drones did, all are labelled so.
_UNMANNED: Final = ("drone", "explosives")
_EDGE: Final = re.compile(r"[;:!?\n]|\.\s+[A-Z][a-z]")


@lru_cache(maxsize=1)
def _means() -> dict[str, re.Pattern[str]]:
    return {
        row.cells[0]: re.compile(
            r"\b(?:"
            + "|".join(
                re.escape(w.strip().removesuffix("*")) + r"\w*" * w.strip().endswith("*")
                for w in row.cells[1].split(";")
            )
            + r")\b",
            re.IGNORECASE,
        )
        for row in rows(packaged(_FILE), columns=2, where=_FILE)
    }


def with_means(text: str, proposal: Proposal) -> Proposal:
    """Return an assault with the mode of the means named beside its trigger; what has a mode keeps it.

    But for what the trigger is a part of: "suicide bombs", "car bomb", "drone strike" have one mode only.
    """
    if proposal.type != _ASSAULT:
        return proposal
    start, end = proposal.trigger
    named = text[max(0, start - _BESIDE) : end]
    for mode in _CERTAIN:
        found = [match for match in _means()[mode].finditer(named) if match.end() > len(named) - (end - start)]
        if found:
            return replace(proposal, mode=mode)
    before = _EDGE.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _EDGE.split(text[end : end + _AFTER])[0]
    beside = before + text[start:end] + after
    if proposal.mode == "aerial" and not _means()["aerial"].search(beside):
        other = next((mode for mode in _UNMANNED if _means()[mode].search(beside)), "aerial")
        return replace(proposal, mode=other)  # a drone, or a bomb that somebody planted, and no aircraft with a crew
    if proposal.mode is not None:
        return proposal
    told = next((name for name, pattern in _means().items() if pattern.search(beside)), None)
    return replace(proposal, mode=told) if told else proposal
