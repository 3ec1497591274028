"""Nouns of persons: which words are one, their number and gender."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.knowledge.lists import word_groups, word_list
from onrecord.knowledge.words import words
from onrecord.reading.coreference.types import Number
from onrecord.reading.names.parts import Gender

#: Persons by age, kin and what happened to them, beside the roles of the word lists.
_HUMANS: Final = word_list("human")
_PLURALS: Final = {
    "children": "child", "people": "person", "men": "man", "women": "woman", "wives": "wife", "babies": "baby",
    "ladies": "lady", "families": "family", "allies": "ally", "thieves": "thief", "folks": "folk", "enemies": "enemy",
    "countrymen": "countryman", "deputies": "deputy", "secretaries": "secretary", "juries": "jury",
}  # fmt: skip
_GROUPS: Final = word_list("human_group")
_AGE: Final = re.compile(r"(?:\d{1,3}|\w+)-years?-olds?$")
_ENDING: Final = re.compile(r"[a-z]{2}(?:man|woman|person|crat|ologist|ographer|ician)$")
#: Nouns that one person is often called by in turn.
_KINDRED: Final = word_groups("kindred")
#: Words of the lists that are as often something else.
_NEVER: Final = word_list("no_person")
#: Words that are persons only after a determiner: "the head".
AMBIGUOUS: Final = word_list("after_determiner")


@lru_cache(maxsize=8192)
def person_noun(word: str) -> tuple[str, Number] | None:
    """Return the singular and the number of a noun of persons, or None for any other word (lower case)."""
    if word in _NEVER or word in _GROUPS:
        return None if word in _NEVER else (word, "several")
    if word in _PLURALS:
        return _PLURALS[word], "several"
    if _AGE.fullmatch(word):
        return word.removesuffix("s"), "several" if word.endswith("s") else "one"
    if _is_singular(word):
        return word, "one"
    for one in _singulars(word):
        if _is_singular(one):
            return one, "several"
    return (word, "several") if word in words("group") else None


def _singulars(word: str) -> list[str]:
    if word.endswith("men"):
        return [word[:-3] + "man"]
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("es"):
        return [word[:-1], word[:-2]]
    return [word[:-1]] if word.endswith("s") else []


def _is_singular(word: str) -> bool:
    if word in words("thing") or word in words("document") or word in words("body"):
        return word in words("role") or word in _HUMANS
    known = word in words("role") or word in _HUMANS or word in words("man") or word in words("woman")
    return known or (len(word) > 5 and _ENDING.search(word) is not None)


@lru_cache(maxsize=4096)
def noun_gender(noun: str) -> Gender | None:
    """Return the gender that a singular noun of persons tells, or None."""
    if (
        noun in words("woman")
        or noun.endswith(("woman", "ex-wife", "stepmother", "heiress", "heroine"))
        or noun == "gal"
    ):
        return "female"
    if noun in words("man") or noun in ("guy", "lad", "ex-husband", "stepfather", "gunman") or noun.endswith("sman"):
        return "male"
    return None


@lru_cache(maxsize=4096)
def are_kindred(noun: str, other: str) -> bool:
    """Whether two nouns are often said of one person: the envoy, the diplomat."""
    return noun != other and any(noun in group and other in group for group in _KINDRED)
