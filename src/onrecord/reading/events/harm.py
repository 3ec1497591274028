"""Harm that nobody did to anybody else: accidents, disasters and illnesses, and suicides.

The branch reads each sentence by itself, and "the deaths of two members of our team" does not tell how they died.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.reading.events.decode import Proposal

_LISTS: Final = "events.tsv"
_HARM: Final = word_list("harm", _LISTS)
_ACCIDENT: Final = word_list("accident", _LISTS)
_WORD: Final = re.compile(r"[^\W\d_]+")
#: So many words of an accident make it what the article is about.
_ENOUGH: Final = 2
#: From here on a proposed assault is taken for one.
_SURE: Final = 0.5
#: What makes "suicide" the means of an attack, right behind it.
_ATTACK: Final = re.compile(
    r"[\s-]+(?:\w+[\s-]+)?(?:bomb|attack|blast|explosion|vest|mission|assault|vehicle|raid)", re.IGNORECASE
)
#: What something was done by, a few words of it.
_BY: Final = re.compile(
    r"\s+(?:\w+\s+)?(?:by|in)\s+((?:(?!(?:by|in|after|before|during|of|near|since|for|who|that)\b)[\w’'-]+\s+){0,3}[\w’'-]+)"
)
_ONESELF: Final = re.compile(r"\s+(?:\w+\s+)?(?:him|her|them|my|your|our)sel(?:f|ves)\b", re.IGNORECASE)


def done_to_others(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals without assaults that nobody did to anybody else.

    Suicides are none, and of 205 words of accidents and illnesses with nobody who acts none is labelled as one. Nor are
    deaths and injuries in an article about an accident; but where anybody acts in one of its assaults, or a word other
    than harm names one, the article tells of violence, and all stay.

    Args:
        text: of the article.
        proposals: in the order of the text.
    """
    kept = [
        one
        for one in proposals
        if not (_is_suicide(text, one) or _tells(text, one, _ACCIDENT) or _is_by_disaster(text, one))
    ]
    assaults = [one for one in kept if one.type == "ASSAULT"]
    harm = [one for one in assaults if _tells(text, one, _HARM | _ACCIDENT)]
    if not harm or any(one.score >= _SURE for one in assaults if one not in harm):
        return kept
    told = sum(not lemmas(word).isdisjoint(_ACCIDENT) for word in _WORD.findall(text.lower()))
    return kept if told < _ENOUGH else [one for one in kept if one not in harm]


def _tells(text: str, proposal: Proposal, by: frozenset[str]) -> bool:
    """Whether an assault is told by some words alone, without anybody who did it."""
    words = _WORD.findall(text[slice(*proposal.trigger)].lower())
    alone = bool(words) and all(lemmas(word) & by for word in words)
    return alone and proposal.type == "ASSAULT" and not proposal.actors


def _is_by_disaster(text: str, proposal: Proposal) -> bool:
    """Whether an assault is what an accident or a disaster did: "schools wrecked by Cyclone Frida"."""
    by = _BY.match(text, proposal.trigger[1]) if proposal.type == "ASSAULT" else None
    if by is None or any(not by.start(1) <= start < by.end(1) for start, _ in proposal.actors):
        return False
    return any(not lemmas(word).isdisjoint(_ACCIDENT) for word in _WORD.findall(by[1].lower()))


def _is_suicide(text: str, proposal: Proposal) -> bool:
    """Whether an assault is told by "suicide" without an attack, or as "killed himself"."""
    if proposal.type != "ASSAULT":
        return False
    start, end = proposal.trigger
    words = _WORD.findall(text[start:end].lower())
    if words[-1:] in (["suicide"], ["suicides"]):
        return _ATTACK.match(text, end) is None
    return any("kill" in lemmas(word) for word in words) and _ONESELF.match(text, end) is not None
