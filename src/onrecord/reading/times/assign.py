"""The times of a page, and when its statements were made."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.layers import Page
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.reading.text.sentences import sentence_starts
from onrecord.reading.times.find import find_times, rules
from onrecord.reading.times.quoted import requoted
from onrecord.reading.times.said import with_times
from onrecord.reading.times.tense import tense_at
from onrecord.reading.times.types import Found, Meaning, Scene, Sentence
from onrecord.types import Span, Time

#: A line that holds nothing but a date, near the head of a text, dates it where nothing else does.
_HEAD_LINES: Final = 4
_OPEN: Final = re.compile(r"\b(?P<way>since|until|till)\s+(?:at\s+least\s+|about\s+|around\s+)?$", re.IGNORECASE)


def assign_times(page: Page) -> Page:
    """Return the page with its times `t1`… in the order of the text, and `time` in its statements."""
    text = page.article.text
    spans = paragraphs(text)
    sentences = sentence_starts(text, spans, quotations(text, spans))
    today, reason = _today(page, text)
    whole = Sentence(0, len(text))
    scene = Scene(text, today, reason, whole, 0, lambda start, end: tense_at(text, scene.sentence, start, end))
    found = [one for one in find_times(scene, sentences, spans) if not _skipped(one, page.skip)]
    times = _rows(found, text)
    statements = with_times(text, page.statements, times, sentences)
    return replace(page, times=_rows(requoted(found, times, statements, today), text), statements=statements)


def _rows(found: Sequence[Found], text: str) -> tuple[Time, ...]:
    return tuple(_time(f"t{number}", _opened(one, text), text) for number, one in enumerate(found, 1))


def _today(page: Page, text: str) -> tuple[datetime.date | None, str]:
    """The article's day: as given, else that of a line of its own at the head of the text."""
    published = page.article.published
    if published:
        try:
            return datetime.date.fromisoformat(published[:10]), published[:10]
        except ValueError:
            return _of_head(text)  # an Article made by hand may hold anything: it is no date to count from
    return _of_head(text)


def _of_head(text: str) -> tuple[datetime.date | None, str]:
    lines = [m for m in re.finditer(r"[^\n]+", text[:2000]) if m[0].strip()][:_HEAD_LINES]
    dated = [rule for rule in rules() if rule.name in ("day", "iso")]
    for line in lines:
        for rule in dated:
            match = rule.pattern.fullmatch(line[0].strip())
            if match and re.search(r"\d{4}", match[0]):
                meaning = rule.meaning(match, Scene(line[0], None, "", Sentence(0, len(line[0])), 0, lambda s, e: None))
                if meaning and meaning.start:
                    return meaning.start, f"{meaning.start}, as a line at the head of the text says"
    return None, "no date is given"


def _skipped(one: Found, skip: Sequence[tuple[int, int]]) -> bool:
    return any(one.start < end and start < one.end for start, end in skip)


def _opened(one: Found, text: str) -> Found:
    """What stands after "since" or "until" has an open end; the word that opens it belongs to the span."""
    before = _OPEN.search(text[max(0, one.start - 24) : one.start])
    meaning = one.meaning
    if not before or meaning.type not in ("DATE", "TIME") or meaning.start is None or meaning.end is None:
        return one
    start = one.start - len(before[0])
    if before["way"].lower() == "since":
        return Found(start, one.end, one.rule, _open(meaning, end=None, why="open at the end: since"))
    return Found(start, one.end, one.rule, _open(meaning, start=None, why="open at the beginning: until"))


def _open(meaning: Meaning, *, why: str, **ends: None) -> Meaning:
    return replace(meaning, reasons=(*meaning.reasons, why), **ends)  # type: ignore[arg-type]


def _time(number: str, one: Found, text: str) -> Time:
    meaning = one.meaning
    start, end = (day.isoformat() if day else None for day in (meaning.start, meaning.end))
    span = Span.of(text, one.start, one.end)
    return Time(number, span, meaning.type, meaning.value, start, end, meaning.granularity, meaning.reasons)
