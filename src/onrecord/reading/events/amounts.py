"""Numbers of a text with their bounds: "at least 20", "dozens", "between 10 and 15", "$2-3 billion"."""

from __future__ import annotations

import re
from typing import Final

Bounds = tuple[float | None, float | None]
_SMALL: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
                  "trillion": 1_000_000_000_000, "m": 1_000_000, "bn": 1_000_000_000, "dozen": 12}  # fmt: skip
#: Words for numbers: the least and the most that they are used for.
_VAGUE: Final[dict[str, Bounds]] = {
    "dozens": (24, None), "scores": (40, None), "hundreds": (200, None), "thousands": (2_000, None),
    "tens of thousands": (20_000, None), "hundreds of thousands": (200_000, None), "millions": (2_000_000, None),
    "tens of millions": (20_000_000, None), "hundreds of millions": (200_000_000, None),
    "billions": (2_000_000_000, None), "tens of billions": (20_000_000_000, None),
    "hundreds of billions": (200_000_000_000, None), "several": (3, None), "several hundred": (300, None),
    "several thousand": (3_000, None), "several dozen": (36, None), "a dozen": (12, 12), "half a dozen": (6, 6),
    "a hundred": (100, 100), "a thousand": (1_000, 1_000), "a million": (1_000_000, 1_000_000),
    "a billion": (1_000_000_000, 1_000_000_000), "half a million": (500_000, 500_000), "a handful": (2, 9),
    "a few": (2, 9), "a few hundred": (200, 900), "a few dozen": (24, 108), "a few thousand": (2_000, 9_000),
}  # fmt: skip
_WORDS: Final = "|".join(_SMALL)
_SIGN: Final = r"(?:(?:US|C|A)?[$€£]\s?)"
_NUMBER: Final = (
    rf"{_SIGN}?(?<![\w.:/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)|(?<![\w-])(?:{_WORDS})(?:-(?:{_WORDS}))?\b"
)  # fmt: skip
_SCALED: Final = rf"(?:{_NUMBER})(?:[\s-]?(?:{'|'.join(_SCALES)})\b)*"
_SECOND: Final = (
    rf"{_SIGN}?(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|\b(?:{_WORDS})\b)(?:[\s-]?(?:{'|'.join(_SCALES)})\b)?"
)
_AMOUNT: Final = re.compile(
    r"(?:\b(?P<least>at least|no fewer than|no less than|not less than|a minimum of)\s+"
    r"|\b(?P<over>more than|over|above|upwards of|in excess of)\s+"
    r"|\b(?P<most>at most|up to|no more than|as many as|as much as)\s+"
    r"|\b(?P<under>fewer than|less than|under|nearly|almost)\s+"
    r"|\b(?P<between>between)\s+"
    r"|\b(?:about|around|some|roughly|approximately|an estimated)\s+)?"
    rf"(?:(?P<vague>\b(?:{'|'.join(sorted(_VAGUE, key=len, reverse=True))})\b)"
    rf"|(?P<first>{_SCALED})(?:\s?(?:to|or|-|–|(?P<and>and))\s?(?P<second>{_SECOND}))?)"
    r"(?P<more>\s+or\s+more\b|\+)?",
    re.IGNORECASE,
)


def amounts(text: str, start: int, end: int) -> list[tuple[re.Match[str], Bounds]]:
    """Return the numbers between two places of a text, each with its least and most; None is unknown.

    What has neither, and what is no range though it looks like one ("80-19"), is left out.
    """
    found, at = [], start
    while match := _AMOUNT.search(text, at, end):
        at = match.end()
        if match["and"] and not match["between"]:
            # "20 and 30" are two numbers, "between 20 and 30" is one.
            match = _AMOUNT.search(text, match.start(), match.end("first")) or match
            at = match.end()
        bounds = _bounds(match)
        if bounds != (None, None):
            found.append((match, bounds))
    return found


def _bounds(match: re.Match[str]) -> Bounds:
    low: float | None
    high: float | None
    if match["vague"]:
        low, high = _VAGUE[match["vague"].lower()]
    else:
        low, high = _range(match["first"], match["second"])
        if low > high:
            return None, None
    if match["least"] or match["over"] or match["more"]:
        return low, None
    return (None, high) if match["most"] or match["under"] else (low, high)


def _range(first: str, second: str | None) -> tuple[float, float]:
    low, high = _value(first), _value(second) if second else None
    if second is None or high is None:
        return low, low
    scaled = re.search(r"(?:[\s-]?(?:hundred|thousand|million|billion|trillion|dozen|m|bn))$", second, re.IGNORECASE)
    if scaled and low < _value(second[: scaled.start()]):
        # "2 to 3 million" are millions both; in "5-6,000" the thousands are told once.
        low *= high / _value(second[: scaled.start()])
    elif low < 10 and second.endswith(",000"):
        low *= 1_000
    return low, high


def _value(words: str) -> float:
    bare = re.sub(r"^(?:US|C|A)?[$€£]\s?", "", words.strip(), flags=re.IGNORECASE).lower().replace(",", "")
    total, scale = 0.0, 1
    for part in re.split(r"[\s-]+", bare):
        glued = re.fullmatch(r"(\d+(?:\.\d+)?)([a-z]+)?", part)
        if glued:
            total += float(glued[1])
            scale *= _SCALES.get(glued[2] or "", 1)
        elif part in _SCALES:
            scale *= _SCALES[part]
        else:
            total += _SMALL.get(part, 0)
    return total * scale
