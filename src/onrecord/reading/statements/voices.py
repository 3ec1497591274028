"""Whose voice a statement inside another one is: the speaker's own, nobody's, or somebody else's.

"I think" within somebody's words is still the speaker, and so is "he" in "Reed said he thought". Only a further voice
makes a statement of its own.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal

_OWN: Final = frozenset(
    {
        "i",
        "we",
        "you",
        "us",
        "me",
        "my",
        "our",
        "your",
        "one",
        "it",
        "who",
        "that",
        "which",
        "what",
        "this",
        "these",
        "those",
        "there",
    }
)
#: Whoever these are, no statement of theirs is meant.
_NOBODY: Final = frozenset(
    {"nobody", "no one", "anyone", "anybody", "a", "an", "the", "neither", "whoever", "them", "him"}
)
_RELATIVE = re.compile(r"(?:who|which|that)$", re.IGNORECASE)
_ANTECEDENT = re.compile(
    r"(?:(?:\b(?:an?|the|my|your|his|her|its|our|their|some|many|several|most|those|these|two|three|\d+)\s+)"
    r"(?:[\w’'-]+\s+){1,4}|(?:[A-Z][\w’'.-]+\s+)+|\b[a-z]+s\s+),?\s*$"
)
_PRONOUN: Final = {"he": "he", "his": "he", "she": "she", "her": "she", "they": "they", "their": "they"}
_PLURAL = re.compile(r"[a-z]+s|people")
_ENDING = re.compile(r"['’]s?$")
_SHE = re.compile(r"she|(?:her|ms|mrs|miss|lady|sister)\b.*", re.IGNORECASE | re.DOTALL)
_HE = re.compile(r"he|(?:his|mr|sir|lord)\b.*", re.IGNORECASE | re.DOTALL)


def own_words(source: str) -> bool:
    """Whether a source names no voice but the speaker's own, or none at all."""
    return source.strip(" ,").lower() in _OWN


def source_of(text: str, source: Pair, cue: Pair) -> Pair | None:
    """Return the source without the comma behind it, a relative pronoun with what it refers to; None for nobody.

    Args:
        text: of the article.
        source: the span as it was read.
        cue: what the source does; a relative pronoun that something parts from it is another's object.
    """
    start, end = source
    end -= len(text[start:end]) - len(text[start:end].rstrip(" ,;:\n"))
    start += 5 * text.startswith("what ", start)  # "what the minister called a lie"
    words = text[start:end].lower()
    if words in _NOBODY or words.startswith("no ") or not words:
        return None
    if _RELATIVE.match(words):
        if len(text[end : cue[0]].split()) > 1:
            return None
        before = _ANTECEDENT.search(text, max(0, start - 60), start)
        return (before.start(), end) if before else None
    return start, end


def is_own_voice(layout: Layout, inner: Proposal, outer: Proposal) -> bool:
    """Whether the source of `inner` is the speaker of `outer`, in whose content it stands.

    Args:
        layout: of the article.
        inner: with a source.
        outer: the statement that holds it.
    """
    words = layout.text[slice(*inner.source[0])]
    if own_words(words):
        return True
    quoted = any(q.inner_start <= inner.source[0][0] < q.inner_end for q in layout.quotations)
    if quoted or outer.block or not outer.source:
        return False
    speaker = re.split(r",| of | in | from | who | for ", layout.text[slice(*outer.source[0])])[0].split()
    if not speaker:
        return False
    if (pronoun := _PRONOUN.get(words.lower())) is None:
        return bool(words[0].isupper() and speaker[-1] == _ENDING.sub("", words.split()[-1]))
    return _may_be(pronoun, " ".join(speaker))


def _may_be(pronoun: str, speaker: str) -> bool:
    """Whether he, she or they may be the one that a source names."""
    if pronoun == "they":
        return not (_SHE.fullmatch(speaker) or _HE.fullmatch(speaker))
    if speaker.lower() == "they" or _PLURAL.fullmatch(speaker.rsplit(maxsplit=1)[-1]):
        return False
    return not (_HE if pronoun == "she" else _SHE).fullmatch(speaker)
