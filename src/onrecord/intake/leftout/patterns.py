"""Loads `patterns.toml`: the words, expressions and set phrases that the finders look for."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

_FILE = "patterns.toml"
_PART = re.compile(r"<<(\w+)>>")

# A person's name as it stands in a byline or credit, and lists of them.
_NAME_PART = r"(?:(?:[A-Z]\.){1,3}|[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*\.?)"
_NAME_SMALL = r"(?:de|del|della|van|von|der|den|al|bin|ibn|da|dos|du|la|le|di|el|ter|ten|abu|y)"
NAME = rf"{_NAME_PART}(?: (?:{_NAME_SMALL} ){{0,2}}{_NAME_PART}){{1,4}}"
NAMES = rf"{NAME}(?:(?:, and |, |,| and | AND | & | with ){NAME}){{0,9}}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A paragraph that is a set phrase: why it is left out, how long it may be, sure even with speech in it."""

    why: str
    pattern: re.Pattern[str]
    longest: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Patterns:
    """All of `patterns.toml`, compiled."""

    words: Mapping[str, frozenset[str]]
    expressions: Mapping[str, re.Pattern[str]]
    phrases: tuple[Phrase, ...]


def joined(expression: str) -> str:
    """Return a multi-line expression as one line: its lines without their indentation, put together."""
    return "".join(line.strip() for line in expression.splitlines())


@lru_cache(maxsize=1)
def load() -> Patterns:
    """Return the patterns; read and compiled at the first call."""
    data: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath(_FILE).read_text(encoding="utf8"))
    parts = {"name": NAME, "names": NAMES}

    def whole(expression: str) -> str:
        return _PART.sub(lambda match: parts[match[1]], joined(expression))

    for name, part in data["parts"].items():
        parts[name] = whole(part)

    return Patterns(
        words={name: frozenset(words.split()) for name, words in data["words"].items()},
        expressions={name: re.compile(f"(?:{whole(text)})", re.DOTALL) for name, text in data["expressions"].items()},
        phrases=tuple(
            Phrase(
                group["why"],
                re.compile(whole(text), re.IGNORECASE | re.DOTALL),
                group["longest"],
                group.get("sure", False),
            )
            for group in data["phrases"]
            for text in group["expressions"]
        ),
    )


def expression(name: str) -> re.Pattern[str]:
    """Return the compiled expression `name` of the file."""
    return load().expressions[name]


@lru_cache(maxsize=64)
def words(*names: str) -> frozenset[str]:
    """Return the words of the lists `names` of the file."""
    lists = load().words
    return frozenset().union(*(lists[name] for name in names))


@lru_cache(maxsize=32)
def _phrases(shortest: int, speech: bool) -> tuple[Phrase, ...]:
    """Return the phrases that may be `shortest` characters long or longer, only the sure ones of them if `speech`."""
    return tuple(phrase for phrase in load().phrases if phrase.longest >= shortest and (phrase.sure or not speech))


@lru_cache(maxsize=1)
def _steps() -> tuple[int, ...]:
    return tuple(sorted({phrase.longest for phrase in load().phrases}))


def phrase_of(bare: str, *, speech: bool) -> str | None:
    """Return why a paragraph is left out that is nothing but a set phrase, or None.

    Args:
        bare: the paragraph without brackets, quotation marks and full stop around it.
        speech: whether the paragraph looks like attributed speech; then only the sure phrases count.
    """
    steps = _steps()
    at = bisect_left(steps, len(bare))
    if at == len(steps):
        return None
    return next((phrase.why for phrase in _phrases(steps[at], speech) if phrase.pattern.fullmatch(bare)), None)
