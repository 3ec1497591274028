"""The gender that a given name tells."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.reading.names.parts import Gender, given_gender, name_parts

_FILE: Final = "given_names.tsv"


@lru_cache(maxsize=4096)
def gender_of_name(name: str) -> Gender | None:
    """Return the gender that the given name of `name` tells, or None; a name of one word tells none."""
    given, _ = name_parts(name)
    if found := given_gender(given):
        return found
    if given in _names("female"):
        return "female"
    return "male" if given in _names("male") else None


@lru_cache(maxsize=2)
def _names(gender: Gender) -> frozenset[str]:
    return word_list(gender, _FILE)
