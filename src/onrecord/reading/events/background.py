"""Whether an event is told as the past behind the news, by its words and its time.

Background is what a sentence dates long before the article ("in 2003", "two years ago", "a decade earlier"), or tells
in the past perfect with a word that sets it back ("had previously been attacked").
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from onrecord.types import Time

Pair = tuple[int, int]
#: So many days before the article an event is no news.
_OLD: Final = 60
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_AGO: Final = re.compile(
    r"\b(?:(?:a few|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:months|years|decades) "
    r"(?:ago|earlier|before)|(?:a|one) (?:year|decade|century|generation) (?:ago|earlier|before)|"
    r"decades ago|years ago|last (?:year|decade|century)|in the (?:past|1\d\d\ds|20\d\ds)|historically)\b",
    re.IGNORECASE,
)
_BEFORE_NOW: Final = re.compile(r"\b(?:previously|formerly|earlier|in the past|once)\b", re.IGNORECASE)
_PERFECT: Final = re.compile(r"\b(?:had|’d|'d)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


def background_reason(text: str, sentence: Pair, trigger: Pair, published: str | None, time: Time | None) -> str | None:
    """Return why an event is background, or None where nothing says so.

    Args:
        text: of the article.
        sentence: that holds the event.
        trigger: of the event.
        published: ISO date of the article, or None.
        time: of the event, or None where none is known.
    """
    day = _day(published)
    if time is not None and time.end and day is not None:
        ended = _day(time.end)
        if ended is not None and (day - ended).days > _OLD:
            return f"background: “{time.span.text}” is long before the article"
        return None
    clause = _clause(text, sentence, trigger)
    words = text[clause[0] : clause[1]]
    if day is not None:
        year = next((m.group() for m in _YEAR.finditer(words) if int(m.group()) < day.year - (day.month <= 2)), None)
        if year:
            return f"background: told of {year}"
    ago = _AGO.search(words)
    if ago:
        return f"background: “{ago.group()}”"
    back = _BEFORE_NOW.search(words)
    if back and _PERFECT.search(text[clause[0] : trigger[0]]):
        return f"background: “{back.group()}”, in the past perfect"
    return None


def _clause(text: str, sentence: Pair, trigger: Pair) -> Pair:
    """The part of the sentence around a trigger, between semicolons, dashes and quotation marks."""
    start, end = sentence
    for match in re.finditer(r"[;—–“”]", text[start:end]):
        at = sentence[0] + match.start()
        if at < trigger[0]:
            start = at + 1
        elif at >= trigger[1]:
            return start, at
    return start, end


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
