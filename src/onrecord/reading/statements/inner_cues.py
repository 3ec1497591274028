"""Words that make a statement inside another one.

Out of the article's own voice nearly anything somebody does with words is worth a row; within somebody else's words
only what plainly passes on a further voice is. *Strong* words say so by themselves; *weak* ones are as often an
action or a state of things, and need a surer reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_LED_MARK = re.compile(r"[:,]\s+[‘'\"“](?=\w)")
_NOUN_WORDS: Final = """
account accounts answer answers call calls comment comments demand demands detail details fear fears hold hope hopes
label labels order orders post posts quote quotes report reports request requests rule rules show shows talk talks text
texts tweet tweets voice voices
"""
_BEFORE_NOUN_WORDS: Final = """
a an any each every for her his in its my new no of our s some that the their these this those your
"""
_AUXILIARY_WORDS: Final = "can could d don just ll m may might must re really should ve would"
#: Words of saying that are something else: in a name, as a noun, as a noun behind some word.
_NAMES: Final = frozenset({"State", "States", "Post", "Order"})
_STATES: Final = frozenset({"state", "states"})
_NOUNS: Final = frozenset(_NOUN_WORDS.split())
_BEFORE_NOUN: Final = frozenset(_BEFORE_NOUN_WORDS.split())
#: Whose words are the speaker's own, or nobody's; what may stand between them and what they do.
_OWN: Final = frozenset({"i", "we", "you", "it"})
_AUXILIARY: Final = _LEAD | frozenset(_AUXILIARY_WORDS.split())


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
    """Whether a content may hold a statement: by a word of saying, or by quotation marks that something leads to.

    What could only be the speaker's own ("I think", "it shows") is none, nor is a noun that does nothing ("the state",
    "in order"), nor a name ("the United States").
    """
    found = _WORD.findall(words.replace("n’t", "n't"))
    lower = [word.lower() for word in found]
    if any(
        (_is(word, True) or _is(word, False))
        and not (at and (found[at] in _NAMES or _is_noun(lower, at)))
        and not _is_own(lower, at)
        for at, word in enumerate(lower)
    ):
        return True
    return bool(_LED_MARK.search(words))


def _is_noun(words: Sequence[str], at: int) -> bool:
    """Whether a word that may be a verb of saying is a noun that names no saying."""
    if words[at] in _STATES:
        return words[at + 1 : at + 2] != ["that"]
    return words[at] in _NOUNS and words[at - 1] in _BEFORE_NOUN


def _is_own(words: Sequence[str], at: int) -> bool:
    """Whether the speaker, or nobody, does what a word tells."""
    before = next((word for word in reversed(words[:at]) if not (word in _AUXILIARY or word.endswith("ly"))), None)
    return before in _OWN
