"""Names of animals, which a tagger takes for persons': "the gorilla, Rufus," is nobody who says anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name

_REACH = 60


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    animal = rf"(?:{'|'.join(sorted(words('animal')))})s?"
    before = re.compile(rf"\b{animal}(?:,? (?:named|called|known as)|,)? $", re.IGNORECASE)
    behind = re.compile(rf",? (?:who was |which is |is |was )?(?:an?|the|its|their|our) (?:[\w-]+ ){{0,4}}?{animal}\b")
    return before, behind


def animals(text: str, names: Iterable[Name]) -> frozenset[str]:
    """Return the names of one word that the text gives to animals.

    Args:
        text: of the article.
        names: of its persons, as tagged.
    """
    before, behind = _patterns()
    return frozenset(
        name.text
        for name in names
        if " " not in name.text
        and (before.search(text, max(0, name.start - _REACH), name.start) or behind.match(text, name.end))
    )
