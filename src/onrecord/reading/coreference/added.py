"""Names of persons that the tagger did not see: a given name of the lists before a word with a capital."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.lists import word_list
from onrecord.knowledge.words import words
from onrecord.reading.coreference.genders import gender_of_name
from onrecord.reading.names.parts import Name, plain

_BODIES: Final = frozenset({"ORG", "GPE", "LOC", "FAC"})
_FULL: Final = re.compile(r"\b([A-Z][a-z]+)((?:\s[A-Z]\.)?\s[A-Z][a-z’'-]+[\w-]*)")
#: Given names that begin other names as often.
_WORDS: Final = word_list("name_word")
_ONE: Final = re.compile(r"\b[A-Z][a-z]{2,}\b")
_POSSESSIVE: Final = re.compile(r"[’']s?$")


def with_added(text: str, names: Sequence[Name], skip: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """Return names with those of persons that the tagger missed or took for bodies'.

    Args:
        text: the article's text.
        names: in order, without overlap.
        skip: spans of the text that no layer reads: who took a picture is nobody of whom the text tells.
    """
    left_out = [Name(start, end, "", "") for start, end in skip]
    full = [name for name in _full_names(text) if not _overlapping(names, name, allow_bodies=True)]
    added = [name for name in full if not _overlapping(left_out, name)]
    given = {name.text.split()[0] for name in (*names, *added) if name.label == "PERSON" and " " in name.text}
    for match in _ONE.finditer(text):
        name = Name(match.start(), match.end(), match.group(), "PERSON")
        if (
            match.group() in given
            and gender_of_name(f"{match.group()} X")
            and not _overlapping([*names, *added, *left_out], name)
        ):
            added.append(name)
    if not added:
        return list(names)
    kept = [name for name in names if not any(a.start < name.end and name.start < a.end for a in added)]
    return sorted([*kept, *added], key=lambda name: name.start)


def _full_names(text: str) -> list[Name]:
    found = []
    for match in _FULL.finditer(text):
        shown = _POSSESSIVE.sub("", match.group())
        if gender_of_name(shown) and _may_be_person(shown):
            found.append(Name(match.start(), match.start() + len(shown), shown, "PERSON"))
    return found


def _overlapping(names: Sequence[Name], name: Name, *, allow_bodies: bool = False) -> bool:
    """Whether a name is in the way of `name`; with `allow_bodies` one of a body within it is not."""
    inside = [other for other in names if other.start < name.end and name.start < other.end]
    return any(
        not (allow_bodies and other.label in _BODIES and name.start <= other.start and other.end <= name.end)
        for other in inside
    )


def _may_be_person(shown: str) -> bool:
    first, last = plain(shown.split(maxsplit=1)[0]), plain(shown.rsplit(maxsplit=1)[-1])
    if first in _WORDS:
        return False
    if by_name(shown) or by_people(shown.rsplit(maxsplit=1)[-1]) or len(last) < 3:
        return False
    return last not in words("body", "thing", "calendar", "document", "outlet_word")
