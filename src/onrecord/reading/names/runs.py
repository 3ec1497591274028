"""Runs of capitalised words, and which of them may be a person's name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, dashed, plain

_ABBREVIATED: Final = r"(?:Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Dr|Mr|Mrs|Ms|Prof|Rev|St|Jr|Sr|Adm|Cmdr|Det|Supt)\."
_CAPITALISED: Final = rf"(?:(?:[A-Z]\.){{1,3}}|{_ABBREVIATED}|[^\W\d_a-z][\w’'-]*)"
_PARTICLE: Final = r"(?:(?:de|da|di|du|del|der|van|von|den|al|el|bin|ibn|la|le)[ \u00a0]){0,2}"
_RUN: Final = re.compile(rf"(?<![\w’'-]){_CAPITALISED}(?:[ \u00a0]{_PARTICLE}{_CAPITALISED})*")
_WORD: Final = re.compile(r"[^\s]+")
POSSESSIVE: Final = re.compile(r"(?:[’']s|(?<=s)[’'])$")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words on one line, as (word, start, end)."""

    parts: tuple[tuple[str, int, int], ...]

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.parts[0][1]

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.parts[-1][2]

    def after(self, index: int) -> Run:
        """Return what stands from the word at `index` on."""
        return Run(self.parts[index:])

    def known(self) -> list[bool]:
        """For each word, whether it is a title or role."""
        known = words("title", "role", "honorific")
        return [plain(word) in known for word, _, _ in self.parts]


def touching(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """The names that share a character with start:end; `names` are in order, without overlap."""
    return names[bisect_right(names, start, key=lambda n: n.end) : bisect_left(names, end, key=lambda n: n.start)]


def runs_of(text: str) -> list[Run]:
    """The runs of capitalised words; a possessive or a full stop ends one."""
    found: list[Run] = []
    for match in _RUN.finditer(text):
        parts: list[tuple[str, int, int]] = []
        for word in _WORD.finditer(text, match.start(), match.end()):
            shown = POSSESSIVE.sub("", word.group())
            parts.append((shown, word.start(), word.start() + len(shown)))
            if shown != word.group():
                found.append(Run(tuple(parts)))
                parts = []
        if parts:
            found.append(Run(tuple(parts)))
    return found


@lru_cache(maxsize=1)
def _barred() -> frozenset[str]:
    """Words that no person's name has."""
    others = words("company", "calendar", "outlet_word", "group", "document", "no_title", "cut", "branch")
    return (words("body") - {"house", "church", "bank", "court", "force"}) | others


@lru_cache(maxsize=1)
def _no_surnames() -> frozenset[str]:
    """Titles and roles, without those that are surnames too."""
    return words("role") | (words("title") - {"king", "dean", "bishop", "pope", "judge", "prince"})


def may_be_person(run: Run) -> bool:
    """Whether the words may be a person's name: none is of a body, a document, a state or the calendar."""
    tokens = [plain(word) for word, _, _ in run.parts]
    barred = _barred()
    whole = " ".join(word for word, _, _ in run.parts)
    given = words("male", "female")
    return (
        len(tokens) <= 4
        and len(tokens[-1]) > 1
        and not any(token in barred or (token not in given and _is_of_state(token)) for token in tokens)
        and tokens[-1] not in _no_surnames()
        and by_name(whole) is None
        and dashed(whole) not in words("armed_group", "outlet")
        and not (len(tokens) > 1 and all(word.isupper() and len(word) > 3 for word, _, _ in run.parts))
    )


@lru_cache(maxsize=20_000)
def _is_of_state(token: str) -> bool:
    return bool(by_people(token.capitalize()) or by_name(token.capitalize()))


def is_plain_name(shown: str, start: int) -> bool:
    """Whether two or three capitalised words, the first at `start`, may be a name without a title."""
    run = Run(tuple((m.group(), start + m.start(), start + m.end()) for m in _WORD.finditer(shown)))
    return not any(run.known()) and may_be_person(run)
