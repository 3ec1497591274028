"""Finding entries by a part of a name, for people who look for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import key
from onrecord.knowledge.matches import Match

#: More than these are no help: better give more words.
_MOST: Final = 20


def containing(entries: Iterable[Entry], phrase: str) -> tuple[Match, ...]:
    """Return up to 20 entries with a name that holds the words of `phrase` in any order, shorter names first."""
    words = set(key(phrase).split())
    found: list[Match] = []
    for entry in entries:
        for form in (entry.name, *entry.aliases, *entry.weak):
            if words and words <= set(key(form).split()):
                found.append(Match(entry, form, False, f"{form!r} holds the words ({entry.pack})"))
                break
    return tuple(sorted(found, key=lambda match: (len(match.form), match.entry.id))[:_MOST])
