"""Whether a piece of text is nothing but a date or time, as time stamps are."""

from __future__ import annotations

import re

from onrecord.intake.leftout.patterns import words

_NUMBER = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|h)?|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:am|pm)?|\d{1,2}(?:am|pm)|\d{8}|[+-]\d{2}:?\d{2}"
)
_SPLIT = re.compile(r"[\s,|/•·()\-–—]+")
_NUMERIC = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ][\d:.+Z-]+)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_AGAIN = re.compile(r"\b(?:published|updated|posted|modified|edited)\b:?", re.IGNORECASE)
_MARKS = " ,|•·-–—;():"
# These lead a stamp only together with a stronger word: "on 3 March" is no stamp, "posted on 3 March" is.
_WEAK = frozenset(("on", "at", "first", "last", ""))


def _tokens(text: str) -> list[str]:
    rest = _NUMERIC.sub(" 1 ", text.lower())
    return [token.strip(".:;") for token in _SPLIT.split(rest) if token.strip(".:;")]


def is_date(text: str) -> bool:
    """Whether `text` is a date, a time or both: at least one number, and nothing else but words of dates."""
    if len(text) > 120:
        return False
    tokens = _tokens(text)
    known = words("months", "days", "zones", "stamp")
    return any(_NUMBER.fullmatch(token) for token in tokens) and all(
        token in known or _NUMBER.fullmatch(token) for token in tokens
    )


def has_full_date(text: str) -> bool:
    """Whether `text` names a day with its year."""
    if _NUMERIC.search(text):
        return True
    return bool(_YEAR.search(text)) and any(token in words("months", "days") for token in _tokens(text))


def is_stamp(text: str) -> bool:
    """Whether `text` is a time stamp with its word: "Updated 3:45 PM EST", "Published on 3 March 2017"."""
    if len(text) > 200:
        return False
    tokens = text.replace(":", ": ", 1).split()
    leads = words("stamp_leads") | {""}
    plain = [token.lower().strip(_MARKS) for token in tokens]
    lead = 0
    while lead < len(tokens) and plain[lead] in leads:
        lead += 1
    if all(token in _WEAK for token in plain[:lead]) or lead == len(tokens):
        return False
    parts = _AGAIN.split(" ".join(tokens[lead:]))
    return all(is_date(part) for part in parts if part.strip(_MARKS))
