"""Classes of words around places, from place_words.tsv, and what follows from them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.knowledge.words import words as listed

FILE: Final = "place_words.tsv"


@lru_cache(maxsize=64)
def place_words(name: str) -> frozenset[str]:
    """Return the words of a class of place_words.tsv."""
    return word_list(name, FILE)


@lru_cache(maxsize=1)
def kinds() -> frozenset[str]:
    """Return the nouns for kinds of places."""
    return frozenset().union(*map(place_words, ("kind_of", "city", "province", "county", "with_name")))


@lru_cache(maxsize=1)
def never() -> frozenset[str]:
    """Return the words that are no names of places by themselves, whatever stands around them."""
    return frozenset().union(kinds(), listed("title"), *map(place_words, ("direction", "site", "nature")))


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Return the words that say nothing by themselves, though some small place bears each as its name."""
    bodies = (listed(name) for name in ("body", "arm", "outlet_word", "document", "group"))
    return never().union(place_words("common"), *bodies)


def is_given_name(word: str) -> bool:
    """Whether a word in lower case is a given name."""
    return word in listed("male") or word in listed("female")
