"""Verbs of utterance: what a reporter puts beside somebody's words, whatever the tagger saw of it."""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge.inflection import lemmas

_UTTERING: Final = frozenset(
    re.findall(
        r"[\w']+",
        """
        acknowledge add admit announce answer argue ask assert boast caution claim comment complain concede conclude
        confess confirm continue counter declare deny exclaim explain implore insist interject joke lament maintain muse
        note observe plead post proclaim protest quip read reassure recall recount reiterate remark repeat reply report
        respond retort reveal say shout sneer state stress tell testify tweet urge vow warn whisper wonder write yell
        """,
    )
)
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Forms that utter nothing where they stand before or behind a name: "the reported", "a saying".
_FINITE: Final = re.compile(r".+(?<!ing)$")


def utters(words: str) -> bool:
    """Whether one of `words` is a form of a verb of utterance."""
    return any(lemmas(word) & _UTTERING for word in _WORD.findall(words.lower()))


def utters_finite(word: str) -> bool:
    """Whether `word` is such a verb in a form that can be a sentence's only verb."""
    return bool(_FINITE.match(word)) and bool(lemmas(word.lower()) & _UTTERING)


def is_order(word: str) -> bool:
    """Whether `word` is such a verb in its plain form: at a sentence's start it tells the reader to do so."""
    return word.lower() in _UTTERING
