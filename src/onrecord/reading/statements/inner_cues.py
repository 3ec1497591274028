"""Words that make a statement inside another one.

Out of the article's own voice nearly anything somebody does with words is worth a row; within somebody else's words
only what plainly passes on a further voice is. *Strong* words say so by themselves; *weak* ones are as often an
action or a state of things, and need a surer reading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.knowledge.inflection import lemmas

STRONG: Final = frozenset(
    """
    accuse acknowledge add admit advise affirm allege announce answer apologise apologize argue ask assert assure
    boast brag caution chant claim cite comment complain concede confess confide confirm contend cry declare deny
    disclose explain hint inform insist joke lie maintain mention murmur mutter note object pledge post predict
    proclaim promise protest quip quote reaffirm recall recommend reiterate remark repeat reply report respond retort
    say scream shout state stress suggest swear tell testify text tweet threaten urge vow warn whisper write yell
    according accusation allegation assertion assurance rumor rumour warning
    """.split()
)
WEAK: Final = frozenset(
    """
    agree believe belief blame call conclude condemn consensus consider criticise criticize decide decline demand
    denounce describe determine disagree dismiss dispute doubt emphasise emphasize estimate expect fear feel find guess
    guarantee hope imply indicate label hold order plan praise propose read refuse regret reject request reveal rule
    show signal suspect talk think voice want welcome wish worry forbid instruct brand
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")
_INNER_MARK = re.compile(r"(?:^|[\s(])[‘'\"“](?=\w)")


@lru_cache(maxsize=4096)
def _is(word: str, strong: bool) -> bool:
    return not lemmas(word).isdisjoint(STRONG if strong else WEAK)


def is_strong(cue: str) -> bool:
    """Whether a cue holds a word that says by itself that somebody speaks."""
    return any(_is(word, True) for word in _WORD.findall(cue.lower()))


def is_weak(cue: str) -> bool:
    """Whether a cue holds a word that may say so."""
    return any(_is(word, False) for word in _WORD.findall(cue.lower()))


def may_hold(words: str) -> bool:
    """Whether a content may hold a statement: by a word of saying, or by quotation marks of its own."""
    return is_strong(words) or is_weak(words) or bool(_INNER_MARK.search(words))
