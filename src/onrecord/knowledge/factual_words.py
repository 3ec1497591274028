"""Classes of words that tell how firmly an event is told: factuality.tsv."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import parse_lists
from onrecord.knowledge.tables import packaged

FILE: Final = "factuality.tsv"
#: What joins the words of an entry of several.
_JOIN: Final = "_"
_NOTHING: Final[frozenset[str]] = frozenset()
#: What is written together with the word before it, and the class it tells.
_ENDINGS: Final = ((re.compile(r"n't$"), "not"), (re.compile(r"'ll$"), "will"), (re.compile(r"'d$"), "would"))


@lru_cache(maxsize=1)
def _classes() -> tuple[dict[str, frozenset[str]], dict[tuple[str, ...], frozenset[str]]]:
    """The classes of words, and of runs of words."""
    words: dict[str, frozenset[str]] = {}
    runs: dict[tuple[str, ...], frozenset[str]] = {}
    for name, groups in parse_lists(packaged(FILE), where=FILE).items():
        for entry in sorted(entry for group in groups for entry in group):
            parts = tuple(entry.split(_JOIN))
            if len(parts) == 1:
                words[entry] = words.get(entry, _NOTHING) | {name}
            else:
                runs[parts] = runs.get(parts, _NOTHING) | {name}
    return words, runs


@lru_cache(maxsize=20_000)
def classes_of(word: str) -> frozenset[str]:
    """Return the classes of a word in lower case, with straight apostrophes, and of its dictionary forms."""
    words, _ = _classes()
    found = [words.get(form, _NOTHING) for form in (word, *lemmas(word))]
    for ending, name in _ENDINGS:
        if ending.search(word):
            found += [words.get(ending.sub("", word), _NOTHING), frozenset({name})]
    return frozenset().union(*found)


def classes_in(words: Sequence[str]) -> list[frozenset[str]]:
    """Return the classes at each of a sentence's words; those of a run of words stand at its first.

    Args:
        words: in lower case, with straight apostrophes.
    """
    out = [classes_of(word) for word in words]
    for at, word in enumerate(words):
        for rest, classes in _runs_from(word):
            if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                out[at] |= classes
    return out


@lru_cache(maxsize=20_000)
def _runs_from(word: str) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The runs of words that a word, or a dictionary form of it, begins: the words behind it, and the classes."""
    _, runs = _classes()
    forms = {word, *lemmas(word)}
    return tuple((run[1:], classes) for run, classes in runs.items() if run[0] in forms)
