"""Pieces of patterns, from the words of `times.tsv`, and what their matches stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.knowledge.times import time_words
from onrecord.reading.times.calendar import Unit

UNITS: dict[str, Unit] = {
    "D": "day", "N": "day", "WE": "weekend", "W": "week", "M": "month", "Q": "quarter", "Y": "year",
    "DE": "decade", "CE": "century",
}  # fmt: skip
#: A line break within a sentence is that of a text wrapped by hand.
_SPACE = r"\s+"
_DASH = r"[-‐‑–—]"
#: Adjectives that may stand between a number and its unit.
_KINDS = (
    "consecutive straight full more whole long additional solid further trading working business calendar successive"
    " short extra other fiscal financial"
)


def forms(*classes: str) -> list[str]:
    """Return the forms of classes, longest first."""
    words = time_words()
    return sorted((form for name in classes for form in words[name]), key=lambda form: (-len(form), form))


def either(words: Iterable[str], *, capital: bool = False) -> str:
    """Return a pattern for any of some words; `capital`: as a name is written, or in capitals throughout."""
    given = list(words)
    if capital:
        both = [w for word in given for w in dict.fromkeys((_as_name(word), word.upper()))]
        return f"(?:{'|'.join(map(_escaped, sorted(both, key=len, reverse=True)))})"
    return f"(?i:{'|'.join(map(_escaped, given))})"


def _as_name(words: str) -> str:
    return " ".join(w if w in ("of", "the") else w[:1].upper() + w[1:] for w in words.split(" "))


def _escaped(word: str) -> str:
    return re.escape(word).replace("\\ ", _SPACE)


def _numbers() -> str:
    """The pattern of numbers, in digits or words, with those that are open ("several")."""
    words = {form: n for form, n in time_words()["number"].items() if n.isdigit() and " " not in form}
    small = "|".join(form for form, n in words.items() if 0 < int(n) < 20 and form not in ("a", "an"))
    tens = "|".join(form for form, n in words.items() if int(n) in range(20, 100, 10))
    digits = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,3})?"
    return f"(?:{digits}|(?i:{tens})(?:[-\\x20](?i:{small}))?|{either(forms('number'))})"


@lru_cache(maxsize=1)
def pieces() -> dict[str, str]:
    """Return the pieces by the name that stands for them, in angle brackets, in patterns."""
    words = time_words()
    month = f"(?:{either(words['month'], capital=True)}|{either(words['short_month'], capital=True)}\\b\\.?)"
    weekday = f"(?:{either(words['weekday'], capital=True)}|{either(words['short_weekday'], capital=True)}\\.)"
    plurals = ["centurie" if form == "century" else form for form in forms("unit")]
    return {
        "_": _SPACE,
        "the": f"(?:(?i:the){_SPACE})",
        "earlier": f"(?:(?P<when>(?i:earlier|later|sometime|some{_SPACE}time|at{_SPACE}some{_SPACE}point))"
        f"(?:{_SPACE}in)?{_SPACE})",
        "whole": f"(?:(?i:full|short|long|whole){_SPACE})",
        "kind": f"(?:(?i:{_KINDS.replace(' ', '|')})(?:{_SPACE}|{_DASH}))",
        "-": _DASH,
        "month": month,
        "longmonth": either(words["month"], capital=True),
        "weekday": weekday,
        "longweekday": either(words["weekday"], capital=True),
        "daynumber": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
        "year": r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?![\d%]|[.,]\d)",
        "unit": either(forms("unit")),
        "units": f"(?:{either(plurals)}s|{either(forms('unit'))})",
        "plural": f"{either(plurals)}s",
        "season": f"(?:{'|'.join(forms('season'))})",
        "anyseason": either(forms("season")),
        "part": either(forms("part")),
        "number": _numbers(),
        "ordinal": rf"(?:\d+(?:st|nd|rd|th)|{either(forms('ordinal'))})",
        "begin": either(forms("begin")),
        "middle": either(forms("middle")),
        "finish": either(forms("finish")),
        "stage": f"(?:{either(forms('begin', 'middle', 'finish'))}(?:{_SPACE}|{_DASH}))",
        "about": f"(?:(?:{either(forms('about'))}){_SPACE})",
        "rest": either(forms("rest")),
        "last": either(forms("last")),
        "next": either(forms("next")),
        "this": either(forms("this")),
    }


def compiled(template: str) -> re.Pattern[str]:
    """Return the pattern of a template, in which <name> is a piece and <key:name> one whose match is kept as `key`.

    White space in it counts for nothing; <_> is a space in the text.
    """
    known = pieces()

    def piece(match: re.Match[str]) -> str:
        key, _, name = match[1].rpartition(":")
        return f"(?P<{key}>{known[name]})" if key else known[name]

    bare = re.sub(r"\s+", "", template)
    return re.compile(
        r"(?<![\w$€£#/-])(?<!\w[.,’'])" + re.sub(r"(?<!\?P)<([\w:]+|-|_)>", piece, bare) + r"(?!\w|[-–]\d)"
    )


def behind(words: str) -> str:
    """Return a pattern that holds right after one of some words, given with spaces between, and one space."""
    return "(?:" + "|".join(rf"(?<=\b{word}\x20)" for word in words.split()) + ")"


def group(match: re.Match[str], name: str) -> str | None:
    """Return what a group matched; None where it matched nothing, or where the pattern has none of that name."""
    return match.groupdict().get(name)


def month_number(text: str) -> int:
    """Return 1 to 12 for a name of a month."""
    words, name = time_words(), text.lower().rstrip(".")
    return int(words["month"].get(name) or words["short_month"][name])


def weekday_number(text: str) -> int:
    """Return 1 (Monday) to 7 for a name of a weekday."""
    words, name = time_words(), text.lower().rstrip(".")
    return int(words["weekday"].get(name) or words["short_weekday"][name])


def unit_code(text: str) -> str:
    """Return the TIMEX3 code of a unit, singular or plural."""
    name, words = text.lower(), time_words()["unit"]
    return words.get(name) or words[name[:-1]]


def stage_of(text: str | None) -> str | None:
    """Return early, mid or late for the words that pick a part of a period."""
    if not text:
        return None
    words, name = time_words(), re.sub(r"\s+", " ", text.lower()).strip(" -‐‑–—")
    return "early" if name in words["begin"] else "mid" if name in words["middle"] else "late"


def number_of(text: str) -> float | None:
    """Return the number that digits or words stand for; None where they leave it open."""
    name = re.sub(r"\s+", " ", text.lower()).replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", name):
        return float(name)
    words = time_words()["number"]
    if name in words:
        return None if words[name] == "X" else float(words[name])
    parts = re.split(r"[- ]", name)
    return sum(float(words[part]) for part in parts)


def ordinal_of(text: str) -> int:
    """Return the number of an ordinal."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else int(time_words()["ordinal"][text.lower()])
