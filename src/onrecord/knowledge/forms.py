"""What makes two ways of writing a name the same name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "Œ": "Oe", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "–": "-",
})  # fmt: skip
_DROPPED: Final = re.compile(r"['.]")
_GAPS: Final = re.compile(r"[^\w&]+")
_POSSESSIVE: Final = re.compile(r"(?:'s|(?<=s)')\s*$", re.IGNORECASE)
#: Capital letters alone, this many at most, are a short form: `US` is a state, `us` and `Us` are not.
_SHORT: Final = 5


def plain(text: str) -> str:
    """Return `text` with straight apostrophes and without accents."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(mark for mark in parts if not unicodedata.combining(mark)).translate(_LETTERS)


@lru_cache(maxsize=50_000)
def key(text: str) -> str:
    """Return what all ways of writing a name have in common.

    Case, accents, apostrophes, full stops, hyphens and a leading "the" make no difference: "the U.S." and "US",
    "Al-Qaeda" and "al Qaeda". Case is for `same_case`.
    """
    if text.isascii() and text.replace(" ", "").isalnum():  # most names: no need for patterns
        joined = " ".join(text.split()).casefold()
    else:
        joined = _GAPS.sub(" ", _DROPPED.sub("", plain(plain(text).casefold()))).strip()
    return joined[4:] if joined.startswith("the ") else joined


@lru_cache(maxsize=50_000)
def without_possessive(text: str) -> str:
    """Return `text` without a possessive ending: "Russia's" is Russia."""
    return _POSSESSIVE.sub("", plain(text)).strip()


@lru_cache(maxsize=50_000)
def is_short(form: str) -> bool:
    """Return whether `form` is a short form of capital letters: US, U.N., NATO."""
    letters = [mark for mark in form if mark.isalpha()]
    return 0 < len(letters) <= _SHORT and all(mark.isupper() for mark in letters)


def same_case(form: str, text: str) -> bool:
    """Return whether `text` may be `form`, as far as capital letters tell.

    A short form is written in capitals; a name has a capital somewhere; a whole headline in capitals is no obstacle.
    """
    if is_short(form):
        return is_short(without_possessive(text).removeprefix("the ").removeprefix("The ")) or text.isupper()
    return form.islower() or not text.islower()
