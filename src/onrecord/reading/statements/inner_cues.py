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
    [
        "accuse",
        "acknowledge",
        "add",
        "admit",
        "advise",
        "affirm",
        "allege",
        "announce",
        "answer",
        "apologise",
        "apologize",
        "argue",
        "ask",
        "assert",
        "assure",
        "boast",
        "brag",
        "caution",
        "chant",
        "claim",
        "cite",
        "comment",
        "complain",
        "concede",
        "confess",
        "confide",
        "contend",
        "cry",
        "declare",
        "deny",
        "disclose",
        "explain",
        "hint",
        "inform",
        "insist",
        "joke",
        "maintain",
        "mention",
        "murmur",
        "mutter",
        "note",
        "object",
        "pledge",
        "post",
        "predict",
        "proclaim",
        "promise",
        "protest",
        "quip",
        "quote",
        "reaffirm",
        "recall",
        "recommend",
        "reiterate",
        "remark",
        "repeat",
        "reply",
        "report",
        "respond",
        "retort",
        "say",
        "scream",
        "shout",
        "state",
        "stress",
        "suggest",
        "swear",
        "tell",
        "testify",
        "text",
        "tweet",
        "threaten",
        "urge",
        "vow",
        "warn",
        "whisper",
        "write",
        "yell",
        "according",
        "accusation",
        "allegation",
        "assertion",
        "assurance",
        "rumor",
        "rumour",
        "warning",
    ]
)
WEAK: Final = frozenset(
    [
        "agree",
        "believe",
        "belief",
        "blame",
        "call",
        "conclude",
        "condemn",
        "consensus",
        "consider",
        "criticise",
        "criticize",
        "decide",
        "decline",
        "demand",
        "denounce",
        "describe",
        "determine",
        "disagree",
        "dismiss",
        "dispute",
        "doubt",
        "emphasise",
        "emphasize",
        "estimate",
        "expect",
        "fear",
        "feel",
        "find",
        "guess",
        "guarantee",
        "hope",
        "imply",
        "indicate",
        "label",
        "hold",
        "order",
        "plan",
        "praise",
        "propose",
        "read",
        "refuse",
        "regret",
        "reject",
        "request",
        "reveal",
        "rule",
        "show",
        "signal",
        "suspect",
        "talk",
        "think",
        "voice",
        "welcome",
        "worry",
        "forbid",
        "instruct",
        "brand",
        "highlight",
        "detail",
        "portray",
        "confirm",
        "refute",
    ]
)
_LEAD: Final = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "do",
        "does",
        "did",
        "will",
        "would",
        "n't",
        "not",
        "never",
        "no",
        "longer",
        "long",
        "also",
        "still",
        "now",
        "then",
        "again",
        "already",
        "once",
        "just",
        "ever",
        "even",
        "always",
        "often",
        "later",
        "soon",
        "earlier",
        "further",
        "since",
        "first",
        "the",
        "a",
        "an",
        "to",
        "as",
        "keep",
        "keeps",
        "kept",
        "keeping",
        "began",
        "begun",
        "beginning",
    ]
)
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
