"""Whether an event is told as the past behind the news, by its words and its time.

Background is what is dated long before the article ("in 2003", "two years ago", "last summer"), or told with words that
set it back ("decades ago", "had previously been attacked"). What goes on since then is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from onrecord.reading.events.clauses import clause_of, reaches
from onrecord.types import Event, Time

Pair = tuple[int, int]
#: So many days before the article an event is no news.
_OLD: Final = 31
_AGO: Final = re.compile(
    r"\b(?:(?:a few|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:months|years|decades) "
    r"(?:ago|earlier|before)|(?:a|one) (?:year|decade|century|generation) (?:ago|earlier|before)|"
    r"decades ago|years ago|in the (?:distant )?past(?=[,.;]|$)|historically)\b",
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
    if time is not None and (time.start or time.end):
        ended = _day(time.end)
        if ended is not None and day is not None and (day - ended).days > _OLD:
            return f"background: “{time.span.text}” is long before the article"
        return None
    clause = clause_of(text, sentence, trigger)
    ago = _AGO.search(text, *clause)
    if ago and reaches(text, sentence, trigger, ago.span()):
        return f"background: “{ago.group()}”"
    back = _BEFORE_NOW.search(text, *clause)
    if back and _PERFECT.search(text[clause[0] : trigger[0]]):
        return f"background: “{back.group()}”, in the past perfect"
    return None


def with_shared(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events with what one mention tells of the past taken over by the others of the same event.

    Args:
        events: of one article, with `same_event`; a mention that has a time of its own keeps what that tells.
    """
    old = {event.same_event or event.id for event in events if event.background}
    return tuple(
        replace(event, background=True, reasons=(*event.reasons, "background: another mention of it is"))
        if not event.background and event.time is None and (event.same_event or event.id) in old
        else event
        for event in events
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
