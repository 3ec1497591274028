"""What the title or the role of a person tells of their sector: "police chief", "a former foreign minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.knowledge.entries import Entry, Title
from onrecord.knowledge.forms import key
from onrecord.knowledge.holders import FORMER
from onrecord.knowledge.index import Index
from onrecord.knowledge.matches import TitleMatch

_LONGEST: Final = 7
#: What follows is not what the person is: "a lawyer for the prime minister".
_PREPOSITIONS: Final = frozenset({"of", "for", "to", "in", "at", "from", "with", "on", "who", "by", "under"})
#: Whose the person is: "the presidential candidate's doctor".
_OWNER: Final = re.compile(r".*[’']s\s")
#: Sectors of a government; who has left them is of the elite (ELI).
_OFFICIAL: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP"})
#: What the side decides, where it is an armed group: its commander is no soldier of a state.
_OF_SIDE: Final = _OFFICIAL | {"PRM", "UAF", "REB", "ELI"}
_IRREGULAR: Final = {"wives": "wife", "chiefs": "chief"}


class _Found(NamedTuple):
    start: int
    length: int
    title: Title


def find_title(index: Index, phrase: str, side: Entry | None = None) -> TitleMatch | None:
    """Return what the title in a phrase tells, or None where there is none.

    The title before a preposition counts before one after it, one after an owner ("the candidate's doctor") before
    the owner's, then the longest, then the last.

    Args:
        index: the packs.
        phrase: a title, a role or a description, with or without the name of its body.
        side: the body, state or group that the person is of, where it is known.
    """
    words = [word.removeprefix("ex-") for word in key(phrase).split()]
    head = next((place for place, word in enumerate(words) if place and word in _PREPOSITIONS), len(words))
    owner = _OWNER.match(phrase)
    own = len(key(owner.group()).split()) if owner else 0
    found = max(
        _all(index, words), key=lambda f: (own <= f.start < head, f.start < head, f.length, f.start), default=None
    )
    if found is None:
        return None
    former = bool(FORMER & set(words[: found.start + found.length]))
    if side is None:
        side = _side(index, phrase, words, found)
    sectors, why = _sectors(index, words, found, side)
    said = found.title.form
    if former and sectors and sectors[0] in _OFFICIAL:
        return TitleMatch(said, ("ELI",), True, f"former {said!r}: an official of a government no more")
    return TitleMatch(said, sectors, former, why)


def _all(index: Index, words: list[str]) -> Iterator[_Found]:
    single = [_singular(word) for word in words]
    for start in range(len(words)):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            whole = words[start : start + length]
            for form in (" ".join(whole), " ".join((*whole[:-1], single[start + length - 1])), _first(whole)):
                title = index.titles.get(form)
                if title is not None:
                    yield _Found(start, length, title)
                    break


def _first(words: list[str]) -> str:
    """Return the words with the first one in the singular: members of parliament."""
    return " ".join((_singular(words[0]), *words[1:]))


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for plural, ending in (("women", "woman"), ("men", "man"), ("people", "person"), ("ies", "y")):
        if word.endswith(plural) and len(word) > len(plural):
            return word.removesuffix(plural) + ending
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _side(index: Index, phrase: str, words: list[str], found: _Found) -> Entry | None:
    """Return the actor that the words before the title name: "Taliban spokesman"."""
    before = [word for word in words[: found.start] if word not in FORMER]
    capital = any(mark.isupper() for mark in phrase)
    for start in range(len(before)):
        forms = [form for form in index.names.get(" ".join(before[start:]), ()) if form.strong]
        if len(forms) == 1 and capital and forms[0].entry.kind != "person":
            return forms[0].entry
    return None


def _sectors(index: Index, words: list[str], found: _Found, side: Entry | None) -> tuple[tuple[str, ...], str]:
    own, said = found.title.sectors, found.title.form
    if side is not None and side.kind == "armed_group" and (not own or own[0] in _OF_SIDE):
        return side.sectors, f"{said!r}, of {side.name}, bears its sectors"
    if own:
        return own, f"{said!r} is {own[0]}"
    body = next((index.bodies[form] for form in _runs(words) if form in index.bodies), None)
    if body is not None:
        return body.sectors, f"{said!r}, of what is called {body.name.lower()}, bears its sectors"
    if side is not None and side.sectors:
        return side.sectors, f"{said!r}, of {side.name}, bears its sectors"
    return (), f"{said!r} speaks for a body that is not known"


def _runs(words: list[str]) -> Iterator[str]:
    """Yield all runs of words, the longer first."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
