"""One party on a side: of those who stand apart in a sentence, the one who takes part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.knowledge.lists import word_list

Pair = tuple[int, int]
#: Words that part one who acts from another, and do not list them.
_APART: Final = word_list("closing", "events.tsv") - {"and", "or"}
#: Between whom a relative clause is about and the verb of it.
_RELATIVE: Final = re.compile(
    r"\b(?:who|which|that)\s(?:(?:has|have|had|will|would|could|may|might|should|can|also|not|never|already|then|later|"
    r"reportedly|recently|allegedly|once|often|long|always|is|are|was|were|been|\w+ly)\s)*$"
)
#: So far before its verb a relative clause begins at most.
_NEAR: Final = 60


def are_apart(text: str, one: Pair, other: Pair) -> bool:
    """Whether more than commas, "and" and what describes them stands between two in the order of the text."""
    return not _APART.isdisjoint(text[one[1] : other[0]].lower().split())


def of_relative(text: str, trigger: Pair, actors: Sequence[Pair]) -> list[Pair]:
    """Return the actors without those farther off than whom the clause is about: "Renn met Tovas, who threatened".

    Those that are joined to the nearest stay: "Renn and Tovas, who threatened".

    Args:
        text: of the article.
        trigger: the verb.
        actors: who the branch says does it.
    """
    clause = _RELATIVE.search(text, max(0, trigger[0] - _NEAR), trigger[0])
    before = sorted(span for span in actors if clause and span[1] <= clause.start())
    far = [number for number, (one, after) in enumerate(pairwise(before), 1) if are_apart(text, one, after)]
    return [span for span in actors if span not in before[: max(far, default=0)]]
