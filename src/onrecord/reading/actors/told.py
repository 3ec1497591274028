"""What a phrase tells, as a type, and the words at which phrases are cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.matches import TitleMatch

PREPOSITION: Final = re.compile(
    r"(?<=\s)(of|for|at|from|with|to|in|on|by|under|against|about|near|between|among|across|into|over|within|"
    r"familiar|close)(?=\s)"
)
KIN: Final = re.compile(
    r"\b(?:brothers?|sisters?|sons?|daughters?|fathers?|mothers?|wi(?:fe|ves)|husbands?|widow|widower|cousins?|"
    r"uncles?|aunts?|nephews?|nieces?|grandfather|grandmother|grandson|granddaughter|parents?|famil(?:y|ies)|relatives?)\b"
)
_WHO: Final = re.compile(r",?\s(?:whom?|whose|which|that)\s")
_BRACKETS: Final = str.maketrans({"[": " ", "]": " ", "(": " ", ")": " ", "“": " ", "”": " ", "\n": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase tells.

    Attributes:
        phrase: the words.
        country: PLOVER code of whom they are of, or None.
        side: the state, body, group or organisation that they are of, or None.
        sectors: as the title and the side tell.
        title: the title found, or None.
        owner: name of the person whose envoy, aide or sister it is, or None.
        reasons: how it was told.
    """

    phrase: str
    country: str | None = None
    side: Entry | None = None
    sectors: tuple[str, ...] = ()
    title: TitleMatch | None = None
    owner: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def family(self) -> bool:
        """Whether it says whose family they are."""
        return KIN.search(PREPOSITION.split(self.phrase)[0]) is not None

    @property
    def former(self) -> bool:
        """Whether the title is said to be over."""
        return self.title is not None and self.title.former


def one_line(phrase: str) -> str:
    """Return a phrase on one line, without brackets and quotation marks."""
    return " ".join(phrase.translate(_BRACKETS).split())


def before_clause(phrase: str) -> str:
    """Return a phrase without a clause that begins with who, which, that."""
    return _WHO.split(phrase)[0]
