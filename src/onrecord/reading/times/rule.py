"""One rule of the grammar: a pattern from pieces, what gives its meaning, and which words it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.pieces import compiled
from onrecord.reading.times.types import Meaning, Rule, Scene

_WORDS: Final = re.compile(r"[^\W\d_]+|\d")


def rule(name: str, template: str, meaning: Callable[[re.Match[str], Scene], Meaning | None], needs: str) -> Rule:
    """Return a rule.

    Args:
        name: of the kind of expression.
        template: see `onrecord.reading.times.pieces.compiled`.
        meaning: gives the meaning of a match, or None.
        needs: words of which a sentence must have one to be searched at all; `@unit` stands for all of that class,
            `#` for any digit. It saves time and changes nothing.
    """
    wanted: set[str] = set()
    for word in needs.split():
        wanted |= _class_words(word[1:]) if word.startswith("@") else {word}
    return Rule(name, compiled(template), meaning, frozenset(wanted))


def _class_words(name: str) -> set[str]:
    """The last word of each form of a class, and for units their plurals and their compounds with -long."""
    found = {_WORDS.findall(form)[-1] for form in time_words()[name]}
    return found | {word + end for word in found for end in ("s", "long", "slong")} if name == "unit" else found


def words_in(text: str, start: int, end: int) -> set[str]:
    """Return the words of start:end, in lower case, `#` if there is a digit among them."""
    return {"#" if word.isdigit() else word for word in _WORDS.findall(text[start:end].lower())}
