"""Names of persons in bylines."""

from __future__ import annotations

import re

from onrecord.intake.leftout.patterns import NAME, words

_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bAND\b|\bwith\b)\s*")
_NAME = re.compile(NAME)
# Months and days that are first names too.
_ALSO_NAMES = frozenset(("may", "april", "june", "august", "jan", "mar", "sun"))


def is_name(text: str) -> bool:
    """Whether `text` has the shape of one person's name and no word that names do not have."""
    if not _NAME.fullmatch(text):
        return False
    barred = words("not_names", "months", "days") - _ALSO_NAMES
    return not any(word.lower().strip(".") in barred for word in re.split(r"[\s-]+", text))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a list like "JANE ROE, John Doe and Max Moe", in order, each as it is written."""
    return tuple(part.strip() for part in _SPLIT.split(text) if is_name(part.strip()))
