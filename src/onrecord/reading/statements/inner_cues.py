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

_STRONG_WORDS: Final = """
according accusation accuse acknowledge add admit advise affirm allegation allege announce answer apologise
apologize argue ask assert assertion assurance assure boast brag caution chant cite claim comment complain concede
confess confide contend cry declare deny disclose explain hint inform insist joke maintain mention murmur mutter
note object pledge post predict proclaim promise protest quip quote reaffirm recall recommend reiterate remark
repeat reply report respond retort rumor rumour say scream shout state stress suggest swear tell testify text
threaten tweet urge vow warn warning whisper write yell
"""
_WEAK_WORDS: Final = """
account agree belief believe blame brand call conclude condemn confirm consensus consider criticise criticize decide
decline demand denounce describe detail determine disagree dismiss dispute doubt emphasise emphasize estimate
expect fear feel find forbid guarantee guess highlight hold hope imply indicate instruct label order plan portray
praise propose read refuse refute regret reject request reveal rule show signal suspect talk think voice welcome
worry
"""
#: What may stand before the word within a cue, besides adverbs in -ly.
_LEAD_WORDS: Final = """
a again already also always an are as be been began beginning begun being did do does earlier even ever first
further had has have is just keep keeping keeps kept later long longer n't never no not now often once since soon
still the then to per tried tries try was were will would
"""
STRONG: Final = frozenset(_STRONG_WORDS.split())
WEAK: Final = frozenset(_WEAK_WORDS.split())
_LEAD: Final = frozenset(_LEAD_WORDS.split())
_JOINING: Final = frozenset({"and", "share", "shares", "shared", "express", "expressed", "quoted"})
_WORD = re.compile(r"n't|(?:(?!n't)[^\W\d_])+")
_INNER_MARK = re.compile(r"(?:^|[\s(])[‘'\"“](?=\w)")


@lru_cache(maxsize=4096)
def _is(word: str, strong: bool) -> bool:
    return not lemmas(word).isdisjoint(STRONG if strong else WEAK)


def strength(cue: str) -> int:
    """How plainly a cue says that somebody speaks: 2 for a strong word, 1 for a weak one, 0 where it is no cue.

    Before the word stand only auxiliaries and adverbs ("has long denied"), another verb with "and" ("rose and said"),
    or the verb of a noun ("share the belief"): "has no business deciding" is no decision.
    """
    before: list[str] = []
    for word in _WORD.findall(cue.lower().replace("n’t", "n't")):
        found = 2 if _is(word, True) else 1 if _is(word, False) else 0
        if found:
            return found if not before or before[-1] in _JOINING else 0
        if not (word in _LEAD or word.endswith("ly")):
            before.append(word)
    return 0


def may_hold(words: str) -> bool:
    """Whether a content may hold a statement: by a word of saying, or by quotation marks of its own."""
    return any(_is(w, True) or _is(w, False) for w in _WORD.findall(words.lower())) or bool(_INNER_MARK.search(words))
