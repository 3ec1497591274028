"""The gender that a given name tells."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from onrecord.knowledge.tables import packaged, rows
from onrecord.knowledge.words import words
from onrecord.reading.speakers.names import Gender, name_parts

_FILE: Final = "given_names.tsv"


@lru_cache(maxsize=1)
def _given_names() -> dict[str, Gender]:
    genders: dict[str, Gender] = {"male": "male", "female": "female"}
    return {name: genders[row.cells[0]] for row in rows(packaged(_FILE), columns=2, where=_FILE)
            for name in row.cells[1].split()}  # fmt: skip


@lru_cache(maxsize=4096)
def gender_of_name(name: str) -> Gender | None:
    """Return the gender that the given name of `name` tells, or None; a name of one word tells none."""
    given, _ = name_parts(name)
    if given in words("female"):
        return "female"
    return "male" if given in words("male") else _given_names().get(given)
