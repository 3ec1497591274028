"""All expressions of time of a text, with their meanings, in order and without overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.calendar import period
from onrecord.reading.times.rule import words_in
from onrecord.reading.times.types import Found, Meaning, Rule, Scene, Sentence, of_period

#: What may stand between a time of the clock and its day, to either side.
_BEFORE_DAY: Final = re.compile(r",?\s+(?:on\s+)?|,\s*")
_AFTER_DAY: Final = re.compile(r",?\s+(?:at|around|about|by)\s+|,?\s+")


_OF_DAY: Final = re.compile(r"T(?:MO|AF|EV|NI)$")
_PART_OF: Final = re.compile(r"(?:\b[Tt]he\s+)?\b(?P<part>morning|afternoon|evening|night)\s+of\s+$")
_WEEK_OF: Final = re.compile(r"(?:\b[Tt]he\s+)?\bweek\s+(?:of|beginning|starting)\s+$")
#: A match: start, minus its end, number of the rule, the rule.
Row = tuple[int, int, int, Rule, re.Match[str]]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return the rules; compiled when first asked for."""
    from onrecord.reading.times import away, clock, days, durations, relative, weekdays, years

    return (*days.RULES, *years.RULES, *weekdays.RULES, *relative.RULES, *away.RULES, *durations.RULES, *clock.RULES)


def find_times(scene: Scene, sentences: Sequence[int], paragraphs: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the expressions of time in the text of a scene.

    Args:
        scene: what they are read against; it is led through the text.
        sentences: where sentences start.
        paragraphs: spans of the paragraphs.
    """
    found: list[Found] = []
    starts = [start for start, _ in paragraphs]
    for start, end in pairwise((*sentences, len(scene.text))):
        scene.sentence = Sentence(start, end)
        scene.paragraph = starts[max(bisect_right(starts, start) - 1, 0)] if starts else 0
        for cluster in _clusters(_matches(scene.text, start, end)):
            for one in _chosen(cluster, scene):
                found.append(one)
                _remember(one, scene)
    return _joined(found, scene.text)


def _matches(text: str, start: int, end: int) -> list[Row]:
    """All matches of all rules in a sentence, by place, longer ones first, then by the order of the rules."""
    words = words_in(text, start, end)
    return sorted(
        (
            (m.start(), -m.end(), number, rule, m)
            for number, rule in enumerate(rules())
            if not words.isdisjoint(rule.needs)
            for m in rule.pattern.finditer(text, start, end)
        ),
        key=lambda row: row[:3],
    )


def _clusters(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The matches in runs that overlap."""
    run: list[Row] = []
    reach = -1
    for row in rows:
        if run and row[0] >= reach:
            yield run
            run = []
        run.append(row)
        reach = max(reach, -row[1])
    if run:
        yield run


def _chosen(cluster: Sequence[Row], scene: Scene) -> Iterator[Found]:
    """The longest matches of a cluster that have a meaning, none of them overlapping, in order."""
    taken: list[Found] = []
    for start, minus_end, _, rule, match in sorted(cluster, key=lambda row: (row[0] + row[1], row[2])):
        end = -minus_end
        if any(start < one.end and one.start < end for one in taken):
            continue
        meaning = rule.meaning(match, scene)
        if meaning is not None:
            taken.append(Found(start, end, rule.name, meaning))
    yield from sorted(taken, key=lambda one: one.start)


def _remember(one: Found, scene: Scene) -> None:
    if one.meaning.type not in ("DATE", "TIME"):
        return
    if one.meaning.period is not None:
        scene.spoken_of, scene.spoken_in = one.meaning.period, scene.sentence.start
        if one.meaning.period.unit == "day":
            scene.day = (one.meaning.period, one.start)
    elif "X" in one.meaning.value:
        scene.spoken_of = scene.day = (
            None  # a day that is not told: what follows cannot be counted from the one before it
        )


def _joined(found: Sequence[Found], text: str) -> list[Found]:
    """The expressions with a time of the clock and the day beside it made one."""
    out: list[Found] = []
    for part in found:
        one = _part_of(part, text)
        before = out[-1] if out else None
        between = text[before.end : one.start] if before else ""
        if before and before.rule == "clock" and _is_of_day(one.meaning) and _BEFORE_DAY.fullmatch(between):
            out[-1] = Found(before.start, one.end, "clock", _clock_on(before.meaning, one.meaning))
        elif before and one.rule == "clock" and _is_of_day(before.meaning) and _AFTER_DAY.fullmatch(between):
            out[-1] = Found(before.start, one.end, "clock", _clock_on(one.meaning, before.meaning))
        else:
            out.append(one)
    return out


def _part_of(one: Found, text: str) -> Found:
    """The night of July 4, the week of July 4, from the day."""
    week = _WEEK_OF.search(text, max(0, one.start - 24), one.start) if _is_day(one.meaning) else None
    if week and one.meaning.start:
        return Found(
            week.start(), one.end, one.rule, of_period(period("week", one.meaning.start), *one.meaning.reasons)
        )
    match = _PART_OF.search(text, max(0, one.start - 24), one.start) if _is_day(one.meaning) else None
    if not match:
        return one
    value = f"{one.meaning.value}T{time_words()['part'][match['part'].lower()]}"
    meaning = replace(one.meaning, type="TIME", value=value, granularity="hour")
    return Found(match.start(), one.end, one.rule, meaning)


def _is_day(meaning: Meaning) -> bool:
    return meaning.type == "DATE" and meaning.granularity == "day" and "/" not in meaning.value


def _is_of_day(meaning: Meaning) -> bool:
    """Whether it is a day, or the morning or night of one."""
    return _is_day(meaning) or bool(_OF_DAY.search(meaning.value))


def _clock_on(clock: Meaning, day: Meaning) -> Meaning:
    value = day.value.partition("T")[0] + clock.value[clock.value.index("T") :]
    return replace(clock, value=value, start=day.start, end=day.end, period=day.period, reasons=day.reasons)
